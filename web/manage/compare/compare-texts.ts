import type { DecisionReason } from '#domain/decision.ts';
import type { Text } from '#domain/questionnaire.ts';
import type { SetAsideState } from '#domain/set-aside.ts';
import type { PeriodResult } from '../../shared/api-types.ts';
import { count, counted, NOTHING, percent, shortMonth } from '../../shared/format.ts';
import type { Language } from '../../shared/language.ts';
import type { AmongPeers } from './peers.ts';

export const COMPARE_TEXTS = {
  compare: { vi: 'So sánh', en: 'Compare' },
  add: { vi: 'Thêm đơn vị để so sánh', en: 'Add a unit to compare' },
  alone: {
    vi: 'Tài khoản này chỉ xem được một đơn vị, nên không có đơn vị khác để đặt bên cạnh.',
    en: 'This account sees one unit only, so there is no other to put beside it.',
  },
  addHow: { vi: 'Tên hoặc mã, không cần dấu', en: 'Name or code' },
  remove: { vi: 'Bỏ', en: 'Remove' },
  full: { vi: 'Nhiều nhất 6 đơn vị.', en: 'Six units at most.' },
  sideBySide: { vi: 'Đặt cạnh nhau', en: 'Side by side' },
  unreadable: { vi: 'Không có số liệu trong kỳ này', en: 'No figures of this period' },
  forbidden: { vi: 'Tài khoản này không được xem', en: 'Not for this account' },
  unknown: { vi: 'Không có đơn vị này trong kỳ', en: 'No such unit in the period' },
  trend: { vi: 'Xu hướng 12 tháng', en: 'Trend over 12 months' },
  unlike: {
    vi: 'Các đơn vị này được đo bằng bộ câu hỏi hoặc công thức khác nhau, nên không so sánh trực tiếp được.',
    en: 'These units are measured by different questionnaires or formulas, so they cannot be compared directly.',
  },
  peers: { vi: 'So với các đơn vị cùng loại', en: 'Among units of the same kind' },
  beyondReach: {
    vi: 'Tài khoản này chỉ xem được đơn vị của mình và các đơn vị trực thuộc, không xem được các đơn vị cùng loại khác, nên không có gì để so sánh ở đây.',
    en: 'This account sees its own unit and those below it, but not the other units of its kind, so there is nothing to compare with here.',
  },
  atTop: {
    vi: 'Đây là đơn vị cao nhất, không có đơn vị cùng loại để so sánh.',
    en: 'This unit stands above all others, and there is none of its kind to compare with.',
  },
  ownFew: {
    vi: 'Đơn vị này chưa có đủ 10 phiếu trong kỳ, nên chưa so được với các đơn vị cùng loại.',
    en: 'This unit has fewer than ten responses in the period, too few to compare it with others of its kind.',
  },
  tooFew: {
    vi: 'Chưa đủ ba đơn vị cùng loại có từ 10 phiếu trở lên trong kỳ, nên chưa so sánh được.',
    en: 'Fewer than three units of the same kind have ten responses or more in the period, too few to compare.',
  },
  peersHow: {
    vi: 'Ước lượng đã rút về mức chung (Bayes thực nghiệm): đơn vị ít phiếu được kéo về gần mức chung hơn. Không xếp hạng, vì thứ hạng phần lớn do ngẫu nhiên quyết định.',
    en: 'Shrunk estimates (empirical Bayes): the fewer the responses, the closer to the common level. There are no ranks, because chance decides most of them.',
  },
  peersMarks: {
    vi: 'Chấm: đơn vị; thanh xám: một nửa ở giữa',
    en: 'Dot: the unit; grey bar: the middle half',
  },
  median: { vi: 'Trung vị', en: 'Median' },
  middleHalf: { vi: 'Một nửa ở giữa', en: 'Middle half' },
  cleaned: { vi: 'Phiếu đã nhận và phiếu được tính', en: 'What was received and what counts' },
  cleanedHow: {
    vi: 'Chỉ phiếu “được tính” nằm trong các chỉ số. Mỗi lần tạm giữ, loại bỏ hay xóa đều có lý do trong nhật ký; không ai sửa được câu trả lời. Gồm mọi bộ câu hỏi.',
    en: 'Only responses that count are in any index. Each that is held, voided or erased has its reason in the audit log; nobody can change an answer. All questionnaires together.',
  },
  received: { vi: 'Đã nhận', en: 'Received' },
  counted: { vi: 'Được tính', en: 'Counted' },
  held: { vi: 'Tạm giữ để xem xét', en: 'Held for review' },
  void: { vi: 'Bị loại (trùng, thử, lạm dụng…)', en: 'Void (duplicate, test, abuse…)' },
  erased: { vi: 'Đã xóa theo yêu cầu', en: 'Erased on request' },
  synthetic: { vi: 'Phiếu tự kiểm tra hệ thống', en: 'The system’s own tests' },
  why: { vi: 'Vì sao không được tính', en: 'Why they do not count' },
  whyHow: {
    vi: 'Theo lý do của quyết định sau cùng đối với từng phiếu của bộ câu hỏi đang xem. “Nếu tính” là chỉ số khi cộng thêm các phiếu đó, để thấy việc loại bỏ có làm đẹp số liệu hay không. Dưới 10 phiếu không hiện; dòng có thể làm lộ số đó cũng không hiện.',
    en: 'By the reason of the last decision on each response to the form shown. “With them” is the index if these were added, so that one sees whether taking them out flatters the figures. Under ten they are not shown, nor are rows that would tell of so few.',
  },
  without: { vi: 'Chỉ số (chỉ phiếu được tính)', en: 'Index (of what counts)' },
  together: { vi: 'Tất cả các lý do', en: 'All reasons together' },
  withThem: { vi: 'Nếu tính', en: 'With them' },
  fewer: { vi: 'Không hiện (ít phiếu)', en: 'Not shown (few)' },
  official: {
    vi: 'SIPAS chính thức và chỉ số của nền tảng',
    en: 'The official SIPAS and the platform’s index',
  },
  year: { vi: 'Năm', en: 'Year' },
  announced: { vi: 'Bộ Nội vụ công bố', en: 'Announced by the Ministry' },
  own: { vi: 'Nền tảng này', en: 'This platform' },
  source: { vi: 'Nguồn', en: 'Source' },
  noOfficial: {
    vi: 'Chưa có số SIPAS chính thức nào được nhập cho đơn vị này (trang Bảng chỉ tiêu).',
    en: 'No official SIPAS figure was entered for this unit (page Scorecard).',
  },
  method: {
    vi: 'Hai số này không đo cùng một điều. SIPAS chính thức là điều tra mỗi năm một lần của Bộ Nội vụ, tính cho cả tỉnh, thành phố. Đến năm 2021: hỏi người và tổ chức đã nhận kết quả thủ tục về 22 tiêu chí của dịch vụ. Từ năm 2022: chọn mẫu người dân từ 18 tuổi trở lên, cả người chưa dùng dịch vụ, hỏi cả về chính sách lẫn dịch vụ (từ năm 2023: 23 nội dung chính sách và 16 nội dung dịch vụ). Nền tảng này hỏi ngay sau khi phục vụ, người dân tự chọn có trả lời hay không, một câu chung và vài câu thêm, tính cho từng cơ quan. Vì người được hỏi, thời điểm và bộ câu hỏi khác nhau nên không cộng chung, không vẽ chung một đường, và chênh lệch vài điểm không nói lên điều gì.',
    en: 'The two do not measure the same. The official SIPAS is a survey once a year by the Ministry of Home Affairs, for a whole province or city. Until 2021 it asked people and organisations that had received the result of a procedure about 22 criteria of the service. Since 2022 it samples residents of 18 years and over, also those who used no service, and asks about policies as well as services (since 2023: 23 items on policies and 16 on services). This platform asks right after the service, whoever chooses to answer, one overall question and a few more, for each office. As the people, the time and the questions differ, they are never added or drawn as one line, and a difference of a few points says nothing.',
  },
} as const satisfies Record<string, Text>;

