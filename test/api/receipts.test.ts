import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { decode } from 'fast-png';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../functions/api/problem.ts';
import type { IssuedAnswer } from '../../functions/api/receipt-schemas.ts';
import { StoreUnavailableError } from '../../functions/store/errors.ts';
import { openApi, type TestApi } from '../support/api.ts';
import { TEST_RECEIPTS } from '../support/receipts.ts';
import { NOW, ORGANISATION, sampleUnit } from '../support/sample.ts';
import { pictureOfBits, pictureOfSvg, scanned } from '../support/scanned.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openApi({
    organisation: {
      ...ORGANISATION,
      units: [
        ...ORGANISATION.units,
        sampleUnit('A3', 'A', {
          placements: [
            { from: '2020-01', parent: 'A' },
            { from: '2026-11', parent: 'closed', successors: ['A1'] },
          ],
        }),
      ],
    },
  });
});
afterAll(() => api.table.close());

const INTEGRATION = 'integration/A';
const NUMBER = 'H26.7-261123-0042';

const RECEIPT = {
  unit: 'A1',
  counter: 'A1-01',
  service: '1.001193',
  moment: 'result',
  at: '2026-11-23T09:41:07+07:00',
  receipt: NUMBER,
};

const post = (body: unknown, query = '', as = INTEGRATION) =>
  api.post(`/v1/receipts${query}`, body, { authorization: `Bearer ${as}` });

const issued = async (more: object = {}, query = ''): Promise<IssuedAnswer> =>
  (await (await post({ ...RECEIPT, ...more }, query)).json()) as IssuedAnswer;

const kept = async () =>
  (await api.table.client.send(new ScanCommand({ TableName: api.table.tableName }))).Items;

type Result = Partial<IssuedAnswer> & { readonly status: number; readonly problem?: Problem };

const results = async (receipts: readonly unknown[], query = '?qr=none'): Promise<readonly Result[]> =>
  ((await (await post({ receipts }, query)).json()) as { results: readonly Result[] }).results;

const pathsOf = async (answer: Response) =>
  ((await answer.json()) as Problem).errors?.map(({ path }) => path);

describe('a receipt that is issued', () => {
  it('says what was asked for, and asks for the response of its dossier’s moment', async () => {
    const { token, typedCode } = await issued();

    const verified = TEST_RECEIPTS.verified(token, NOW);
    const typed = TEST_RECEIPTS.verifiedTyped(typedCode, { unit: 'A1' }, NOW);

    expect(verified).toMatchObject({
      ok: true,
      token: {
        unit: 'A1',
        counter: 1,
        service: '1.001193',
        moment: 'result',
        channel: 'receipt',
        validDays: 30,
      },
    });
    expect(typed.ok).toBe(true);
    const id = TEST_RECEIPTS.responseIdOfDossier({
      unit: 'A1',
      receipt: NUMBER,
      moment: 'result',
      atMs: Date.parse(RECEIPT.at),
    });
    expect(verified.ok && TEST_RECEIPTS.responseIdOf(verified.token)).toBe(id);
    expect(typed.ok && TEST_RECEIPTS.responseIdOf(typed.token)).toBe(id);
  });

  it('is the same however often it is asked for, so that it can be printed again', async () => {
    expect(await issued()).toEqual(await issued());
  });

  it('comes with its address, in capitals for the code and small for messages', async () => {
    const { token, url, link } = await issued();

    expect(url).toBe(`HTTPS://DANHGIA.EXAMPLE.VN/R/${token}`);
    expect(link).toBe(`https://danhgia.example.vn/r/${token.toLowerCase()}`);
  });

  it('says until when it may be rated', async () => {
    const { validUntil } = await issued({ validDays: 7 });

    expect(validUntil).toBe('2026-11-30T09:00:00+07:00');
  });

  it('comes with its QR code as SVG, PNG, both or neither', async () => {
    const [svg, png, both, none] = await Promise.all(
      ['svg', 'png', 'both', 'none'].map((form) => issued({}, `?qr=${form}`)),
    );

    expect((await issued()).qr).toEqual(svg?.qr);
    expect(Object.keys(svg?.qr ?? {})).toEqual(['version', 'svg']);
    expect(Object.keys(png?.qr ?? {})).toEqual(['version', 'png']);
    expect(both?.qr).toEqual({ ...svg?.qr, ...png?.qr });
    expect(none?.qr).toBeUndefined();
  });

  it('is scanned as its address, from either form', async () => {
    const { qr, url } = await issued({}, '?qr=both');

    const { data, width, height } = decode(Buffer.from(qr?.png ?? '', 'base64'));

    expect(scanned(pictureOfSvg(qr?.svg ?? '', 4))?.text).toBe(url);
    expect(scanned(pictureOfBits(data as Uint8Array, width, height))?.text).toBe(url);
    expect(width).toBeLessThanOrEqual(384);
  });

  it('holds its number nowhere, in the table neither', async () => {
    const answer = JSON.stringify(await issued({}, '?qr=both'));
    const refused = await (await post({ ...RECEIPT, unit: 'nowhere' })).text();

    expect(answer + refused).not.toContain('0042');
    expect(JSON.stringify(await kept())).not.toContain('0042');
    expect(JSON.stringify(api.reported)).not.toContain('0042');
  });
});

