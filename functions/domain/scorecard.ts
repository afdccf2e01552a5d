import type { Text } from './questionnaire.ts';
import type { Verdict } from './verdict.ts';

/** Percent of something; a number of things; a place among others. */
export type Measure = 'share' | 'count' | 'rank';

/** Whether more is better, or less; `null` where the indicator only says how much there was. */
export type Direction = 'higher' | 'lower' | null;

export const INDICATOR_IDS = [
  'sipas',
  'on-time',
  'online',
  'integrated',
  'dossiers',
  'decisions',
  'published-in-time',
  'par-rank',
  'pci-rank',
] as const;
export type IndicatorId = (typeof INDICATOR_IDS)[number];

/** One indicator (chỉ tiêu) of a city's report on administrative reform. */
export type Indicator = {
  readonly id: IndicatorId;
  readonly name: Text;
  readonly measure: Measure;
  /** What is counted, or of what the share is. */
  readonly unitOfMeasure: Text;
  readonly better: Direction;
  /** How the platform computes it from its own facts; absent where it has none, and an officer must enter it. */
  readonly computedFrom?: Text;
};

/*
 * The indicators by which Hà Nội reported on its administrative reform. Targets are not here: that of satisfaction is the
 * unit's own, and any other is entered with the figure and the document that set it.
 */
export const INDICATORS: readonly Indicator[] = [
  {
    id: 'sipas',
    name: { vi: 'Chỉ số hài lòng về sự phục vụ hành chính (SIPAS)', en: 'Satisfaction index (SIPAS)' },
    measure: 'share',
    unitOfMeasure: { vi: '% người trả lời', en: '% of those who answered' },
    better: 'higher',
    computedFrom: {
      vi: 'Phiếu đánh giá ghi trên hệ thống này, không phải điều tra SIPAS của Bộ Nội vụ',
      en: 'Responses recorded on this platform, which are not the SIPAS survey of the Ministry of Home Affairs',
    },
  },
  {
    id: 'on-time',
    name: { vi: 'Hồ sơ giải quyết đúng hạn', en: 'Dossiers completed on time' },
    measure: 'share',
    unitOfMeasure: { vi: '% hồ sơ đã giải quyết', en: '% of completed dossiers' },
    better: 'higher',
    computedFrom: {
      vi: 'Hồ sơ do hệ thống một cửa báo: đúng hạn chia cho đã giải quyết',
      en: 'Dossiers reported by the one-stop system: on time divided by completed',
    },
  },
  {
    id: 'online',
    name: {
      vi: 'Thủ tục cung cấp trực tuyến mức độ 3, 4 (nay: một phần, toàn trình)',
      en: 'Procedures online at level 3 or 4 (today: partial or full)',
    },
    measure: 'share',
    unitOfMeasure: { vi: '% thủ tục hành chính', en: '% of procedures' },
    better: 'higher',
    computedFrom: {
      vi: 'Danh mục thủ tục trên hệ thống này, như hiện nay',
      en: 'The catalogue of services on this platform, as it is now',
    },
  },
  {
    id: 'integrated',
    name: {
      vi: 'Dịch vụ tích hợp với Cổng Dịch vụ công quốc gia',
      en: 'Services integrated with the National Public Service Portal',
    },
    measure: 'share',
    unitOfMeasure: { vi: '% dịch vụ', en: '% of services' },
    better: 'higher',
    computedFrom: {
      vi: 'Danh mục thủ tục trên hệ thống này, như hiện nay',
      en: 'The catalogue of services on this platform, as it is now',
    },
  },
  {
    id: 'dossiers',
    name: { vi: 'Hồ sơ tiếp nhận', en: 'Dossiers received' },
    measure: 'count',
    unitOfMeasure: { vi: 'hồ sơ', en: 'dossiers' },
    better: null,
    computedFrom: {
      vi: 'Hồ sơ do hệ thống một cửa báo, theo ngày tiếp nhận',
      en: 'Dossiers reported by the one-stop system, by the day of reception',
    },
  },
  {
    id: 'decisions',
    name: { vi: 'Quyết định công bố thủ tục hành chính', en: 'Decisions publishing procedures' },
    measure: 'count',
    unitOfMeasure: { vi: 'quyết định', en: 'decisions' },
    better: null,
  },
  {
    id: 'published-in-time',
    name: { vi: 'Thủ tục được công bố, công khai đúng hạn', en: 'Procedures published in time' },
    measure: 'share',
    unitOfMeasure: { vi: '% quyết định công bố', en: '% of decisions' },
    better: 'higher',
  },
  {
    id: 'par-rank',
    name: { vi: 'Thứ hạng Chỉ số cải cách hành chính (PAR Index)', en: 'Rank in the PAR Index' },
    measure: 'rank',
    unitOfMeasure: { vi: 'thứ hạng', en: 'rank' },
    better: 'lower',
  },
  {
    id: 'pci-rank',
    name: {
      vi: 'Thứ hạng Chỉ số năng lực cạnh tranh cấp tỉnh (PCI)',
      en: 'Rank in the Provincial Competitiveness Index (PCI)',
    },
    measure: 'rank',
    unitOfMeasure: { vi: 'thứ hạng', en: 'rank' },
    better: 'lower',
  },
];

export const indicatorById = (id: string): Indicator | undefined => INDICATORS.find((each) => each.id === id);

/** What a figure is against its target. */
export type Standing = Verdict | 'noTarget' | 'noData';

/** The standing of a reported figure, which comes without an interval: what it says is taken as it is. */
export const standingOf = (
  better: Direction,
  value: number | undefined,
  target: number | undefined,
): Exclude<Standing, 'notEnoughEvidence'> => {
  if (value === undefined) return 'noData';
  if (target === undefined || better === null) return 'noTarget';
  return (better === 'higher' ? value >= target : value <= target) ? 'met' : 'notMet';
};
