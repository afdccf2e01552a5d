import type { Text } from '#domain/questionnaire.ts';
import type { SetupFault } from './kiosk-state.ts';

/** What the kiosk itself says; the question, its reasons and the scale come from the questionnaire. */
export const TEXTS = {
  title: { vi: 'Đánh giá sự hài lòng', en: 'Satisfaction rating' },
  howTo: { vi: 'Chạm một biểu tượng để đánh giá', en: 'Touch one face to rate' },
  anonymous: {
    vi: 'Đánh giá ẩn danh: không ghi tên, giấy tờ hay hình ảnh của người đánh giá',
    en: 'Anonymous: your name, papers and image are never recorded',
  },
  rated: { vi: 'Đã ghi nhận', en: 'Your rating' },
  whyUnhappy: { vi: 'Điều gì khiến Ông/Bà chưa hài lòng?', en: 'What were you not satisfied with?' },
  whyNeutral: { vi: 'Điều gì cần làm tốt hơn?', en: 'What should be done better?' },
  whyHappy: { vi: 'Điều gì khiến Ông/Bà hài lòng?', en: 'What were you satisfied with?' },
  several: { vi: 'Có thể chọn nhiều ý, hoặc bỏ qua', en: 'Choose as many as you like, or skip' },
  send: { vi: 'Gửi', en: 'Send' },
  skip: { vi: 'Bỏ qua', en: 'Skip' },
  thanks: { vi: 'Cảm ơn Ông/Bà!', en: 'Thank you!' },
  thanksMore: {
    vi: 'Ý kiến của Ông/Bà giúp chúng tôi phục vụ tốt hơn.',
    en: 'Your opinion helps us to serve you better.',
  },
  code: { vi: 'Mã phiếu đánh giá', en: 'Code of your rating' },
  kept: {
    vi: 'Đánh giá đã được lưu và sẽ tự gửi khi có mạng.',
    en: 'Your rating is kept and will be sent when the network is back.',
  },
  done: { vi: 'Xong', en: 'Done' },
  waiting: { vi: 'Chờ gửi', en: 'Waiting to be sent' },
  refused: { vi: 'Bị từ chối', en: 'Refused' },
  setup: { vi: 'Cài đặt màn hình đánh giá', en: 'Set up this rating screen' },
  setupHow: {
    vi: 'Nhập mã quầy nơi đặt màn hình này, ví dụ 00070-03.',
    en: 'Type the code of the counter where this screen stands, such as 00070-03.',
  },
  counterCode: { vi: 'Mã quầy', en: 'Counter code' },
  begin: { vi: 'Bắt đầu', en: 'Start' },
  connecting: { vi: 'Đang kết nối…', en: 'Connecting…' },
  unreachable: { vi: 'Chưa kết nối được máy chủ', en: 'The server cannot be reached' },
  unreachableMore: {
    vi: 'Màn hình tự kết nối lại khi có mạng, không cần thao tác gì.',
    en: 'This screen reconnects by itself; there is nothing to do.',
  },
} as const satisfies Record<string, Text>;

/** Named with the code that was tried, so that a slip of the finger is seen. */
export const FAULT_TEXTS: Readonly<Record<SetupFault, (code: string) => Text>> = {
  missing: () => ({ vi: 'Xin nhập mã quầy.', en: 'Please type the code of the counter.' }),
  unknown: (code) => ({
    vi: `Không có quầy nào mang mã “${code}”.`,
    en: `No counter has the code “${code}”.`,
  }),
  unsupported: (code) => ({
    vi: `Quầy “${code}” dùng một bộ câu hỏi mà màn hình này chưa có.`,
    en: `Counter “${code}” uses a questionnaire that this screen does not have.`,
  }),
};

export const secondsLeftText = (seconds: number): Text => ({
  vi: `Tự gửi sau ${seconds} giây`,
  en: `Sent by itself in ${seconds} s`,
});
