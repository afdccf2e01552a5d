import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SurveyResponse } from '#domain/response.ts';
import { newReceipt } from '../../functions/identifiers.ts';
import { StoreUnavailableError } from '../../functions/store/errors.ts';
import { openApi, type TestApi } from '../support/api.ts';
import { RECEIPT, sampleId, sampleResponse } from '../support/sample.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.table.close());

const problemOf = async (response: Response) => {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const problem = (await response.json()) as {
    type: string;
    title: string;
    status: number;
    detail: string;
    errors?: { path: string; message: string }[];
  };
  expect(problem.status).toBe(response.status);
  expect(problem).toMatchObject({
    type: expect.any(String),
    title: expect.any(String),
    detail: expect.any(String),
  });
  return problem;
};

describe('POST /v1/responses', () => {
  it.each(['receipt', 'link', 'paper'] as const)(
    'is not taken without what proves it: %s',
    async (channel) => {
      const answer = await api.post('/v1/responses', sampleResponse(800, { channel }));

      expect(answer.status).toBe(422);
      expect(await answer.json()).toMatchObject({ errors: [{ path: 'channel' }] });
    },
  );

  it('answers 201 the first time and 200 with the same body for an identical repeat', async () => {
    const first = await api.post('/v1/responses', sampleResponse(1));
    const repeat = await api.post('/v1/responses', sampleResponse(1));

    expect([first.status, repeat.status]).toEqual([201, 200]);
    const body = await first.json();
    expect(body).toEqual({ id: sampleId(1), code: expect.stringMatching(/^CODE-/) });
    expect(await repeat.json()).toEqual(body);
  });

  it('answers 409 for the same id with other content', async () => {
    await api.post('/v1/responses', sampleResponse(2, { answers: { overall: 1 } }));

    const second = await api.post('/v1/responses', sampleResponse(2, { answers: { overall: 5 } }));

    expect(second.status).toBe(409);
    expect((await problemOf(second)).errors).toEqual([{ path: 'id', message: expect.any(String) }]);
  });

  it('answers 422 with every wrong field', async () => {
    const wrong = { ...sampleResponse(3), unit: 'Z9', answers: { overall: 6 }, channel: 'fax' };

    const answer = await api.post('/v1/responses', wrong);

    expect(answer.status).toBe(422);
    const { errors } = await problemOf(answer);
    expect(errors?.map(({ path }) => path).toSorted()).toEqual(['answers.overall', 'channel', 'unit']);
  });

  it.each([
    ['malformed JSON', '{"id": ', {}, 400],
    ['an empty body', '', {}, 400],
    ['text', JSON.stringify(sampleResponse(4)), { 'content-type': 'text/plain' }, 415],
    [
      'another character set',
      JSON.stringify(sampleResponse(4)),
      { 'content-type': 'application/json; charset=utf-16' },
      415,
    ],
    ['a form', 'id=1', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['a list', '[]', {}, 422],
    ['null', 'null', {}, 422],
  ])('refuses %s', async (_, body, headers, status) => {
    const answer = await api.post('/v1/responses', body, headers);

    expect(answer.status).toBe(status);
    await problemOf(answer);
  });

  it('says of a thousand faults the first sixty and how many more there are', async () => {
    const wrong = {
      ...sampleResponse(4),
      ...Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`x${at}`, 1])),
    };

    const answer = await api.post('/v1/responses', wrong);

    const { errors } = await problemOf(answer);
    expect(errors).toHaveLength(61);
    expect(errors?.at(-1)).toEqual({ path: '', message: 'has 940 more faults; correct these first' });
  });

  it('tells the caller an id of the request, and no other than its own', async () => {
    const answer = await api.post('/v1/responses', sampleResponse(9), { 'x-request-id': 'mine' });

    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('stores of a comment what says nothing of persons, and knows its repeat as it was said or as it is kept', async () => {
    const said = sampleResponse(61, { comment: 'Gọi anh Tuấn 0912345678' });
    const kept = { ...said, comment: 'Gọi anh [tên] [số điện thoại]' };

    const first = await api.post('/v1/responses', said);
    const repeats = [await api.post('/v1/responses', said), await api.post('/v1/responses', kept)];
    const other = await api.post('/v1/responses', { ...said, comment: 'Nhanh' });

    const { Items } = await api.table.client.send(new ScanCommand({ TableName: api.table.tableName }));
    expect([first, ...repeats, other].map(({ status }) => status)).toEqual([201, 200, 200, 409]);
    expect(Items?.filter(({ comment }) => comment).map(({ comment }) => comment)).toEqual([kept.comment]);
  });

  it('stores a synthetic rating, recognises its repeat, and keeps it apart from the real one', async () => {
    const synthetic = { ...sampleResponse(7), synthetic: true };
    const statuses = [];
    for (const body of [synthetic, synthetic, sampleResponse(7), { ...synthetic, synthetic: false }]) {
      statuses.push((await api.post('/v1/responses', body)).status);
    }

    expect(statuses).toEqual([201, 200, 409, 422]);
  });

  it('takes a content type with a character set', async () => {
    const answer = await api.post('/v1/responses', sampleResponse(5), {
      'content-type': 'application/json; charset=utf-8',
    });

    expect(answer.status).toBe(201);
  });

  it.each([
    ['announces', { 'content-length': String(10 * 1024 * 1024) }],
    ['does not announce', {}],
  ])('refuses a body over 64 KB whose length the client %s', async (_, headers) => {
    const answer = await api.post('/v1/responses', `"${'x'.repeat(65 * 1024)}"`, headers);

    expect(answer.status).toBe(413);
    await problemOf(answer);
  });

  it('names an unknown query parameter', async () => {
    const answer = await api.post('/v1/responses?debug=1', sampleResponse(6));

    expect(answer.status).toBe(400);
    expect((await problemOf(answer)).errors?.map(({ path }) => path)).toEqual(['debug']);
  });

  it.each(['GET', 'PUT', 'DELETE', 'PATCH'])(
    'answers %s with 405 and the methods there are',
    async (method) => {
      const answer = await api.app.request('/v1/responses', { method });

      expect(answer.status).toBe(405);
      expect(answer.headers.get('allow')).toBe('POST');
      await problemOf(answer);
    },
  );

  it('answers a path that does not exist with 404', async () => {
    const answer = await api.post('/v1/votes', {});

    expect(answer.status).toBe(404);
    await problemOf(answer);
  });

  it('answers 503 with Retry-After while the engine is down, and says that resending is safe', async () => {
    const down = await openApi({
      store: (store) => ({
        ...store,
        recordResponse: async () => {
          throw new StoreUnavailableError('throttled');
        },
      }),
    });

    const answer = await down.post('/v1/responses', sampleResponse(7));

    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
    expect((await problemOf(answer)).detail).toMatch(/same request again/);
    await down.table.close();
  });

  it('tells the caller nothing of a fault of its own, and reports it', async () => {
    const broken = await openApi({
      store: (store) => ({
        ...store,
        recordResponse: async () => {
          throw new Error('secret table name');
        },
      }),
    });

    const answer = await broken.post('/v1/responses', sampleResponse(8));

    expect(answer.status).toBe(500);
    expect(JSON.stringify(await problemOf(answer))).not.toContain('secret');
    expect(broken.reported).toHaveLength(1);
    await broken.table.close();
  });
});

