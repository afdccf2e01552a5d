import type { Text } from '#domain/questionnaire.ts';

/** What only the monthly report says. */
export const REPORT_TEXTS = {
  report: { vi: 'Báo cáo', en: 'Report' },
  title: {
    vi: 'Báo cáo kết quả đo lường sự hài lòng của người dân',
    en: 'Report on the satisfaction of citizens',
  },
  print: { vi: 'In hoặc lưu PDF', en: 'Print or save as PDF' },
  changed: { vi: 'Thay đổi so với kỳ trước', en: 'What changed since the period before' },
  lowest: { vi: 'Thủ tục có chỉ số thấp nhất', en: 'Services with the lowest index' },
  highest: { vi: 'Thủ tục có chỉ số cao nhất', en: 'Services with the highest index' },
  onlyFull: {
    vi: 'Chỉ gồm thủ tục có từ 30 phiếu. Khi các khoảng tin cậy chồng lên nhau, thứ tự giữa các thủ tục chưa chắc là thật.',
    en: 'Only services with 30 responses or more. Where intervals overlap, the order of services may be chance.',
  },
  coverage: { vi: 'Hồ sơ và độ phủ', en: 'Dossiers and coverage' },
  noDossiers: {
    vi: 'Hệ thống một cửa chưa báo cáo hồ sơ nào của kỳ này, nên chưa biết độ phủ.',
    en: 'The one-stop system has reported no dossier of this period, so that coverage is not known.',
  },
  notes: { vi: 'Phương pháp và ghi chú', en: 'Method and notes' },
  figuresOf: { vi: 'Số liệu cập nhật lúc', en: 'Figures updated at' },
  address: { vi: 'Địa chỉ của báo cáo', en: 'Address of this report' },
} as const satisfies Record<string, Text>;
