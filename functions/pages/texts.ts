import { SCORE_LABELS, type Score, type Text } from '#domain/questionnaire.ts';
import { weekdayOf } from '#domain/time.ts';

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
  send: { vi: 'Gửi đánh giá', en: 'Send rating' },
  anonymous: {
    vi: 'Phiếu ẩn danh: không ghi tên, số điện thoại hay thiết bị của Ông/Bà.',
    en: 'Anonymous: your name, phone number and device are not recorded.',
  },
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
  sendAgain: { vi: 'Gửi lại', en: 'Send again' },
  recordedBefore: {
    vi: 'Đánh giá này đã được ghi nhận trước đó',
    en: 'This rating was recorded before',
  },
  firstStands: {
    vi: 'Phiếu gửi lần đầu được giữ nguyên, lần gửi này không được tính. Nếu Ông/Bà vừa được phục vụ một lần khác, xin mở phiếu mới.',
    en: 'The rating you sent first stands; this one is not counted. If you have been served another time, please open a new form.',
  },
  rateAnew: { vi: 'Mở phiếu mới', en: 'Open a new form' },
} as const satisfies Record<string, Text>;

/** Pages that stand alone, in both languages: whoever meets them may have chosen none yet. */
export const NOTICES = {
  notFound: {
    title: { vi: 'Không tìm thấy quầy này', en: 'This counter was not found' },
    body: {
      vi: 'Xin quét lại mã QR đặt tại quầy. Nếu trang này vẫn hiện ra, xin báo bàn hướng dẫn rằng mã QR của quầy không còn dùng được.',
      en: 'Please scan the QR code at the counter again. If this page comes back, please tell the help desk that the QR code of the counter no longer works.',
    },
  },
  otherMethod: {
    title: { vi: 'Không mở trang này theo cách đó được', en: 'This page cannot be opened that way' },
    body: { vi: 'Xin quét mã QR đặt tại quầy.', en: 'Please scan the QR code at the counter.' },
  },
  tooLarge: {
    title: { vi: 'Phiếu gửi lên quá lớn', en: 'What was sent is too large' },
    body: { vi: 'Xin mở phiếu mới và gửi lại.', en: 'Please open a new form and send it again.' },
  },
  notAForm: {
    title: { vi: 'Đây không phải là phiếu đánh giá', en: 'This is not the rating form' },
    body: {
      vi: 'Trang này chỉ nhận phiếu gửi từ biểu mẫu của nó. Xin mở phiếu mới.',
      en: 'This page takes only what its own form sends. Please open a new form.',
    },
  },
  unavailable: {
    title: { vi: 'Hệ thống đang bận', en: 'The system is busy' },
    body: {
      vi: 'Xin chờ vài giây rồi mở lại trang.',
      en: 'Please wait a few seconds, then open the page again.',
    },
  },
} as const satisfies Record<string, { readonly title: Text; readonly body: Text }>;

export type Notice = (typeof NOTICES)[keyof typeof NOTICES];

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

const WEEKDAYS = ['Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy', 'Chủ nhật'];
const ENGLISH_DATE = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' });

/** `Thứ Hai, 23/11/2026` of the day `2026-11-23`. */
export const dayText = (day: string): Text => ({
  vi: `${WEEKDAYS[weekdayOf(day)]}, ${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`,
  en: ENGLISH_DATE.format(new Date(`${day}T00:00:00Z`)),
});
