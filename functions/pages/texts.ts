import { SCORE_LABELS, type Score, type Text } from '#domain/questionnaire.ts';
import type { Moment } from '#domain/response.ts';
import { localIsoOf, weekdayOf } from '#domain/time.ts';

export type Language = keyof Text;

/** Vietnamese, unless English is asked for by name. */
export const languageOf = (value: string | null | undefined): Language => (value === 'en' ? 'en' : 'vi');

/**
 * What the pages themselves say; the question, its reasons and the scale come from the questionnaire.
 * "Ông/Bà" is how the official forms, and so the question, speak to a citizen.
 */
export const TEXTS = {
  rating: { vi: 'Đánh giá sự hài lòng', en: 'Satisfaction rating' },
  howTo: { vi: 'Chọn một mức, rồi bấm “Gửi đánh giá”.', en: 'Choose one level, then press “Send rating”.' },
  several: { vi: 'Có thể chọn nhiều ý, hoặc bỏ qua.', en: 'Choose as many as you like, or none.' },
  noAnswer: { vi: 'bỏ trống', en: 'no answer' },
  comment: { vi: 'Ý kiến của Ông/Bà (không bắt buộc)', en: 'Your comment (optional)' },
  commentHow: {
    vi: 'Tối đa 500 ký tự. Xin đừng ghi tên, số điện thoại hay số giấy tờ: những thông tin đó được xóa trước khi lưu.',
    en: 'Up to 500 characters. Please leave out names, telephone and document numbers: they are removed before it is stored.',
  },
  wordy: {
    vi: 'Ý kiến dài quá 500 ký tự nên phiếu chưa gửi được. Xin viết ngắn lại rồi bấm “Gửi đánh giá”.',
    en: 'The comment has more than 500 characters, so the rating was not sent. Please shorten it, then press “Send rating”.',
  },
  send: { vi: 'Gửi đánh giá', en: 'Send rating' },
  anonymous: {
    vi: 'Phiếu ẩn danh: không ghi tên, số điện thoại hay thiết bị của Ông/Bà.',
    en: 'Anonymous: your name, phone number and device are not recorded.',
  },
  privacy: { vi: 'Dữ liệu nào được lưu?', en: 'What is stored?' },
  optOut: { vi: 'Không nhận lời mời đánh giá nữa', en: 'No more invitations to rate' },
  fault: { vi: 'Chưa gửi được', en: 'Not sent yet' },
  unscored: {
    vi: 'Ông/Bà chưa chọn mức hài lòng. Xin chọn một trong năm mức dưới đây.',
    en: 'No level is chosen yet. Please choose one of the five below.',
  },
  outdated: {
    vi: 'Trang này mở đã lâu nên phiếu chưa gửi được. Các lựa chọn của Ông/Bà vẫn còn đây: xin xem lại rồi bấm “Gửi đánh giá”.',
    en: 'This page was open for too long, so the rating was not sent. What you chose is still here: please check it, then press “Send rating”.',
  },
  thanks: { vi: 'Cảm ơn Ông/Bà!', en: 'Thank you!' },
  received: { vi: 'Đánh giá đã được ghi nhận', en: 'Your rating is recorded' },
  code: { vi: 'Mã phiếu đánh giá', en: 'Code of your rating' },
  countedOnce: {
    vi: 'Mỗi phiếu chỉ được tính một lần, dù gửi lại vẫn ra đúng mã này. Ông/Bà có thể đóng trang.',
    en: 'A rating is counted once: sending it again gives this same code. You may close this page.',
  },
  check: { vi: 'Kiểm tra phiếu này bất cứ lúc nào', en: 'Check this rating at any time' },
  waiting: {
    vi: 'Hệ thống đang bận hoặc gặp sự cố. Đánh giá của Ông/Bà vẫn còn đây: xin chờ vài giây rồi bấm “Gửi lại”. Bấm nhiều lần vẫn chỉ tính một phiếu.',
    en: 'The system is busy or has a fault. Your rating is still here: please wait a few seconds, then press “Send again”. However often you press, it is counted once.',
  },
  sending: { vi: 'Đang gửi…', en: 'Sending…' },
  lost: {
    vi: 'Chưa có mạng. Đánh giá đã được giữ trên điện thoại này và sẽ tự gửi khi có mạng; nếu đóng trang, xin mở lại trang này sau.',
    en: 'There is no network. The rating is kept on this phone and is sent once there is one; if you close the page, please open it again later.',
  },
  sendAgain: { vi: 'Gửi lại', en: 'Send again' },
  recordedBefore: {
    vi: 'Đánh giá này đã được ghi nhận trước đó',
    en: 'This rating was recorded before',
  },
  ratedBefore: {
    vi: 'Lần phục vụ này đã được đánh giá',
    en: 'This service was rated before',
  },
  keptAsItIs: {
    vi: 'Phiếu đã nhận được giữ nguyên và không thay đổi được nữa.',
    en: 'The rating that was received stands and can no longer be changed.',
  },
  onceEach: {
    vi: 'Mỗi lần phục vụ được đánh giá một lần, dù giấy được in lại hay quét bằng nhiều điện thoại.',
    en: 'Each service is rated once, however often its paper is printed or scanned.',
  },
  servedAgain: {
    vi: 'Mỗi điện thoại đánh giá một quầy một lần trong mỗi giờ. Nếu Ông/Bà được phục vụ lần nữa, xin mở phiếu mới khi sang giờ khác.',
    en: 'A phone rates a counter once in an hour. If you are served again, please open a new form when the next hour has begun.',
  },
  replace: { vi: 'Thay bằng đánh giá này', en: 'Replace it by this rating' },
  change: { vi: 'Thay đổi đánh giá', en: 'Change the rating' },
  stillChangeable: {
    vi: 'Trong 10 phút kể từ lần gửi đầu, Ông/Bà có thể đổi ý.',
    en: 'For 10 minutes after you first sent it, you may change your mind.',
  },
  changing: {
    vi: 'Ông/Bà đang thay đổi đánh giá đã gửi. Phiếu mới thay thế toàn bộ phiếu trước.',
    en: 'You are changing a rating that was sent. The new one replaces all of it.',
  },
  typeCode: { vi: 'Nhập mã trên giấy', en: 'Type the code' },
  rateAnew: { vi: 'Mở phiếu mới', en: 'Open a new form' },
} as const satisfies Record<string, Text>;

