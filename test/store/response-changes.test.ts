import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SurveyResponse } from '#domain/response.ts';
import { CHANGE_WINDOW_MS } from '#domain/response-change.ts';
import { tallyOf } from '#domain/tally-responses.ts';
import { localIsoOf } from '#domain/time.ts';
import { indexOrganisation } from '#domain/unit-tree.ts';
import { ResponseAlreadyRecordedError } from '../../functions/store/errors.ts';
import { consumeHours } from '../../functions/store/fold.ts';
import { hourKeyOf, responseKey } from '../../functions/store/keys.ts';
import { SEAL_MARGIN_MS, type SealDeps, seal } from '../../functions/store/seal.ts';
import { verifyUnit } from '../../functions/store/verify.ts';
import { NOW, ORGANISATION, RECEIPT, sampleId, sampleResponse } from '../support/sample.ts';
import { openTable, type TestTable } from '../support/table.ts';

const MINUTE_MS = 60_000;
const AT = '2026-11-23T09:00:00+07:00';
const RECEIVED = Date.parse('2026-11-23T09:30:00+07:00');

const rating = (score: 1 | 2 | 3 | 4 | 5): SurveyResponse =>
  sampleResponse(1, { at: AT, channel: 'receipt', answers: { overall: score } });
/** What a rating gets that is sent from one form or another. */
const from = (form: string, receivedMs = RECEIVED) => ({
  ...RECEIPT,
  form,
  code: `7KQM2-${form.padStart(5, '0')}`,
  receivedAt: localIsoOf(receivedMs),
});

let table: TestTable;
beforeEach(async () => {
  table = await openTable();
  await table.store.recordResponse(rating(2), from('F1'));
});
afterEach(() => table.close());

const stored = async () =>
  (await table.client.send(new GetCommand({ TableName: table.tableName, Key: responseKey(rating(1)) }))).Item;

const change = (score: 1 | 2 | 3 | 4 | 5, form: string, over = 0, nowMs = RECEIVED + MINUTE_MS) =>
  table.changes.changeResponse(rating(score), from(form, nowMs), over, nowMs);

describe('a rating that is sent again', () => {
  it('is a repeat where it comes from the same form', async () => {
    const repeat = await table.store.recordResponse(rating(2), from('F1', RECEIVED + MINUTE_MS));

    expect(repeat).toEqual({ repeated: true, code: '7KQM2-000F1' });
  });

  it('is none from another form, so that nobody learns what stands by offering every answer', async () => {
    const outcomes = await Promise.allSettled(
      ([1, 2, 3, 4, 5] as const).map((score) => table.store.recordResponse(rating(score), from('F2'))),
    );

    expect(outcomes.map(({ status }) => status)).toEqual(Array(5).fill('rejected'));
  });

  it('is told when the first was received, and how often that was changed', async () => {
    await change(3, 'F2');

    const error = await table.store.recordResponse(rating(5), from('F3')).catch((caught) => caught);

    expect(error).toBeInstanceOf(ResponseAlreadyRecordedError);
    expect(error.standing).toEqual({
      receivedAt: '2026-11-23T09:30:00+07:00',
      changes: 1,
      isSettled: false,
    });
  });
});