describe('receipts of one moment of a dossier', () => {
  const responsesFor = (receipts: readonly (Partial<IssuedAnswer> | undefined)[]) =>
    receipts.map((receipt) => {
      const verified = TEST_RECEIPTS.verified(receipt?.token ?? '', NOW);
      return verified.ok ? TEST_RECEIPTS.responseIdOf(verified.token) : 'no receipt';
    });
  const LATER = '2026-11-23T08:00:00+07:00';
  const EARLIER = '2026-11-23T07:59:59+07:00';

  it('ask for one response, whichever hours they are told with', async () => {
    const receipt = 'told with several hours';

    const first = await issued({ receipt, at: LATER });
    const second = await issued({ receipt, at: EARLIER, validDays: 7, channel: 'link' });
    const listed = await results([
      { ...RECEIPT, receipt, at: '2026-11-20T10:00:00+07:00' },
      { ...RECEIPT, receipt: ` ${receipt.toUpperCase()}`, at: EARLIER },
    ]);

    expect(new Set(responsesFor([first, second, ...listed])).size).toBe(1);
    expect([first, second, ...listed].map(({ at }) => at)).toEqual(Array(4).fill(LATER));
  });

  it('that are told with two hours at once ask for one response too', async () => {
    const receipt = 'told at once';

    const listed = await results([LATER, EARLIER, LATER, EARLIER].map((at) => ({ ...RECEIPT, receipt, at })));

    expect(listed.every(({ status }) => status === 200)).toBe(true);
    expect(new Set(responsesFor(listed)).size).toBe(1);
  });

  it('ask for the response that an invitation was sent for', async () => {
    const moment = { unit: 'A1', service: '1.001193', moment: 'result', receipt: 'invited' };
    const invited = await api.post(
      '/v1/invitations',
      { invitations: [{ ...moment, at: LATER, address: { phone: '0912345678' } }] },
      { authorization: `Bearer ${INTEGRATION}` },
    );

    const receipt = await issued({ receipt: 'invited', at: EARLIER });

    const { results: sent } = (await invited.json()) as { results: readonly { response: string }[] };
    expect(responsesFor([receipt])).toEqual(sent.map(({ response }) => response));
  });

  it('of another moment or another unit ask for another response', async () => {
    const receipt = 'of several moments';

    const answers = await results([
      { ...RECEIPT, receipt },
      { ...RECEIPT, receipt, moment: 'reception', at: EARLIER },
      { ...RECEIPT, receipt, unit: 'A', counter: undefined },
    ]);

    expect(new Set(responsesFor(answers)).size).toBe(3);
    expect(answers[1]?.at).toBe(EARLIER);
  });

  it('are refused where the moment was first told so long ago that they would have expired', async () => {
    const receipt = 'told long ago';
    await issued({ receipt, at: '2026-11-10T10:00:00+07:00' });

    const answer = await post({ ...RECEIPT, receipt, validDays: 7 });

    expect(answer.status).toBe(422);
    expect(((await answer.json()) as Problem).errors).toEqual([
      { path: 'at', message: expect.stringContaining('was first told as 2026-11-10T10:00:00+07:00') },
    ]);
  });
});

describe('receipts that are issued', () => {
  const countsOf = async (unit: string, day: string) => {
    const sum: Record<string, number> = {};
    for (const { pk, counts } of (await kept()) ?? []) {
      if (pk !== `ISSUED#${unit}#${day}`) continue;
      for (const [moment, count] of Object.entries(counts)) sum[moment] = (sum[moment] ?? 0) + Number(count);
    }
    return sum;
  };
  const OF_A2 = { ...RECEIPT, unit: 'A2', counter: undefined };
  const YESTERDAY = '2026-11-22T09:00:00+07:00';

  it('are counted by unit, day and moment, once however often they are asked for', async () => {
    const receipts = [
      { ...OF_A2, receipt: '1' },
      { ...OF_A2, receipt: '2' },
      { ...OF_A2, receipt: ' 2' },
      { ...OF_A2, receipt: '2', moment: 'reception' },
      { ...OF_A2, receipt: '3', at: YESTERDAY },
      { ...OF_A2, receipt: '4', moment: 'later' },
      { ...OF_A2, receipt: '5', unit: 'B' },
    ];

    await results(receipts);
    await results(receipts.toReversed());

    expect(await countsOf('A2', '2026-11-23')).toEqual({ result: 2, reception: 1 });
    expect(await countsOf('A2', '2026-11-22')).toEqual({ result: 1 });
    expect(await countsOf('B', '2026-11-23')).toEqual({});
  });

  it('count once in whatever list they are printed again, or alone', async () => {
    const day = '2026-11-19';
    const [one, two, three] = ['a', 'b', 'c'].map((receipt) => ({
      ...OF_A2,
      receipt,
      at: `${day}T09:00:00+07:00`,
    }));

    await results([one, two, three]);
    await post(one);
    await results([two, one]);
    await results([three, { ...two, at: `${day}T15:00:00+07:00` }]);

    expect(await countsOf('A2', day)).toEqual({ result: 3 });
  });

  it('are not handed out while they cannot be counted', async () => {
    const failing = await openApi({
      asked: (asked) => ({
        ...asked,
        recordIssued: async () => {
          throw new StoreUnavailableError('not now');
        },
      }),
    });

    const answer = await failing.post('/v1/receipts', RECEIPT, { authorization: `Bearer ${INTEGRATION}` });

    expect(answer.status).toBe(503);
    await failing.table.close();
  });
});