describe('POST /v1/responses/batch', () => {
  it('judges each response alone', async () => {
    await api.post('/v1/responses', sampleResponse(20, { answers: { overall: 1 } }));
    const responses = [
      sampleResponse(21),
      sampleResponse(21),
      sampleResponse(20),
      { ...sampleResponse(22), unit: 'Z9' },
      'nonsense',
    ];

    const answer = await api.post('/v1/responses/batch', { responses });

    expect(answer.status).toBe(200);
    const { results } = (await answer.json()) as {
      results: { id: string; status: number; problem?: object }[];
    };
    expect(
      results
        .slice(0, 2)
        .map(({ status }) => status)
        .toSorted(),
    ).toEqual([200, 201]);
    expect(results.slice(2).map(({ status }) => status)).toEqual([409, 422, 422]);
    expect(results.map(({ id }) => id)).toEqual([
      sampleId(21),
      sampleId(21),
      sampleId(20),
      sampleId(22),
      null,
    ]);
    expect(results[3]?.problem).toMatchObject({ errors: [{ path: 'unit' }] });
  });

  it('takes 100 responses and refuses 101', async () => {
    const many = (count: number) => Array.from({ length: count }, (_, at) => sampleResponse(1000 + at));

    const hundred = await api.post('/v1/responses/batch', { responses: many(100) });
    const more = await api.post('/v1/responses/batch', { responses: many(101) });

    expect([hundred.status, more.status]).toEqual([200, 422]);
    expect((await problemOf(more)).errors?.map(({ path }) => path)).toEqual(['responses']);
  });

  it.each([
    ['an empty list', { responses: [] }],
    ['no list', {}],
    ['a field that is not known', { responses: [sampleResponse(30)], force: true }],
  ])('refuses %s', async (_, body) => {
    const answer = await api.post('/v1/responses/batch', body);

    expect(answer.status).toBe(422);
    await problemOf(answer);
  });

  it('refuses a body over 1 MB, and takes one of 100 KB', async () => {
    const large = { responses: [{ ...sampleResponse(31), padding: 'x'.repeat(1024 * 1024) }] };
    const fair = { responses: [{ ...sampleResponse(31), padding: 'x'.repeat(100 * 1024) }] };

    const answers = [
      await api.post('/v1/responses/batch', large),
      await api.post('/v1/responses/batch', fair),
    ];

    expect(answers.map(({ status }) => status)).toEqual([413, 200]);
  });

  it('gives a failure of the engine to the response it met', async () => {
    const shaky = await openApi({
      store: (store) => ({
        ...store,
        recordResponse: async (response, receipt) => {
          if (response.id === sampleId(41)) throw new StoreUnavailableError('throttled');
          return store.recordResponse(response, receipt);
        },
      }),
    });

    const answer = await shaky.post('/v1/responses/batch', {
      responses: [sampleResponse(40), sampleResponse(41)],
    });

    const { results } = (await answer.json()) as { results: { status: number }[] };
    expect(results.map(({ status }) => status)).toEqual([201, 503]);
    await shaky.table.close();
  });
});

