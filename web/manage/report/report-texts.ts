import type { Text } from '#domain/questionnaire.ts';
import type { PeriodResult } from '../../shared/api-types.ts';
import { count, counted } from '../../shared/format.ts';
import type { Language } from '../../shared/language.ts';
import { receivedOf, STATES } from '../compare/compare-texts.ts';

/** What only the report says. */
export const REPORT_TEXTS = {
  themesMissing: {
    vi: 'Phần ý kiến của người dân không tải được nên không có trong báo cáo này.',
    en: 'What citizens wrote could not be read, and is not in this report.',
  },
  report: { vi: 'Báo cáo', en: 'Report' },
  subject: {
    vi: 'Kết quả đo lường sự hài lòng của người dân',
    en: 'Satisfaction of citizens with public services',
  },
  placeAndDate: { vi: '…………, ngày …… tháng …… năm ………', en: '………………, date ………………' },
  preparedBy: { vi: 'Người lập báo cáo', en: 'Prepared by' },
  headOfUnit: { vi: 'Thủ trưởng đơn vị', en: 'Head of the unit' },
  signed: { vi: 'ký, ghi rõ họ tên', en: 'signature, full name' },
  signedAndSealed: { vi: 'ký, ghi rõ họ tên, đóng dấu', en: 'signature, full name, seal' },
  print: { vi: 'In hoặc lưu PDF', en: 'Print or save as PDF' },
  changed: { vi: 'Thay đổi so với kỳ trước', en: 'What changed since the period before' },
  changesByUnitsOfThen: {
    vi: 'Riêng mục này so sánh theo đơn vị của từng tháng, nên số phiếu có thể khác phần còn lại của báo cáo.',
    en: 'This section alone compares by the units of each month, so its responses may differ from the rest of the report.',
  },
  takenApart: { vi: 'Tách theo', en: 'Taken apart by' },
  largest: { vi: 'Tác động lớn nhất (điểm)', en: 'Largest effect (points)' },
  indexAndInterval: { vi: 'Chỉ số (khoảng 95 %)', en: 'Index (95% interval)' },
  indexShort: { vi: 'Chỉ số', en: 'Index' },
  intervalShort: { vi: 'Khoảng', en: 'Interval' },
  responsesShort: { vi: 'Phiếu', en: 'n' },
  services: {
    vi: 'Thủ tục có chỉ số thấp nhất và cao nhất',
    en: 'Services with the lowest and the highest index',
  },
  lowest: { vi: 'Thấp nhất', en: 'Lowest' },
  highest: { vi: 'Cao nhất', en: 'Highest' },
  onlyFull: {
    vi: 'Chỉ gồm thủ tục có từ 30 phiếu; khi các khoảng chồng lên nhau, thứ tự có thể do ngẫu nhiên.',
    en: 'Only services with 30 responses or more; where intervals overlap, their order may be chance.',
  },
  allInAppendix: {
    vi: 'Bảng nêu các đơn vị cần xem trước. Toàn bộ đơn vị ở Phụ lục.',
    en: 'Those to look at first. All units stand in the appendix.',
  },
  appendix: { vi: 'Phụ lục: Toàn bộ đơn vị trực thuộc', en: 'Appendix: all units below' },
  appendixHow: {
    vi: 'Xếp theo kết luận, trong mỗi nhóm từ chỉ số thấp đến cao; không phải xếp hạng. Tính bằng %; “Khoảng” là khoảng tin cậy 95 %. * Chỉ để tham khảo (10–29 phiếu).',
    en: 'By verdict, and in each group from the lowest index; this is no ranking. In percent; intervals are of 95%. * For reference only (10–29 responses).',
  },
  withheldUnits: {
    vi: 'Chưa đủ bằng chứng, dưới 10 phiếu nên không hiển thị chỉ số',
    en: 'Not enough evidence, and under 10 responses, so that no index is shown',
  },
  ofDissatisfied: { vi: 'Trong đó không hài lòng', en: 'Of these, dissatisfied' },
  dossiers: { vi: 'hồ sơ', en: 'dossiers' },
  noDossiers: {
    vi: 'Hệ thống một cửa chưa báo cáo hồ sơ nào của kỳ này, nên chưa biết độ phủ.',
    en: 'The one-stop system has reported no dossier of this period, so that coverage is not known.',
  },
  quality: { vi: 'Chất lượng số liệu', en: 'Quality of the figures' },
  otherForms: { vi: 'Phiếu khác trong kỳ, không cộng chung', en: 'Other forms of the period, not added in' },
  notes: { vi: 'Phương pháp', en: 'Method' },
  figuresOf: { vi: 'Số liệu cập nhật lúc', en: 'Figures updated at' },
  localTime: { vi: 'giờ Việt Nam', en: 'Viet Nam time' },
  address: { vi: 'Địa chỉ của báo cáo', en: 'Address of this report' },
} as const satisfies Record<string, Text>;

