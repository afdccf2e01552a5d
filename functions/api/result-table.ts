import { SCORE_LABELS, SCORES, type Text } from '#domain/questionnaire.ts';
import type { Verdict } from '#domain/verdict.ts';
import type { Cell } from '../tables/cell.ts';
import type { Figures, MonthResult, RangeResult } from './result-schemas.ts';
import { EVIDENCE_NAMES, hourName, PART_NAMES, VERDICT_NAMES } from './result-table-names.ts';

/** Every figure of a result in one table: what a row is of stands in its first cells. */
export type FigureRow = {
  readonly part: keyof typeof PART_NAMES;
  readonly id: string;
  readonly name: Text;
  readonly n: number;
  readonly figures?: Partial<Figures>;
  readonly targetPercent?: number;
  readonly verdict?: Verdict;
  /** Of what `n` is a part, where it is one. */
  readonly share?: Share;
  /** Of a driver: how much higher the index is among those who are satisfied with it. */
  readonly sides?: MonthResult['drivers'][number]['sides'];
};

type Share = { readonly percent: number | null; readonly interval?: Figures['interval'] };

type Named = Figures & { readonly id: string; readonly name: Text };

const plainName = (name: string): Text => ({ vi: name, en: name });

/** The rows of a result, from the whole to its parts; nothing that the result withholds. */
export const figureRows = (result: MonthResult | RangeResult): readonly FigureRow[] => {
  const of =
    (part: FigureRow['part']) =>
    ({ id, name, ...figures }: Named): FigureRow => ({ part, id, name, n: figures.n, figures });
  const { targetPercent, verdict } = result;
  return [
    {
      part: 'unit',
      id: result.unit,
      name: result.name,
      n: result.n,
      figures: result,
      targetPercent,
      verdict,
    },
    ...result.elements.flatMap(({ questions, ...element }) => [
      of('element')(element),
      ...questions.map(of('question')),
    ]),
    ...result.parts.map(of('group')),
    ...result.channels.map(of('channel')),
    ...result.moments.map(of('moment')),
    ...result.services.map(of('service')),
    ...result.counters.map(of('counter')),
    ...result.reasons.map(
      ({ id, name, n, counts }): FigureRow => ({
        part: 'reason',
        id,
        name,
        n,
        figures: { counts },
      }),
    ),
    ...monthRows(result),
    ...result.days.map(({ day, ...figures }) => of('day')({ id: day, name: plainName(day), ...figures })),
    ...result.hours.map(({ weekday, hour, ...figures }) =>
      of('hour')({
        id: `${weekday + 1}-${String(hour).padStart(2, '0')}`,
        name: hourName(weekday, hour),
        ...figures,
      }),
    ),
    ...result.children.map(
      ({ unit, name, own, n, targetPercent, verdict, ...figures }): FigureRow => ({
        part: own ? 'own' : 'child',
        id: unit,
        name,
        n,
        figures,
        targetPercent,
        verdict,
      }),
    ),
    ...result.drivers.map(
      ({ id, name, n, satisfiedPercent, satisfiedInterval, sides }): FigureRow => ({
        part: 'driver',
        id,
        name,
        n,
        share: { percent: satisfiedPercent, interval: satisfiedInterval },
        sides,
      }),
    ),
    ...dossierRows(result),
  ];
};

const monthRows = (result: MonthResult | RangeResult): readonly FigureRow[] =>
  'months' in result
    ? result.months.map(({ month, n, verdict, ...figures }) => ({
        part: 'month',
        id: month,
        name: plainName(month),
        n,
        figures,
        verdict,
      }))
    : [];

const DOSSIER_NAMES = {
  received: { vi: 'Tiếp nhận', en: 'Received' },
  completed: { vi: 'Đã giải quyết', en: 'Completed' },
  withdrawn: { vi: 'Rút hồ sơ', en: 'Withdrawn' },
  onTime: { vi: 'Giải quyết đúng hạn', en: 'Completed on time' },
  online: { vi: 'Nộp trực tuyến', en: 'Handed in online' },
} as const satisfies Record<string, Text>;

const dossierRows = ({ dossiers }: MonthResult | RangeResult): readonly FigureRow[] => {
  if (!dossiers) return [];
  const { onTimePercent, onTimeInterval, onlinePercent, coveragePercent, responses } = dossiers;
  const shares: Partial<Record<keyof typeof DOSSIER_NAMES, Share>> = {
    onTime: { percent: onTimePercent, interval: onTimeInterval },
    online: { percent: onlinePercent },
  };
  return [
    ...(Object.keys(DOSSIER_NAMES) as (keyof typeof DOSSIER_NAMES)[]).flatMap((id): readonly FigureRow[] => {
      const n = dossiers[id];
      const share = shares[id];
      return n === null
        ? []
        : [{ part: 'dossiers', id, name: DOSSIER_NAMES[id], n, ...(share ? { share } : {}) }];
    }),
    {
      part: 'dossiers',
      id: 'coverage',
      name: { vi: 'Độ phủ: phiếu trên hồ sơ đã giải quyết', en: 'Coverage: responses of completed dossiers' },
      n: responses,
      share: { percent: coveragePercent },
    },
  ];
};

