import type { AuditKind, AuditOutcome } from '#domain/audit.ts';
import type { Role } from '#domain/policy.ts';
import type { Text } from '#domain/questionnaire.ts';

/** Every fixed text of the page of the audit log. */
export const AUDIT_TEXTS = {
  audit: { vi: 'Nhật ký', en: 'Audit log' },
  title: { vi: 'Nhật ký thay đổi', en: 'Audit log' },
  about: {
    vi: 'Ai đã thay đổi gì, khi nào, tại đơn vị này và các đơn vị bên dưới. Nhật ký chỉ được ghi thêm: không vai trò nào sửa hoặc xóa được.',
    en: 'Who changed what and when, at this unit and those below it. The log is only ever added to: no role can alter or remove an entry.',
  },
  filters: { vi: 'Lọc nhật ký', en: 'Filter the log' },
  kind: { vi: 'Việc đã làm', en: 'What was done' },
  who: { vi: 'Người thực hiện', en: 'Who did it' },
  from: { vi: 'Từ ngày', en: 'From' },
  to: { vi: 'Đến ngày', en: 'To' },
  all: { vi: 'Tất cả', en: 'All' },
  export: { vi: 'Tải bảng CSV', en: 'Download as CSV' },
  none: {
    vi: 'Không có thay đổi nào khớp với bộ lọc trong thời gian này.',
    en: 'No change fits these filters in this time.',
  },
  noneYet: {
    vi: 'Chưa tìm thấy thay đổi nào khớp; còn các mục cũ hơn.',
    en: 'None found yet; there are older entries.',
  },
  older: { vi: 'Xem các mục cũ hơn', en: 'Show older entries' },
  loading: { vi: 'Đang tải…', en: 'Loading…' },
  entries: { vi: 'Các mục của nhật ký', en: 'Entries of the log' },
  details: { vi: 'Chi tiết', en: 'Details' },
  field: { vi: 'Nội dung', en: 'Field' },
  before: { vi: 'Trước', en: 'Before' },
  after: { vi: 'Sau', en: 'After' },
  person: { vi: 'Mã tài khoản hoặc mã khóa', en: 'Id of the account or key' },
  onlyThis: { vi: 'Chỉ xem mã này', en: 'Only this one' },
  request: { vi: 'Mã yêu cầu', en: 'Request id' },
  number: { vi: 'Số thứ tự trong tháng', en: 'Number in the month' },
  hash: { vi: 'Mã băm', en: 'Hash' },
  unreachable: {
    vi: 'Không kết nối được máy chủ. Xin thử lại.',
    en: 'The server cannot be reached. Please try again.',
  },
  again: { vi: 'Thử lại', en: 'Try again' },
} as const satisfies Record<string, Text>;

export const KIND_TEXTS: Readonly<Record<AuditKind, Text>> = {
  'api-key.create': { vi: 'Tạo khóa API', en: 'API key made' },
  'api-key.revoke': { vi: 'Thu hồi khóa API', en: 'API key revoked' },
  'webhook.create': { vi: 'Đăng ký điểm nhận thông báo', en: 'Webhook registered' },
  'webhook.remove': { vi: 'Gỡ điểm nhận thông báo', en: 'Webhook removed' },
  'webhook.test': { vi: 'Gửi thử đến điểm nhận', en: 'Webhook tested' },
  'webhook.replay': { vi: 'Gửi lại một thông báo', en: 'Message sent again' },
  'device.enrol': { vi: 'Ghép nối thiết bị mới', en: 'Kiosk paired' },
  'device.pair': { vi: 'Ghép nối lại thiết bị', en: 'Kiosk paired again' },
  'device.revoke': { vi: 'Thu hồi thiết bị', en: 'Kiosk revoked' },
  'settings.change': { vi: 'Đổi cấu hình thiết bị', en: 'Settings of kiosks changed' },
  'decision.make': { vi: 'Quyết định về một phiếu đánh giá', en: 'Decision on a response' },
  'scorecard.enter': { vi: 'Nhập số liệu bảng chỉ tiêu', en: 'Figure of the scorecard entered' },
  'dossiers.report': { vi: 'Báo cáo hồ sơ', en: 'Dossiers reported' },
  'receipts.report': { vi: 'Báo cáo số giấy hẹn đã phát', en: 'Issued receipts reported' },
  'invitations.send': { vi: 'Gửi lời mời đánh giá', en: 'Citizens invited' },
  'organisation.import': { vi: 'Nhập danh sách đơn vị', en: 'Units imported' },
  'dossiers.import': { vi: 'Nhập danh sách hồ sơ', en: 'Dossiers imported' },
  'responses.import': { vi: 'Nhập phiếu đánh giá', en: 'Responses imported' },
  'responses.erase': { vi: 'Xóa phiếu đánh giá', en: 'Responses erased' },
  'service.change': { vi: 'Sửa một thủ tục', en: 'Service changed' },
  'services.import': { vi: 'Nhập danh mục thủ tục', en: 'Services imported' },
  'table.export': { vi: 'Xuất toàn bộ dữ liệu', en: 'Whole table exported' },
  'unit.export': { vi: 'Xuất dữ liệu của một đơn vị', en: 'Everything of a unit exported' },
  'audit.export': { vi: 'Tải nhật ký', en: 'Audit log exported' },
};

