import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Score } from '#domain/questionnaire.ts';
import { thankYouCode } from '#domain/thank-you-code.ts';
import { localIsoOf } from '#domain/time.ts';
import { EVENT_KINDS, type EventKind } from '#domain/webhook.ts';
import type { MonthResult } from '../../functions/api/result-schemas.ts';
import { findEvents } from '../../functions/webhooks/find-events.ts';
import { openApi, type TestApi } from '../support/api.ts';
import { NOW, RECEIPT, sampleId, sampleResponse } from '../support/sample.ts';
import { findDepsOf, sampleWebhook } from '../support/webhooks.ts';

const MINUTE_MS = 60_000;

let api: TestApi;
let nowMs = NOW;
let last = 0;
beforeEach(async () => {
  nowMs = NOW;
  api = await openApi({ now: () => nowMs });
});
afterEach(() => api.table.close());

const find = () => findEvents(findDepsOf(api.table, () => nowMs));

const registered = async (unit: string, kinds: readonly EventKind[] = EVENT_KINDS): Promise<string> => {
  const webhook = sampleWebhook({ unit, kinds });
  await api.table.webhooks.putWebhook(webhook);
  return webhook.id;
};

/** What an endpoint is told, the oldest first. */
const toldTo = async (webhook: string) =>
  (await api.table.webhooks.deliveriesOf(webhook, { limit: 100 }))
    .map(({ body }) => JSON.parse(body) as { type: string; timestamp: string; data: Record<string, unknown> })
    .toReversed();

const typesTo = async (webhook: string) =>
  (await toldTo(webhook)).map(({ type, data }) => `${type} ${data.unit}`);

const rate = async (unit: string, n: number, overall: Score): Promise<void> => {
  const responses = Array.from({ length: n }, () =>
    sampleResponse(++last, { unit, answers: { overall }, comment: 'Bà Nguyễn Thị Hoa rất tận tình' }),
  );
  for (const response of responses) await api.table.store.recordResponse(response, RECEIPT);
  await api.fold(responses);
};

describe('a verdict', () => {
  it('that has changed is told with the figures that the API shows', async () => {
    const webhook = await registered('A');
    await rate('A1', 12, 5);
    await find();
    await rate('A1', 60, 5);

    await find();

    const told = (await toldTo(webhook)).filter(({ data }) => data.unit === 'A1');
    const shown = (await (
      await api.get('/v1/units/A1/results?month=2026-11', { role: 'admin', unit: 'A' })
    ).json()) as MonthResult;
    const { n, indexPercent, interval, targetPercent, verdict } = shown;
    expect(told).toEqual([
      {
        type: 'verdict.changed',
        timestamp: localIsoOf(NOW),
        data: {
          month: '2026-11',
          unit: 'A1',
          previousVerdict: 'notEnoughEvidence',
          ...{ n, indexPercent, interval, targetPercent, verdict },
        },
      },
    ]);
  });

  it('is told of once, also of inner units and by endpoints above, and not elsewhere', async () => {
    const [city, own, other] = [await registered('01'), await registered('A1'), await registered('B')];
    await find();
    await rate('A1', 80, 1);

    for (let at = 0; at < 3; at++) await find();

    expect((await typesTo(city)).toSorted()).toEqual([
      'verdict.changed 01',
      'verdict.changed A',
      'verdict.changed A1',
    ]);
    expect(await typesTo(own)).toEqual(['verdict.changed A1']);
    expect(await typesTo(other)).toEqual([]);
  });

  it('of fewer than ten people says no figures and no verdict', async () => {
    const webhook = await registered('01');
    await find();
    await rate('A1', 9, 1);

    await find();

    expect(await typesTo(webhook)).toEqual([]);
  });

  it('of the month before is no change', async () => {
    const webhook = await registered('A1', ['verdict.changed']);
    await rate('A1', 80, 5);
    await find();
    nowMs = Date.parse('2026-12-01T08:00:00+07:00');

    await find();

    expect(await typesTo(webhook)).toEqual([]);
  });

  it('that changed before anybody listened is not told', async () => {
    await rate('A1', 80, 5);
    const webhook = await registered('A1');

    await find();

    expect(await typesTo(webhook)).toEqual([]);
  });
});