describe('a change of mind', () => {
  it('replaces the rating and keeps its code and when it was received', async () => {
    const outcome = await change(5, 'F2');

    expect(outcome).toEqual({ repeated: false, code: '7KQM2-000F1' });
    expect(await stored()).toMatchObject({
      answers: { overall: 5 },
      code: '7KQM2-000F1',
      receivedAt: '2026-11-23T09:30:00+07:00',
      changes: 1,
      changedAt: '2026-11-23T09:31:00+07:00',
    });
  });

  it('leaves nothing of what was there', async () => {
    await table.changes.changeResponse(
      { ...rating(1), reasons: ['long-wait'], comment: 'Chờ lâu' },
      from('F2'),
      0,
      RECEIVED,
    );

    await change(4, 'F3', 1);

    expect(await stored()).not.toHaveProperty('comment');
    expect(await stored()).not.toHaveProperty('reasons');
  });

  it('moves the count from one score to the other, however often the hour is folded', async () => {
    await change(5, 'F2');

    const tally = await table.store.countHour(hourKeyOf(rating(5)));

    expect(tally).toEqual(tallyOf([{ ...rating(5), state: 'counted' }]));
  });

  it('sent twice is one change', async () => {
    const outcomes = [await change(5, 'F2'), await change(5, 'F2'), await change(5, 'F2', 0, NOW)];

    expect(outcomes.map(({ repeated }) => repeated)).toEqual([false, true, true]);
    expect(await stored()).toMatchObject({ changes: 1 });
  });

  it('is taken from exactly one of two phones at once', async () => {
    const outcomes = await Promise.allSettled([change(4, 'F2'), change(5, 'F3')]);

    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const winner = outcomes[0]?.status === 'fulfilled' ? 4 : 5;
    expect(await stored()).toMatchObject({ answers: { overall: winner }, changes: 1 });
  });

  it('is refused over another one than it has seen', async () => {
    await change(4, 'F2');

    await expect(change(5, 'F3', 0)).rejects.toThrow(ResponseAlreadyRecordedError);
    expect(await stored()).toMatchObject({ answers: { overall: 4 } });
  });

  it.each([
    [CHANGE_WINDOW_MS - 1000, 5],
    [CHANGE_WINDOW_MS, 2],
  ])('counts from the first rating: after %i ms the score is %i', async (after, score) => {
    await change(5, 'F2', 0, RECEIVED + after).catch(() => {});

    expect(await stored()).toMatchObject({ answers: { overall: score } });
  });

  it('does not begin the ten minutes anew', async () => {
    await change(4, 'F2', 0, RECEIVED + 9 * MINUTE_MS);

    await expect(change(5, 'F3', 1, RECEIVED + 11 * MINUTE_MS)).rejects.toThrow(ResponseAlreadyRecordedError);
  });

  it('of a rating that is not there records it', async () => {
    const other = { ...rating(3), id: sampleId(9) };

    const outcome = await table.changes.changeResponse(other, from('F2'), 0, RECEIVED);

    expect(outcome).toEqual({ repeated: false, code: '7KQM2-000F2' });
  });
});

describe('a change beside a decision of an officer', () => {
  const hold = {
    id: sampleId(70),
    decision: 'hold',
    reason: 'abuse',
    by: 'officer of 01',
    at: '2026-11-23T09:31:00+07:00',
  } as const;

  it('is refused once there is one', async () => {
    await table.decisions.decide(responseKey(rating(2)), hold);

    await expect(change(5, 'F2')).rejects.toThrow(ResponseAlreadyRecordedError);
    expect(await stored()).toMatchObject({ answers: { overall: 2 }, state: 'held' });
  });

  it('is not undone by one that had read the former answers', async () => {
    let isFirst = true;
    table.client.middlewareStack.add(
      (next, context) => async (args) => {
        if (context.commandName === 'PutItemCommand' && isFirst) {
          isFirst = false;
          await change(5, 'F2');
        }
        return next(args);
      },
      { name: 'change before the put', step: 'initialize' },
    );

    await table.decisions.decide(responseKey(rating(2)), hold);

    expect(await stored()).toMatchObject({ answers: { overall: 5 }, state: 'held', changes: 1 });
  });

  it('comes too late for one that erased the rating, and tells nothing of it', async () => {
    await table.decisions.decide(responseKey(rating(2)), { ...hold, decision: 'erase' });

    await expect(table.store.recordResponse(rating(2), from('F1'))).rejects.toThrow(
      ResponseAlreadyRecordedError,
    );
    await expect(change(2, 'F1')).rejects.toThrow(ResponseAlreadyRecordedError);
  });
});

describe('the ledger', () => {
  const index = indexOrganisation(ORGANISATION);
  const deps = (nowMs: number): SealDeps => ({
    store: table.store,
    ledger: table.ledger,
    organisation: async () => index,
    now: () => nowMs,
  });

  it('seals nothing that can still be changed, with minutes for requests under way', () => {
    expect(SEAL_MARGIN_MS - CHANGE_WINDOW_MS).toBeGreaterThanOrEqual(5 * MINUTE_MS);
  });

  it('holds what was changed at the last moment around midnight, and finds nothing altered', async () => {
    const late = { ...rating(2), id: sampleId(3), at: '2026-11-22T23:00:00+07:00' };
    const midnight = Date.parse('2026-11-23T00:00:00+07:00');
    await table.store.recordResponse(late, from('F7', midnight - 1000));
    const changed = { ...late, answers: { overall: 5 as const } };
    await table.changes.changeResponse(changed, from('F8'), 0, midnight + 9 * MINUTE_MS);
    const fold = { ...deps(NOW), store: table.store, random: () => 0, sleep: async () => {} };
    await consumeHours(fold, [hourKeyOf(late)]);

    await seal(deps(midnight + SEAL_MARGIN_MS));
    const again = table.changes.changeResponse(late, from('F9'), 1, midnight + SEAL_MARGIN_MS);

    await expect(again).rejects.toThrow(ResponseAlreadyRecordedError);
    expect(await verifyUnit(table.ledger, 'A1', '2026-11-22', '2026-11-22')).toMatchObject({
      responses: 1,
      faults: [],
    });
  });
});
