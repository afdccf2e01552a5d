import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localIsoOf } from '#domain/time.ts';
import { keyringOf } from '../../functions/receipts/keyring.ts';
import { createReceipts } from '../../functions/receipts/receipts.ts';
import { newDeviceKey, publicKeyOf, signatureOf, thumbprintOf } from '../../web/kiosk/device/device-key.ts';
import {
  call,
  type DeployedCity,
  newRating,
  openDeployedCity,
  RECEIPT_SECRET,
  rate,
} from '../support/deployed-city.ts';
import { bodyOf } from '../support/gateway-events.ts';
import { filledIn } from '../support/pages.ts';
import { DOSSIER } from '../support/receipt-pages.ts';
import { sampleId } from '../support/sample.ts';
import { type Synthesised, synthesise } from '../support/synthesised.ts';

const NAMES = [
  'Decisions',
  'Devices',
  'Fold',
  'Intake',
  'Invitations',
  'Ledger',
  'Organisation',
  'Pages',
  'Reference',
  'Results',
  'Seal',
  'Send',
  'Sweep',
  'Synthetic',
  'Watch',
  'Webhooks',
];

const dayAfterTomorrow = (): string => localIsoOf(Date.now() + 2 * 86_400_000).slice(0, 10);

let shape: Synthesised;
let city: DeployedCity;

beforeAll(async () => {
  shape = synthesise('prod');
  city = await openDeployedCity(shape);
});
afterAll(async () => {
  await city.close();
  shape.remove();
});

