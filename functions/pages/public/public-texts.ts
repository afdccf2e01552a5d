import type { PublishedUnit } from '#domain/published-month.ts';
import type { Text } from '#domain/questionnaire.ts';
import { evidenceOf, type Verdict } from '#domain/verdict.ts';
import type { Language } from '../texts.ts';

/** What the public pages say. */
export const PUBLIC_TEXTS = {
  title: { vi: 'Chỉ số hài lòng', en: 'Satisfaction index' },
  noneYet: {
    vi: 'Chưa có tháng nào được công bố. Mỗi tháng được công bố sau khi kết thúc mười ngày.',
    en: 'No month is published yet. Each is published ten days after its end.',
  },
  tryIt: {
    vi: 'Đây là bản dùng thử trên máy này. Mở màn hình tại quầy, mã QR và trang quản lý',
    en: 'This is a trial on this machine. Open the kiosk, the poster QR and the dashboard',
  },
  ofPeople: { vi: 'hài lòng hoặc rất hài lòng', en: 'satisfied or very satisfied' },
  withheld: {
    vi: 'Câu trả lời không được công bố, để bảo vệ người đánh giá',
    en: 'Answers are withheld, to protect those who rated',
  },
  withheldShort: { vi: 'không công bố', en: 'withheld' },
  countsWithheld: {
    vi: 'Số lượt của từng mức không được công bố, vì có thể làm lộ câu trả lời của đơn vị có ít người đánh giá.',
    en: 'How many chose each level is withheld, since it would give away what was answered at offices that few people rated.',
  },
  nobody: { vi: 'Chưa có lượt đánh giá', en: 'Nobody has rated' },
  reference: {
    vi: 'Dưới 30 lượt đánh giá: chỉ để tham khảo.',
    en: 'Fewer than 30 ratings: for reference only.',
  },
  referenceShort: { vi: 'chỉ để tham khảo', en: 'for reference only' },
  selfChosen: {
    vi: 'Người dân tự chọn có đánh giá hay không, nên con số không đại diện cho tất cả người làm thủ tục.',
    en: 'People choose whether to rate, so the figure does not stand for all who were served.',
  },
  trend: { vi: 'Qua các tháng', en: 'Month by month' },
  legend: {
    vi: 'Đường liền: chỉ số; dải mờ hoặc vạch đứng qua chấm: khoảng tin cậy 95 %; nét đứt: chỉ tiêu.',
    en: 'Line: the index; band, or bar through a dot: its 95% interval; dashes: the target.',
  },
  target: { vi: 'Chỉ tiêu', en: 'Target' },
  trendWithheld: {
    vi: 'Chấm rỗng: không công bố, để bảo vệ người đánh giá:',
    en: 'Hollow dots: withheld, to protect those who rated:',
  },
  trendMissing: { vi: 'Không có số liệu được công bố:', en: 'Nothing was published of:' },
  unpublished: { vi: 'Không có số liệu được công bố', en: 'Nothing was published' },
  asTable: { vi: 'Số liệu dạng bảng', en: 'The figures as a table' },
  month: { vi: 'Tháng', en: 'Month' },
  index: { vi: 'Chỉ số', en: 'Index' },
  interval: { vi: 'Khoảng tin cậy 95 %', en: '95% interval' },
  responses: { vi: 'Lượt đánh giá', en: 'Ratings' },
  share: { vi: 'Tỷ lệ', en: 'Share' },
  verdict: { vi: 'So với chỉ tiêu', en: 'Against the target' },
  units: { vi: 'Các cơ quan', en: 'Offices' },
  unit: { vi: 'Cơ quan', en: 'Office' },
  improvements: {
    vi: 'Đã thay đổi nhờ ý kiến của người dân',
    en: 'What was changed because of citizens',
  },
  search: { vi: 'Tìm cơ quan theo tên', en: 'Find an office by its name' },
  find: { vi: 'Tìm', en: 'Find' },
  noUnit: { vi: 'Không có cơ quan nào có tên như vậy.', en: 'No office has such a name.' },
  all: { vi: 'Tất cả các cơ quan', en: 'All offices' },
  scores: { vi: 'Các mức đã chọn', en: 'Levels chosen' },
  channels: { vi: 'Đánh giá qua đâu', en: 'How people rated' },
  data: { vi: 'Dữ liệu mở và cách tính', en: 'Open data and method' },
  rules: {
    vi: 'Chỉ số là tỷ lệ lượt đánh giá ở mức 4 và 5 trên thang năm mức, kèm khoảng tin cậy 95 % (Wilson). Đạt chỉ tiêu khi cả khoảng nằm từ chỉ tiêu trở lên; chưa đạt khi cả khoảng nằm dưới. Số lượt đánh giá luôn được công bố. Câu trả lời của nhóm dưới mười người, và số hồ sơ đã giải quyết dưới mười, không được công bố, cùng với những số có thể làm lộ chúng. Của nhóm từ mười người trở lên, số lượt ở từng mức được công bố, dù một mức có ít người chọn. Từ 10 đến 29 lượt: chỉ để tham khảo. Số đã công bố không thay đổi.',
    en: 'The index is the share of ratings of 4 and 5 on a scale of five, with its 95% interval (Wilson). The target is met where the whole interval is at or above it, not met where the whole interval is below. How many rated is always told. What fewer than ten people answered, and fewer than ten completed dossiers, are withheld, and with them the figures that would give them away. Of a group of ten or more each level is told, however few chose it. From 10 to 29 ratings, figures are for reference only. What is published does not change.',
  },
  formula: { vi: 'Công thức', en: 'Formula' },
  forms: { vi: 'Bộ câu hỏi', en: 'Questionnaires' },
  computeAgain: {
    vi: 'Tính lại khoảng tin cậy từ các số này',
    en: 'Compute the interval again from these figures',
  },
  earlier: { vi: 'Dữ liệu các tháng trước', en: 'Data of earlier months' },
  licence: { vi: 'Giấy phép: CC BY 4.0', en: 'Licence: CC BY 4.0' },
  check: { vi: 'Kiểm tra', en: 'Check it' },
  checkHow: {
    vi: 'Mỗi ngày, các phiếu của từng cơ quan được niêm phong bằng một mã (gốc Merkle) nối với ngày trước; sửa hay bỏ một phiếu thì mã không còn khớp.',
    en: 'Each day the ratings of an office are sealed with one code (a Merkle root) chained to the day before; where a rating is changed or taken out, it fits no longer.',
  },
  checkOwn: { vi: 'Kiểm tra phiếu của mình', en: 'Check your own rating' },
  ledger: { vi: 'Sổ niêm phong (JSON)', en: 'The ledger (JSON)' },
  roots: { vi: 'Mã niêm phong của từng ngày', en: 'The code of each day' },
  day: { vi: 'Ngày', en: 'Day' },
  sealed: { vi: 'Số phiếu', en: 'Ratings' },
  root: { vi: 'Mã niêm phong (gốc Merkle)', en: 'Code (Merkle root)' },
  late: { vi: 'phiếu đến muộn', en: 'came in late' },
  older: { vi: 'Các ngày trước đó', en: 'Earlier days' },
  newest: { vi: 'Các ngày gần nhất', en: 'Latest days' },
  noOlder: { vi: 'Không có ngày nào trước đó.', en: 'There is no earlier day.' },
  rootsOfOffices: {
    vi: 'Chưa có ngày nào được niêm phong tại đây. Mã của từng ngày có ở trang của mỗi cơ quan trực tiếp nhận phiếu đánh giá.',
    en: 'No day is sealed here. The code of each day stands on the page of every office that takes ratings itself.',
  },
  compareRoots: {
    vi: 'Tra phiếu của mình bằng mã trên trang cảm ơn: mã niêm phong hiện ở đó (root) phải đúng bằng mã của ngày ấy ở đây. Ai cũng có thể chép lại các mã để đối chiếu về sau.',
    en: 'Look your rating up by the code of the thank-you page: the root shown there must be the code of that day here. Anybody may copy the codes and compare them later.',
  },
  howToRate: { vi: 'Cách đánh giá', en: 'How to rate' },
  howToRateText: {
    vi: 'Chạm màn hình tại quầy, quét mã QR tại quầy, hoặc mở mã trên giấy hẹn. Không cần tài khoản, không ghi tên.',
    en: 'Tap the screen at the counter, scan the QR code there, or open the code on your receipt. No account, no name.',
  },
  typeCode: { vi: 'Nhập mã trên giấy hẹn', en: 'Type the code of a receipt' },
  privacy: { vi: 'Dữ liệu nào được lưu?', en: 'What is stored?' },
  officers: { vi: 'Dành cho cán bộ', en: 'For officers' },
} as const satisfies Readonly<Record<string, Text>>;

