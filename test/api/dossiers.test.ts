import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../functions/api/problem.ts';
import { StoreUnavailableError } from '../../functions/store/errors.ts';
import { openApi, type TestApi } from '../support/api.ts';
import { sampleId } from '../support/sample.ts';

let api: TestApi;
/** What the engine does to reports, where not what it should. */
let fault: (() => void) | undefined;
beforeAll(async () => {
  api = await openApi({
    asked: (asked) => ({
      receivedBefore: asked.receivedBefore,
      recordDossier: async (...given) => {
        fault?.();
        return asked.recordDossier(...given);
      },
      recordIssued: asked.recordIssued,
    }),
  });
});
afterAll(() => api.table.close());

const INTEGRATION = 'integration/A';

let number = 0;
const dossier = (more: object = {}) => ({
  receipt: `H26.7-261123-${String(++number).padStart(4, '0')}`,
  unit: 'A1',
  service: '1.001193',
  channel: 'online-full',
  received: '2026-11-16T09:00:00+07:00',
  due: '2026-11-20',
  ...more,
});
const ended = { completed: '2026-11-20T16:30:00+07:00', outcome: 'granted' };

let reports = 0;
const issued = (more: object = {}) => ({
  id: sampleId(++reports),
  unit: 'A1',
  day: '2026-11-20',
  counts: { result: 12 },
  ...more,
});

const send = (path: string, body: unknown, as = INTEGRATION) =>
  api.post(path, body, { authorization: `Bearer ${as}` });

type Result = {
  readonly id: string | null;
  readonly status: number;
  readonly outcome?: string;
  readonly problem?: Problem;
};

const resultsOf = async (answer: Response): Promise<readonly Result[]> =>
  ((await answer.json()) as { results: readonly Result[] }).results;
const report = async (dossiers: readonly unknown[]) => resultsOf(await send('/v1/dossiers', { dossiers }));
const kept = async () =>
  (await api.table.client.send(new ScanCommand({ TableName: api.table.tableName }))).Items;