export const SET_ASIDE_TEXTS: Readonly<Record<SetAsideState, Text>> = {
  held: { vi: 'Tạm giữ', en: 'Held' },
  void: { vi: 'Bị loại', en: 'Void' },
};

export const DECISION_REASON_TEXTS: Readonly<Record<DecisionReason, Text>> = {
  duplicate: { vi: 'trùng', en: 'duplicate' },
  test: { vi: 'phiếu thử', en: 'test' },
  'wrong-clock': { vi: 'sai giờ thiết bị', en: 'wrong clock' },
  'wrong-unit': { vi: 'nhầm đơn vị', en: 'wrong unit' },
  abuse: { vi: 'lạm dụng', en: 'abuse' },
  'under-review': { vi: 'đang xem xét', en: 'under review' },
  'review-passed': { vi: 'đã xem xét', en: 'review passed' },
  'citizen-request': { vi: 'người dân yêu cầu', en: 'asked by the citizen' },
  'legal-order': { vi: 'theo yêu cầu của pháp luật', en: 'legal order' },
};

export const STATES = ['counted', 'held', 'void', 'erased', 'synthetic'] as const;

/** All that was received; what the system sent itself to test the way was nobody's. */
export const receivedOf = ({ states }: Pick<PeriodResult, 'states'>): number =>
  STATES.reduce((sum, state) => sum + states[state], 0);

