import type { Text } from '#domain/questionnaire.ts';
import { count, counted } from '../../shared/format.ts';
import type { Language } from '../../shared/language.ts';
import type { RefusalWords } from '../refusals/told.ts';
import type { Progress } from './single-responses-state.ts';

/** What is said where figures are taken elsewhere. */
export const OUTPUT_TEXTS = {
  title: { vi: 'Tải xuống và chia sẻ', en: 'Download and share' },
  workbook: { vi: 'Số liệu (Excel)', en: 'Figures (Excel)' },
  csv: { vi: 'Số liệu (CSV)', en: 'Figures (CSV)' },
  report: { vi: 'Báo cáo (in, PDF)', en: 'Report (print, PDF)' },
  copy: { vi: 'Sao chép liên kết', en: 'Copy the link' },
  embed: { vi: 'Sao chép mã nhúng biểu đồ', en: 'Copy the code of a chart for a web site' },
  embedTheme: { vi: 'Màu nền của biểu đồ nhúng', en: 'Colours of the chart for a web site' },
  screen: { vi: 'Theo thiết bị của người xem', en: 'As the visitor’s device' },
  light: { vi: 'Luôn sáng', en: 'Always light' },
  dark: { vi: 'Luôn tối', en: 'Always dark' },
  copied: { vi: 'Đã sao chép', en: 'Copied' },
  notCopied: {
    vi: 'Trình duyệt không cho sao chép; hãy tự sao chép:',
    en: 'The browser does not let the page copy; copy it yourself:',
  },
  single: { vi: 'Từng phiếu (CSV)', en: 'Single responses (CSV)' },
  singleAbout: {
    vi: 'Mỗi dòng một phiếu của đơn vị và các đơn vị trực thuộc, kể cả phiếu tạm giữ hoặc không tính. Không có mã phiếu, mã cảm ơn, ý kiến và số phút, để không ai bị nhận ra. Mỗi phần tải về được ghi vào nhật ký.',
    en: 'A row for each response of the unit and those below it, with those that are held or void. Without ids, thank-you codes, comments and minutes, so that nobody is recognised. Each part is kept in the audit log.',
  },
  tooLong: {
    vi: 'Kỳ này dài hơn ba năm, không tải được từ trang. Người quản trị dùng lệnh:',
    en: 'This period is longer than three years, which the page cannot take. An administrator uses the command:',
  },
  cancel: { vi: 'Hủy', en: 'Cancel' },
  goOn: { vi: 'Tiếp tục', en: 'Go on' },
  cancelled: { vi: 'Đã hủy; không có tệp nào được lưu.', en: 'Cancelled; no file was saved.' },
  notWritten: {
    vi: 'Không ghi được tệp (ổ đĩa có thể đã đầy); không có tệp nào được lưu.',
    en: 'The file cannot be written (the disk may be full); no file was saved.',
  },
  noFile: { vi: 'Không có tệp nào được lưu.', en: 'No file was saved.' },
  paused: {
    vi: 'Chưa có tệp nào được lưu; phần đã tải được giữ lại.',
    en: 'No file is saved yet; what has come is kept.',
  },
  logged: { vi: 'Mỗi lần tải được ghi vào nhật ký.', en: 'Each download is kept in the audit log.' },
  saved: { vi: 'Đã tải xuống', en: 'Downloaded' },
  preparing: { vi: 'Đang chuẩn bị…', en: 'Preparing…' },
} as const satisfies Record<string, Text>;

export const EXPORT_REFUSALS: RefusalWords = {
  unreachable: { vi: 'Mất kết nối với máy chủ.', en: 'The connection to the server is lost.' },
  fields: { from: { vi: 'Ngày đầu', en: 'First day' }, to: { vi: 'Ngày cuối', en: 'Last day' } },
};

/** How far a file has come. */
export const progressSentence = (language: Language, { rows, days, ofDays }: Progress): string => {
  const [n, done, all] = [rows, days, ofDays].map((value) => count(language, value));
  return language === 'vi'
    ? `Đã nhận ${n} phiếu, ${done} trên ${all} ngày.`
    : `${counted(rows, 'response')} received, ${done} of ${counted(ofDays, 'day')}.`;
};

export const savedSentence = (language: Language, fileName: string, rows: number): string =>
  language === 'vi'
    ? `Đã lưu ${count('vi', rows)} phiếu vào ${fileName}.`
    : `${counted(rows, 'response')} saved as ${fileName}.`;
