import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { questionnaireByKey } from '#domain/questionnaire-catalogue.ts';
import { checkResponse } from '#domain/response-check.ts';
import { indexOrganisation } from '#domain/unit-tree.ts';
import { responsesOfBatch } from '../../functions/api/batch.ts';
import { batchSchema, responseSchema } from '../../functions/api/response-schemas.ts';
import { openApi, type TestApi } from '../support/api.ts';
import { NOW, ORGANISATION, sampleResponse } from '../support/sample.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.table.close());

type Document = { openapi: string; paths: Record<string, Record<string, object>> };

describe('the OpenAPI document', () => {
  it('describes exactly the routes of the app', async () => {
    const document = (await (await api.get('/openapi.json')).json()) as Document;
    const described = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const routed = api.app.routes
      .filter(({ path }) => !path.includes('*'))
      .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);

    expect(document.openapi).toBe('3.1.0');
    expect(described.toSorted()).toEqual([...new Set(routed)].toSorted());
  });

  it('offers no field of a response that intake refuses, and the other way round', () => {
    const context = {
      index: indexOrganisation(ORGANISATION),
      questionnaireByKey,
      now: NOW,
      acceptedAgeDays: 92,
    };
    const valid = sampleResponse(1, {
      counter: 'A1-01',
      service: '1.001193',
      reasons: ['clear-guidance'],
      comment: 'Nhanh',
    });
    const shapes = fc.constantFrom<unknown>(
      ...[0, 6, 4.5, -1, null, '', ' ', 'text', 'two\nlines', 'x'.repeat(501), true, [], {}, [1]],
      { overall: '5' },
    );
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(valid), 'colour'), shapes, (field, shape) => {
        const input = { ...valid, [field]: shape };
        const refusedByShape = !responseSchema.safeParse(input).success;

        const checked = checkResponse(input, context);

        // What has the wrong shape is refused by the check too; the check alone also knows the meaning.
        expect(refusedByShape ? checked.ok : false).toBe(false);
      }),
    );
    expect(responseSchema.safeParse(valid).success).toBe(true);
    expect(checkResponse(valid, context).ok).toBe(true);
  });

  it('describes batches as intake takes them', () => {
    const lists = fc.constantFrom<unknown>(
      undefined,
      null,
      [],
      {},
      'text',
      [1],
      Array.from({ length: 100 }),
      Array.from({ length: 101 }),
    );
    fc.assert(
      fc.property(lists, fc.boolean(), (responses, extra) => {
        const input = {
          ...(responses === undefined ? {} : { responses }),
          ...(extra ? { force: true } : {}),
        };

        expect(responsesOfBatch(input).ok).toBe(batchSchema.safeParse(input).success);
      }),
    );
    for (const input of [null, [], 'text', 42]) {
      expect(responsesOfBatch(input).ok).toBe(batchSchema.safeParse(input).success);
    }
  });

  it('can be read as a page under a policy that allows nothing but its own style', async () => {
    const page = await api.get('/reference');

    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'; style-src 'sha256-/);
    const text = await page.text();
    expect(text).toContain('/v1/responses/batch');
    expect(text).toContain('id="already-recorded"');
  });
});

describe('GET /healthz', () => {
  it('names the build, the engine and the lag of the fold', async () => {
    expect(await (await api.get('/healthz')).json()).toEqual({
      status: 'ok',
      build: '1.2.3',
      engine: 'embedded',
      foldLagSeconds: 0,
    });
  });
});

describe('GET /v1/methods', () => {
  it('lists every method with its parameters and source', async () => {
    const { methods } = (await (await api.get('/v1/methods')).json()) as { methods: { id: string }[] };

    expect(methods.map(({ id }) => id)).toContain('wilson');
  });

  it.each([
    ['wilson?satisfied=42&n=50', { lowPercent: 71.49, highPercent: 91.66 }],
    ['clopper-pearson?satisfied=84&n=100', { lowPercent: 75.32, highPercent: 90.57 }],
    ['slovin?population=500&marginPercent=5', { size: 222.2 }],
    ['pooled-parts?items1=23&index1=83.84&items2=16&index2=84.09', { index: 83.94 }],
  ])('works %s as published', async (call, values) => {
    const answer = (await (await api.get(`/v1/methods/${call}`)).json()) as {
      values: Record<string, number>;
    };

    expect(Object.values(answer.values)).toEqual(expect.arrayContaining(Object.values(values)));
  });

  it.each([
    ['wilson?satisfied=42', ['n']],
    ['wilson?satisfied=60&n=50', ['satisfied']],
    ['wilson?satisfied=4.5&n=50&x=1', ['satisfied', 'x']],
    ['wilson?satisfied=4&n=50&n=60', ['n']],
  ])('names every wrong parameter of %s', async (call, paths) => {
    const answer = await api.get(`/v1/methods/${call}`);

    expect(answer.status).toBe(400);
    const { errors } = (await answer.json()) as { errors: { path: string }[] };
    expect(errors.map(({ path }) => path)).toEqual(paths);
  });

  it('answers 404 for a method that does not exist', async () => {
    expect((await api.get('/v1/methods/guess')).status).toBe(404);
  });
});