describe('a batch of dossiers', () => {
  it('is recorded once, and changed by what is reported later', async () => {
    const open = dossier();
    const done = { ...open, ...ended };

    const answers = [];
    for (const each of [open, open, done, open, done]) answers.push(...(await report([each])));

    expect(answers.map(({ status, outcome }) => `${status} ${outcome}`)).toEqual([
      '201 recorded',
      '200 repeated',
      '200 replaced',
      '200 superseded',
      '200 repeated',
    ]);
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
  });

  it('is refused where a dossier was received on another day before, and counts it once', async () => {
    const first = dossier();
    const moved = {
      ...first,
      received: '2026-11-17T09:00:00+07:00',
      reportedAt: '2026-11-18T09:00:00+07:00',
    };
    const [known] = await report([first]);

    const [refused, later] = await report([
      moved,
      { ...first, received: '2026-11-16T15:00:00+07:00', reportedAt: moved.reportedAt },
    ]);

    expect(refused).toMatchObject({
      id: null,
      status: 409,
      problem: { type: '/reference#received-before', errors: [{ path: 'received' }] },
    });
    expect(refused?.problem?.detail).toContain('2026-11-16, which stands');
    expect(later).toMatchObject({ status: 200, outcome: 'replaced' });
    const facts = ((await kept()) ?? []).filter(
      ({ pk, sk }) => pk.startsWith('DOSSIER#') && sk === known?.id,
    );
    expect(facts.map(({ pk }) => pk)).toEqual(['DOSSIER#A1#2026-11-16']);
  });

  it('takes one of two days that are told at once', async () => {
    const one = dossier();

    const answers = await report([one, { ...one, received: '2026-11-15T09:00:00+07:00' }]);

    const facts = ((await kept()) ?? []).filter(
      ({ pk, sk }) => pk.startsWith('DOSSIER#') && sk === answers.find(({ id }) => id)?.id,
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(facts).toHaveLength(1);
  });

  it('comes to the same when it holds one dossier many times', async () => {
    const open = dossier();

    const answers = await report([{ ...open, ...ended }, open, open, { ...open, ...ended }]);
    const [again] = await report([{ ...open, ...ended }]);

    expect(answers.map(({ status }) => status).every((status) => status < 300)).toBe(true);
    expect(again?.outcome).toBe('repeated');
  });

  it('is judged one by one: a wrong one and one of another unit hold up none', async () => {
    const answers = await report([dossier(), dossier({ due: 'soon' }), dossier({ unit: 'B' }), dossier()]);

    expect(answers.map(({ status }) => status)).toEqual([201, 422, 403, 201]);
    expect(answers[1]?.problem?.errors?.map(({ path }) => path)).toEqual(['due']);
    expect(answers[2]?.problem).toMatchObject({
      type: '/reference#not-allowed',
      errors: [{ path: 'unit', message: expect.stringContaining('which are A and those below it') }],
    });
  });

  it('leaves the number of a receipt nowhere: not in the table, not in any answer', async () => {
    const secret = 'H26.7-999999-SECRET';
    const answers = [
      await send('/v1/dossiers', {
        dossiers: [
          dossier({ receipt: secret, ...ended }),
          dossier({ receipt: secret, unit: 'B' }),
          dossier({ receipt: secret, due: 'soon' }),
          dossier({ receipt: secret, [secret]: secret }),
          dossier({ receipt: `${secret}${'x'.repeat(64)}` }),
          secret,
        ],
      }),
      await send('/v1/dossiers', { dossiers: [], [secret]: secret }),
      await send('/v1/dossiers', `{"dossiers":[{"receipt":${secret}}]}`),
      await send('/v1/dossiers', secret),
    ];

    const said = await Promise.all(answers.map((answer) => answer.text()));
    expect(said.join()).not.toContain(secret);
    expect(JSON.stringify(await kept())).not.toContain(secret);
    expect(JSON.stringify(await kept())).toContain('DOSSIER#A1#2026-11-16');
    expect(api.reported).toEqual([]);
  });

  it('says of which dossiers it does not know whether they are recorded', async () => {
    let calls = 0;
    fault = () => {
      calls += 1;
      if (calls === 2) throw new StoreUnavailableError('the engine did not answer');
    };
    const answers = await report([dossier(), dossier(), dossier()]);
    fault = undefined;

    expect(answers.map(({ status }) => status)).toEqual([201, 503, 201]);
  });

  it.each([
    ['no list', {}, 422],
    ['an empty list', { dossiers: [] }, 422],
    ['501 dossiers', { dossiers: Array.from({ length: 501 }, () => ({})) }, 422],
    ['another field', { dossiers: [{}], more: 1 }, 422],
    ['a list by itself', [{}], 422],
    ['no JSON', '{', 400],
  ])('with %s is refused as a whole', async (_, body, status) => {
    expect((await send('/v1/dossiers', body)).status).toBe(status);
  });

  it.each([
    ['nobody', '', 401],
    ['a manager', 'manager/A', 403],
    ['an administrator', 'admin/01', 403],
    ['a kiosk', 'device/A', 403],
  ])('is not taken from %s', async (_, as, status) => {
    expect((await send('/v1/dossiers', { dossiers: [dossier()] }, as)).status).toBe(status);
    expect((await send('/v1/receipts/issued', { reports: [issued()] }, as)).status).toBe(status);
  });

  it('of five hundred is taken', async () => {
    const answers = await report(Array.from({ length: 500 }, () => dossier()));

    expect(new Set(answers.map(({ id }) => id)).size).toBe(500);
    expect(answers.every(({ status }) => status === 201)).toBe(true);
  });
});

describe('a batch of issued receipts', () => {
  const tell = async (all: readonly unknown[]) =>
    resultsOf(await send('/v1/receipts/issued', { reports: all }));

  it('counts each report once by its id, and says where an id is taken', async () => {
    const one = issued();

    const answers = await tell([one, issued({ unit: 'B' }), issued({ counts: { result: -1 } })]);
    const again = await tell([one, { ...one, counts: { result: 13 } }]);

    expect(answers.map(({ status }) => status)).toEqual([201, 403, 422]);
    expect(again.map(({ status }) => status)).toEqual([200, 409]);
    expect(again[1]?.problem).toMatchObject({
      type: '/reference#already-reported',
      errors: [{ path: 'id' }],
    });
  });
});
