import { endedPeriod } from '#domain/period.ts';
import { BUILT_IN, type Catalogue } from '#domain/questionnaire-catalogue.ts';
import { localHourOf, localIsoOf } from '#domain/time.ts';
import { type OrganisationIndex, placedRows, type UnitTree } from '#domain/unit-tree.ts';
import type { Webhook } from '#domain/webhook.ts';
import {
  monthEndedEvents,
  silenceEvents,
  type UnitStanding,
  verdictEvents,
  type WebhookEvent,
} from '#domain/webhook-events.ts';
import { chooseForms, headlineOf } from '../api/result-view.ts';
import { type ResultReads, readUnitMonth } from '../api/unit-months.ts';
import type { AuditLog, AuditRow } from '../store/audit.ts';
import type { Devices } from '../store/devices.ts';
import type { ToldSoFar } from '../store/webhooks.ts';

export type ChangeDeps = {
  readonly store: ResultReads;
  readonly devices: Pick<Devices, 'allDevices' | 'allSilences'>;
  readonly audit: Pick<AuditLog, 'newest'>;
  /** The city's own questionnaires; those of the product alone, where there is none. */
  readonly catalogue?: () => Promise<Catalogue>;
  /** Epoch milliseconds. */
  readonly now: () => number;
};

/** An entry that has not ended may still end. */
const STILL_ENDING_MS = 2 * 60_000;
const PAGE = 50;

export type Changes = {
  readonly events: readonly WebhookEvent[];
  /** What is told once these are. */
  readonly now: Omit<ToldSoFar, 'version' | 'pending'>;
};

/** What has changed since, as far as anybody listens; and what is told then. */
export const changesSince = async (
  deps: ChangeDeps,
  index: OrganisationIndex,
  listening: readonly Webhook[],
  told: ToldSoFar,
): Promise<Changes> => {
  const nowMs = deps.now();
  const at = localIsoOf(nowMs);
  const { month } = localHourOf(nowMs);
  const wanted = new Set(listening.flatMap(({ kinds }) => kinds));

  const standings = wanted.has('verdict.changed') ? await standingsOf(deps, index.tree(month)) : undefined;
  const [devices, silences] = await Promise.all([deps.devices.allDevices(), deps.devices.allSilences()]);
  const silent = devices.filter(({ id, revoked }) => !revoked && silences.get(id)?.isSilent);
  const decisions = await decisionsSince(deps, told.audit, nowMs);
  const endedMonth = endedPeriod('month', nowMs).from.slice(0, 7);
  const hasEnded = told.endedMonth !== undefined && told.endedMonth < endedMonth;
  const tops = new Set(
    listening.filter(({ kinds }) => kinds.includes('month.ended')).map(({ unit }) => unit),
  );
  const ended = hasEnded ? await standingsOf(deps, index.tree(endedMonth), tops) : [];

  return {
    events: [
      ...verdictEvents(told.ofMonth, month, standings ?? [], at),
      ...silenceEvents(told.silent, silent, devices, at),
      ...monthEndedEvents(endedMonth, ended, at),
      ...decisions.events,
    ],
    now: {
      ...(standings ? { ofMonth: { month, verdicts: verdictsOf(standings) } } : {}),
      silent: silent.map(({ id }) => id).sort(),
      audit: decisions.upTo,
      endedMonth,
    },
  };
};

const verdictsOf = (standings: readonly UnitStanding[]) =>
  Object.fromEntries(standings.map(({ unit, verdict }) => [unit, verdict] as const).sort());

/** What the API shows of each unit in the month, or of some; a partition of sheets holds all children of a unit. */
const standingsOf = async (
  { store, catalogue }: ChangeDeps,
  tree: UnitTree,
  only?: ReadonlySet<string>,
): Promise<readonly UnitStanding[]> => {
  const standings: UnitStanding[] = [];
  const forms = (await catalogue?.()) ?? BUILT_IN;
  const standingOf = (unit: string, tally: Parameters<typeof chooseForms>[0]): void => {
    const node = tree.nodes.get(unit);
    if (!node) return;
    const { n, indexPercent, interval, targetPercent, verdict } = headlineOf(
      node,
      chooseForms(tally, undefined, forms),
      {},
    );
    standings.push({ unit, n, indexPercent, interval, targetPercent, verdict });
  };
  if (only) {
    for (const unit of only) {
      const node = tree.nodes.get(unit);
      if (node) standingOf(unit, (await readUnitMonth(store, tree, node)).tally());
    }
    return standings;
  }
  for (const node of tree.nodes.values()) {
    if (node.children.length === 0) continue;
    const rows = placedRows(node, await store.sheetsUnder(node.unit.id, tree.month, false));
    for (const row of rows) if (row.unit !== node.unit.id) standingOf(row.unit, row.tally());
    if (node.parent === null) standingOf(node.unit.id, (await readUnitMonth(store, tree, node)).tally());
  }
  return standings;
};

/** Decisions whose entries have come since, in their order; not their codes, by which a response could be looked up. */
const decisionsSince = async (
  { audit }: ChangeDeps,
  from: ToldSoFar['audit'],
  nowMs: number,
): Promise<{ readonly events: readonly WebhookEvent[]; readonly upTo: NonNullable<ToldSoFar['audit']> }> => {
  const { month } = localHourOf(nowMs);
  // What was decided before anybody listened is not told.
  if (!from) {
    const [last] = await audit.newest(month, { limit: 1 });
    return { events: [], upTo: { month, number: last?.number ?? 0 } };
  }
  const events: WebhookEvent[] = [];
  let upTo = from;
  for (const each of from.month < month ? [from.month, month] : [month]) {
    for (const row of await entriesAfter(audit, each, each === from.month ? from.number : 0)) {
      if (row.outcome === 'attempted' && Date.parse(row.at) > nowMs - STILL_ENDING_MS)
        return { events, upTo };
      upTo = { month: each, number: row.number };
      if (row.kind !== 'decision.make' || row.outcome !== 'done') continue;
      const { decision, reason } = row.after as { readonly decision: string; readonly reason: string };
      const by = { role: row.who.role, unit: row.who.unit };
      const data = { unit: row.unit, decision, reason, by };
      events.push({ kind: 'decision.made', unit: row.unit, at: row.at, data });
    }
  }
  return { events, upTo };
};

/** The entries of a month after a number, the oldest first. */
const entriesAfter = async (
  audit: ChangeDeps['audit'],
  month: string,
  last: number,
): Promise<readonly AuditRow[]> => {
  const rows: AuditRow[] = [];
  for (let before: number | undefined; ; before = rows.at(-1)?.number) {
    const page = await audit.newest(month, { limit: PAGE, ...(before === undefined ? {} : { before }) });
    rows.push(...page.filter(({ number }) => number > last));
    if (page.length < PAGE || (page.at(-1)?.number ?? 0) <= last) return rows.toReversed();
  }
};