type Column = {
  /** As programmes know it, in both languages. */
  readonly id: string;
  readonly heading: Text;
  readonly width?: number;
  readonly cell: (row: FigureRow, language: keyof Text) => Cell;
};

const percentCell = (percent: number | null | undefined): Cell => (percent == null ? null : { percent });

export const RESULT_COLUMNS: readonly Column[] = [
  { id: 'part', heading: { vi: 'Mã phần', en: 'Part' }, cell: ({ part }) => part },
  {
    id: 'part_name',
    heading: { vi: 'Phần', en: 'Part, in words' },
    width: 20,
    cell: ({ part }, language) => PART_NAMES[part][language],
  },
  { id: 'id', heading: { vi: 'Mã', en: 'Code' }, width: 14, cell: ({ id }) => id },
  {
    id: 'name',
    heading: { vi: 'Tên', en: 'Name' },
    width: 48,
    cell: ({ part, id, name }, language) => (part === 'day' ? { day: id } : name[language]),
  },
  { id: 'n', heading: { vi: 'Số lượng', en: 'Number' }, cell: ({ n }) => n },
  {
    id: 'index_percent',
    heading: { vi: 'Chỉ số hài lòng', en: 'Satisfaction index' },
    width: 16,
    cell: ({ figures }) => percentCell(figures?.indexPercent),
  },
  {
    id: 'interval_low_percent',
    heading: { vi: 'Khoảng tin cậy 95 %, từ', en: '95% interval, from' },
    width: 22,
    cell: ({ figures }) => percentCell(figures?.interval?.lowPercent),
  },
  {
    id: 'interval_high_percent',
    heading: { vi: 'Khoảng tin cậy 95 %, đến', en: '95% interval, to' },
    width: 22,
    cell: ({ figures }) => percentCell(figures?.interval?.highPercent),
  },
  ...SCORES.map(
    (score): Column => ({
      id: `score_${score}`,
      heading: { vi: `${score} · ${SCORE_LABELS[score].vi}`, en: `${score} · ${SCORE_LABELS[score].en}` },
      width: 20,
      cell: ({ figures }) => figures?.counts?.[score - 1] ?? null,
    }),
  ),
  {
    id: 'target_percent',
    heading: { vi: 'Chỉ tiêu', en: 'Target' },
    cell: ({ targetPercent }) => percentCell(targetPercent),
  },
  {
    id: 'verdict',
    heading: { vi: 'Kết luận', en: 'Verdict' },
    width: 24,
    cell: ({ verdict }, language) => (verdict ? VERDICT_NAMES[verdict][language] : null),
  },
  {
    id: 'evidence',
    heading: { vi: 'Mức bằng chứng', en: 'Evidence' },
    width: 32,
    cell: ({ figures }, language) => (figures?.evidence ? EVIDENCE_NAMES[figures.evidence][language] : null),
  },
  {
    id: 'share_percent',
    heading: { vi: 'Tỷ lệ', en: 'Share' },
    cell: ({ share }) => percentCell(share?.percent),
  },
  {
    id: 'share_low_percent',
    heading: { vi: 'Khoảng tin cậy 95 % của tỷ lệ, từ', en: '95% interval of the share, from' },
    width: 30,
    cell: ({ share }) => percentCell(share?.interval?.lowPercent),
  },
  {
    id: 'share_high_percent',
    heading: { vi: 'Khoảng tin cậy 95 % của tỷ lệ, đến', en: '95% interval of the share, to' },
    width: 30,
    cell: ({ share }) => percentCell(share?.interval?.highPercent),
  },
  {
    id: 'difference_points',
    heading: { vi: 'Chênh lệch chỉ số (điểm phần trăm)', en: 'Difference of the index (points)' },
    width: 30,
    cell: ({ sides }) => sides?.differencePoints ?? null,
  },
  {
    id: 'difference_low_points',
    heading: { vi: 'Khoảng tin cậy 95 % của chênh lệch, từ', en: '95% interval of the difference, from' },
    width: 34,
    cell: ({ sides }) => sides?.differenceInterval.lowPercent ?? null,
  },
  {
    id: 'difference_high_points',
    heading: { vi: 'Khoảng tin cậy 95 % của chênh lệch, đến', en: '95% interval of the difference, to' },
    width: 34,
    cell: ({ sides }) => sides?.differenceInterval.highPercent ?? null,
  },
  {
    id: 'lost_points',
    heading: { vi: 'Điểm phần trăm mất đi', en: 'Points lost' },
    width: 22,
    cell: ({ sides }) => sides?.lostPoints ?? null,
  },
];
