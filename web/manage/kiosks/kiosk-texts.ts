import type { Text } from '#domain/questionnaire.ts';

/** Every fixed text of the page of kiosks. */
export const KIOSK_TEXTS = {
  results: { vi: 'Kết quả', en: 'Results' },
  kiosks: { vi: 'Thiết bị', en: 'Kiosks' },
  title: { vi: 'Thiết bị đánh giá', en: 'Rating kiosks' },
  none: {
    vi: 'Chưa có thiết bị nào ở đơn vị này. Ghép nối thiết bị đầu tiên ở dưới.',
    en: 'No kiosk at this unit yet. Pair the first one below.',
  },
  all: { vi: 'Tất cả', en: 'All' },
  device: { vi: 'Thiết bị', en: 'Kiosk' },
  counter: { vi: 'Quầy', en: 'Counter' },
  state: { vi: 'Tình trạng', en: 'State' },
  heard: { vi: 'Tín hiệu gần nhất', en: 'Last heard' },
  lastRating: { vi: 'Đánh giá gần nhất', en: 'Last rating' },
  queue: { vi: 'Đang chờ gửi', en: 'Waiting to be sent' },
  oldest: { vi: 'Cũ nhất từ', en: 'Oldest since' },
  refused: { vi: 'Bị từ chối', en: 'Refused' },
  release: { vi: 'Phiên bản', en: 'Release' },
  battery: { vi: 'Pin', en: 'Battery' },
  charging: { vi: 'đang sạc', en: 'charging' },
  storage: { vi: 'Bộ nhớ', en: 'Storage' },
  notPersisted: { vi: 'trình duyệt có thể tự xóa', en: 'the browser may clear it' },
  clock: { vi: 'Đồng hồ lệch', en: 'Clock off by' },
  seconds: { vi: 'giây', en: 's' },
  keyEnds: { vi: 'Khóa hết hạn', en: 'Key expires' },
  never: { vi: 'chưa bao giờ', en: 'never' },
  enrol: { vi: 'Ghép nối thiết bị mới', en: 'Pair a new kiosk' },
  enrolHow: {
    vi: 'Mở trang /kiosk/ trên thiết bị, rồi nhập mã gồm 8 ký tự mà thiết bị hiển thị.',
    en: 'Open /kiosk/ on the device, then type the 8 characters that it shows.',
  },
  code: { vi: 'Mã ghép nối', en: 'Pairing code' },
  chooseCounter: { vi: 'Chọn quầy', en: 'Choose a counter' },
  noCounters: {
    vi: 'Đơn vị này không có quầy. Chọn phường, xã hoặc cơ quan đặt thiết bị trong danh sách đơn vị; mã ghép nối vẫn được giữ.',
    en: 'This unit has no counters. Choose the ward or office where the kiosk stands in the list of units; the pairing code stays.',
  },
  name: { vi: 'Tên thiết bị (không bắt buộc)', en: 'Name of the kiosk (optional)' },
  pair: { vi: 'Ghép nối', en: 'Pair' },
  pairAgain: { vi: 'Ghép nối lại', en: 'Pair again' },
  pairAgainHow: {
    vi: 'Khi khóa hết hạn hoặc bộ nhớ của thiết bị đã bị xóa. Thiết bị phải đang hiện mã.',
    en: 'When its key has expired or its storage was cleared. The device must be showing a code.',
  },
  revoke: { vi: 'Thu hồi', en: 'Revoke' },
  revokeHow: {
    vi: 'Từ lúc này máy chủ không nhận gì từ thiết bị nữa. Không thể hoàn tác; muốn dùng lại phải ghép nối lại.',
    en: 'From now on the server takes nothing from this kiosk. It can only come back by being paired again.',
  },
  reason: { vi: 'Lý do', en: 'Reason' },
  enrolled: { vi: 'Đã ghép nối thiết bị.', en: 'The kiosk is paired.' },
  paired: { vi: 'Đã ghép nối lại thiết bị.', en: 'The kiosk is paired again.' },
  revoked: { vi: 'Đã thu hồi thiết bị.', en: 'The kiosk is revoked.' },
  configured: {
    vi: 'Đã lưu cấu hình. Thiết bị nhận khi không có ai đang đánh giá.',
    en: 'The settings are saved. Kiosks take them when nobody is rating.',
  },
  unreachable: {
    vi: 'Không kết nối được máy chủ; chưa có gì thay đổi. Xin thử lại.',
    en: 'The server cannot be reached; nothing has changed. Please try again.',
  },
  configure: { vi: 'Cấu hình', en: 'Settings' },
  posters: { vi: 'Áp phích mã QR tại quầy', en: 'Posters of the counters' },
  postersWhy: {
    vi: 'Mỗi quầy một tờ, có mã QR và địa chỉ để gõ; in ở tỉ lệ 100 %.',
    en: 'One sheet for each counter, with a QR code and an address to type; print at 100 %.',
  },
  openPosters: { vi: 'Mở để in,', en: 'Open to print,' },
  configureUnit: { vi: 'Cấu hình chung của đơn vị', en: 'Settings of the whole unit' },
  expected: {
    vi: 'lượt đánh giá lẽ ra đã có từ lần gần nhất',
    en: 'ratings usually come in such a time',
  },
} as const satisfies Record<string, Text>;

/** The states of a kiosk, the gravest first, as the fleet is sorted. */
export const STATES = ['silent', 'lost', 'waiting', 'outdated', 'never', 'ok', 'revoked'] as const;
export type KioskState = (typeof STATES)[number];

export const STATE_TEXTS: Readonly<Record<KioskState, Text>> = {
  silent: { vi: 'Im lặng bất thường', en: 'Unusually silent' },
  lost: { vi: 'Mất kết nối', en: 'Not connected' },
  waiting: { vi: 'Có đánh giá chưa gửi', en: 'Ratings waiting' },
  outdated: { vi: 'Phiên bản cũ', en: 'Outdated' },
  never: { vi: 'Chưa có tín hiệu', en: 'Not heard of yet' },
  ok: { vi: 'Hoạt động tốt', en: 'Working' },
  revoked: { vi: 'Đã thu hồi', en: 'Revoked' },
};