/** What is asked beside the reasons that may be ticked after a score. */
export const whyText = (score: Score): Text => {
  if (score < 3)
    return { vi: 'Điều gì khiến Ông/Bà chưa hài lòng?', en: 'What were you not satisfied with?' };
  if (score > 3) return { vi: 'Điều gì khiến Ông/Bà hài lòng?', en: 'What were you satisfied with?' };
  return { vi: 'Điều gì cần làm tốt hơn?', en: 'What should be done better?' };
};

export const moreText = (count: number): Text => ({
  vi: `Đánh giá thêm ${count} yếu tố (không bắt buộc)`,
  en: `Rate ${count} more aspects (optional)`,
});

/** The ends of the scale, for rows that have room for its numbers only. */
export const SCALE_TEXT: Text = {
  vi: `1: ${SCORE_LABELS[1].vi} · 5: ${SCORE_LABELS[5].vi} · –: ${TEXTS.noAnswer.vi}`,
  en: `1: ${SCORE_LABELS[1].en} · 5: ${SCORE_LABELS[5].en} · –: ${TEXTS.noAnswer.en}`,
};

export const usedForText = (unit: Text, month: string): Text => {
  const written = `${month.slice(5)}/${month.slice(0, 4)}`;
  return {
    vi: `Đánh giá này được tính vào chỉ số hài lòng tháng ${written} của ${unit.vi}, không kèm tên người đánh giá.`,
    en: `It counts towards the satisfaction index of ${unit.en} for ${written}, without your name.`,
  };
};

/** Which meeting of citizen and office is rated, as the citizen knows it. */
export const MOMENT_TEXTS: Readonly<Record<Moment, Text>> = {
  reception: { vi: 'Khi nộp hồ sơ', en: 'When handing in the dossier' },
  supplement: { vi: 'Khi được yêu cầu bổ sung hồ sơ', en: 'When asked to supplement the dossier' },
  refusal: { vi: 'Khi nhận thông báo từ chối hồ sơ', en: 'When told that the dossier is refused' },
  result: { vi: 'Khi nhận kết quả', en: 'When receiving the result' },
};

/** `10:05` of `2026-11-23T10:05:00+07:00`. */
const clockText = (at: string): string => at.slice(11, 16);

/** That a rating stands, and since when. */
export const receivedText = (receivedAt: string): Text => {
  const day = dayText(receivedAt.slice(0, 10));
  return {
    vi: `Đã nhận một phiếu đánh giá lúc ${clockText(receivedAt)}, ${day.vi}.`,
    en: `A rating was received at ${clockText(receivedAt)} on ${day.en}.`,
  };
};

/** Until when it may be replaced, in epoch milliseconds. */
export const changeableText = (untilMs: number): Text => {
  const clock = clockText(localIsoOf(untilMs));
  return {
    vi: `Nếu là phiếu của Ông/Bà, Ông/Bà có thể thay đổi trước ${clock}: phiếu mới thay thế phiếu trước, chỉ một phiếu được tính.`,
    en: `If it is yours, you may change it before ${clock}: the new rating replaces the first, and one is counted.`,
  };
};

const WEEKDAYS = ['Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy', 'Chủ nhật'];
const ENGLISH_DATE = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' });

/** `Thứ Hai, 23/11/2026` of the day `2026-11-23`. */
export const dayText = (day: string): Text => ({
  vi: `${WEEKDAYS[weekdayOf(day)]}, ${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`,
  en: ENGLISH_DATE.format(new Date(`${day}T00:00:00Z`)),
});