export const OUTCOME_TEXTS: Readonly<Record<AuditOutcome, Text>> = {
  done: { vi: 'Đã thực hiện', en: 'Done' },
  refused: { vi: 'Bị từ chối', en: 'Refused' },
  attempted: { vi: 'Đã bắt đầu, chưa rõ kết quả', en: 'Begun; how it ended is not known' },
};

export const ACTOR_TEXTS: Readonly<Record<Role | 'operator', Text>> = {
  admin: { vi: 'Quản trị hệ thống', en: 'Administrator' },
  officer: { vi: 'Cán bộ phụ trách', en: 'Officer' },
  manager: { vi: 'Lãnh đạo đơn vị', en: 'Manager' },
  viewer: { vi: 'Người xem', en: 'Viewer' },
  inspector: { vi: 'Thanh tra', en: 'Inspector' },
  integration: { vi: 'Phần mềm kết nối', en: 'Programme with a key' },
  device: { vi: 'Thiết bị', en: 'Kiosk' },
  operator: { vi: 'Người vận hành máy chủ', en: 'Operator of the server' },
};

/** What fields of "before" and "after" are called; others are shown by their names in the API. */
export const FIELD_TEXTS: Readonly<Record<string, Text>> = {
  name: { vi: 'Tên', en: 'Name' },
  counter: { vi: 'Quầy', en: 'Counter' },
  expiresAt: { vi: 'Hết hạn', en: 'Expires' },
  pairedAt: { vi: 'Ghép nối lúc', en: 'Paired at' },
  url: { vi: 'Địa chỉ điểm nhận', en: 'Address' },
  kinds: { vi: 'Loại sự kiện', en: 'Events' },
  removed: { vi: 'Đã gỡ', en: 'Removed' },
  message: { vi: 'Mã thông báo', en: 'Message' },
  revoked: { vi: 'Thu hồi', en: 'Revoked' },
  state: { vi: 'Tình trạng', en: 'State' },
  decision: { vi: 'Quyết định', en: 'Decision' },
  reason: { vi: 'Lý do', en: 'Reason' },
  sent: { vi: 'Số mục đã gửi', en: 'Items sent' },
  version: { vi: 'Phiên bản', en: 'Version' },
  value: { vi: 'Giá trị', en: 'Value' },
  numerator: { vi: 'Tử số', en: 'Numerator' },
  denominator: { vi: 'Mẫu số', en: 'Denominator' },
  target: { vi: 'Chỉ tiêu', en: 'Target' },
  document: { vi: 'Văn bản', en: 'Document' },
  documentDate: { vi: 'Ngày văn bản', en: 'Date of the document' },
  questionnaire: { vi: 'Bộ câu hỏi', en: 'Questionnaire' },
  services: { vi: 'Thủ tục', en: 'Services' },
  hours: { vi: 'Giờ làm việc', en: 'Hours of service' },
  volume: { vi: 'Âm lượng', en: 'Volume' },
  exitPin: { vi: 'Mã PIN thoát', en: 'Exit PIN' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  kind: { vi: 'Việc đã làm', en: 'What was done' },
  who: { vi: 'Người thực hiện', en: 'Who did it' },
  from: { vi: 'Từ ngày', en: 'From' },
  to: { vi: 'Đến ngày', en: 'To' },
};
