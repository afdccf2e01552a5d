import type { Text } from '#domain/questionnaire.ts';

/** What is said where figures are taken elsewhere. */
export const OUTPUT_TEXTS = {
  title: { vi: 'Tải xuống và chia sẻ', en: 'Download and share' },
  workbook: { vi: 'Số liệu (Excel)', en: 'Figures (Excel)' },
  csv: { vi: 'Số liệu (CSV)', en: 'Figures (CSV)' },
  report: { vi: 'Báo cáo (in, PDF)', en: 'Report (print, PDF)' },
  copy: { vi: 'Sao chép liên kết', en: 'Copy the link' },
  embed: { vi: 'Sao chép mã nhúng biểu đồ', en: 'Copy the code of a chart for a web site' },
  copied: { vi: 'Đã sao chép', en: 'Copied' },
  notCopied: {
    vi: 'Trình duyệt không cho sao chép; hãy tự sao chép:',
    en: 'The browser does not let the page copy; copy it yourself:',
  },
  logged: { vi: 'Mỗi lần tải được ghi vào nhật ký.', en: 'Each download is kept in the audit log.' },
  saved: { vi: 'Đã tải xuống', en: 'Downloaded' },
  preparing: { vi: 'Đang chuẩn bị…', en: 'Preparing…' },
  unreachable: {
    vi: 'Không kết nối được máy chủ; hãy thử lại.',
    en: 'The server cannot be reached; try again.',
  },
} as const satisfies Record<string, Text>;
