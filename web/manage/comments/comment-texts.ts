import type { HidingReason } from '#domain/moderation.ts';
import type { Text } from '#domain/questionnaire.ts';
import type { CommentThemes } from '../../shared/api-types.ts';
import { count } from '../../shared/format.ts';
import type { Language } from '../../shared/language.ts';

/** Every fixed text of the page of comments. */
export const COMMENT_TEXTS = {
  comments: { vi: 'Ý kiến', en: 'Comments' },
  title: { vi: 'Ý kiến của người dân', en: 'What citizens wrote' },
  about: {
    vi: 'Do người dân tự viết, chưa được kiểm chứng. Tên, số điện thoại và số giấy tờ đã được xóa tự động trước khi lưu. Chỉ hiện ý kiến của tháng có từ 10 phiếu trở lên. Mỗi lần xem được ghi vào nhật ký.',
    en: 'Written by citizens and not verified. Names, telephone and document numbers were removed before storing. Shown only for months with ten ratings or more. Each look is kept in the audit log.',
  },
  themes: { vi: 'Người dân nói về điều gì', en: 'What they write about' },
  theme: { vi: 'Chủ đề', en: 'Theme' },
  share: { vi: 'Số lần nhắc đến', en: 'How often' },
  people: { vi: 'Ý kiến', en: 'Comments' },
  dissatisfied: { vi: 'Không hài lòng', en: 'Dissatisfied' },
  toResults: { vi: 'Xem kết quả và lý do được chọn', en: 'See the results and the reasons given' },
  readAbout: { vi: 'Đọc ý kiến về', en: 'Read comments about' },
  readOf: { vi: 'Đọc ý kiến của người chọn', en: 'Read comments of who chose' },
  list: { vi: 'Danh sách ý kiến', en: 'The comments' },
  filters: { vi: 'Lọc ý kiến', en: 'Filter the comments' },
  search: { vi: 'Tìm trong ý kiến (không cần gõ dấu)', en: 'Search, with marks or without' },
  level: { vi: 'Mức đánh giá', en: 'Level' },
  levelsBelow: { vi: 'Không hài lòng (mức 1 và 2)', en: 'Dissatisfied (levels 1 and 2)' },
  levelsAbove: { vi: 'Hài lòng (mức 4 và 5)', en: 'Satisfied (levels 4 and 5)' },
  service: { vi: 'Thủ tục', en: 'Service' },
  channel: { vi: 'Kênh', en: 'Channel' },
  moment: { vi: 'Thời điểm', en: 'Moment' },
  hiddenOnes: { vi: 'Ý kiến bị ẩn', en: 'Hidden ones' },
  all: { vi: 'Tất cả', en: 'All' },
  onlyHidden: { vi: 'Chỉ ý kiến bị ẩn', en: 'Only hidden ones' },
  withoutHidden: { vi: 'Không gồm ý kiến bị ẩn', en: 'Without hidden ones' },
  clear: { vi: 'Bỏ các bộ lọc', en: 'Clear the filters' },
  none: { vi: 'Không có ý kiến nào khớp với bộ lọc.', en: 'No comment fits these filters.' },
  noneYet: { vi: 'Chưa có ý kiến nào trong tháng này.', en: 'Nobody has written a comment in this month.' },
  tooFew: {
    vi: 'Dưới 10 phiếu: không hiện ý kiến, chủ đề hay số đếm, để không ai bị nhận ra. Hãy chọn tháng khác, đơn vị lớn hơn hoặc bỏ bớt bộ lọc.',
    en: 'Fewer than ten: no comment, theme or count is shown, so that nobody is recognised. Choose another month, a larger unit or fewer filters.',
  },
  cut: {
    vi: 'Có quá nhiều ý kiến; chỉ 20.000 ý kiến mới nhất được xét. Hãy chọn đơn vị nhỏ hơn.',
    en: 'There are too many; only the latest 20,000 are looked at. Choose a smaller unit.',
  },
  more: { vi: 'Xem thêm ý kiến', en: 'Show more' },
  loading: { vi: 'Đang tải…', en: 'Loading…' },
  again: { vi: 'Thử lại', en: 'Try again' },
  unreachable: {
    vi: 'Không kết nối được máy chủ. Xin thử lại.',
    en: 'The server cannot be reached. Please try again.',
  },
  forbidden: {
    vi: 'Vai trò của bạn không được xem ý kiến của đơn vị này.',
    en: 'Your role does not read the comments of this unit.',
  },
  hide: { vi: 'Ẩn ý kiến', en: 'Hide' },
  unhide: { vi: 'Hiện lại', en: 'Show again' },
  hidden: { vi: 'Đã ẩn', en: 'Hidden' },
  showText: { vi: 'Xem nội dung đã ẩn', en: 'Show the hidden text' },
  hideTitle: { vi: 'Ẩn ý kiến này vì lý do gì?', en: 'Why hide this comment?' },
  hideWhy: {
    vi: 'Phiếu vẫn được tính vào kết quả. Việc ẩn, lý do và vai trò của bạn được ghi vào nhật ký. Không ẩn ý kiến chỉ vì đó là lời chê.',
    en: 'Its rating still counts. The hiding, its reason and your role are kept in the audit log. A comment is not hidden for being critical.',
  },
  cancel: { vi: 'Thôi', en: 'Cancel' },
  wordsBad: { vi: 'Từ riêng của người không hài lòng', en: 'Words of the dissatisfied' },
  wordsGood: { vi: 'Từ riêng của người hài lòng', en: 'Words of the satisfied' },
  wordsHere: { vi: 'Từ được dùng ở đây nhiều hơn nơi khác', en: 'Words used more here than elsewhere' },
  wordsAbout: {
    vi: 'Từ và cụm hai tiếng mà ít nhất 10 người dùng, khác biệt rõ hơn mức ngẫu nhiên (log-odds, z ≥ 2,58).',
    en: 'Syllables and pairs used by at least ten people, set apart by more than chance (log-odds, z ≥ 2.58).',
  },
} as const satisfies Record<string, Text>;

export const HIDING_TEXTS: Readonly<Record<HidingReason, Text>> = {
  'personal-data': { vi: 'Còn thông tin cá nhân', en: 'Still has personal data' },
  insult: { vi: 'Xúc phạm, đe dọa', en: 'Insult or threat' },
  advertising: { vi: 'Quảng cáo, rác', en: 'Advertising or spam' },
  'not-about-service': { vi: 'Không nói về dịch vụ', en: 'Not about the service' },
  'legal-order': { vi: 'Theo yêu cầu của pháp luật', en: 'By legal order' },
};

/** What the themes come to, in one sentence; of none nothing is said. */
export const themeSentence = (
  language: Language,
  { themes, total }: Pick<CommentThemes, 'themes' | 'total'>,
): string => {
  const [first, second] = themes.filter(({ id, n }) => id !== 'praise' && n > 0);
  if (!first) return '';
  const number = (value: number): string => count(language, value);
  if (language === 'en') {
    const rest = second ? `, then “${second.name.en}” (${number(second.n)})` : '';
    return `Of ${number(total)} comments most are about “${first.name.en}” (${number(first.n)}, of which ${number(first.dissatisfied)} dissatisfied)${rest}.`;
  }
  const rest = second ? `, tiếp theo là “${second.name.vi}” (${number(second.n)})` : '';
  return `Trong ${number(total)} ý kiến, được nhắc nhiều nhất là “${first.name.vi}” (${number(first.n)} ý kiến, trong đó ${number(first.dissatisfied)} người không hài lòng)${rest}.`;
};
