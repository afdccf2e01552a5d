import type { Text } from '#domain/questionnaire.ts';
import { fieldInVietnamese } from '../refusals/field-sentences.ts';
import { REFUSAL_TEXTS } from '../refusals/refusal-texts.ts';
import type { RefusalWords } from '../refusals/told.ts';

/** Every fixed text of the page of questionnaires. */
export const QUESTIONNAIRE_TEXTS = {
  questionnaires: { vi: 'Phiếu hỏi', en: 'Questionnaires' },
  title: { vi: 'Phiếu hỏi và các phiên bản', en: 'Questionnaires and their versions' },
  version: { vi: 'Phiên bản', en: 'Version' },
  draft: { vi: 'Bản nháp', en: 'Draft' },
  published: { vi: 'Đã ban hành', en: 'Published' },
  retired: { vi: 'Đã ngừng dùng', en: 'Retired' },
  isAsked: { vi: 'đang hỏi', en: 'asked now' },
  builtIn: { vi: 'có sẵn trong hệ thống', en: 'part of the product' },
  begin: { vi: 'Soạn phiên bản mới', en: 'Write a new version' },
  back: { vi: 'Về danh sách', en: 'Back to the list' },
  name: { vi: 'Tên phiếu', en: 'Title' },
  overall: { vi: 'Câu hỏi chung', en: 'Overall question' },
  part: { vi: 'Phần', en: 'Part' },
  element: { vi: 'Yếu tố', en: 'Element' },
  question: { vi: 'Câu hỏi', en: 'Question' },
  reasonsAfter: { vi: 'Lý do sau mức', en: 'Reasons after' },
  reason: { vi: 'Lý do', en: 'Reason' },
  source: { vi: 'Nguồn', en: 'Source' },
  vi: { vi: 'tiếng Việt', en: 'Vietnamese' },
  en: { vi: 'tiếng Anh', en: 'English' },
  addQuestion: { vi: 'Thêm câu hỏi', en: 'Add a question' },
  addElement: { vi: 'Thêm yếu tố', en: 'Add an element' },
  addReason: { vi: 'Thêm lý do', en: 'Add a reason' },
  remove: { vi: 'Xóa', en: 'Remove' },
  weight: { vi: 'trọng số trong chỉ số', en: 'weight in the index' },
  change: { vi: 'Thay đổi câu chữ', en: 'Change of wording' },
  changeHow: {
    vi: 'Câu chữ khác với phiên bản trước. Cho biết kết quả có còn so sánh được không, và vì sao.',
    en: 'The words differ from the version before. Say whether results stay comparable, and why.',
  },
  isNew: { vi: 'Không so sánh được: bắt đầu đường kết quả mới', en: 'Not comparable: a new line begins' },
  isComparable: { vi: 'So sánh được: tiếp tục cùng một đường', en: 'Comparable: the same line goes on' },
  why: { vi: 'Vì sao', en: 'Why' },
  save: { vi: 'Lưu bản nháp', en: 'Save the draft' },
  saved: { vi: 'Đã lưu bản nháp.', en: 'The draft is saved.' },
  hasFaults: {
    vi: 'Chưa ban hành được: hãy sửa những chỗ được đánh dấu rồi lưu lại.',
    en: 'It cannot be published yet: correct what is marked, and save again.',
  },
  unsaved: { vi: 'Lưu thay đổi trước khi ban hành.', en: 'Save the changes before you publish.' },
  publish: { vi: 'Ban hành', en: 'Publish' },
  publishTitle: { vi: 'Ban hành phiên bản này', en: 'Publish this version' },
  forGood: {
    vi: 'Sau khi ban hành, không ai sửa được phiên bản này nữa. Ki-ốt và trang đánh giá hỏi theo phiên bản này sau khoảng hai phút.',
    en: 'Once it is published nobody can change it. Kiosks and pages ask it after about two minutes.',
  },
  goesOn: {
    vi: 'Kết quả tiếp tục trên cùng một đường với phiên bản trước.',
    en: 'Results go on in the same line as the version before.',
  },
  breaks: {
    vi: 'Chú ý: đường kết quả sẽ bị ngắt. Kết quả trước và sau không được cộng hay so sánh với nhau.',
    en: 'Take care: the line of results will break. Results before and after are neither added up nor compared.',
  },
  bridge: {
    vi: 'Hỏi song song với phiên bản trước đến hết ngày (không bắt buộc, tối đa 92 ngày)',
    en: 'Ask it beside the version before to the end of (optional, at most 92 days)',
  },
  bridgeShort: { vi: 'Ngày cuối hỏi song song', en: 'Last day of asking both' },
  retire: { vi: 'Ngừng dùng phiên bản này', en: 'Retire this version' },
  retireHow: {
    vi: 'Ki-ốt và trang đánh giá trở lại phiên bản trước. Phiếu đã trả lời mà đến muộn vẫn được nhận trong 92 ngày.',
    en: 'Kiosks and pages go back to the version before. Answers that come late are taken for 92 days.',
  },
  confirm: { vi: 'Xác nhận', en: 'Confirm' },
  compare: { vi: 'So với phiên bản trước', en: 'Compared with the version before' },
  noDifference: { vi: 'Không khác.', en: 'No difference.' },
  before: { vi: 'Trước', en: 'Before' },
  now: { vi: 'Nay', en: 'Now' },
  none: { vi: 'không có', en: 'none' },
  unreachable: {
    vi: 'Chưa kết nối được máy chủ. Nội dung đang soạn vẫn còn; hãy thử lại.',
    en: 'The server cannot be reached. What you wrote is still here; try again.',
  },
  changedMeanwhile: {
    vi: 'Người khác vừa thay đổi phiên bản này. Nội dung đang soạn vẫn còn; hãy mở lại để xem thay đổi của họ.',
    en: 'Somebody else has just changed this version. What you wrote is still here; open it again to see theirs.',
  },
  elsewhere: {
    vi: 'Phiên bản này không còn ở bước đó: đã ban hành, đã ngừng dùng, hoặc còn bản nháp khác. Xin về danh sách để xem lại.',
    en: 'This version is past that step: it is published, retired, or another draft stands before it. Please look at the list again.',
  },
  missing: { vi: 'Chưa có nội dung.', en: 'Nothing is written here yet.' },
  tooLong: { vi: 'Quá dài.', en: 'Too long.' },
  twice: { vi: 'Trùng với một câu hỏi khác.', en: 'Another question has the same words.' },
  empty: { vi: 'Chưa có câu hỏi nào: thêm hoặc xóa.', en: 'No question here: add one, or remove it.' },
} as const satisfies Record<string, Text>;