describe('what is uploaded', () => {
  it('is run here by the Node of its template', () => {
    const runtimes = NAMES.map((name) => city.uploaded(name).runtime);

    expect(runtimes).toEqual(NAMES.map(() => `nodejs${process.versions.node.split('.')[0]}.x`));
  });

  it('takes a rating in, and knows it again', async () => {
    const intake = await city.start('Intake');
    const first = newRating();

    const answers = [await rate(intake, first), await rate(intake, first)];

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 200]);
    expect(answers[0]?.body).toBe(answers[1]?.body);
    expect(intake.starts()).toBe(1);
  });

  it('draws the rating page and takes its form, which the gateway encodes', async () => {
    const pages = await city.start('Pages');
    const page = await call(pages, 'GET', '/q/A1-01?lang=en');
    const body = filledIn(bodyOf(page).toString(), { 'answer-overall': '4' }).toString();

    const thanks = await call(pages, 'POST', '/q/A1-01', {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body,
    });

    expect([page.statusCode, thanks.statusCode]).toEqual([200, 200]);
    expect(bodyOf(thanks).toString()).toContain('satisfaction index of Unit A1');
  });

  it('shows results to whom the authoriser knows, compressed', async () => {
    const claims = { 'custom:role': 'manager', 'custom:unit': 'A1', sub: '6a7b', token_use: 'access' };

    const answer = await call(await city.start('Results'), 'GET', '/v1/units/A1/results?month=2026-11', {
      claims,
      headers: { 'accept-encoding': 'gzip' },
    });

    expect(answer).toMatchObject({ statusCode: 200, isBase64Encoded: true });
    expect(JSON.parse(gunzipSync(bodyOf(answer)).toString())).toMatchObject({ unit: 'A1', month: '2026-11' });
  });

  it('shows the ledger to anyone, and takes decisions from officers alone', async () => {
    const decision = { id: sampleId(77), code: '7KQ2M-XRD4T', decision: 'void', reason: 'test' };
    const claims = { 'custom:role': 'officer', 'custom:unit': 'A1' };
    const decisions = await city.start('Decisions');
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify(decision);

    const ledger = await call(await city.start('Ledger'), 'GET', '/v1/ledger/A1');
    const answers = [
      await call(decisions, 'POST', '/v1/decisions', { headers, body }),
      await call(decisions, 'POST', '/v1/decisions', { headers, body, claims }),
    ];

    expect(JSON.parse(bodyOf(ledger).toString())).toMatchObject({ unit: 'A1', next: null });
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 404]);
  });

  it('gives a device a code, and hears of it by its signature', async () => {
    const devices = await city.start('Devices');
    const key = await newDeviceKey();
    const headers = { 'content-type': 'application/json' };
    const offer = await call(devices, 'POST', '/v1/pairings', {
      headers,
      body: JSON.stringify({ publicKey: await publicKeyOf(key) }),
    });
    const { code } = JSON.parse(offer.body ?? '') as { code: string };
    const path = `/v1/pairings/${code}`;
    const signature = await signatureOf(key, await thumbprintOf(key), {
      method: 'GET',
      path,
      body: '',
      nowMs: Date.now(),
      nonce: sampleId(77),
    });

    const state = await call(devices, 'GET', path, { headers: { 'survey-device': signature } });

    expect(offer.statusCode).toBe(201);
    expect(JSON.parse(state.body ?? '')).toEqual({ status: 'waiting' });
  });

  it('takes an invitation and an opt-out, and says nothing of them in any log', async () => {
    const devices = await city.start('Devices');
    const invitations = await city.start('Invitations');
    const send = await city.start('Send');
    const headers = { 'content-type': 'application/json' };
    const made = await call(devices, 'POST', '/v1/api-keys', {
      headers,
      claims: { 'custom:role': 'admin', 'custom:unit': '01' },
      body: JSON.stringify({ name: 'Một cửa', unit: 'A1', until: dayAfterTomorrow() }),
    });
    const { key } = JSON.parse(bodyOf(made).toString()) as { key: string };
    const at = localIsoOf(Date.now() - 2 * 86_400_000);
    const invite = (receipt: string, address: object) =>
      call(invitations, 'POST', '/v1/invitations', {
        headers: { ...headers, authorization: `Bearer ${key}` },
        body: JSON.stringify({ invitations: [{ unit: 'A1', moment: 'result', at, receipt, address }] }),
      });

    const answers = [
      await invite('H29.1-0042', { phone: '0912345678' }),
      await invite('H29.1-0042', { email: 'lan@example.vn' }),
      await invite('H29.1-0043', { phone: '0912' }),
    ];
    const refused = await call(invitations, 'POST', '/u/8H3C0MTOKEN');
    // By day it is tried in vain; at night nothing is sent.
    const sending = await send.invoke({});

    const statuses = answers.map(
      (answer) =>
        (JSON.parse(bodyOf(answer).toString()) as { results: [{ status: number }] }).results[0].status,
    );
    const logged = [...invitations.log(), ...send.log()].join('\n');
    expect(statuses).toEqual([201, 409, 422]);
    expect([refused.statusCode, sending.outcome]).toEqual([404, 'answered']);
    expect(logged).toContain('InvitationsSent');
    for (const personal of ['912345678', '0912', 'lan@', 'H29.1', '8H3C0M', key]) {
      expect(logged).not.toContain(personal);
    }
  });

  it('has a report sent by e-mail for a manager, and ends it', async () => {
    const invitations = await city.start('Invitations');
    const path = '/v1/units/A1/report-subscriptions';
    const claims = { 'custom:role': 'manager', 'custom:unit': 'A1' };
    const set = (named: object) =>
      call(invitations, 'PUT', `${path}/${sampleId(78)}`, {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email: 'lan@hanoi.gov.vn', every: 'month', language: 'vi' }),
        ...named,
      });

    const list = await call(invitations, 'GET', path, { claims });
    const answers = [
      await set({}),
      await set({ claims: { ...claims, 'custom:role': 'viewer' } }),
      await set({ claims }),
      await call(invitations, 'DELETE', `${path}/${sampleId(78)}`, { claims }),
      await call(invitations, 'GET', '/u/A1/month-x'),
      await call(invitations, 'POST', '/u/A1/month-x'),
    ];

    expect(JSON.parse(bodyOf(list).toString())).toMatchObject({ unit: 'A1', subscriptions: [] });
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 403, 201, 204, 404, 404]);
    expect(invitations.log().join('\n')).not.toContain('lan@');
  });

  it('says which release it is', async () => {
    const answer = await call(await city.start('Reference'), 'GET', '/healthz');

    expect(JSON.parse(answer.body ?? '')).toMatchObject({ status: 'ok', build: '0.1.0' });
  });

  it.each(['Seal', 'Send', 'Sweep', 'Synthetic', 'Watch', 'Webhooks'])(
    'does what a schedule asks for: %s',
    async (name) => {
      const invocation = await (await city.start(name)).invoke({});

      expect(invocation).toEqual({ outcome: 'answered', payload: null });
    },
  );

  it('refuses what goes round the site', async () => {
    const answer = await call(await city.start('Intake'), 'GET', '/v1/responses', {
      headers: { 'survey-origin-secret': 'guessed' },
    });

    expect(answer.statusCode).toBe(403);
  });

  it('refuses a body that is no JSON, and lives on', async () => {
    const intake = await city.start('Intake');

    const answers = [await rate(intake, '{"id":'), await rate(intake)];

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([400, 201]);
    expect(intake.starts()).toBe(1);
  });

  it('keeps cookies and addresses out of its answers and its log', async () => {
    const pages = await city.start('Pages');

    const answer = await call(pages, 'GET', '/q/A1-01', { cookies: ['session=f00d', 'theme=dark'] });
    await call(pages, 'POST', '/q/A1-01', {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      cookies: ['session=f00d'],
      body: 'answer-overall=9',
    });
    await pages.close();

    expect(answer.cookies ?? []).toEqual([]);
    expect(pages.log().join()).toContain('Refused');
    expect(pages.log().join()).not.toMatch(/f00d|203\.0\.113|CloudFront/);
  });
});