const LOCALES = { vi: 'vi-VN', en: 'en-GB' } as const;

export const numberText = (value: number, language: Language): string =>
  value.toLocaleString(LOCALES[language]);

/** `85,10 %` in Vietnamese, with a space that does not break, `85.10%` in English: with two decimals, as SIPAS is published. */
export const percentText = (value: number, language: Language, decimals = 2): string => {
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return `${value.toLocaleString(LOCALES[language], digits)}${language === 'vi' ? '\u00a0%' : '%'}`;
};

/** What is no figure but was set has decimals only where it needs them: `80 %`, `82,5 %`. */
export const targetText = (value: number, language: Language): string =>
  percentText(value, language, Number.isInteger(value) ? 0 : 1);

/** `tháng 10/2026`, `October 2026`. */
export const monthText = (month: string, language: Language): string =>
  language === 'vi'
    ? `tháng ${Number(month.slice(5))}/${month.slice(0, 4)}`
    : new Date(`${month}-15T00:00:00Z`).toLocaleDateString('en-GB', {
        month: 'long',
        year: 'numeric',
        timeZone: 'UTC',
      });

/** As it begins a line. */
export const monthHeading = (month: string, language: Language): string => {
  const text = monthText(month, language);
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/** How many rated, with a word of caution where they are few: `23 (chỉ để tham khảo)`. */
export const ratingsText = (n: number, language: Language): string =>
  evidenceOf(n) === 'reference'
    ? `${numberText(n, language)} (${PUBLIC_TEXTS.referenceShort[language]})`
    : numberText(n, language);

/** From how many ratings a figure is; and of the dossiers, which are counted by themselves, how many were rated. */
export const basisText = (
  { withheld, n, completed, rated, coveragePercent }: PublishedUnit,
  language: Language,
): string => {
  const ratings = numberText(n ?? 0, language);
  const all: Text = {
    vi: `${withheld ? 'Có' : 'Từ'} ${ratings} lượt đánh giá, của mọi kênh và mọi thời điểm.`,
    en: `${withheld ? '' : 'From '}${ratings} ${n === 1 ? 'rating' : 'ratings'}, through all channels and at all moments.`,
  };
  if (completed === null || coveragePercent === null || coveragePercent > 100) return all[language];
  const [dossiers, share] = [numberText(completed, language), percentText(coveragePercent, language)];
  const part = typeof rated === 'number' ? numberText(rated, language) : undefined;
  const of: Text = part
    ? {
        vi: `${part} trong ${dossiers} hồ sơ đã giải quyết (${share}) được đánh giá.`,
        en: `${part} of ${dossiers} dossiers completed (${share}) ${rated === 1 ? 'was' : 'were'} rated.`,
      }
    : {
        vi: `${share} trong ${dossiers} hồ sơ đã giải quyết được đánh giá.`,
        en: `${share} of ${dossiers} dossiers completed were rated.`,
      };
  return `${all[language]} ${of[language]}`;
};

export const verdictText = (verdict: Verdict, targetPercent: number, language: Language): string => {
  const target = targetText(targetPercent, language);
  const texts: Readonly<Record<Verdict, Text>> = {
    met: { vi: `Đạt chỉ tiêu ${target}`, en: `Meets the target of ${target}` },
    notMet: { vi: `Chưa đạt chỉ tiêu ${target}`, en: `Below the target of ${target}` },
    notEnoughEvidence: {
      vi: `Chưa đủ bằng chứng so với chỉ tiêu ${target}`,
      en: `Not enough evidence against the target of ${target}`,
    },
  };
  return texts[verdict][language];
};
