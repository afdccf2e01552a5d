import type { Text } from '#domain/questionnaire.ts';
import type { Moment } from '#domain/response.ts';
import type { SetupFault } from './screen.ts';

/** What the kiosk itself says to citizens; the question, its reasons and the scale come from the questionnaire. */
export const TEXTS = {
  title: { vi: 'Đánh giá sự hài lòng', en: 'Satisfaction rating' },
  howTo: { vi: 'Chạm một biểu tượng để đánh giá', en: 'Touch one face to rate' },
  touchToRate: { vi: 'Chạm để đánh giá', en: 'Touch to rate' },
  moment: { vi: 'Xin chờ {n} giây', en: 'One moment: {n} s' },
  anonymous: {
    vi: 'Đánh giá ẩn danh: không ghi tên, giấy tờ hay hình ảnh của người đánh giá',
    en: 'Anonymous: your name, papers and image are never recorded',
  },
  whichService: { vi: 'Ông/Bà vừa làm thủ tục nào?', en: 'Which procedure did you come for?' },
  otherService: { vi: 'Thủ tục khác', en: 'Another one' },
  service: { vi: 'Thủ tục', en: 'Procedure' },
  rated: { vi: 'Ông/Bà chọn', en: 'Your choice' },
  change: { vi: 'Chọn lại ({n})', en: 'Change ({n})' },
  changeHeading: { vi: 'Xin chọn lại mức hài lòng', en: 'Please choose again' },
  whyUnhappy: { vi: 'Điều gì khiến Ông/Bà chưa hài lòng?', en: 'What were you not satisfied with?' },
  whyHappy: { vi: 'Điều gì khiến Ông/Bà hài lòng?', en: 'What were you satisfied with?' },
  several: { vi: 'Có thể chọn nhiều ý, hoặc bỏ qua', en: 'Choose as many as you like, or skip' },
  anyMore: { vi: 'Ông/Bà có muốn nói thêm không?', en: 'Would you like to say more?' },
  chosen: { vi: 'Đã chọn xong', en: 'That is all' },
  send: { vi: 'Gửi', en: 'Send' },
  skip: { vi: 'Bỏ qua', en: 'Skip' },
  more: { vi: 'Nói thêm', en: 'Say more' },
  next: { vi: 'Tiếp', en: 'Next' },
  back: { vi: 'Câu trước', en: 'Back' },
  position: { vi: 'Câu {n} trên {of}', en: 'Question {n} of {of}' },
  comment: { vi: 'Ông/Bà muốn góp ý điều gì?', en: 'What would you like to tell us?' },
  commentHow: {
    vi: 'Xin không ghi tên, số điện thoại hay giấy tờ: máy sẽ tự bỏ đi.',
    en: 'Please leave out names, telephone and paper numbers: they will be removed.',
  },
  commentLabel: { vi: 'Ý kiến', en: 'Your comment' },
  keyboard: { vi: 'Bàn phím, gõ Telex', en: 'Keyboard, Telex' },
  capital: { vi: 'Chữ hoa', en: 'Capital' },
  erase: { vi: 'Xóa', en: 'Delete' },
  space: { vi: 'Dấu cách', en: 'Space' },
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
  sentIn: { vi: 'Tự gửi sau {n} giây', en: 'Sent by itself in {n} s' },
  backIn: { vi: 'Trở về sau {n} giây', en: 'Back to the start in {n} s' },
  language: { vi: 'Ngôn ngữ', en: 'Language' },
  aids: { vi: 'Trợ giúp', en: 'Assistance' },
  howShown: { vi: 'Cách hiển thị', en: 'Display' },
  largeType: { vi: 'Chữ to', en: 'Large type' },
  highContrast: { vi: 'Tương phản', en: 'Contrast' },
  hear: { vi: 'Nghe', en: 'Listen' },
} as const satisfies Record<string, Text>;

/** Why one is asked just now, where the one-stop system has said it. */
export const MOMENT_TEXTS: Readonly<Record<Moment, Text>> = {
  reception: { vi: 'Hồ sơ của Ông/Bà vừa được tiếp nhận.', en: 'Your dossier has just been received.' },
  supplement: {
    vi: 'Ông/Bà vừa được yêu cầu bổ sung hồ sơ.',
    en: 'You have just been asked to supplement your dossier.',
  },
  refusal: { vi: 'Hồ sơ của Ông/Bà vừa bị từ chối.', en: 'Your dossier has just been refused.' },
  result: { vi: 'Hồ sơ của Ông/Bà vừa có kết quả.', en: 'The result of your dossier has just been given.' },
};

/** For who sets a kiosk up, or finds it without a network: always in both languages, and in no other. */
export const SETUP_TEXTS = {
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
  waiting: { vi: 'Chờ gửi', en: 'Waiting to be sent' },
  degraded: { vi: 'Bộ nhớ thiết bị đã đầy', en: 'The device’s storage is full' },
  refused: { vi: 'Bị từ chối', en: 'Refused' },
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

/** A text with what stands in its braces: `{n}`. */
export const filled = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (braces, name: string) => String(values[name] ?? braces));