describe('the log of the pages', () => {
  const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
  const COMMENT = 'Ông Nguyễn Văn Bình, gọi 0912 345 678';

  it('says nothing of a token, a comment, a dossier or an address, however a rating ends', async () => {
    const pages = await city.start('Pages');
    const receipts = createReceipts(keyringOf(RECEIPT_SECRET));
    const issue = (receipt: string) => receipts.issue({ ...DOSSIER, receipt, atMs: Date.now() - 60_000 });
    const { token, typedCode, id } = issue('H26.7-1');
    const form = (page: string) => filledIn(page, { 'answer-overall': '2', comment: COMMENT }).toString();
    const pageOf = async (path: string) => bodyOf(await call(pages, 'GET', path)).toString();
    const send = (path: string, body: string) => call(pages, 'POST', path, { headers: FORM, body });
    const [one, other] = [await pageOf(`/r/${token}`), await pageOf(`/r/${token}`)];

    const statuses = [
      await send(`/r/${token}`, form(one)),
      await send(`/r/${token}`, form(one)),
      await send(`/r/${token}`, form(other)),
      await call(pages, 'GET', `/R/${token}?lang=en`),
      await call(pages, 'GET', `/r?place=A1-01&code=${typedCode}`),
      await send(`/r/${token.replace(/.{8}$/, '00000000')}`, form(one)),
      await send(`/r/${token}`, `comment=${encodeURIComponent(COMMENT)}`),
    ].map(({ statusCode }) => statusCode);
    const second = issue('H26.7-2');
    const late = form(await pageOf(`/r/${second.token}`));
    void pages.proxy.stallAt('PutItem');
    const failed = await send(`/r/${second.token}`, late);
    await pages.close();

    expect(statuses).toEqual([200, 200, 409, 200, 303, 403, 422]);
    expect(failed.statusCode).toBe(503);
    const log = pages.log().join('\n');
    expect(log).toContain('StoreUnavailableError');
    expect(log).toContain('already-recorded');
    for (const word of [
      ...[token, typedCode, typedCode.replaceAll('-', ''), id, second.token, second.id],
      ...['Bình', '0912 345 678', '0912%20345', 'H26.7', '203.0.113', 'long-wait', '/r/'],
    ]) {
      expect(log.toLowerCase()).not.toContain(word.toLowerCase());
    }
  });
});

describe('the start of a function', () => {
  it.each([
    ['Fold', ['SURVEY_STAGE', 'SURVEY_TABLE_NAME']],
    ['Intake', ['SURVEY_KIOSKS', 'SURVEY_ORIGIN_SECRET', 'SURVEY_STAGE', 'SURVEY_TABLE_NAME']],
    [
      'Pages',
      ['SURVEY_CITY_NAME', 'SURVEY_ORIGIN_SECRET', 'SURVEY_RECEIPT_KEY', 'SURVEY_STAGE', 'SURVEY_TABLE_NAME'],
    ],
    ['Reference', ['SURVEY_CITY_NAME', 'SURVEY_ORIGIN_SECRET', 'SURVEY_RELEASE', 'SURVEY_SIGN_IN']],
    ['Results', ['SURVEY_ORIGIN_SECRET', 'SURVEY_ROLE_CLAIM', 'SURVEY_TABLE_NAME', 'SURVEY_UNIT_CLAIM']],
    ['Sweep', ['SURVEY_STAGE', 'SURVEY_TABLE_NAME']],
    ['Synthetic', ['SURVEY_SITE_URL', 'SURVEY_STAGE', 'SURVEY_SYNTHETIC_COUNTER', 'SURVEY_SYNTHETIC_UNIT']],
  ])(
    'fails without its environment, names all that is missing, and is tried anew: %s',
    async (name, missing) => {
      const bare = await city.start(name, { bare: true });

      const [first, second] = [await bare.invoke({}), await bare.invoke({})];

      expect(first).toMatchObject({ outcome: 'failed', errorType: 'EnvironmentError' });
      const [, named = ''] =
        /^Missing environment variables: (.+)$/.exec(first.outcome === 'failed' ? first.errorMessage : '') ??
        [];
      expect(named.split(', ').sort()).toEqual(missing);
      expect(second).toEqual(first);
      expect(bare.starts()).toBe(2);
    },
  );
});

describe('the connections to the table', () => {
  it('are used again by later invocations', async () => {
    const intake = await city.start('Intake');
    await rate(intake);
    const before = intake.proxy.connections();

    for (let at = 0; at < 5; at++) await rate(intake);

    expect(intake.proxy.connections()).toBe(before);
    expect(intake.starts()).toBe(1);
  });

  it('are given up when nothing comes back, and the rating is taken over another', async () => {
    const intake = await city.start('Intake');
    await rate(intake);
    void intake.proxy.stallAt('PutItem').then(intake.proxy.recover);

    const answer = await rate(intake);

    expect(answer.statusCode).toBe(201);
  });
});
