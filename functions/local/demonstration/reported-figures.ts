import type { ScorecardEntry } from '#domain/scorecard-entry.ts';
import { HANOI_CITY } from './hanoi.ts';

type Reported = Pick<ScorecardEntry, 'indicator' | 'period' | 'value' | 'document'> & Partial<ScorecardEntry>;

const CITY_REPORT =
  'Báo cáo cải cách hành chính của thành phố Hà Nội, giai đoạn 2019–2020 (bản trình diễn chưa có số hiệu văn bản)';
const SIPAS_2019 = 'Bộ Nội vụ, SIPAS 2019, theo hanoitimes.vn 585057 và vietnamnet.vn 646596';
const SIPAS_2020 = 'Bộ Nội vụ, SIPAS 2020, theo hanoitimes.vn 585057 và 583922';

const REPORTED: readonly Reported[] = [
  {
    indicator: 'sipas',
    period: '2019',
    value: 80.09,
    document: SIPAS_2019,
    note: 'Xếp thứ 52/63 tỉnh, thành phố',
  },
  {
    indicator: 'sipas',
    period: '2020',
    value: 85.15,
    document: SIPAS_2020,
    note: 'Xếp thứ 33/63 tỉnh, thành phố',
  },
  { indicator: 'on-time', period: '2019-2020', value: 91, document: CITY_REPORT },
  {
    indicator: 'online',
    period: '2019-2020',
    value: 90.5,
    numerator: 1501,
    denominator: 1659,
    document: CITY_REPORT,
  },
  {
    indicator: 'integrated',
    period: '2019-2020',
    value: 34,
    numerator: 88,
    document: CITY_REPORT,
    note: 'Báo cáo không ghi tổng số dịch vụ',
  },
  { indicator: 'dossiers', period: '2019-2020', value: 930_000, document: CITY_REPORT },
  { indicator: 'decisions', period: '2019-2020', value: 18, document: CITY_REPORT },
  { indicator: 'published-in-time', period: '2019-2020', value: 100, document: CITY_REPORT },
  { indicator: 'par-rank', period: '2019-2020', value: 2, denominator: 63, document: CITY_REPORT },
  { indicator: 'pci-rank', period: '2019-2020', value: 9, denominator: 63, document: CITY_REPORT },
];

/** What Hà Nội has reported of 2019 and 2020: real figures, as they were published, beside the invented responses. */
export const reportedFigures = (enteredAt: string): readonly (ScorecardEntry & { readonly unit: string })[] =>
  REPORTED.map((figure) => ({
    ...figure,
    unit: HANOI_CITY,
    version: 1,
    enteredBy: 'demonstration',
    enteredAt,
  }));