describe('privacy', () => {
  it('leaves nothing of who sent it in the table or in a report', async () => {
    const own = await openApi();
    const who = {
      'user-agent': 'Agent-of-the-citizen/1.0',
      'x-forwarded-for': '203.0.113.77',
      cookie: 'session=citizen-cookie',
      referer: 'https://referrer.example/',
      'accept-language': 'x-citizen',
    };

    await own.post('/v1/responses', sampleResponse(50), who);
    await own.post('/v1/responses', { ...sampleResponse(51), unit: 'Z9' }, who);
    await own.fold([sampleResponse(50)]);

    const { Items } = await own.table.client.send(new ScanCommand({ TableName: own.table.tableName }));
    const everything = JSON.stringify([Items, own.reported]);
    expect(Items?.length).toBeGreaterThan(0);
    for (const trace of ['Agent-of', '203.0.113', 'citizen', 'referrer'])
      expect(everything).not.toContain(trace);
    await own.table.close();
  });

  it('gives a code that is not made from the response', async () => {
    const codeOf = (response: SurveyResponse) => newReceipt(response, RECEIPT.receivedAt).code;
    const codes = Array.from({ length: 200 }, () => codeOf(sampleResponse(1)));
    const others = [2, 3].map((id) => codeOf(sampleResponse(id, { answers: { overall: 1 } })));

    expect(new Set(codes).size).toBe(200);
    expect(new Set([...codes, ...others].map((code) => code.slice(0, 5))).size).toBe(1);
    expect(codes.every((code) => /^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/.test(code))).toBe(true);
  });
});

describe('GET /v1/counters/{code}', () => {
  it('says what a kiosk must know', async () => {
    const answer = await api.get('/v1/counters/A1-01');

    expect(await answer.json()).toEqual({
      code: 'A1-01',
      name: { vi: 'Quầy 1', en: 'Counter 1' },
      unit: { id: 'A1', name: { vi: 'Đơn vị A1', en: 'Unit A1' } },
      city: { vi: 'Đơn vị 01', en: 'Unit 01' },
      questionnaire: { id: 'post-service', version: 1 },
      asked: [expect.objectContaining({ id: 'post-service', version: 1 })],
      serverTime: '2026-11-23T10:00:00+07:00',
    });
  });

  it('answers 404 for a counter that does not exist', async () => {
    const answer = await api.get('/v1/counters/A1-99');

    expect(answer.status).toBe(404);
    await problemOf(answer);
  });
});
