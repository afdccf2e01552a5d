import { FIRST_PREVIOUS, holdsReceived, type LedgerBlock } from '#domain/ledger.ts';
import { merkleRoot } from '#domain/merkle-tree.ts';
import { daysBetween, localHourOf, localIsoOf, monthsBetween } from '#domain/time.ts';
import type { OrganisationIndex } from '#domain/unit-tree.ts';
import { LedgerContendedError } from './errors.ts';
import { isHour } from './keys.ts';
import type { Ledger } from './ledger.ts';
import { blockHash, hexOf, type Leaf, sha256 } from './ledger-hash.ts';
import { inParallel } from './parallel.ts';
import type { Store } from './store.ts';

export type SealDeps = {
  readonly store: Pick<Store, 'hourTalliesOf'>;
  readonly ledger: Ledger;
  readonly organisation: () => Promise<OrganisationIndex>;
  /** Epoch milliseconds. */
  readonly now: () => number;
};

/** Longer than any request that records a response may be under way, so that none can still come in behind a block. */
export const SEAL_MARGIN_MS = 15 * 60_000;

/** A response may be so old when it is received, and a week more for a sealing that did not run. */
const LOOKED_BACK_DAYS = 99;
const DAY_MS = 86_400_000;
const PARALLEL_UNITS = 8;
const MAX_ATTEMPTS = 8;

/** The newest day that is over for good: no response of it can be under way as one that came in time. */
export const lastClosedDay = (nowMs: number): string =>
  localHourOf(Date.parse(`${localHourOf(nowMs - SEAL_MARGIN_MS).day}T00:00:00+07:00`) - DAY_MS).day;

const nextDay = (day: string): string => localHourOf(Date.parse(`${day}T00:00:00+07:00`) + DAY_MS).day;

/**
 * Brings the chain of each unit up to date: a block for each day that has closed since, also for a day without a
 * response, and one for each closed day to which responses have come since. May run twice at once, or be cut off.
 * `since` is the first day looked at where it is not the usual one, as after an import of old responses.
 */
export const seal = async (deps: SealDeps, since?: string): Promise<{ readonly blocks: number }> => {
  const index = await deps.organisation();
  const nowMs = deps.now();
  let blocks = 0;
  await inParallel(PARALLEL_UNITS, [...index.units.keys()], async (unit) => {
    blocks += await sealUnit(deps, index, unit, {
      since: since ?? localHourOf(nowMs - LOOKED_BACK_DAYS * DAY_MS).day,
      through: lastClosedDay(nowMs),
      until: localIsoOf(nowMs - SEAL_MARGIN_MS),
    });
  });
  return { blocks };
};

type Span = { readonly since: string; readonly through: string; readonly until: string };

const sealUnit = async (
  deps: SealDeps,
  index: OrganisationIndex,
  unit: string,
  span: Span,
): Promise<number> => {
  let appended = 0;
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const recorded = await recordedByDay(deps, unit, span);
    const known = await deps.ledger.blocksSince(unit, span.since, true);
    const stands = index.tree(span.through.slice(0, 7)).nodes.has(unit);
    let previous = known[0];
    let contended = false;
    for (const { day, late } of daysToSeal(known, recorded, stands ? span.through : undefined)) {
      const from = known.find((block) => block.day === day)?.until ?? '';
      const leaves = (await deps.ledger.leavesOf(unit, day)).filter(({ receivedAt }) =>
        holdsReceived({ from, until: span.until }, receivedAt),
      );
      if (late && leaves.length === 0) continue;
      const block: LedgerBlock = {
        unit,
        number: (previous?.number ?? 0) + 1,
        day,
        late,
        from,
        until: span.until,
        responses: leaves.length,
        root: rootOf(leaves),
        previous: previous ? blockHash(previous) : FIRST_PREVIOUS,
      };
      contended = !(await deps.ledger.appendBlock(block));
      if (contended) break;
      appended += 1;
      previous = block;
    }
    if (!contended) return appended;
  }
  throw new LedgerContendedError(unit);
};

export const rootOf = (leaves: readonly Leaf[]): string =>
  hexOf(
    merkleRoot(
      sha256,
      leaves.map(({ bytes }) => bytes),
    ),
  );

/** How many responses each day of the span has, whatever their state, as its tallies say. */
const recordedByDay = async (
  { store }: SealDeps,
  unit: string,
  { since, through }: Span,
): Promise<ReadonlyMap<string, number>> => {
  const recorded = new Map<string, number>();
  for (const month of monthsBetween(since.slice(0, 7), through.slice(0, 7))) {
    for (const { key, tally } of await store.hourTalliesOf(unit, month)) {
      if (!isHour(key) || key.day < since || key.day > through) continue;
      const responses = Object.values(tally.states).reduce((sum, n) => sum + n, 0);
      recorded.set(key.day, (recorded.get(key.day) ?? 0) + responses);
    }
  }
  return recorded;
};

/**
 * First the closed days that do not hold as many responses as were recorded, then those that have closed since, in
 * their order, through the last; a unit that is no more has none but those that somebody rated it on.
 */
const daysToSeal = (
  known: readonly LedgerBlock[],
  recorded: ReadonlyMap<string, number>,
  through: string | undefined,
): readonly { readonly day: string; readonly late: boolean }[] => {
  const rated = [...recorded.keys()].sort();
  const lastClosed = known.find(({ late }) => !late)?.day;
  const sealed = new Map<string, number>();
  for (const { day, responses } of known) sealed.set(day, (sealed.get(day) ?? 0) + responses);
  const late = rated.filter(
    (day) => lastClosed !== undefined && day <= lastClosed && sealed.get(day) !== recorded.get(day),
  );
  const first = lastClosed === undefined ? rated[0] : nextDay(lastClosed);
  const last = through ?? rated.at(-1);
  const closing = first && last ? daysBetween(first, last) : [];
  return [...late.map((day) => ({ day, late: true })), ...closing.map((day) => ({ day, late: false }))];
};
