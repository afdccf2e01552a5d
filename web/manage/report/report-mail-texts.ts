import type { Text } from '#domain/questionnaire.ts';
import { MOST_SUBSCRIPTIONS } from '#domain/report-subscription.ts';
import type { RefusalWords } from '../refusals/told.ts';

/** What the card of reports by e-mail says. */
export const REPORT_MAIL_TEXTS = {
  title: { vi: 'Nhận báo cáo qua e-mail', en: 'This report by e-mail' },
  about: {
    vi: 'Khi kỳ báo cáo kết thúc, hệ thống gửi đường dẫn đến báo cáo của đơn vị này: báo cáo tháng từ ngày mùng 2 của tháng sau, báo cáo tuần vào thứ Hai, trong khoảng 8–20 giờ. Thư không ghi số liệu; muốn xem phải đăng nhập. Người nhận có thể tự dừng bằng đường dẫn trong thư.',
    en: 'When a period is over, a link to the report of this unit is sent: of a month from the second day of the next, of a week on Monday, between 8 and 20 h. The mail has no figures; to see them one signs in. Whoever gets it can stop it by a link in the mail.',
  },
  email: { vi: 'Địa chỉ e-mail', en: 'E-mail address' },
  emailHow: {
    vi: 'Chỉ ghi địa chỉ của người đã đồng ý nhận. Địa chỉ được mã hóa; sau khi đăng ký, mọi người chỉ thấy một phần.',
    en: 'Only of somebody who has agreed to get it. The address is kept sealed; once set up, everybody sees a part of it only.',
  },
  every: { vi: 'Gửi', en: 'How often' },
  month: { vi: 'Hằng tháng', en: 'Every month' },
  week: { vi: 'Hằng tuần', en: 'Every week' },
  language: { vi: 'Ngôn ngữ của thư', en: 'Language of the mail' },
  subscribe: { vi: 'Đăng ký', en: 'Set up' },
  recipients: { vi: 'Người đang nhận', en: 'Who gets it' },
  none: { vi: 'Chưa có ai nhận báo cáo này.', en: 'Nobody gets this report yet.' },
  loading: { vi: 'Đang tải…', en: 'Loading…' },
  off: {
    vi: 'Hệ thống này chưa gửi e-mail, nên chưa đăng ký được. Xin hỏi người vận hành hệ thống.',
    en: 'E-mail is not sent from here yet, so that nothing can be set up. Please ask whoever runs the service.',
  },
  noAddress: { vi: 'Địa chỉ không đọc được nữa', en: 'An address that can no longer be read' },
  refused: {
    vi: 'Nhà cung cấp dịch vụ thư từ chối địa chỉ này; không gửi nữa.',
    en: 'The mail provider refused this address; nothing more is sent.',
  },
  end: { vi: 'Dừng gửi', en: 'Stop' },
  takeOff: { vi: 'Bỏ khỏi danh sách', en: 'Take off the list' },
  made: { vi: 'Đã đăng ký', en: 'Set up' },
  ended: { vi: 'Đã dừng gửi', en: 'Stopped' },
} as const satisfies Record<string, Text>;

/** Why it was not done, and how it can be. */
export const REPORT_MAIL_FAULTS = {
  'wrong-address': {
    vi: 'Địa chỉ e-mail chưa đúng. Xin ghi đầy đủ, ví dụ ten@hanoi.gov.vn.',
    en: 'This is no e-mail address. Please write all of it, such as ten@hanoi.gov.vn.',
  },
  'known-address': {
    vi: 'Địa chỉ này đang nhận báo cáo này rồi, theo cùng nhịp gửi.',
    en: 'This address gets this report already, just as often.',
  },
  'too-many': {
    vi: `Đơn vị này đã có ${MOST_SUBSCRIPTIONS} địa chỉ. Xin dừng một địa chỉ không còn cần trước.`,
    en: `This unit has ${MOST_SUBSCRIPTIONS} addresses. Please stop one that is no longer needed first.`,
  },
} as const satisfies Record<string, Text>;

export const REPORT_MAIL_REFUSALS: RefusalWords = { problems: { 'no-mail': REPORT_MAIL_TEXTS.off } };
