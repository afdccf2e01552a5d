import { Webhook as StandardWebhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DISABLED_AFTER_DAYS, type Webhook } from '#domain/webhook.ts';
import { WAITS_MS } from '#domain/webhook-delivery.ts';
import { testDelivery } from '../../functions/webhooks/message.ts';
import { type SentReport, sendDue } from '../../functions/webhooks/send-due.ts';
import { type Endpoint, openEndpoint } from '../support/endpoint.ts';
import { testSecretOf } from '../support/receipts.ts';
import { NOW, sampleId } from '../support/sample.ts';
import { openTable, type TestTable } from '../support/table.ts';
import { sampleWebhook, webhookSendDeps } from '../support/webhooks.ts';

const DAY_MS = 86_400_000;

let table: TestTable;
let endpoint: Endpoint;
let nowMs = NOW;
let last = 0;
const reported: unknown[] = [];
beforeEach(async () => {
  [table, endpoint] = await Promise.all([openTable(), openEndpoint()]);
  nowMs = NOW;
  reported.length = 0;
});
afterEach(async () => {
  await endpoint.close();
  await table.close();
  expect(reported).toEqual([]);
});

const run = (timeoutMs = 20_000) => sendDue(webhookSendDeps(table, () => nowMs, { timeoutMs, reported }));

const registered = async (more: Partial<Webhook> = {}): Promise<Webhook> => {
  const webhook = sampleWebhook({ url: endpoint.url, ...more });
  await table.webhooks.putWebhook(webhook);
  return webhook;
};

/** A message of an event, as it is handed out; unlike a test it does not bring an endpoint back. */
const handedOut = async (webhook: Webhook) => {
  const delivery = { ...testDelivery(webhook, sampleId(++last), nowMs), kind: 'verdict.changed' };
  await table.webhooks.putDelivery(delivery);
  return delivery;
};

const deliveryNow = async ({ webhook, id }: { webhook: string; id: string }) =>
  table.webhooks.deliveryWithId(webhook, id);

const webhookNow = async ({ id }: Webhook) => table.webhooks.webhookWithId(id);

const NONE: SentReport = { delivered: 0, failed: 0, givenUp: 0, disabled: 0 };

describe('a message', () => {
  it('reaches its endpoint once, signed so that the library of Standard Webhooks takes it', async () => {
    nowMs = Date.now();
    const webhook = await registered();
    const delivery = await handedOut(webhook);

    const reports = [await run(), await run()];

    expect(reports).toEqual([{ ...NONE, delivered: 1 }, NONE]);
    expect(endpoint.heard).toHaveLength(1);
    const [{ headers, body } = { headers: {}, body: '' }] = endpoint.heard;
    expect(body).toBe(delivery.body);
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'webhook-id': delivery.id });
    const library = new StandardWebhook(testSecretOf(webhook.id));
    expect(library.verify(body, headers as Record<string, string>)).toMatchObject({ type: 'webhook.test' });
    expect(await deliveryNow(delivery)).toMatchObject({ state: 'delivered', attempts: [{ status: 204 }] });
  });

  it('is sent once where two senders run at the same moment', async () => {
    const webhook = await registered();
    const deliveries = [];
    for (let at = 0; at < 12; at++) deliveries.push(await handedOut(webhook));

    const reports = await Promise.all([run(), run(), run()]);

    expect(reports.reduce((sum, { delivered }) => sum + delivered, 0)).toBe(12);
    expect(endpoint.heard.map(({ headers }) => headers['webhook-id']).toSorted()).toEqual(
      deliveries.map(({ id }) => id).toSorted(),
    );
  });

  it.each([
    ['fails', 500, { status: 500 }],
    ['does not know it', 404, { status: 404 }],
    ['leads elsewhere', 'http://127.0.0.1:1/', { status: 307 }],
    ['never answers', 'never', { fault: 'timeout' }],
  ] as const)('is tried again where the endpoint %s', async (_, answer, outcome) => {
    const delivery = await handedOut(await registered());
    endpoint.answer(answer);

    const first = await run(answer === 'never' ? 200 : undefined);
    endpoint.answer(200);
    nowMs += (WAITS_MS[0] as number) - 1000;
    const tooEarly = await run();
    nowMs += 1000;
    const again = await run();

    expect([first, tooEarly, again]).toEqual([{ ...NONE, failed: 1 }, NONE, { ...NONE, delivered: 1 }]);
    expect((await deliveryNow(delivery))?.attempts).toMatchObject([outcome, { status: 200 }]);
  });

  it('is tried again where nobody is there', async () => {
    const delivery = await handedOut(await registered({ url: 'http://127.0.0.1:1/hooks' }));

    await run();

    expect((await deliveryNow(delivery))?.attempts).toMatchObject([{ fault: 'unreachable' }]);
  });

  it('follows no redirect', async () => {
    const elsewhere = await openEndpoint();
    await handedOut(await registered());
    endpoint.answer(elsewhere.url);

    await run();

    expect(endpoint.heard).toHaveLength(1);
    expect(elsewhere.heard).toEqual([]);
    await elsewhere.close();
  });

  it('is given up after ten attempts within three days and four hours, and keeps nothing of the answers', async () => {
    const delivery = await handedOut(await registered());
    endpoint.answer(503);

    const reports = [await run()];
    for (const wait of WAITS_MS) {
      nowMs += wait;
      reports.push(await run());
    }
    nowMs += 30 * DAY_MS;
    reports.push(await run());

    expect(reports.map(({ failed, givenUp }) => failed + 10 * givenUp)).toEqual([...Array(9).fill(1), 10, 0]);
    expect(WAITS_MS.reduce((sum, wait) => sum + wait, 0) / 3_600_000).toBeLessThan(76);
    const kept = await deliveryNow(delivery);
    expect(kept).toMatchObject({ state: 'failed', tries: 10 });
    expect(JSON.stringify(kept)).not.toContain('long story');
  });

  it('is tried again by another sender where the first died while sending', async () => {
    const webhook = await registered();
    const delivery = await handedOut(webhook);
    const dying = { ...webhookSendDeps(table, () => nowMs), post: () => Promise.reject(new Error('died')) };

    await sendDue(dying);
    const meanwhile = await run();
    nowMs += 3 * 60_000;
    const later = await run();

    expect([meanwhile, later]).toEqual([NONE, { ...NONE, delivered: 1 }]);
    expect(await deliveryNow(delivery)).toMatchObject({ state: 'delivered', tries: 2 });
  });
});

