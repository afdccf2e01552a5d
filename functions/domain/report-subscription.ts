import { sendingTimeFrom, WAITS_MS } from './invitation.ts';
import { endedPeriod, type Period, periodText, type ToldKind, toldFromMs } from './period.ts';
import type { Role } from './policy.ts';
import type { Text } from './questionnaire.ts';
import { dayPlus, localHourOf, localIsoOf } from './time.ts';

/** How often a report is sent. */
export const RHYTHMS = ['month', 'week'] as const satisfies readonly ToldKind[];
export type Rhythm = (typeof RHYTHMS)[number];

/** Who or what ended it; `reform`: the unit is no more. */
export type SubscriptionEnder = Role | 'recipient' | 'provider' | 'reform';

/** What became of the report of a period. */
export type ReportOutcome = { readonly period: string; readonly at: string };

/** The report of a unit in a rhythm at one address: there is one of each. */
export type SubscriptionPlace = {
  readonly unit: string;
  readonly every: Rhythm;
  readonly addressHash: string;
};

/**
 * Somebody gets word by e-mail when the report of a unit's period is ready (đăng ký nhận báo cáo).
 * ```
 *  created ──▶ a period ends ──claimed──▶ sent ──▶ the next period ends …
 *                                 │
 *                                 └─ a fault: later, again; after two days this period is missed, the next one comes
 *  ended: by who may, by the recipient, by a provider that refuses the address, by a reform that ends the unit
 * ```
 * Laws: a period is claimed once at most; of periods that ended meanwhile only the last is sent; none that was over before the
 * subscription was made. Whoever ended it, the address is gone; only one that the provider refused is kept, so that who set it up
 * sees which it was.
 */
export type ReportSubscription = SubscriptionPlace & {
  /** A ULID made by the caller, so that a repeat is the same. */
  readonly id: string;
  /** Grows with each change. */
  readonly version: number;
  readonly language: keyof Text;
  readonly sealed?: Uint8Array;
  readonly createdAt: string;
  readonly createdBy: { readonly role: Role; readonly unit: string };
  /** Epoch milliseconds from which on the next report is due. */
  readonly dueMs: number;
  /** How often the report that is due was tried in vain. */
  readonly failures: number;
  /** The last period that was claimed. */
  readonly lastPeriod?: string;
  readonly sent?: ReportOutcome;
  /** The last one that no provider took in two days; gone with the next that is sent. */
  readonly missed?: ReportOutcome;
  readonly ended?: { readonly at: string; readonly by: SubscriptionEnder };
};

/** As many living ones as a unit may have. */
export const MOST_SUBSCRIPTIONS = 20;

/** When the report of the period in which the day lies is sent. */
const dueOf = (every: Rhythm, day: string): number => sendingTimeFrom(toldFromMs(every, day));

/** When whoever subscribes now gets the first report: that of the period which is going on. */
export const firstReportMs = (every: Rhythm, nowMs: number): number => dueOf(every, localHourOf(nowMs).day);

/** The period whose report is to be sent now; none outside the hours in which messages are sent. */
export const duePeriod = (subscription: ReportSubscription, nowMs: number): Period | undefined => {
  const { every, dueMs, lastPeriod, createdAt, ended } = subscription;
  if (ended || nowMs < dueMs || sendingTimeFrom(nowMs) > nowMs) return undefined;
  const period = endedPeriod(every, nowMs);
  const isNew = lastPeriod === undefined || lastPeriod < periodText(period);
  return isNew && createdAt.slice(0, 10) <= period.to ? period : undefined;
};

const changed = (
  subscription: ReportSubscription,
  change: Partial<ReportSubscription>,
): ReportSubscription => ({ ...subscription, ...change, version: subscription.version + 1 });

/**
 * As it stands when the report of a period is sent. It is put before the message goes out, so that of two who send only one
 * does; who dies in between has sent nothing, and the next period comes.
 */
export const claimedFor = (subscription: ReportSubscription, period: Period): ReportSubscription =>
  changed(subscription, {
    lastPeriod: periodText(period),
    dueMs: dueOf(subscription.every, dayPlus(period.to, 1)),
    failures: 0,
  });

/** As it stands once the report for which it was claimed was taken. */
export const afterSending = (claim: ReportSubscription, nowMs: number): ReportSubscription => {
  const { missed: _, ...rest } = claim;
  return changed(rest, { sent: outcomeOf(claim, nowMs) });
};

/** As it stands when the report for which it was claimed was not taken: later, again, or not for this period. */
export const afterTryInVain = (
  before: ReportSubscription,
  claim: ReportSubscription,
  nowMs: number,
): ReportSubscription => {
  const wait = WAITS_MS[before.failures];
  if (wait === undefined) return changed(claim, { missed: outcomeOf(claim, nowMs) });
  return changed(
    { ...before, version: claim.version },
    { dueMs: sendingTimeFrom(nowMs + wait), failures: before.failures + 1 },
  );
};

const outcomeOf = ({ lastPeriod = '' }: ReportSubscription, nowMs: number): ReportOutcome => ({
  period: lastPeriod,
  at: localIsoOf(nowMs),
});

/** With nothing more to send, and without the address but where the provider refused it. */
export const endedBy = (
  { sealed, ...rest }: ReportSubscription,
  by: SubscriptionEnder,
  nowMs: number,
): ReportSubscription =>
  changed(rest, {
    ended: { at: localIsoOf(nowMs), by },
    ...(sealed && by === 'provider' ? { sealed } : {}),
  });

/** Those that are listed: the living, and those whose address the provider refused, until somebody has taken note. */
export const isListed = ({ ended }: ReportSubscription): boolean => !ended || ended.by === 'provider';

/** An e-mail address as others may see it who know it already: `ng…@hanoi.gov.vn`. */
export const maskedAddress = (address: string): string => {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, Math.min(2, at - 1))}…${address.slice(at)}`;
};