describe('the end of a month', () => {
  it('is told of the endpoint’s own unit, on the second day, once', async () => {
    const [unit, above] = [await registered('A1', ['month.ended']), await registered('A', ['month.ended'])];
    await rate('A1', 40, 5);
    await find();
    nowMs = Date.parse('2026-12-02T05:00:00+07:00');
    await find();
    const early = await typesTo(unit);
    nowMs = Date.parse('2026-12-02T06:00:00+07:00');

    await find();
    await find();

    expect(early).toEqual([]);
    expect(await toldTo(unit)).toMatchObject([
      { type: 'month.ended', data: { unit: 'A1', month: '2026-11', n: 40, indexPercent: 100 } },
    ]);
    expect(await typesTo(above)).toEqual(['month.ended A']);
  });
});

describe('a kiosk', () => {
  const silenceOf = (device: string, isSilent: boolean) =>
    api.table.devices.keepSilence(device, { isSilent, expected: 9, chance: 0.001 });

  it('that becomes silent is told, and when it is heard again', async () => {
    const webhook = await registered('A');
    const id = sampleId(++last);
    await api.table.devices.addDevice({
      id,
      version: 1,
      unit: 'A1',
      counter: 'A1-01',
      key: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' },
      enrolledAt: localIsoOf(NOW),
      enrolledBy: 'officer of 01',
      pairedAt: localIsoOf(NOW),
      keyExpiresAt: localIsoOf(NOW),
    });
    await find();
    await silenceOf(id, true);
    await find();
    await find();
    await silenceOf(id, false);

    await find();

    const data = { device: id, unit: 'A1', counter: 'A1-01' };
    expect((await toldTo(webhook)).map(({ type, data: said }) => [type, said])).toEqual([
      ['kiosk.silent', data],
      ['kiosk.heard', data],
    ]);
  });
});

describe('a decision', () => {
  const rated = async (): Promise<string> => {
    const number = ++last;
    const code = thankYouCode('A1', '2026-11-20', number);
    const response = sampleResponse(number, { at: '2026-11-20T09:00:00+07:00', comment: 'Chậm quá' });
    await api.table.store.recordResponse(response, { ...RECEIPT, code });
    return code;
  };

  const decide = async (code: string, decision: string) => {
    const body = { id: sampleId(500_000 + ++last), code, decision, reason: 'under-review' };
    await api.post('/v1/decisions', body, { authorization: 'Bearer officer/A' });
  };

  it('is told without the code, the id or a word of the response', async () => {
    const webhook = await registered('A');
    const [before, after] = [await rated(), await rated()];
    await decide(before, 'hold');
    await find();
    await decide(after, 'hold');

    await find();
    await find();

    const told = await toldTo(webhook);
    expect(told).toEqual([
      {
        type: 'decision.made',
        timestamp: localIsoOf(NOW),
        data: { unit: 'A1', decision: 'hold', reason: 'under-review', by: { role: 'officer', unit: 'A' } },
      },
    ]);
    for (const word of [before, after, 'Chậm']) expect(JSON.stringify(told)).not.toContain(word);
  });
});

describe('the search for events', () => {
  it('goes on where one before it died, and tells each event once', async () => {
    const webhook = await registered('A1');
    await find();
    await rate('A1', 80, 5);
    const dying = findDepsOf(api.table, () => nowMs);
    const dies = () => Promise.reject(new Error('died'));
    await expect(
      findEvents({ ...dying, webhooks: { ...api.table.webhooks, putDelivery: dies } }),
    ).rejects.toThrow('died');

    await rate('A1', 1, 5);
    await find();
    await find();

    expect(await toldTo(webhook)).toMatchObject([{ type: 'verdict.changed', data: { n: 80 } }]);
  });

  it('tells each event once where several search at the same moment', async () => {
    const webhook = await registered('A1');
    await find();
    await rate('A1', 80, 5);

    await Promise.all([find(), find(), find()]);
    await find();

    expect(await typesTo(webhook)).toEqual(['verdict.changed A1']);
  });

  it('writes nothing while nothing changes, nor where nobody listens', async () => {
    await find();
    const without = (await api.table.webhooks.toldSoFar()).version;
    await registered('A1');
    await find();
    const first = (await api.table.webhooks.toldSoFar()).version;
    nowMs += 5 * MINUTE_MS;

    await find();

    expect([without, first]).toEqual([0, 1]);
    expect((await api.table.webhooks.toldSoFar()).version).toBe(1);
  });

  it('says nothing that a citizen wrote', async () => {
    const webhook = await registered('01');
    await find();
    await rate('A1', 80, 5);

    await find();

    const told = JSON.stringify(await toldTo(webhook));
    expect(told).toContain('verdict.changed');
    expect(told).not.toMatch(/Nguyễn|comment|tận tình/);
  });
});
