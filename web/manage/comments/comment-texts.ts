import type { HidingReason } from '#domain/moderation.ts';
import type { Text } from '#domain/questionnaire.ts';
import type { ShownComment } from '../../shared/api-types.ts';

/** Every fixed text of the page of comments. */
export const COMMENT_TEXTS = {
  comments: { vi: 'Ý kiến', en: 'Comments' },
  title: { vi: 'Ý kiến của người dân', en: 'What citizens wrote' },
  about: {
    vi: 'Do người dân tự viết, chưa được kiểm chứng. Tên, số điện thoại và số giấy tờ đã được xóa tự động trước khi lưu. Chỉ hiện ý kiến của tháng có từ 10 phiếu trở lên; mức, thủ tục, kênh, thời điểm và ngày chỉ hiện đến chỗ còn ít nhất 10 phiếu giống nhau ở mọi điểm ghi bên cạnh, để không ai bị nhận ra. Mỗi lần xem được ghi vào nhật ký.',
    en: 'Written by citizens and not verified. Names, telephone and document numbers were removed before storing. Shown only for months with ten ratings or more; level, service, channel, moment and day only as far as ten ratings share all that stands beside the comment, so that nobody is recognised. Each look is kept in the audit log.',
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
  noneYet: {
    vi: 'Chưa có ý kiến nào trong thời gian này.',
    en: 'Nobody has written a comment in this period.',
  },
  tooFew: {
    vi: 'Dưới 10 phiếu: không hiện ý kiến, chủ đề hay số đếm, để không ai bị nhận ra. Hãy chọn thời gian khác hoặc đơn vị lớn hơn.',
    en: 'Fewer than ten: no comment, theme or count is shown, so that nobody is recognised. Choose another period or a larger unit.',
  },
  cut: {
    vi: 'Có quá nhiều ý kiến; chỉ 20.000 ý kiến mới nhất được xét. Hãy chọn đơn vị nhỏ hơn.',
    en: 'There are too many; only the latest 20,000 are looked at. Choose a smaller unit.',
  },
  more: { vi: 'Xem thêm ý kiến', en: 'Show more' },
  loading: { vi: 'Đang tải…', en: 'Loading…' },
  again: { vi: 'Thử lại', en: 'Try again' },
  failed: {
    vi: 'Chưa đọc hoặc ghi được ý kiến. Xin thử lại.',
    en: 'Comments could not be read or changed. Please try again.',
  },
  detail: { vi: 'Chi tiết từ máy chủ (tiếng Anh)', en: 'What the server says' },
  counted: {
    vi: 'Gồm phiếu của mọi bộ câu hỏi, trong những tháng mà đơn vị có từ 10 phiếu; trang kết quả chỉ tính một bộ câu hỏi, nên hai con số có thể khác nhau.',
    en: 'Ratings by every questionnaire, of months in which a unit has ten or more; the results count one questionnaire, so the two numbers may differ.',
  },
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
  words: { vi: 'Từ nổi bật', en: 'Words that stand out' },
  wordsBad: {
    vi: 'Của người không hài lòng, so với người hài lòng',
    en: 'Of the dissatisfied, against the satisfied',
  },
  wordsGood: {
    vi: 'Của người hài lòng, so với người không hài lòng',
    en: 'Of the satisfied, against the dissatisfied',
  },
  wordsHere: { vi: 'Ở đây, so với các đơn vị cùng cấp', en: 'Here, against the units beside it' },
  word: { vi: 'Từ, cụm từ', en: 'Word' },
  users: { vi: 'Số người dùng', en: 'People' },
  times: { vi: 'Nhiều gấp', en: 'Times as often' },
  onlyHere: { vi: 'chỉ nhóm này', en: 'here only' },
  wordsAbout: {
    vi: 'Từ và cụm hai tiếng mà ít nhất 10 người dùng, nhiều hơn nhóm kia vượt mức ngẫu nhiên (log-odds, z ≥ 2,58). “Nhiều gấp” so tỷ lệ người dùng từ đó của hai nhóm; nhóm kia vẫn có thể dùng từ này.',
    en: 'Syllables and pairs used by at least ten people, more than by the other group beyond chance (log-odds, z ≥ 2.58). “Times as often” compares the shares of both groups that used it; the other may use it, too.',
  },
} as const satisfies Record<string, Text>;

export const HIDING_TEXTS: Readonly<Record<HidingReason, Text>> = {
  'personal-data': { vi: 'Còn thông tin cá nhân', en: 'Still has personal data' },
  insult: { vi: 'Xúc phạm, đe dọa', en: 'Insult or threat' },
  advertising: { vi: 'Quảng cáo, rác', en: 'Advertising or spam' },
  'not-about-service': { vi: 'Không nói về dịch vụ', en: 'Not about the service' },
  'legal-order': { vi: 'Theo yêu cầu của pháp luật', en: 'By legal order' },
};

/** Where only this is known of a level: fewer than ten gave the same with all else that is shown. */
export const SATISFACTION_TEXTS: Readonly<Record<NonNullable<ShownComment['satisfaction']>, Text>> = {
  dissatisfied: { vi: 'Không hài lòng (mức 1 hoặc 2)', en: 'Dissatisfied (level 1 or 2)' },
  neither: { vi: 'Bình thường', en: 'Neither satisfied nor dissatisfied' },
  satisfied: { vi: 'Hài lòng (mức 4 hoặc 5)', en: 'Satisfied (level 4 or 5)' },
};
