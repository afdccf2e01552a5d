import {
  afterFailure,
  claimed,
  ended,
  type Invitation,
  type InvitationEnd,
  postponed,
  sendingTimeFrom,
} from '#domain/invitation.ts';
import { localHourOf } from '#domain/time.ts';
import { type OrganisationIndex, successorOf } from '#domain/unit-tree.ts';
import type { Invitations } from '../store/invitations.ts';
import type { Waiting } from '../store/waiting.ts';
import { messageOf } from './message-texts.ts';
import { MessageRefusedError, type Providers } from './provider.ts';
import type { Seal } from './seal.ts';

export type SendDeps = {
  readonly invitations: Omit<Invitations, 'optOut'>;
  readonly seal: Pick<Seal, 'open'>;
  readonly providers: Providers;
  readonly organisation: () => Promise<OrganisationIndex>;
  readonly cityName: string;
  readonly siteUrl: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Takes a fault of one invitation; the others go on. */
  readonly report: (error: unknown) => void;
  /** How many messages one run tries to send; the rest waits for the next. */
  readonly mostARun?: number;
};

/** What one run did, in messages. `lagSeconds` is how far behind its time the oldest of them was. */
export type SentReport = {
  readonly sent: number;
  readonly failed: number;
  readonly givenUp: number;
  readonly lagSeconds: number;
};

const MOST_A_RUN = 2000;
const LONGEST_RUN_MS = 4 * 60_000;
const PAGE = 100;
const AT_ONCE = 10;

type Outcome = 'sent' | 'failed' | 'given-up' | 'nothing';
type Handled = { readonly outcome: Outcome; readonly behindMs: number };

const NOTHING: Handled = { outcome: 'nothing', behindMs: 0 };

/**
 * Sends what is due: each message once, however many do so at the same time, since an invitation is claimed by a
 * conditional put before its message goes out. What fails is tried again later, or given up, and holds up nothing.
 */
export const sendDue = async (deps: SendDeps): Promise<SentReport> => {
  const startMs = deps.now();
  const counts = { sent: 0, failed: 0, 'given-up': 0, nothing: 0 };
  let lagMs = 0;
  let settled = await deps.invitations.settledUpTo(startMs);
  let from = settled;
  let isWhole = true;
  let isAll = false;

  let seen = 0;
  // What is done already is passed over, and does not count: behind one that holds `settled` back there may be many.
  const tried = (): number => seen - counts.nothing;
  const most = deps.mostARun ?? MOST_A_RUN;
  while (tried() < most && deps.now() < startMs + LONGEST_RUN_MS) {
    const limit = Math.min(PAGE, most - tried());
    const page = await deps.invitations.waitingAfter(from, startMs, limit);
    for (let at = 0; at < page.length; at += AT_ONCE) {
      const part = page.slice(at, at + AT_ONCE);
      await Promise.all(
        part.map(async (waiting) => {
          try {
            const { outcome, behindMs } = await handled(deps, waiting);
            counts[outcome] += 1;
            lagMs = Math.max(lagMs, behindMs);
          } catch (error) {
            // It could not even be put off: its name stays unsettled, and the next run comes back to it.
            isWhole = false;
            deps.report(error);
          }
        }),
      );
      if (isWhole) settled = part.at(-1)?.position ?? settled;
    }
    from = page.at(-1)?.position ?? from;
    seen += page.length;
    isAll = page.length < limit;
    if (isAll) break;
  }

  // While nothing waits, once an hour is enough.
  if (seen > 0 || !settled.startsWith(hourPositionOf(startMs))) {
    await deps.invitations.noteSettled(isWhole && isAll ? undefined : settled, startMs);
  }
  return {
    sent: counts.sent,
    failed: counts.failed,
    givenUp: counts['given-up'],
    lagSeconds: Math.round(lagMs / 1000),
  };
};

/** How the positions of an hour begin. */
const hourPositionOf = (instantMs: number): string => {
  const { day, hour } = localHourOf(instantMs);
  return `${day}#${hour}`;
};

const handled = async (deps: SendDeps, { id }: Waiting): Promise<Handled> => {
  const { invitations } = deps;
  const invitation = await invitations.invitationWithId(id);
  const nowMs = deps.now();
  // Named for nothing, put off, or done by another run.
  if (!invitation || invitation.next === 'none' || invitation.dueMs > nowMs) return NOTHING;
  const behindMs = nowMs - invitation.dueMs;
  const dueMs = sendingTimeFrom(nowMs);
  if (dueMs > nowMs) {
    await invitations.putInvitation(postponed(invitation, dueMs));
    return NOTHING;
  }
  const index = await deps.organisation();
  const end = await reasonToEnd(invitations, invitation, index, nowMs);
  if (end) {
    await invitations.putInvitation(ended(invitation, end));
    return NOTHING;
  }
  const claim = claimed(invitation, nowMs);
  if (!(await invitations.putInvitation(claim))) return NOTHING;
  try {
    await send(deps, invitation, index);
    return { outcome: 'sent', behindMs };
  } catch (error) {
    const failure = error instanceof MessageRefusedError ? 'refused' : 'later';
    const after = afterFailure(invitation, claim, failure, deps.now());
    await invitations.putInvitation(after);
    deps.report(error);
    return { outcome: after.end === 'given-up' ? 'given-up' : 'failed', behindMs };
  }
};

/** Why nothing more is to be sent; looked up before each message. */
const reasonToEnd = async (
  invitations: SendDeps['invitations'],
  { id, unit, at, addressHash, untilMs }: Invitation,
  index: OrganisationIndex,
  nowMs: number,
): Promise<InvitationEnd | undefined> => {
  if (nowMs >= untilMs) return 'expired';
  if (await invitations.hasOptedOut(addressHash)) return 'opted-out';
  // A rating of a unit that is no more is credited to who took over.
  const credited = successorOf(index, unit, at.slice(0, 7)) ?? unit;
  return (await invitations.isRated({ id, unit: credited, at })) ? 'rated' : undefined;
};

const send = async (deps: SendDeps, invitation: Invitation, index: OrganisationIndex): Promise<void> => {
  const provider = deps.providers[invitation.kind];
  if (!provider)
    throw new MessageRefusedError(`Nothing is sent to addresses of the kind "${invitation.kind}" here`);
  if (!invitation.sealed) throw new MessageRefusedError('There is no address left to send to');
  const content = deps.seal.open(invitation.id, invitation.sealed);
  const office = index.units.get(invitation.unit)?.name ?? { vi: deps.cityName, en: deps.cityName };
  const service = invitation.service === undefined ? undefined : index.services.get(invitation.service)?.name;
  await provider.send(
    messageOf(invitation, content, { office, service, city: deps.cityName, siteUrl: deps.siteUrl }),
  );
};