/** What a print lacks that the browser was told to make before all of the report was read. */
export const awaitedSentence = (language: Language, awaited: readonly Text[]): string => {
  const [parts, print] = [
    awaited.map((part) => `“${part[language]}”`).join(', '),
    REPORT_TEXTS.print[language],
  ];
  return language === 'vi'
    ? `Bản in này chưa đầy đủ: khi in chưa đọc xong phần ${parts}. Xin chờ đến khi bấm được nút “${print}” rồi in lại.`
    : `This print is not complete: ${parts} had not been read yet. Please print it again once “${print}” can be pressed.`;
};

/** How much of what was received is in the figures. */
export const statesSentence = (language: Language, { states }: Pick<PeriodResult, 'states'>): string => {
  const number = (value: number): string => count(language, value);
  const received = receivedOf({ states });
  if (received === 0) return language === 'vi' ? 'Chưa nhận phiếu nào.' : 'No responses were received.';
  const [all, valid] = [number(received), number(states.counted)];
  const rest = STATES.filter((state) => state !== 'counted' && states[state] > 0)
    .map((state) => `${number(states[state])} ${STATE_WORDS[state][language]}`)
    .join(', ');
  const were = `${counted(received, 'response')} of all forms ${received === 1 ? 'was' : 'were'} received`;
  if (rest === '') {
    return language === 'vi'
      ? `Đã nhận ${all} phiếu của mọi bộ câu hỏi, ${received === 1 ? 'phiếu này' : 'tất cả đều'} được tính.`
      : `${were}, and ${received === 1 ? 'it counts' : 'all of them count'}.`;
  }
  return language === 'vi'
    ? `Đã nhận ${all} phiếu của mọi bộ câu hỏi: ${valid} được tính, ${rest}.`
    : `${were}: ${valid} ${states.counted === 1 ? 'counts' : 'count'}, ${rest}.`;
};

const STATE_WORDS: Readonly<Record<(typeof STATES)[number], Text>> = {
  counted: { vi: 'được tính', en: 'count' },
  held: { vi: 'tạm giữ để xem xét', en: 'held for review' },
  void: { vi: 'bị loại', en: 'void' },
  erased: { vi: 'đã xóa theo yêu cầu', en: 'erased on request' },
  synthetic: { vi: 'tự kiểm tra hệ thống', en: 'the system’s own tests' },
};

const NAMED_SERVICES = 3;

/** Of which services nobody has rated a completed dossier; `undefined` where there is none. */
export const unsurveyedSentence = (
  language: Language,
  services: NonNullable<PeriodResult['dossiers']>['unsurveyedServices'],
): string | undefined => {
  if (services.length === 0) return undefined;
  const named = services
    .slice(0, NAMED_SERVICES)
    .map(({ name }) => `“${name[language]}”`)
    .join(', ');
  const number = count(language, services.length);
  const more = services.length > NAMED_SERVICES;
  return language === 'vi'
    ? `${number} thủ tục có hồ sơ đã giải quyết nhưng chưa có phiếu nào${more ? ', nhiều hồ sơ nhất là' : ':'} ${named}.`
    : `${number} ${services.length === 1 ? 'service has' : 'services have'} completed dossiers and no response${more ? ', most dossiers having' : ':'} ${named}.`;
};

/** How many comments the themes are of. */
export const commentsSentence = (language: Language, total: number): string =>
  language === 'vi'
    ? `Trong ${count('vi', total)} ý kiến; một ý kiến có thể nói về nhiều chủ đề. Chủ đề có dưới 10 ý kiến không được nêu.`
    : `Of ${count('en', total)} comments; one may be about several themes. Themes with fewer than ten comments are left out.`;
