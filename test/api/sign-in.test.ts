import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApi, type TestApi } from '../support/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.table.close());

const decision = { id: '01K9Z6N0Q3T4V5W6X7Y8Z9A0B1', code: 'ABCD-EFGH', kind: 'void', reason: 'x' };

describe('how people sign in', () => {
  it('is told to anyone, and holds no secret', async () => {
    const answer = await api.get('/v1/sign-in');

    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      issuer: 'http://localhost/sign-in',
      clientId: 'manage',
      idleMinutes: 20,
      demonstration: true,
    });
  });
});

describe('another site', () => {
  // What a browser sends along by itself: cookies, and never this API's bearer token.
  const byBrowser = {
    cookie: '_session=x; _session.sig=y; token=manager/01',
    origin: 'https://evil.example',
    'sec-fetch-site': 'cross-site',
  };

  it('changes nothing in the name of whoever is signed in: cookies sign nobody in', async () => {
    const answer = await api.post('/v1/decisions', decision, byBrowser);

    expect(answer.status).toBe(401);
    expect((await api.get('/v1/units', undefined, byBrowser)).status).toBe(401);
  });

  it('is not allowed by the API to read its answers, nor to send a token', async () => {
    const read = await api.get('/v1/sign-in', undefined, byBrowser);
    const preflight = await api.app.request('/v1/decisions', {
      method: 'OPTIONS',
      headers: {
        ...byBrowser,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization',
      },
    });

    for (const { headers } of [read, preflight]) {
      expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
    }
  });

  it('finds no cookie of the API, which has none', async () => {
    const answers = await Promise.all([
      api.get('/v1/sign-in'),
      api.get('/v1/units', { role: 'manager', unit: '01' }),
      api.post('/v1/decisions', decision),
    ]);

    expect(answers.flatMap(({ headers }) => headers.getSetCookie())).toEqual([]);
  });
});