describe('a list of receipts', () => {
  it('is judged one by one, in order', async () => {
    const [first, foreign, wrong, last] = await results([
      RECEIPT,
      { ...RECEIPT, unit: 'B', counter: undefined },
      { ...RECEIPT, moment: 'later' },
      { ...RECEIPT, receipt: 'another' },
    ]);

    expect(first).toMatchObject({ status: 200, token: (await issued()).token });
    expect(foreign).toMatchObject({ status: 403, problem: { errors: [{ path: 'unit' }] } });
    expect(wrong).toMatchObject({ status: 422, problem: { errors: [{ path: 'moment' }] } });
    expect(last?.status).toBe(200);
    expect(last?.token).not.toBe(first?.token);
  });

  it('may have 500', async () => {
    const receipts = Array.from({ length: 500 }, (_, at) => ({ ...RECEIPT, receipt: `H-${at}` }));

    const answer = await post({ receipts }, '?qr=none');

    const { results: all } = (await answer.json()) as { results: readonly Result[] };
    expect(new Set(all.map(({ token }) => token)).size).toBe(500);
  });

  it('of 500 with their codes in both forms is an answer that Lambda hands on', async () => {
    const one = JSON.stringify(await issued({}, '?qr=both'));

    // https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
    expect(one.length * 500).toBeLessThan(6 * 1024 * 1024);
  });

  it.each([
    ['no receipt', { receipts: [] }, ['receipts']],
    ['501', { receipts: Array.from({ length: 501 }, () => RECEIPT) }, ['receipts']],
    ['no list', { receipts: RECEIPT }, ['receipts']],
    ['a field beside the list', { receipts: [RECEIPT], unit: 'A1' }, ['unit']],
  ])('of %s is refused', async (_, body, paths) => {
    const answer = await post(body);

    expect(answer.status).toBe(422);
    expect(await pathsOf(answer)).toEqual(paths);
  });
});

describe('a receipt', () => {
  it.each([
    ['integration/A1', 200],
    ['integration/01', 200],
    ['integration/B', 403],
    ['integration/A2', 403],
    ['admin/01', 403],
    ['device/A1', 403],
    ['', 401],
  ])('is issued to a programme of its unit or above: %s %i', async (as, status) => {
    expect((await post(RECEIPT, '', as)).status).toBe(status);
  });

  it.each([
    ['no unit', { unit: undefined }, ['unit']],
    ['a unit that is not there', { unit: 'Z9', counter: undefined }, ['unit']],
    ['a unit that was closed before', { unit: 'A3', counter: undefined }, ['unit']],
    ['a counter of another unit', { counter: 'A2-01' }, ['counter']],
    ['a counter that is not there', { counter: 'A1-09' }, ['counter']],
    ['a service that is not there', { service: '9.999999' }, ['service']],
    ['no moment', { moment: undefined }, ['moment']],
    ['a time without its offset', { at: '2026-11-23T09:41:07' }, ['at']],
    ['a time to come', { at: '2026-11-23T10:06:00+07:00' }, ['at']],
    ['a time so long ago that it would have expired', { at: '2026-10-24T09:59:00+07:00' }, ['at']],
    ['no number', { receipt: ' ' }, ['receipt']],
    ['a number that is too long', { receipt: '0'.repeat(101) }, ['receipt']],
    ['a channel that no token has', { channel: 'kiosk' }, ['channel']],
    ['a validity that no token says', { validDays: 31 }, ['validDays']],
    ['a field that is none', { citizen: 'x' }, ['citizen']],
    ['several mistakes', { unit: '', moment: 1, receipt: 2 }, ['unit', 'moment', 'receipt']],
  ])('with %s is refused by the names of its fields', async (_, more, paths) => {
    const answer = await post({ ...RECEIPT, ...more });

    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await pathsOf(answer)).toEqual(paths);
  });

  it('of a unit that has since been closed is still issued for a moment before', async () => {
    const answer = await post({
      ...RECEIPT,
      unit: 'A3',
      counter: undefined,
      at: '2026-10-31T16:00:00+07:00',
    });

    expect(answer.status).toBe(200);
  });

  it.each([
    ['another form of code', '?qr=gif', 400],
    ['another parameter', '?size=3', 400],
  ])('with %s is refused', async (_, query, status) => {
    expect((await post(RECEIPT, query)).status).toBe(status);
  });
});