type Course = Pick<PeriodResult, 'indexPercent'> & { readonly month: string };

/** From what to what each unit went. */
export const trendsSentence = (
  language: Language,
  units: readonly { readonly name: string; readonly months: readonly Course[] }[],
): string => {
  const said = units.map(({ name, months }) => {
    const shown = months.filter(({ indexPercent }) => indexPercent !== null);
    const [from, to] = [shown[0], shown.at(-1)].map((month) =>
      month ? `${percent(language, month.indexPercent)} (${shortMonth(language, month.month)})` : NOTHING,
    );
    if (shown.length === 1) return `${name}: ${to}`;
    return language === 'vi' ? `${name}: từ ${from} đến ${to}` : `${name}: from ${from} to ${to}`;
  });
  return `${said.join('; ')}.`;
};

/** Whom the peers are. */
export const peersOf = (language: Language, above: Text): string =>
  language === 'vi'
    ? `So với các đơn vị cùng loại trực thuộc ${above.vi} có từ 10 phiếu trở lên trong kỳ.`
    : `Compared with units of the same kind below ${above.en} that have ten responses or more in the period.`;

/** Where a unit stands among its peers, and whether chance alone may do that. */
export const peersSentence = (
  language: Language,
  name: Text,
  { own, spread, count: n, stands }: AmongPeers,
): string => {
  const [expected, low, high, median] = [
    own.expectedPercent,
    own.lowPercent,
    own.highPercent,
    spread.median,
  ].map((value) => percent(language, value, 1));
  if (language === 'vi') {
    const told = {
      above: 'cao hơn trung vị quá mức ngẫu nhiên',
      below: 'thấp hơn trung vị quá mức ngẫu nhiên',
      notTold: 'không khác trung vị quá mức ngẫu nhiên',
    }[stands];
    return `${name.vi}: ước lượng ${expected} (từ ${low} đến ${high}), trung vị của ${count('vi', n)} đơn vị là ${median}; ${told}.`;
  }
  const told = {
    above: 'above the median by more than chance',
    below: 'below the median by more than chance',
    notTold: 'no further from the median than chance explains',
  }[stands];
  return `${name.en}: estimate ${expected} (${low} to ${high}), the median of ${counted(n, 'unit')} is ${median}; ${told}.`;
};
