import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SurveyResponse } from '#domain/response.ts';
import { responseKey } from '../../functions/store/keys.ts';
import { type DeployedFold, openDeployedFold, recordsOf } from '../support/deployed-fold.ts';
import { sequenceNumber, streamRecord } from '../support/stream-records.ts';
import { type Synthesised, synthesise } from '../support/synthesised.ts';

let shape: Synthesised;
let deployed: DeployedFold;

beforeAll(() => {
  shape = synthesise('prod');
});
afterAll(() => shape.remove());
beforeEach(async () => {
  deployed = await openDeployedFold(shape);
});
afterEach(() => deployed.close());

/** One of ten that cannot be folded: it has its hour of its unit for itself. */
const POISON = 7;

/** Ten responses, one of them corrupt, and what mends it. */
const poisoned = async (place = POISON) => {
  const responses = await deployed.record(10);
  const bad = responses[place] as SurveyResponse;
  return { records: recordsOf(responses), bad, mend: await deployed.corrupt(bad) };
};

/** As if a response did not exist. */
const differencesWithout = async (response: SurveyResponse) => {
  await deployed.remove(response);
  return deployed.differences();
};

describe('the fold, as it is uploaded', () => {
  it('folds a shard in batches, at every level, in one process', async () => {
    const records = recordsOf(await deployed.record(30));

    await deployed.driven(records.slice(0, 20));
    await deployed.driven(records.slice(20));

    expect(await deployed.differences()).toEqual([]);
    expect(deployed.lost).toEqual([]);
    expect(deployed.fold.starts()).toBe(1);
  });

  it('answers with the lowest sequence number that is not folded, and has folded all others at every level', async () => {
    const { records, bad } = await poisoned();

    const invocation = await deployed.fold.invoke({ Records: records.toReversed() });

    expect(invocation).toEqual({
      outcome: 'answered',
      payload: { batchItemFailures: [{ itemIdentifier: sequenceNumber(POISON) }] },
    });
    expect(await differencesWithout(bad)).toEqual([]);
  });

  it('fails where the first record is the one that is not folded, so that the batch is halved', async () => {
    const { records, bad } = await poisoned(0);

    const invocation = await deployed.fold.invoke({ Records: records });

    expect(invocation).toMatchObject({ outcome: 'failed', errorType: 'HoursNotFoldedError' });
    expect(await differencesWithout(bad)).toEqual([]);
  });

  it('says unit, day, hour and error of what is not folded, and nothing of the response', async () => {
    const { records } = await poisoned();

    await deployed.fold.invoke({ Records: records });
    await deployed.fold.invoke({ Records: records.slice(POISON) });
    await deployed.fold.close();

    const [fault, ...others] = deployed.fold.log().filter((line) => line.includes('"ERROR"'));
    expect(JSON.parse(fault ?? '')).toEqual({
      timestamp: expect.any(String),
      level: 'ERROR',
      requestId: expect.any(String),
      name: 'TypeError',
      message: 'Not folded: B 2026-11-23 09 h',
      unit: 'B',
      day: '2026-11-23',
      hour: '09',
    });
    expect(others.length).toBeGreaterThan(0);
    expect(deployed.fold.log().join()).not.toMatch(/01K9Z6N0Q3|7KQM|overall|kiosk/);
  });

  it('leaves alone what is removed, is no response, or has no keys', async () => {
    const responses = await deployed.record(4);
    await deployed.driven(recordsOf(responses));
    const gone = responses[0] as SurveyResponse;
    await deployed.remove(gone);
    const removed = streamRecord(4, responseKey(gone), { eventName: 'REMOVE' });
    const tally = streamRecord(5, { pk: 'TALLY#A1#2026-11', sk: '23#09' });
    const { Keys: _, ...keyless } = removed.dynamodb ?? {};

    const invocation = await deployed.fold.invoke({
      Records: [removed, tally, { ...removed, eventName: 'INSERT', dynamodb: keyless }],
    });

    expect(invocation).toEqual({ outcome: 'answered', payload: { batchItemFailures: [] } });
    const sheet = await deployed.table.store.sheetAt({ parent: 'A', month: '2026-11', unit: 'A1' }, true);
    expect(sheet?.head.states).toEqual({ counted: 1 });
  });
});

describe('a record that cannot be folded', () => {
  it('ends in the queue alone, and all others are folded', async () => {
    const { records, bad } = await poisoned();

    await deployed.driven(records);

    expect(deployed.lost).toMatchObject([
      {
        requestContext: { condition: 'RetryAttemptsExhausted', approximateInvokeCount: 101 },
        DDBStreamBatchInfo: {
          startSequenceNumber: sequenceNumber(POISON),
          endSequenceNumber: sequenceNumber(POISON),
          batchSize: 1,
        },
      },
    ]);
    expect(await differencesWithout(bad)).toEqual([]);
  });

  it('is given up before the stream forgets it, and what grew too old behind it is folded all the same', async () => {
    const { records, bad } = await poisoned();

    await deployed.driven(records, { secondsBetweenTries: 3600 });

    const [first] = deployed.lost;
    expect(first?.requestContext.condition).toBe('RecordAgeExceeded');
    expect(first?.DDBStreamBatchInfo.startSequenceNumber).toBe(sequenceNumber(POISON));
    expect(await differencesWithout(bad)).toEqual([]);
  });

  it('is folded when its cause was mended in time', async () => {
    const { records, mend } = await poisoned();
    let calls = 0;

    await deployed.driven(records, {
      invoke: async (event) => {
        calls += 1;
        if (calls === 20) await mend();
        return deployed.fold.invoke(event);
      },
    });

    expect(deployed.lost).toEqual([]);
    expect(await deployed.differences()).toEqual([]);
  });
});

describe('a fold that is cut off between two levels', () => {
  it.each([
    ['by its time-out', () => deployed.ring(), 'Sandbox.Timedout'],
    ['by a rejection that nobody handles', () => deployed.fold.signal('SIGUSR2'), 'Runtime.ExitError'],
    ['by the end of its process', () => deployed.fold.signal('SIGKILL'), 'Runtime.ExitError'],
  ])('%s is done by a fresh process, and every sheet equals the recount', async (_, cutOff, errorType) => {
    const records = recordsOf(await deployed.record(10));
    // The sheets below are folded, and the one above is about to be.
    void deployed.proxy.stallAt('SHEET#01#2026-11').then(() => {
      deployed.proxy.recover();
      cutOff();
    });
    const outcomes: string[] = [];
    let leftBehind = 0;

    await deployed.driven(records, {
      invoke: async (event) => {
        const invocation = await deployed.fold.invoke(event);
        if (outcomes.length === 0) leftBehind = (await deployed.differences()).length;
        outcomes.push(invocation.outcome === 'failed' ? invocation.errorType : 'answered');
        return invocation;
      },
    });

    expect(outcomes).toEqual([errorType, 'answered', 'answered']);
    expect(leftBehind).toBeGreaterThan(0);
    expect(deployed.timeouts[0]).toBe(120_000);
    expect(deployed.fold.starts()).toBe(2);
    expect(deployed.lost).toEqual([]);
    expect(await deployed.differences()).toEqual([]);
  });
});
