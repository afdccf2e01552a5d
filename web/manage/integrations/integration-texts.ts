import type { Text } from '#domain/questionnaire.ts';
import type { ShownKey } from '../../shared/api-types.ts';
import type { RefusalWords } from '../refusals/told.ts';

/** Every fixed text of the page of connected programmes. */
export const INTEGRATION_TEXTS = {
  integrations: { vi: 'Kết nối', en: 'Integrations' },
  title: { vi: 'Phần mềm kết nối', en: 'Connected programmes' },
  about: {
    vi: 'Mỗi phần mềm, như hệ thống một cửa, đăng nhập bằng một khóa API của riêng mình. Khóa có hiệu lực với đơn vị được chọn và các đơn vị bên dưới: gửi hồ sơ, phát mã đánh giá, gửi lời mời. Khóa không xem được kết quả.',
    en: 'Each programme, such as the one-stop system, signs in with an API key of its own. A key works for the chosen unit and those below it: it reports dossiers, issues receipts and sends invitations. It cannot read results.',
  },
  reference: { vi: 'Tài liệu của API', en: 'The API’s reference' },
  keys: { vi: 'Khóa API', en: 'API keys' },
  none: {
    vi: 'Chưa có khóa nào ở đơn vị này và các đơn vị bên dưới.',
    en: 'No key at this unit or below it yet.',
  },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  made: { vi: 'Tạo ngày', en: 'Made' },
  expires: { vi: 'Hết hạn', en: 'Expires' },
  lastUsed: { vi: 'Dùng lần cuối', en: 'Last used' },
  never: { vi: 'chưa dùng', en: 'never' },
  id: { vi: 'Mã khóa', en: 'Id of the key' },
  revokedAt: { vi: 'Thu hồi ngày', en: 'Revoked' },
  revoke: { vi: 'Thu hồi', en: 'Revoke' },
  revokeHow: {
    vi: 'Từ lúc này phần mềm không đăng nhập được bằng khóa này nữa. Không thể hoàn tác.',
    en: 'From now on no programme signs in with this key. It cannot be undone.',
  },
  revokeSure: { vi: 'Thu hồi khóa này', en: 'Revoke this key' },
  make: { vi: 'Tạo khóa mới', en: 'Make a new key' },
  name: { vi: 'Phần mềm nào dùng khóa này', en: 'Which programme uses the key' },
  nameExample: { vi: 'Ví dụ: Hệ thống một cửa', en: 'For example: one-stop system' },
  until: { vi: 'Dùng được đến hết ngày', en: 'Last day on which it works' },
  untilHow: {
    vi: 'Nhiều nhất 400 ngày; sau đó tạo khóa mới.',
    en: 'At most 400 days; then a new key is made.',
  },
  makeIt: { vi: 'Tạo khóa', en: 'Make the key' },
  secretTitle: { vi: 'Khóa mới', en: 'The new key' },
  secretOnce: {
    vi: 'Khóa chỉ hiện một lần này. Hãy sao chép và cất vào nơi an toàn trước khi rời trang; máy chủ không lưu khóa và không ai xem lại được.',
    en: 'This key is shown only this once. Copy it and keep it in a safe place before you leave the page; the server does not keep it and nobody can see it again.',
  },
  copy: { vi: 'Sao chép', en: 'Copy' },
  copied: { vi: 'Đã sao chép.', en: 'Copied.' },
  copyByHand: {
    vi: 'Trình duyệt không cho sao chép tự động. Khóa đã được bôi đen: nhấn Ctrl+C (hoặc giữ để sao chép).',
    en: 'The browser does not let the page copy. The key is selected: press Ctrl+C (or hold to copy).',
  },
  kept: { vi: 'Tôi đã cất khóa', en: 'I have kept the key' },
  revoked: { vi: 'Đã thu hồi khóa.', en: 'The key is revoked.' },
} as const satisfies Record<string, Text>;

export const KEY_REFUSALS: RefusalWords = {
  fields: { name: INTEGRATION_TEXTS.name, until: INTEGRATION_TEXTS.until, unit: INTEGRATION_TEXTS.unit },
};

export const KEY_SECRET_TEXTS = {
  title: INTEGRATION_TEXTS.secretTitle,
  once: INTEGRATION_TEXTS.secretOnce,
  kept: INTEGRATION_TEXTS.kept,
};

export const KEY_STATE_TEXTS: Readonly<Record<ShownKey['state'], Text>> = {
  active: { vi: 'Đang dùng được', en: 'Works' },
  expired: { vi: 'Đã hết hạn', en: 'Expired' },
  revoked: { vi: 'Đã thu hồi', en: 'Revoked' },
};
