import type { Text } from '#domain/questionnaire.ts';
import type { EventKind, TEST_KIND } from '#domain/webhook.ts';
import type { ShownDelivery, ShownWebhook } from '../../shared/api-types.ts';
import type { RefusalWords } from '../refusals/told.ts';

/** Every fixed text of webhooks. */
export const WEBHOOK_TEXTS = {
  title: { vi: 'Báo sự kiện (webhook)', en: 'Webhooks' },
  about: {
    vi: 'Máy chủ tự báo cho phần mềm khác khi có sự kiện ở đơn vị được chọn hoặc đơn vị bên dưới. Tin báo được ký theo Standard Webhooks và không chứa ý kiến hay thông tin của người dân.',
    en: 'The server tells another programme when something happens at the chosen unit or below it. Messages are signed as Standard Webhooks says, and hold no comment and nothing of a citizen.',
  },
  none: {
    vi: 'Chưa có địa chỉ nhận nào ở đơn vị này và các đơn vị bên dưới.',
    en: 'No address at this unit or below it yet.',
  },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  kinds: { vi: 'Sự kiện', en: 'Events' },
  registered: { vi: 'Đăng ký ngày', en: 'Registered' },
  lastDelivered: { vi: 'Nhận lần cuối', en: 'Last taken' },
  never: { vi: 'chưa nhận', en: 'never' },
  failingSince: { vi: 'Không nhận được từ', en: 'Failing since' },
  gone: {
    vi: 'Địa chỉ này trả lời là không còn dùng (410) nên máy chủ đã ngừng báo. Sửa phần mềm nhận rồi gửi thử: nhận được thì sẽ báo tiếp.',
    en: 'This address answered that it is gone (410), so it is told nothing more. Mend the programme and send a test: once it takes that, it is told again.',
  },
  failing: {
    vi: 'Địa chỉ này không nhận được tin nào trong 5 ngày nên máy chủ đã ngừng báo. Sửa phần mềm nhận rồi gửi thử: nhận được thì sẽ báo tiếp.',
    en: 'This address has taken nothing for 5 days, so it is told nothing more. Mend the programme and send a test: once it takes that, it is told again.',
  },
  test: { vi: 'Gửi thử', en: 'Send a test' },
  tested: {
    vi: 'Đã xếp hàng tin thử; kết quả hiện trong nhật ký trong vòng một phút.',
    en: 'The test is on its way; what came of it stands in the log within a minute.',
  },
  log: { vi: 'Nhật ký gửi', en: 'Log' },
  emptyLog: { vi: 'Chưa gửi tin nào trong 30 ngày qua.', en: 'Nothing was sent in the last 30 days.' },
  message: { vi: 'Nội dung', en: 'Message' },
  messageId: { vi: 'Mã tin', en: 'Message id' },
  attempts: { vi: 'Các lần gửi', en: 'Attempts' },
  next: { vi: 'Lần tới', en: 'Next' },
  replay: { vi: 'Gửi lại', en: 'Send again' },
  replayed: { vi: 'Tin sẽ được gửi lại trong vòng một phút.', en: 'It is sent again within a minute.' },
  older: { vi: 'Xem tin cũ hơn', en: 'Older messages' },
  remove: { vi: 'Gỡ', en: 'Remove' },
  removeHow: {
    vi: 'Từ lúc này không tin nào được gửi đến địa chỉ này nữa. Không thể hoàn tác; có thể đăng ký lại với khóa ký mới.',
    en: 'From now on nothing is sent to this address. It cannot be undone; it can be registered again, with a new secret.',
  },
  removeSure: { vi: 'Gỡ địa chỉ này', en: 'Remove this address' },
  removed: { vi: 'Đã gỡ địa chỉ nhận.', en: 'The address is removed.' },
  make: { vi: 'Đăng ký địa chỉ nhận', en: 'Register an address' },
  url: { vi: 'Địa chỉ (https)', en: 'Address (https)' },
  urlHow: {
    vi: 'Tên miền công khai, không dùng số IP. Máy chủ không theo chuyển hướng.',
    en: 'By a public name, not by number. Redirects are not followed.',
  },
  noKind: { vi: 'Hãy chọn ít nhất một loại sự kiện.', en: 'Choose at least one kind of event.' },
  makeIt: { vi: 'Đăng ký', en: 'Register' },
  secretTitle: { vi: 'Khóa ký', en: 'The secret' },
  secretOnce: {
    vi: 'Khóa ký chỉ hiện một lần này. Hãy sao chép và cất vào cấu hình của phần mềm nhận trước khi rời trang; phần mềm dùng khóa để kiểm tra tin báo là thật.',
    en: 'The secret is shown only this once. Copy it into the settings of the programme before you leave the page; with it the programme checks that messages are real.',
  },
  kept: { vi: 'Tôi đã cất khóa ký', en: 'I have kept the secret' },
} as const satisfies Record<string, Text>;

export const WEBHOOK_REFUSALS: RefusalWords = {
  problems: {
    'webhook-disabled': {
      vi: 'Máy chủ đã ngừng báo cho địa chỉ này. Hãy gửi thử trước: nhận được thì sẽ báo tiếp, rồi gửi lại tin này.',
      en: 'This address is told nothing more. Send it a test first: once it takes that, it is told again, and this can be sent again.',
    },
  },
  fields: { url: WEBHOOK_TEXTS.url, kinds: WEBHOOK_TEXTS.kinds, unit: WEBHOOK_TEXTS.unit },
};

export const EVENT_TEXTS: Readonly<Record<EventKind | typeof TEST_KIND, Text>> = {
  'verdict.changed': { vi: 'Kết luận của một đơn vị thay đổi', en: 'A unit’s verdict has changed' },
  'month.ended': { vi: 'Hết tháng: số liệu của tháng', en: 'A month has ended: its figures' },
  'kiosk.silent': { vi: 'Một kiosk im lặng bất thường', en: 'A kiosk is unusually silent' },
  'kiosk.heard': { vi: 'Kiosk đó có đánh giá trở lại', en: 'That kiosk is heard again' },
  'decision.made': { vi: 'Có quyết định về một phiếu đánh giá', en: 'A response was decided on' },
  'webhook.test': { vi: 'Tin thử', en: 'Test' },
};

export const WEBHOOK_STATE_TEXTS: Readonly<Record<ShownWebhook['state'], Text>> = {
  active: { vi: 'Đang báo', en: 'Active' },
  failing: { vi: 'Đang gửi không được', en: 'Failing' },
  disabled: { vi: 'Đã ngừng báo', en: 'Told nothing more' },
};

export const DELIVERY_STATE_TEXTS: Readonly<Record<ShownDelivery['state'], Text>> = {
  pending: { vi: 'Đang chờ gửi', en: 'Waiting' },
  delivered: { vi: 'Đã nhận', en: 'Taken' },
  failed: { vi: 'Đã thôi gửi', en: 'Given up' },
};

export const FAULT_TEXTS: Readonly<Record<NonNullable<ShownDelivery['attempts'][0]['fault']>, Text>> = {
  timeout: { vi: 'không trả lời kịp', en: 'no answer in time' },
  unreachable: { vi: 'không kết nối được', en: 'cannot be reached' },
  'address-refused': {
    vi: 'tên miền không dẫn đến máy chủ công khai',
    en: 'its name leads to no public machine',
  },
};
