import { Webhook as StandardWebhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../functions/api/problem.ts';
import type {
  CreatedWebhook,
  DeliveryList,
  ShownDelivery,
  ShownWebhook,
  WebhookList,
} from '../../functions/api/webhook-schemas.ts';
import { sendDue } from '../../functions/webhooks/send-due.ts';
import { openApi, type TestApi } from '../support/api.ts';
import { type Endpoint, openEndpoint } from '../support/endpoint.ts';
import { NOW } from '../support/sample.ts';
import { sampleWebhook, webhookSendDeps } from '../support/webhooks.ts';

let api: TestApi;
let endpoint: Endpoint;
beforeAll(async () => {
  [api, endpoint] = await Promise.all([openApi(), openEndpoint()]);
});
afterEach(() => endpoint.answer(204));
afterAll(async () => {
  await endpoint.close();
  await api.table.close();
});

const ADMIN = { authorization: 'Bearer admin/A' };

const create = (body: object = {}, headers = ADMIN): Promise<Response> =>
  api.post('/v1/webhooks', { url: endpoint.url, unit: 'A1', kinds: ['verdict.changed'], ...body }, headers);

const created = async (body: object = {}): Promise<CreatedWebhook> =>
  (await (await create(body)).json()) as CreatedWebhook;

const listed = async (unit = 'A'): Promise<readonly ShownWebhook[]> =>
  ((await (await api.get(`/v1/webhooks?unit=${unit}`, { role: 'admin', unit: 'A' })).json()) as WebhookList)
    .webhooks;

const remove = (id: string) => api.app.request(`/v1/webhooks/${id}`, { method: 'DELETE', headers: ADMIN });

const test = async (id: string): Promise<ShownDelivery> =>
  (await (await api.post(`/v1/webhooks/${id}/test`, '', ADMIN)).json()) as ShownDelivery;

const deliveriesOf = async (id: string): Promise<DeliveryList> =>
  (await (
    await api.get(`/v1/webhooks/${id}/deliveries`, { role: 'admin', unit: 'A' })
  ).json()) as DeliveryList;

const replay = (id: string, delivery: string) =>
  api.post(`/v1/webhooks/${id}/deliveries/${delivery}/replay`, '', ADMIN);

const problemOf = async (answer: Response) => {
  const { type, errors } = (await answer.json()) as Problem;
  return { status: answer.status, kind: type.replace('/reference#', ''), errors };
};

const run = (now = NOW) => sendDue(webhookSendDeps(api.table, () => now));

describe('a webhook', () => {
  it('is registered, and its secret told once and kept nowhere', async () => {
    const { id, secret, ...shown } = await created({ kinds: ['kiosk.silent', 'verdict.changed'] });

    expect(secret).toMatch(/^whsec_/);
    expect(shown).toMatchObject({
      url: endpoint.url,
      unit: 'A1',
      kinds: ['verdict.changed', 'kiosk.silent'],
      state: 'active',
      createdBy: 'admin of A',
    });
    const found = (await listed()).find((each) => each.id === id);
    expect(found).toMatchObject({ id, url: endpoint.url });
    const kept = JSON.stringify([found, await api.table.webhooks.webhookWithId(id)]);
    expect(kept).not.toContain(secret.slice('whsec_'.length));
  });

  it.each([
    ['url', { url: 'http://cong.hanoi.gov.vn/hooks' }],
    ['url', { url: 'https://169.254.169.254/latest/meta-data' }],
    ['url', { url: 'https://localhost/' }],
    ['url', { url: 7 }],
    ['kinds', { kinds: [] }],
    ['kinds.0', { kinds: ['response.recorded'] }],
    ['unit', { unit: 'not a unit' }],
    ['', { secret: 'whsec_mine' }],
  ])('is refused with the name of what is wrong: %s of %j', async (path, body) => {
    const { status, kind, errors } = await problemOf(await create(body));

    expect([status, kind]).toEqual([422, 'invalid-request']);
    expect(errors?.map((each) => each.path)).toEqual([path]);
  });

  it('is told nothing more once it is removed, and is seen no more', async () => {
    const { id } = await created();
    await test(id);
    const heardBefore = endpoint.heard.length;

    const answers = [await remove(id), await remove(id)];
    await run();

    expect(answers.map(({ status }) => status)).toEqual([204, 404]);
    expect((await listed()).map((each) => each.id)).not.toContain(id);
    expect(endpoint.heard).toHaveLength(heardBefore);
    expect((await replay(id, 'msg_x')).status).toBe(404);
  });

  it('is limited in number for each unit', async () => {
    const others = Array.from({ length: 100 }, () => sampleWebhook({ unit: 'A2' }));
    await Promise.all(others.map((each) => api.table.webhooks.putWebhook(each)));

    const answer = await problemOf(await create({ unit: 'A2' }));

    expect(answer).toMatchObject({ status: 422, errors: [{ path: 'unit' }] });
  });
});

describe('a test of a webhook', () => {
  it('reaches the endpoint, signed with the secret that was told', async () => {
    const { id, secret } = await created();
    const { id: message, state } = await test(id);

    await run();

    const heard = endpoint.heard.find(({ headers }) => headers['webhook-id'] === message);
    const headers = { ...heard?.headers } as Record<string, string>;
    // The library compares the time with the present one.
    headers['webhook-timestamp'] = String(Math.floor(NOW / 1000));
    expect(state).toBe('pending');
    expect(() => new StandardWebhook(secret).sign(message, new Date(NOW), heard?.body ?? '')).not.toThrow();
    expect(headers['webhook-signature']).toBe(
      new StandardWebhook(secret).sign(message, new Date(NOW), heard?.body ?? ''),
    );
    expect(JSON.parse(heard?.body ?? '')).toMatchObject({ type: 'webhook.test', data: { unit: 'A1' } });
    expect((await deliveriesOf(id)).deliveries).toMatchObject([
      { id: message, state: 'delivered', nextAttemptAt: null, attempts: [{ status: 204, fault: null }] },
    ]);
  });
});

describe('a message that was sent', () => {
  it('can be replayed from the log, with the same id', async () => {
    const { id } = await created();
    const { id: message } = await test(id);
    endpoint.answer(500);
    await run();
    endpoint.answer(200);

    const answer = await replay(id, message);
    await run();

    expect(answer.status).toBe(202);
    const heard = endpoint.heard.filter(({ headers }) => headers['webhook-id'] === message);
    expect(heard).toHaveLength(2);
    expect((await deliveriesOf(id)).deliveries).toMatchObject([
      { state: 'delivered', attempts: [{ status: 500 }, { status: 200 }] },
    ]);
  });

  it('is not replayed to an endpoint that is told nothing more, until that has taken a test', async () => {
    const { id } = await created();
    const { id: message } = await test(id);
    endpoint.answer(410);
    await run();
    const refused = await problemOf(await replay(id, message));
    const state = (await listed()).find((each) => each.id === id);
    endpoint.answer(200);
    await test(id);
    await run();

    const answer = await replay(id, message);

    expect(refused).toMatchObject({ status: 409, kind: 'webhook-disabled' });
    expect(state).toMatchObject({ state: 'disabled', disabled: { because: 'gone' } });
    expect(answer.status).toBe(202);
  });

  it('is listed page by page, the newest first', async () => {
    const { id } = await created();
    const sent: string[] = [];
    for (let at = 0; at < 60; at++) sent.push((await test(id)).id);

    const first = await deliveriesOf(id);
    const second = (await (
      await api.get(`/v1/webhooks/${id}/deliveries?before=${first.next}`, { role: 'admin', unit: 'A' })
    ).json()) as DeliveryList;

    const all = [...first.deliveries, ...second.deliveries].map(({ id: message }) => message);
    expect(first.deliveries).toHaveLength(50);
    expect(all).toEqual(sent.toSorted().toReversed());
    expect(second.next).toBeNull();
  });

  it('that there is not is said to be not there', async () => {
    const { id } = await created();

    expect(await problemOf(await replay(id, 'msg_nothing'))).toMatchObject({
      status: 404,
      kind: 'not-found',
    });
  });
});

describe('what an administrator does with webhooks', () => {
  it('leaves entries in the audit log, and never a secret', async () => {
    const { id, secret } = await created();
    const { id: message } = await test(id);
    await run();
    await replay(id, message);
    await remove(id);

    const entries = (await api.table.audit.newest('2026-11', { limit: 500 })).filter(
      ({ target }) => target === id,
    );

    expect(entries.map(({ kind, outcome }) => `${kind} ${outcome}`).toReversed()).toEqual([
      'webhook.create done',
      'webhook.test done',
      'webhook.replay done',
      'webhook.remove done',
    ]);
    expect(JSON.stringify(entries)).not.toContain(secret.slice('whsec_'.length));
  });
});
