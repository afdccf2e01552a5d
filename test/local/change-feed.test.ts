import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ChangeFeed, openChangeFeed } from '../../functions/local/change-feed.ts';
import { openJournal } from '../../functions/local/journal.ts';
import { HoursNotFoldedError } from '../../functions/store/errors.ts';
import { type HourKey, hourKeyOf } from '../../functions/store/keys.ts';
import { NOW, RECEIPT, sampleResponse } from '../support/sample.ts';
import { openTable, type TestTable } from '../support/table.ts';

const NINE = sampleResponse(1, { at: '2026-11-23T09:41:07+07:00' });
const TEN = sampleResponse(2, { at: '2026-11-23T10:41:07+07:00' });

let table: TestTable;
let folder: string;
let path: string;
let feed: ChangeFeed;
let batches: string[][];
let reported: unknown[];
/** What consuming hours throws, until it is mended. */
let fault: ((hours: readonly HourKey[]) => Error | undefined) | undefined;

const consume = async (hours: readonly HourKey[]): Promise<void> => {
  batches.push(hours.map(({ hour }) => hour).sort());
  const error = fault?.(hours);
  if (error) throw error;
};

/** Begins with the hours of both responses to be folded, as after a crash. */
const begin = (): void => {
  const journal = openJournal(path);
  for (const response of [NINE, TEN]) journal.append(hourKeyOf(response));
  feed = openChangeFeed({
    store: table.store,
    changes: table.changes,
    decisions: table.decisions,
    asked: table.asked,
    consume,
    journal,
    now: () => NOW,
    report: (error) => reported.push(error),
  });
};

/** Nine o'clock cannot be folded, all else can. */
const nineFails = (hours: readonly HourKey[]): Error | undefined => {
  const failures = hours
    .filter(({ hour }) => hour === '09')
    .map((hour) => ({ hour, error: new TypeError() }));
  return failures.length > 0 ? new HoursNotFoldedError(failures) : undefined;
};

beforeEach(async () => {
  table = await openTable();
  folder = mkdtempSync(join(tmpdir(), 'feed-'));
  path = join(folder, 'journal');
  batches = [];
  reported = [];
  fault = undefined;
});
afterEach(async () => {
  fault = undefined;
  await expect.poll(() => readFileSync(path, 'utf8'), { timeout: 10_000 }).toBe('');
  await table.close();
  rmSync(folder, { recursive: true });
});

describe('the change feed', () => {
  it('tries again only the hours that were not folded, until they are', async () => {
    fault = nineFails;
    begin();

    await expect.poll(() => batches.length, { timeout: 10_000 }).toBeGreaterThanOrEqual(2);
    fault = undefined;
    await expect.poll(() => readFileSync(path, 'utf8'), { timeout: 10_000 }).toBe('');

    expect(batches[0]).toEqual(['09', '10']);
    expect(batches.slice(1)).toEqual(batches.slice(1).map(() => ['09']));
  });

  it('tries all hours again after an error that names none', async () => {
    fault = () => new Error('the engine is away');
    begin();

    await expect.poll(() => batches.length, { timeout: 10_000 }).toBeGreaterThanOrEqual(2);

    expect(batches.slice(0, 2)).toEqual([
      ['09', '10'],
      ['09', '10'],
    ]);
  });

  it('is drained when all is folded but what cannot be, so that a start and an end do not wait for it', async () => {
    fault = nineFails;
    begin();

    await feed.drain();

    expect(batches).toEqual([['09', '10']]);
    expect(reported).toEqual([expect.any(HoursNotFoldedError)]);
  });

  it.each([
    ['is recorded', () => feed.recordResponse(TEN, RECEIPT)],
    ['is replaced', () => feed.changeResponse(TEN, RECEIPT, 0, NOW)],
  ])('folds what %s while an hour cannot be folded', async (_, change) => {
    fault = nineFails;
    begin();
    await feed.drain();

    await change();
    await feed.drain();

    expect(batches.flat().filter((hour) => hour === '10')).toHaveLength(2);
  });

  it('keeps an hour that is not folded in the journal, for the next start', async () => {
    fault = nineFails;
    begin();
    await feed.drain();

    expect(openJournal(path).read()).toContainEqual(hourKeyOf(NINE));
  });
});