export const QUESTIONNAIRE_REFUSALS: RefusalWords = {
  unreachable: QUESTIONNAIRE_TEXTS.unreachable,
  problems: {
    'changed-meanwhile': QUESTIONNAIRE_TEXTS.changedMeanwhile,
    'questionnaire-refused': QUESTIONNAIRE_TEXTS.elsewhere,
  },
  fields: {
    'form.title': QUESTIONNAIRE_TEXTS.name,
    'form.overall': QUESTIONNAIRE_TEXTS.overall,
    'form.parts': QUESTIONNAIRE_TEXTS.part,
    'form.parts.elements': QUESTIONNAIRE_TEXTS.element,
    'form.parts.elements.questions': QUESTIONNAIRE_TEXTS.question,
    'form.reasons': QUESTIONNAIRE_TEXTS.reason,
    'form.source': QUESTIONNAIRE_TEXTS.source,
    change: QUESTIONNAIRE_TEXTS.change,
    bridgeUntil: QUESTIONNAIRE_TEXTS.bridgeShort,
  },
};

/** What the API says of a field, in the words of the page. */
export const faultText = (message: string): Text => {
  if (message.startsWith('is missing')) return QUESTIONNAIRE_TEXTS.missing;
  if (/^has \d+ letters/.test(message)) return QUESTIONNAIRE_TEXTS.tooLong;
  if (message.startsWith('asks what another')) return QUESTIONNAIRE_TEXTS.twice;
  if (/^has no (question|element)/.test(message)) return QUESTIONNAIRE_TEXTS.empty;
  return { vi: fieldInVietnamese(message) ?? REFUSAL_TEXTS.notRight.vi, en: message };
};
