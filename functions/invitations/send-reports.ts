import { sendingTimeFrom } from '#domain/invitation.ts';
import type { Period } from '#domain/period.ts';
import type { Text } from '#domain/questionnaire.ts';
import {
  afterSending,
  afterTryInVain,
  claimedFor,
  duePeriod,
  endedBy,
  type ReportSubscription,
} from '#domain/report-subscription.ts';
import { localHourOf } from '#domain/time.ts';
import type { OrganisationIndex } from '#domain/unit-tree.ts';
import type { ReportSubscriptions } from '../store/report-subscriptions.ts';
import { MessageRefusedError, type Provider, type Providers } from './provider.ts';
import { reportMessageOf } from './report-texts.ts';
import { type Seal, sealedReportName } from './seal.ts';
import type { SentReport } from './send-due.ts';

export type SendReportsDeps = {
  readonly subscriptions: Pick<ReportSubscriptions, 'allSubscriptions' | 'putSubscription'>;
  readonly seal: Pick<Seal, 'open'>;
  readonly providers: Pick<Providers, 'email'>;
  readonly organisation: () => Promise<OrganisationIndex>;
  readonly cityName: string;
  readonly siteUrl: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Takes a fault of one report; the others go on. */
  readonly report: (error: unknown) => void;
};

const AT_ONCE = 10;
/** Beside the invitations, within what the schedule's function may run; the rest waits for the next run. */
const LONGEST_RUN_MS = 30_000;

/**
 * Sends word of the reports that are ready: of each period once, however many do so at the same time, since a subscription is
 * claimed by a conditional put before its message goes out. Where nothing delivers e-mail, all stays as it is.
 */
export const sendReports = async (deps: SendReportsDeps): Promise<SentReport> => {
  const startMs = deps.now();
  const counts = { sent: 0, failed: 0, givenUp: 0 };
  let lagMs = 0;
  const provider = deps.providers.email;
  const isByDay = sendingTimeFrom(startMs) === startMs;
  const all = provider && isByDay ? await deps.subscriptions.allSubscriptions() : [];
  const due = all.flatMap((subscription) => {
    const period = duePeriod(subscription, startMs);
    return period ? [{ subscription, period }] : [];
  });

  for (let at = 0; provider && at < due.length && deps.now() < startMs + LONGEST_RUN_MS; at += AT_ONCE) {
    await Promise.all(
      due.slice(at, at + AT_ONCE).map(async ({ subscription, period }) => {
        try {
          const outcome = await handled(deps, provider, subscription, period);
          if (outcome === 'nothing') return;
          counts[outcome] += 1;
          if (outcome === 'sent') lagMs = Math.max(lagMs, startMs - subscription.dueMs);
        } catch (error) {
          deps.report(error);
        }
      }),
    );
  }
  return { ...counts, lagSeconds: Math.round(lagMs / 1000) };
};

type Outcome = 'sent' | 'failed' | 'givenUp' | 'nothing';

const handled = async (
  deps: SendReportsDeps,
  provider: Provider,
  subscription: ReportSubscription,
  period: Period,
): Promise<Outcome> => {
  const { subscriptions } = deps;
  const index = await deps.organisation();
  if (!index.tree(localHourOf(deps.now()).month).nodes.has(subscription.unit)) {
    await subscriptions.putSubscription(endedBy(subscription, 'reform', deps.now()));
    return 'nothing';
  }
  const claim = claimedFor(subscription, period);
  if (!(await subscriptions.putSubscription(claim))) return 'nothing';
  try {
    await send(deps, provider, { subscription, period, index });
  } catch (error) {
    deps.report(error);
    if (error instanceof MessageRefusedError) {
      await subscriptions.putSubscription(endedBy(claim, 'provider', deps.now()));
      return 'givenUp';
    }
    const after = afterTryInVain(subscription, claim, deps.now());
    await subscriptions.putSubscription(after);
    return after.lastPeriod === claim.lastPeriod ? 'givenUp' : 'failed';
  }
  // Ended in this very moment, it stays so, and is not known to have been sent.
  await subscriptions.putSubscription(afterSending(claim, deps.now()));
  return 'sent';
};

const send = async (
  { seal, cityName, siteUrl }: SendReportsDeps,
  provider: Provider,
  of: {
    readonly subscription: ReportSubscription;
    readonly period: Period;
    readonly index: OrganisationIndex;
  },
): Promise<void> => {
  const { subscription, period, index } = of;
  if (!subscription.sealed) throw new MessageRefusedError('There is no address left to send to');
  const content = seal.open(sealedReportName(subscription), subscription.sealed);
  const nameOf = (unit: string): Text => index.units.get(unit)?.name ?? { vi: cityName, en: cityName };
  const names = { unit: nameOf(subscription.unit), maker: nameOf(subscription.createdBy.unit) };
  await provider.send(reportMessageOf(subscription, content, period, { names, city: cityName, siteUrl }));
};
