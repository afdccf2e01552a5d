/** As people type, in messages and in haste: what is meant, in full. */
const MEANT: Readonly<Record<string, string>> = {
  k: 'không',
  ko: 'không',
  kg: 'không',
  kh: 'không',
  hok: 'không',
  hong: 'không',
  hk: 'không',
  dc: 'được',
  đc: 'được',
  bik: 'biết',
  bit: 'biết',
  cb: 'cán bộ',
  nv: 'nhân viên',
  hs: 'hồ sơ',
  tt: 'thủ tục',
  gt: 'giấy tờ',
  dvc: 'dịch vụ công',
  hd: 'hướng dẫn',
  thks: 'thanks',
  tks: 'thanks',
  thx: 'thanks',
  camon: 'cảm ơn',
  iu: 'yêu',
  wa: 'quá',
  lun: 'luôn',
  j: 'gì',
  z: 'vậy',
  r: 'rồi',
};

/** The syllables that are meant by one, as it was typed: `cb` is `cán bộ`; itself, where it is not known to be short for anything. */
export const meantBy = (syllable: string): readonly string[] => MEANT[syllable]?.split(' ') ?? [syllable];
