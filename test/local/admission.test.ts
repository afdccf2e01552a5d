import { once } from 'node:events';
import { createServer, request, type ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { admission, type Bounds } from '../../functions/local/admission.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A server that answers nothing until it is told to. */
const openHesitant = async (bounds: Bounds) => {
  const waiting: ServerResponse[] = [];
  const server = createServer(
    admission({
      bounds,
      admitted: (_, response) => void waiting.push(response),
      handBack: async (incoming, response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of incoming) chunks.push(chunk);
        response.writeHead(503).end(`handed back: ${Buffer.concat(chunks).toString()}`);
      },
      busyPage: '<p>busy</p>',
    }),
  ).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  const ask = (path: string, options: RequestInit = {}) => fetch(`${url}${path}`, options);
  const post = (path: string, body = '{}') => ask(path, { method: 'POST', body });
  return { url, waiting, ask, post };
};

const BOUNDS: Bounds = { citizens: 2, managers: 1, handedBack: 1 };

describe('admission', () => {
  it('answers at once with 503, when to come again, and a problem, where there is no room', async () => {
    const { waiting, post } = await openHesitant(BOUNDS);
    const held = [post('/v1/responses'), post('/v1/responses')];
    await expect.poll(() => waiting.length).toBe(2);

    const refused = await post('/v1/responses');

    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('5');
    expect(refused.headers.get('content-type')).toBe('application/problem+json');
    expect(await refused.json()).toMatchObject({ type: '/reference#unavailable', status: 503 });
    for (const response of waiting) response.end();
    expect((await Promise.all(held)).map(({ status }) => status)).toEqual([200, 200]);
  });

  it('has room again when an answer is out, or its caller has gone', async () => {
    const { url, waiting, post } = await openHesitant({ ...BOUNDS, citizens: 1 });
    const held = post('/v1/responses');
    await expect.poll(() => waiting.length).toBe(1);
    waiting[0]?.end();
    await held;

    const leaving = request(`${url}/v1/responses`, { method: 'POST' });
    leaving.on('error', () => {});
    leaving.end('{}');
    await expect.poll(() => waiting.length).toBe(2);
    leaving.destroy();
    const gone = waiting[1] as ServerResponse;
    await expect.poll(() => gone.destroyed || gone.closed).toBe(true);
    const next = post('/v1/responses');

    await expect.poll(() => waiting.length).toBe(3);
    waiting[2]?.end();
    expect((await next).status).toBe(200);
  });

  it.each([
    ['managers', ['/v1/responses', '/v1/responses'], '/v1/units/01/results'],
    ['citizens', ['/v1/units/01/results'], '/v1/responses'],
  ])('keeps room for %s while the others have none', async (_, crowd, path) => {
    const { waiting, post } = await openHesitant(BOUNDS);
    for (const each of crowd) post(each).catch(() => {});
    await expect.poll(() => waiting.length).toBe(crowd.length);

    const answer = post(path);

    await expect.poll(() => waiting.length).toBe(crowd.length + 1);
    waiting.at(-1)?.end();
    expect((await answer).status).toBe(200);
  });

  it('refuses before the body has come', async () => {
    const { url, waiting, post } = await openHesitant({ ...BOUNDS, citizens: 1 });
    post('/v1/responses').catch(() => {});
    await expect.poll(() => waiting.length).toBe(1);
    const large = request(`${url}/v1/responses`, {
      method: 'POST',
      headers: { 'content-length': 10_000_000 },
    });
    large.on('error', () => {});
    large.flushHeaders();

    const [answer] = await once(large, 'response');

    expect(answer.statusCode).toBe(503);
    large.destroy();
  });

  it('counts a batch as what it may hold, and lets one in that is alone', async () => {
    const { waiting, post } = await openHesitant({ ...BOUNDS, citizens: 10 });
    const batch = post('/v1/responses/batch', 'x'.repeat(200 * 50));
    await expect.poll(() => waiting.length).toBe(1);

    const refused = await post('/v1/responses');

    expect(refused.status).toBe(503);
    waiting[0]?.end();
    expect((await batch).status).toBe(200);
  });

  it('hands a form back, and shows a page where it cannot', async () => {
    const { waiting, ask, post } = await openHesitant({ ...BOUNDS, citizens: 1 });
    post('/v1/responses').catch(() => {});
    await expect.poll(() => waiting.length).toBe(1);

    const form = await post('/q/A1-01', 'score=5');
    const page = await ask('/q/A1-01');
    const large = await post('/q/A1-01', 'x'.repeat(9000));

    expect(await form.text()).toBe('handed back: score=5');
    for (const answer of [page, large]) {
      expect(answer.status).toBe(503);
      expect(answer.headers.get('retry-after')).toBe('5');
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(await answer.text()).toBe('<p>busy</p>');
    }
  });

  it('lets health be asked for at any time', async () => {
    const { waiting, ask, post } = await openHesitant({ citizens: 1, managers: 1, handedBack: 1 });
    for (const path of ['/v1/responses', '/v1/units']) post(path).catch(() => {});
    await expect.poll(() => waiting.length).toBe(2);

    const health = ask('/healthz');

    await expect.poll(() => waiting.length).toBe(3);
    waiting[2]?.end();
    expect((await health).status).toBe(200);
  });
});
