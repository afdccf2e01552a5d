/** The GSM 7 bit default alphabet, and what of its extension is in use, which takes two places (3GPP TS 23.038). */
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const EXTENDED = '^{}\\[~]|€';

/** Into how many messages an SMS is cut, each of which is paid for. */
export const segmentsOf = (text: string): number => {
  const isGsm = [...text].every((letter) => BASIC.includes(letter) || EXTENDED.includes(letter));
  if (!isGsm) return text.length <= 70 ? 1 : Math.ceil(text.length / 67);
  const places = [...text].reduce((sum, letter) => sum + (EXTENDED.includes(letter) ? 2 : 1), 0);
  return places <= 160 ? 1 : Math.ceil(places / 153);
};

/** Vietnamese as it is written where there are no diacritics: `Phường Hoàn Kiếm` is `Phuong Hoan Kiem`. */
export const withoutDiacritics = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .replaceAll(/[–—]/g, '-')
    .replaceAll(/[‘’]/g, "'");
