import { FIRST_PREVIOUS, holdsReceived, type LedgerBlock, type LedgerFault } from '#domain/ledger.ts';
import { localHourOf } from '#domain/time.ts';
import type { Ledger } from './ledger.ts';
import { blockHash } from './ledger-hash.ts';
import { inParallel } from './parallel.ts';
import { rootOf, type SealDeps } from './seal.ts';

export type Verification = {
  readonly blocks: number;
  readonly responses: number;
  readonly faults: readonly LedgerFault[];
};

/**
 * Compares the raw responses of a unit with its chain, for each day from the first to the last, both included: a response
 * that was changed, removed or added behind the ledger's back is named by its day, and so is one
 * whose state no decision explains, or that stands under another hour than its own. Responses that came after the newest
 * block of their day are not sealed yet, and no fault.
 */
export const verifyUnit = async (
  ledger: Ledger,
  unit: string,
  from: string,
  to: string,
): Promise<Verification> => {
  const blocks = await ledger.blocksSince(unit, from, true);
  const faults: LedgerFault[] = linkFaults(unit, blocks);
  const within = blocks.filter(({ day }) => day >= from && day <= to);
  let responses = 0;
  for (const [day, ofDay] of Map.groupBy(within, (block) => block.day)) {
    const leaves = await ledger.leavesOf(unit, day);
    const [newest] = ofDay;
    if (newest && leaves.some(({ isExplained }) => !isExplained)) {
      faults.push({ unit, day, number: newest.number, fault: 'unexplained' });
    }
    for (const block of ofDay) {
      const held = leaves.filter(({ receivedAt }) => holdsReceived(block, receivedAt));
      responses += held.length;
      if (rootOf(held) === block.root) continue;
      faults.push({ unit, day, number: block.number, fault: faultOf(held.length - block.responses) });
    }
  }
  return { blocks: within.length, responses, faults };
};

const faultOf = (tooMany: number): LedgerFault['fault'] => {
  if (tooMany === 0) return 'changed';
  return tooMany > 0 ? 'added' : 'removed';
};

/** What is wrong with the chain itself, of blocks from the newest to the oldest. */
const linkFaults = (unit: string, blocks: readonly LedgerBlock[]): LedgerFault[] =>
  blocks.flatMap((block, at): LedgerFault[] => {
    const before = blocks[at + 1];
    const { day, number } = block;
    if (!before && number > 1) return [];
    const expected = before ? blockHash(before) : FIRST_PREVIOUS;
    if (number !== (before?.number ?? 0) + 1) return [{ unit, day, number, fault: 'missing-block' }];
    return block.previous === expected ? [] : [{ unit, day, number, fault: 'broken-link' }];
  });

const RECENT_DAYS = 7;
const DAY_MS = 86_400_000;
const PARALLEL_UNITS = 8;

/** The faults of all units in the last week: what a nightly look can afford to go over again. */
export const verifyRecent = async ({
  ledger,
  organisation,
  now,
}: Pick<SealDeps, 'ledger' | 'organisation' | 'now'>): Promise<readonly LedgerFault[]> => {
  const today = now();
  const from = localHourOf(today - RECENT_DAYS * DAY_MS).day;
  const faults: LedgerFault[] = [];
  await inParallel(PARALLEL_UNITS, [...(await organisation()).units.keys()], async (unit) => {
    faults.push(...(await verifyUnit(ledger, unit, from, localHourOf(today).day)).faults);
  });
  return faults;
};
