import type { IntervalPercent } from './figures.ts';
import type { Formula } from './formulas.ts';
import type { Text } from './questionnaire.ts';
import type { Counts } from './tally.ts';
import { monthPlus } from './time.ts';
import { type Evidence, evidenceOf, type Verdict } from './verdict.ts';

/** What anybody may know of a group of people; where it is withheld, every figure but their number is `null`. */
export type PublicFigures = {
  readonly withheld: boolean;
  /** How many rated, which the ledger tells too; `null` in months that were published without it where they are withheld. */
  readonly n: number | null;
  /** `null` also where the rest is shown, if they would tell those of others. */
  readonly counts: Counts | null;
  readonly indexPercent: number | null;
  readonly interval: IntervalPercent | null;
  readonly verdict: Verdict | null;
};

export type PublishedUnit = PublicFigures & {
  readonly unit: string;
  readonly name: Text;
  readonly kind: string;
  readonly parent: string | null;
  readonly targetPercent: number;
  /** Dossiers completed in the month, as the one-stop system reported them; `null` where it reported none, or they are withheld. */
  readonly completed: number | null;
  /** Of these, those that were rated; `null` where they are withheld, or not known. In months published without it, absent. */
  readonly rated?: number | null;
  readonly coveragePercent: number | null;
};

/** How much its number of responses proves, whether or not they are withheld; `null` where that number is not published. */
export const publicEvidenceOf = ({ n }: Pick<PublicFigures, 'n'>): Evidence | null =>
  n === null ? null : evidenceOf(n);

/** How the answers of a root came in. */
export type PublishedChannel = PublicFigures & { readonly unit: string; readonly channel: string };

/**
 * A month (tháng đã công bố) as everybody sees it: made once, when the month is closed, and never again. So nobody can take one
 * state of it from another, and learn what the one rating answered that came between. What is withheld is not in it.
 */
export type PublishedMonth = {
  readonly month: string;
  readonly publishedAt: string;
  readonly formula: Pick<Formula, 'id' | 'version'>;
  /** All forms that were counted, of one comparability group. */
  readonly questionnaires: readonly { readonly id: string; readonly version: number; readonly title: Text }[];
  /** Months of one group measure the same. In months published without it, absent. */
  readonly comparabilityGroup?: string;
  readonly notice: Text | null;
  /** Parents before children. */
  readonly units: readonly PublishedUnit[];
  readonly channels: readonly PublishedChannel[];
};

/** As many months are shown as make a trend. */
export const PUBLIC_MONTHS = 36;

/** So long devices without a network have to send the last ratings of a month, before it is closed for good. */
export const CLOSED_AFTER_DAYS = 10;

const DAY_MS = 86_400_000;

/** Whether the month is over long enough to be published. */
export const isClosed = (month: string, nowMs: number): boolean =>
  nowMs >= Date.parse(`${monthPlus(month, 1)}-01T00:00:00+07:00`) + CLOSED_AFTER_DAYS * DAY_MS;
