import type { Text } from '#domain/questionnaire.ts';

/** For the officer who enrols a device; citizens never see it. */
export const PAIRING_TEXTS = {
  title: { vi: 'Ghép nối thiết bị với quầy', en: 'Pair this device with a counter' },
  how: {
    vi: 'Cán bộ quản lý quét mã QR, hoặc mở mục “Thiết bị” của trang quản lý và nhập mã dưới đây.',
    en: 'An officer scans the QR code, or opens “Kiosks” on the management page and types the code below.',
  },
  code: { vi: 'Mã ghép nối', en: 'Pairing code' },
  asking: { vi: 'Đang xin mã ghép nối…', en: 'Asking for a pairing code…' },
  unreachable: {
    vi: 'Chưa kết nối được máy chủ. Thiết bị tự thử lại.',
    en: 'The server cannot be reached. The device tries again by itself.',
  },
  byCounter: { vi: 'Dùng thử không ghép nối', en: 'Try it without pairing' },
  sign: { vi: 'Cần ghép nối lại thiết bị', en: 'Pair this device again' },
  'device-revoked': {
    vi: 'Thiết bị này đã bị thu hồi. Những đánh giá chưa gửi vẫn được giữ.',
    en: 'This device has been revoked. Ratings not yet sent are kept.',
  },
  'device-key-expired': {
    vi: 'Khóa của thiết bị đã hết hạn: cần ghép nối lại. Đánh giá vẫn được giữ.',
    en: 'The key of this device has expired: pair it again. Ratings are kept.',
  },
  'device-unknown': {
    vi: 'Máy chủ không còn biết thiết bị này: cần ghép nối lại. Đánh giá vẫn được giữ.',
    en: 'The server no longer knows this device: pair it again. Ratings are kept.',
  },
} as const satisfies Record<string, Text>;

/** Behind the PIN. */
export const EXIT_TEXTS = {
  pin: { vi: 'Mã PIN của cán bộ', en: 'PIN of the officer' },
  wrong: { vi: 'Mã PIN không đúng.', en: 'The PIN is wrong.' },
  locked: {
    vi: 'Đã nhập sai nhiều lần. Xin chờ ít nhất một phút.',
    en: 'Wrong too often. Please wait for a minute at least.',
  },
  fill: { vi: 'Toàn màn hình', en: 'Fill the screen' },
  enter: { vi: 'Mở', en: 'Open' },
  open: { vi: 'Dành cho cán bộ', en: 'For officers' },
  leave: { vi: 'Thoát toàn màn hình', en: 'Leave the full screen' },
  pairAgain: { vi: 'Ghép nối lại', en: 'Pair again' },
  back: { vi: 'Trở lại màn hình đánh giá', en: 'Back to rating' },
} as const satisfies Record<string, Text>;

/** `4:05`, and what it counts down to. */
export const lastsText = (seconds: number): Text => {
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return { vi: `Mã còn hiệu lực ${clock}`, en: `The code is valid for another ${clock}` };
};

/** What the device holds, for who is about to carry it away. */
export const waitingText = (ratings: number): Text => ({
  vi: `Đánh giá chờ gửi: ${ratings}`,
  en: `Ratings waiting to be sent: ${ratings}`,
});
