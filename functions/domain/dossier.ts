import type { Moment } from './response.ts';

/**
 * How a dossier was handed in (Nghị định 42/2022/NĐ-CP, art. 3): at the counter or by post, `online-partial` (dịch vụ công
 * trực tuyến một phần), where something must still be done in person, and `online-full` (toàn trình), where nothing must.
 */
export const DOSSIER_CHANNELS = ['counter', 'online-partial', 'online-full'] as const;
export type DossierChannel = (typeof DOSSIER_CHANNELS)[number];

/**
 * The levels of before 2022 (Nghị định 43/2011/NĐ-CP, art. 3), as older one-stop systems still name them: of levels 1 and 2,
 * which show the rules and the forms, the dossier itself is handed in on paper; level 3 is sent online and paid for
 * or fetched in person; at level 4 everything is online.
 */
export const CHANNEL_OF_LEVEL: Readonly<Record<string, DossierChannel>> = {
  'level-1': 'counter',
  'level-2': 'counter',
  'level-3': 'online-partial',
  'level-4': 'online-full',
};

/**
 * How a dossier ended: `granted` (đã trả kết quả), `refused` (từ chối giải quyết), `withdrawn` (người nộp rút hồ sơ). The
 * first two were completed by the office; a dossier that was withdrawn has no result that anybody could rate.
 */
export const OUTCOMES = ['granted', 'refused', 'withdrawn'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/**
 * One citizen's case (hồ sơ) as the one-stop system reports it. Times are of the place: an instant to the second,
 * `2026-11-23T09:41:07+07:00`, or a day, `2026-11-23`, where no more is known.
 *
 * `unit`, `id` and the day of `received` are its identity: what a report says of these never changes for a dossier.
 */
export type Dossier = {
  /** A keyed hash of the receipt's number; the number itself is stored nowhere. */
  readonly id: string;
  readonly unit: string;
  readonly service: string;
  readonly channel: DossierChannel;
  readonly received: string;
  /** When the receipt promises the result (ngày hẹn trả); a supplement that was asked for may put it off. */
  readonly due: string;
  readonly completed?: string;
  /** There if and only if it is completed. */
  readonly outcome?: Outcome;
  /** When the one-stop system says this: an instant. */
  readonly reportedAt: string;
};

/** How many receipts a system has handed out that can be rated: for one unit, on one day. */
export type IssuedReport = {
  /** A ULID that the system makes for this report; a repeat has the same. */
  readonly id: string;
  readonly unit: string;
  /** `2026-11-23`, the day on which they were issued. */
  readonly day: string;
  readonly counts: Readonly<Partial<Record<Moment, number>>>;
};

/** A canonical form of everything a report says: equal exactly where the content is equal. */
const contentOf = ({ id, unit, service, channel, received, due, completed, outcome, reportedAt }: Dossier) =>
  JSON.stringify([id, unit, service, channel, received, due, completed ?? null, outcome ?? null, reportedAt]);

export const sameReport = (a: Dossier, b: Dossier): boolean => contentOf(a) === contentOf(b);

/**
 * Which of two reports of one dossier stands: the one with the later `reportedAt`; of two of the same second the one
 * that says how the dossier ended; of two that still tie the one whose content sorts last, so that it is one of them
 * whoever comes first.
 *
 * Laws: it is one of the two; the order in which reports come does not matter, nor how they are grouped, nor how often
 * one comes (a maximum, by a total order of contents).
 */
export const standingReport = (a: Dossier, b: Dossier): Dossier => {
  // Both in +07:00 and to the second, so that text and time sort alike.
  if (a.reportedAt !== b.reportedAt) return a.reportedAt > b.reportedAt ? a : b;
  if ((a.completed === undefined) !== (b.completed === undefined)) return a.completed === undefined ? b : a;
  return contentOf(a) >= contentOf(b) ? a : b;
};

/** Whether the result was there when it was promised; where either is known by its day only, on the promised day. */
export const isOnTime = ({ due, completed }: Required<Pick<Dossier, 'due' | 'completed'>>): boolean => {
  const known = Math.min(due.length, completed.length);
  return completed.slice(0, known) <= due.slice(0, known);
};

/** The month in which the dossier is counted as completed or withdrawn; `undefined` while it is open. */
export const completedMonthOf = ({ completed }: Pick<Dossier, 'completed'>): string | undefined =>
  completed?.slice(0, 7);
