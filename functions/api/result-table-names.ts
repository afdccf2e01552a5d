import type { Text } from '#domain/questionnaire.ts';
import type { Evidence, Verdict } from '#domain/verdict.ts';

/** What a row of an exported table is of. */
export const PART_NAMES = {
  unit: { vi: 'Đơn vị', en: 'Unit' },
  element: { vi: 'Yếu tố', en: 'Element' },
  question: { vi: 'Câu hỏi', en: 'Question' },
  group: { vi: 'Nhóm của phiếu', en: 'Group of the form' },
  channel: { vi: 'Kênh', en: 'Channel' },
  moment: { vi: 'Thời điểm', en: 'Moment' },
  service: { vi: 'Thủ tục', en: 'Service' },
  counter: { vi: 'Quầy', en: 'Counter' },
  reason: { vi: 'Lý do', en: 'Reason' },
  month: { vi: 'Tháng', en: 'Month' },
  day: { vi: 'Ngày', en: 'Day' },
  hour: { vi: 'Giờ trong tuần', en: 'Hour of the week' },
  child: { vi: 'Đơn vị trực thuộc', en: 'Unit below' },
  own: { vi: 'Nộp trực tiếp tại đơn vị', en: 'Filed at the unit itself' },
  driver: { vi: 'Yếu tố đi cùng sự hài lòng chung', en: 'What goes with overall satisfaction' },
  dossiers: { vi: 'Hồ sơ', en: 'Dossiers' },
} as const satisfies Record<string, Text>;

export const VERDICT_NAMES: Readonly<Record<Verdict, Text>> = {
  met: { vi: 'Đạt', en: 'Met' },
  notMet: { vi: 'Chưa đạt', en: 'Not met' },
  notEnoughEvidence: { vi: 'Chưa đủ bằng chứng', en: 'Not enough evidence' },
};

export const EVIDENCE_NAMES: Readonly<Record<Evidence, Text>> = {
  hidden: { vi: 'Dưới 10 phiếu: không hiển thị', en: 'Under 10 responses: not shown' },
  reference: { vi: 'Chỉ để tham khảo (10–29 phiếu)', en: 'For reference only (10–29 responses)' },
  full: { vi: 'Đầy đủ', en: 'Full' },
};

const WEEKDAYS: readonly Text[] = [
  { vi: 'Thứ Hai', en: 'Monday' },
  { vi: 'Thứ Ba', en: 'Tuesday' },
  { vi: 'Thứ Tư', en: 'Wednesday' },
  { vi: 'Thứ Năm', en: 'Thursday' },
  { vi: 'Thứ Sáu', en: 'Friday' },
  { vi: 'Thứ Bảy', en: 'Saturday' },
  { vi: 'Chủ nhật', en: 'Sunday' },
];

/** `Thứ Hai, 9 giờ`; 0 is Monday. */
export const hourName = (weekday: number, hour: number): Text => ({
  vi: `${WEEKDAYS[weekday]?.vi}, ${hour} giờ`,
  en: `${WEEKDAYS[weekday]?.en}, ${hour}:00`,
});