describe('an endpoint', () => {
  it('that answers 410 Gone is told nothing more', async () => {
    const webhook = await registered();
    const [first, second] = [await handedOut(webhook), await handedOut(webhook)];
    endpoint.answer(410);
    await run();
    const atOnce = (await deliveryNow(first))?.state;
    endpoint.answer(200);
    nowMs += 3 * 60_000;

    const after = await run();

    expect([atOnce, after.delivered]).toEqual(['failed', 0]);
    expect((await webhookNow(webhook))?.disabled).toMatchObject({ because: 'gone' });
    expect([(await deliveryNow(first))?.state, (await deliveryNow(second))?.state]).toEqual([
      'failed',
      'failed',
    ]);
  });

  it('that has taken nothing for five days is told nothing more, and says since when', async () => {
    const webhook = await registered();
    endpoint.answer(500);
    await handedOut(webhook);
    await run();
    const failing = await webhookNow(webhook);
    nowMs += DISABLED_AFTER_DAYS * DAY_MS;
    await handedOut(webhook);

    const report = await run();

    expect(failing).toMatchObject({ failingSince: '2026-11-23T10:00:00+07:00' });
    expect(failing?.disabled).toBeUndefined();
    expect(report.disabled).toBe(1);
    expect((await webhookNow(webhook))?.disabled).toMatchObject({ because: 'failing' });
  });

  it('is in order again once it has taken a test', async () => {
    const webhook = await registered({
      failingSince: '2026-11-10T10:00:00+07:00',
      disabled: { at: '2026-11-15T10:00:00+07:00', because: 'failing' },
    });
    await table.webhooks.putDelivery(testDelivery(webhook, sampleId(++last), nowMs));

    await run();

    const after = await webhookNow(webhook);
    expect(endpoint.heard).toHaveLength(1);
    expect([after?.disabled, after?.failingSince]).toEqual([undefined, undefined]);
  });

  it('that was removed hears no more, not even what was under way', async () => {
    const webhook = await registered();
    const delivery = await handedOut(webhook);
    await table.webhooks.putWebhook({
      ...webhook,
      version: 2,
      removed: { at: '2026-11-23T10:00:00+07:00', by: 'admin of 01' },
    });

    await run();

    expect(endpoint.heard).toEqual([]);
    expect((await deliveryNow(delivery))?.state).toBe('failed');
  });

  it('that is slow does not hold up the others', async () => {
    const quick = await openEndpoint();
    await handedOut(await registered());
    await handedOut(await registered({ url: quick.url }));
    endpoint.answer('never');

    const report = await run(2000);

    expect(report).toEqual({ ...NONE, delivered: 1, failed: 1 });
    expect(quick.heard).toHaveLength(1);
    await quick.close();
  });
});
