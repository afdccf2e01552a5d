import type { Text } from '#domain/questionnaire.ts';

/** Monday to Sunday. */
export const DAY_TEXTS: readonly Text[] = [
  { vi: 'T2', en: 'Mon' },
  { vi: 'T3', en: 'Tue' },
  { vi: 'T4', en: 'Wed' },
  { vi: 'T5', en: 'Thu' },
  { vi: 'T6', en: 'Fri' },
  { vi: 'T7', en: 'Sat' },
  { vi: 'CN', en: 'Sun' },
];

/** The words of the form in which kiosks are configured. */
export const SETTINGS_TEXTS = {
  inherited: { vi: 'Theo cấp trên', en: 'As inherited' },
  yes: { vi: 'Có', en: 'Yes' },
  no: { vi: 'Không', en: 'No' },
  languages: { vi: 'Ngôn ngữ, ngôn ngữ đầu tiên là mặc định', en: 'Languages, the first is what one meets' },
  reasons: { vi: 'Hỏi lý do', en: 'Ask for reasons' },
  elements: { vi: 'Mời đánh giá năm yếu tố', en: 'Offer the five elements' },
  comment: { vi: 'Cho phép viết góp ý', en: 'Allow a comment' },
  hand: { vi: 'Thuận tay', en: 'Hand' },
  right: { vi: 'Phải', en: 'Right' },
  left: { vi: 'Trái', en: 'Left' },
  speech: { vi: 'Đọc câu hỏi', en: 'Spoken prompts' },
  off: { vi: 'Tắt', en: 'Off' },
  synthesis: { vi: 'Giọng đọc của thiết bị', en: 'Voice of the device' },
  recorded: { vi: 'Ghi âm', en: 'Recorded' },
  volume: { vi: 'Âm lượng (0–100)', en: 'Volume (0–100)' },
  messageVi: { vi: 'Lời mời (tiếng Việt)', en: 'Message (Vietnamese)' },
  messageEn: { vi: 'Lời mời (tiếng Anh)', en: 'Message (English)' },
  prompts: {
    vi: 'Hệ thống một cửa mời đánh giá khi trả kết quả',
    en: 'The one-stop system asks for the rating of a closed dossier',
  },
  services: { vi: 'Thủ tục để người dân chọn (tối đa 8)', en: 'Procedures to choose from (at most 8)' },
  servicesHow: {
    vi: 'Một thủ tục: mọi đánh giá thuộc thủ tục đó. Từ hai thủ tục: người dân chọn trước khi đánh giá.',
    en: 'One: each rating is of that procedure. Two or more: the citizen chooses before rating.',
  },
  findService: { vi: 'Tìm theo tên hoặc mã', en: 'Find by name or code' },
  noService: { vi: 'Không có thủ tục nào như vậy.', en: 'There is no such procedure.' },
  add: { vi: 'Thêm', en: 'Add' },
  remove: { vi: 'Bỏ', en: 'Remove' },
  hours: { vi: 'Giờ phục vụ', en: 'Hours of service' },
  hoursHow: {
    vi: 'Ngoài các giờ này màn hình nghỉ, chạm vào thì mở. Không có dòng nào: theo cấp trên.',
    en: 'Outside of them the screen rests, and wakes by a touch. Without a line: as inherited.',
  },
  from: { vi: 'Từ', en: 'From' },
  to: { vi: 'Đến', en: 'To' },
  addHours: { vi: 'Thêm giờ phục vụ', en: 'Add hours' },
  days: { vi: 'Ngày', en: 'Days' },
  pin: { vi: 'Mã PIN để thoát (6–12 chữ số)', en: 'PIN of the way out (6–12 digits)' },
  pinKept: { vi: 'Đã đặt; để trống thì giữ nguyên', en: 'Set; left blank it stays' },
  interval: { vi: 'Ít nhất bao nhiêu giây giữa hai đánh giá', en: 'Least seconds between two ratings' },
  save: { vi: 'Lưu', en: 'Save' },
  close: { vi: 'Đóng', en: 'Close' },
  ofUnit: { vi: 'Cấu hình của đơn vị và cấp dưới', en: 'Settings of the unit and below' },
  ofDevice: { vi: 'Cấu hình của thiết bị', en: 'Settings of the kiosk' },
  onlyShown: {
    vi: 'Chỉ xem: vai trò của bạn không sửa cấu hình.',
    en: 'To be read: your role does not change settings.',
  },
  blank: {
    vi: 'Mục để trống theo cấu hình của cấp trên.',
    en: 'What is left blank follows the unit above.',
  },
} as const satisfies Record<string, Text>;
