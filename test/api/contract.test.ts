import { Ajv2020 as Validator } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Permission, rolesWith } from '#domain/policy.ts';
import type { Score } from '#domain/questionnaire.ts';
import { openApiDocument } from '../../functions/api/openapi.ts';
import type { Operation } from '../../functions/api/operation.ts';
import { OPERATIONS } from '../../functions/api/operations.ts';
import { PROBLEMS, type Problem, type ProblemKind } from '../../functions/api/problem.ts';
import { permissionDemandedBy } from '../../functions/api/requires.ts';
import { openApi, type TestApi } from '../support/api.ts';
import { contractOf } from '../support/contract.ts';
import { FURTHER_REQUESTS, type MakeRequest, OPEN_REQUESTS, type Sent } from '../support/open-requests.ts';
import { ABOUT_NO_UNIT, REQUESTS } from '../support/requests.ts';
import { ORGANISATION, RECEIPT, sampleResponse } from '../support/sample.ts';

const { breachesOf } = contractOf(openApiDocument('Satisfaction survey', '1.2.3'));

let api: TestApi;
/** The same API, whose table does not answer. */
let dead: TestApi;
beforeAll(async () => {
  [api, dead] = await Promise.all([
    openApi({ published: ORGANISATION }),
    openApi({ published: ORGANISATION }),
  ]);
  await dead.table.close();
  const ratings = Array.from({ length: 40 }, (_, at) =>
    sampleResponse(at, {
      answers: { overall: ((at % 5) + 1) as Score, officials: 4 },
      counter: 'A1-01',
      service: '1.001193',
      reasons: at % 5 === 0 ? ['long-wait'] : [],
    }),
  );
  for (const rating of ratings) await api.table.store.recordResponse(rating, RECEIPT);
  await api.fold(ratings);
});
afterAll(() => api.table.close());

const nameOf = ({ method, path }: Operation): string => `${method.toUpperCase()} ${path}`;
const routeOf = (operation: Operation): string => nameOf(operation).replaceAll(/\{(\w+)\}/g, ':$1');

/** What asks the operation for all its answers. */
const requestsOf = (operation: Operation): readonly MakeRequest[] => {
  const ofUnit = REQUESTS[routeOf(operation)]?.of ?? ABOUT_NO_UNIT[routeOf(operation)];
  return [
    ...(ofUnit ? [(on: TestApi) => ofUnit(on, 'A')] : []),
    ...(OPEN_REQUESTS[nameOf(operation)] ?? []),
    ...(FURTHER_REQUESTS[nameOf(operation)] ?? []),
  ];
};

/** Who may make the request anywhere; nobody where one does not sign in. */
const signInFor = (operation: Operation): Record<string, string> => {
  const permission = api.app.routes
    .filter(({ method, path }) => `${method} ${path}` === routeOf(operation))
    .map(({ handler }) => permissionDemandedBy(handler))
    .find((found): found is Permission => found !== undefined);
  return permission ? { authorization: `Bearer ${rolesWith(permission)[0]}/01` } : {};
};

const send = async (operation: Operation, { path, body, csv, headers = {} }: Sent, to = api) => {
  const text = csv ?? (typeof body === 'object' ? JSON.stringify(body) : body);
  const method = operation.method.toUpperCase();
  const answer = await to.app.request(path, {
    method,
    headers: {
      ...(operation.body ? { 'content-type': 'application/json' } : {}),
      ...(operation.table ? { 'content-type': 'text/csv' } : {}),
      ...signInFor(operation),
      ...headers,
    },
    ...(text === undefined ? {} : { body: text }),
  });
  return {
    status: answer.status,
    kind: await kindOf(answer),
    exchange: { method, path, body: text, answer },
  };
};

const kindOf = async (answer: Response): Promise<ProblemKind | undefined> =>
  answer.headers.get('content-type') === 'application/problem+json'
    ? (((await answer.clone().json()) as Problem).type.replace('/reference#', '') as ProblemKind)
    : undefined;

/** Where a code that nobody has yet is given to what is made. */
const MAKING = new Set(['PUT /v1/services/{code}']);

const operations = OPERATIONS.map((operation) => ({ name: nameOf(operation), operation }));

describe('every operation of the API', () => {
  it.each(operations)('$name answers as the document says', async ({ name, operation }) => {
    const statuses = new Set<string>();
    const breaches: string[] = [];
    for (const make of requestsOf(operation)) {
      const { status, exchange } = await send(operation, await make(api));
      statuses.add(String(status));
      breaches.push(...(await breachesOf(exchange)));
    }

    expect(breaches).toEqual([]);
    expect(
      [...statuses].toSorted(),
      `${name} needs a request in test/support/requests.ts (who signs in) or open-requests.ts (who does not, and further answers) for each of its answers`,
    ).toEqual(Object.keys(operation.answers).toSorted());
  });

  /** Each wrong in one way, from a request that is right. */
  const spoilt: readonly (readonly [ProblemKind, (sent: Sent, operation: Operation) => Sent | undefined])[] =
    [
      [
        'invalid-query',
        (sent) => ({ ...sent, path: `${sent.path}${sent.path.includes('?') ? '&' : '?'}colour=red` }),
      ],
      ['not-signed-in', (sent) => ({ ...sent, headers: { authorization: 'Bearer nobody' } })],
      [
        'not-allowed',
        (sent) => ({ ...sent, headers: { ...sent.headers, authorization: 'Bearer device/01' } }),
      ],
      ['malformed-json', (sent, { body }) => (body ? { ...sent, body: '{' } : undefined)],
      [
        'unsupported-media-type',
        (sent, { body, table }) =>
          body || table ? { ...sent, headers: { ...sent.headers, 'content-type': 'text/plain' } } : undefined,
      ],
      [
        'body-too-large',
        (sent, { body, table }) =>
          body || table ? { ...sent, [table ? 'csv' : 'body']: `"${'x'.repeat(2_000_000)}"` } : undefined,
      ],
    ];

  it.each(operations)('$name names the problems it answers with, and no others', async ({ operation }) => {
    const [make] = requestsOf(operation);
    const answered: Partial<Record<ProblemKind, boolean>> = {};
    const breaches: string[] = [];
    for (const [kind, spoil] of spoilt) {
      const sent = make && spoil(await make(api), operation);
      const answer = sent && (await send(operation, sent));
      answered[kind] = answer?.kind === kind;
      breaches.push(...(answer ? await breachesOf(answer.exchange) : []));
    }

    expect(breaches).toEqual([]);
    expect(answered).toEqual(
      Object.fromEntries(spoilt.map(([kind]) => [kind, operation.problems.includes(kind)])),
    );
  });

  it.each(operations)('$name says so where the table does not answer', async ({ operation }) => {
    const breaches: string[] = [];
    for (const make of requestsOf(operation)) {
      const { exchange } = await send(operation, await make(api), dead);
      breaches.push(...(await breachesOf(exchange)));
    }

    expect(breaches).toEqual([]);
  });

  it.each(operations.filter(({ name, operation }) => operation.path.includes('{') && !MAKING.has(name)))(
    '$name answers about what there is not as the document says',
    async ({ operation }) => {
      const [make] = requestsOf(operation);
      const sent = (await make?.(api)) ?? { path: '' };
      const { kind, exchange } = await send(operation, {
        ...sent,
        path: operation.path.replaceAll(/\{\w+\}/g, 'NOWHERE'),
      });

      expect(await breachesOf(exchange)).toEqual([]);
      expect(operation.problems).toContain(kind);
    },
  );

  it.each(operations.filter(({ operation }) => operation.body))(
    '$name names the wrong fields of a body as the document says',
    async ({ operation }) => {
      const [make] = requestsOf(operation);
      const sent = (await make?.(api)) ?? { path: '' };
      for (const body of ['{"colour":"red"}', '[]', 'null', '"text"']) {
        const { kind, exchange } = await send(operation, { ...sent, body });

        expect(await breachesOf(exchange)).toEqual([]);
        expect([body, operation.problems]).toEqual([body, expect.arrayContaining([kind])]);
      }
    },
  );
});

describe('the document', () => {
  it('has only schemas that are JSON Schema 2020-12', () => {
    const validator = new Validator({ strict: false });
    const schemas: unknown[] = [];
    const collect = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [key, inner] of Object.entries(value)) {
        if (key === 'schema') schemas.push(inner);
        else collect(inner);
      }
    };
    collect(openApiDocument('Satisfaction survey', '1.2.3'));

    expect(schemas.length).toBeGreaterThan(100);
    expect(schemas.filter((schema) => !validator.validateSchema(schema as object))).toEqual([]);
  });

  it('says of every problem where it is met', () => {
    const named = new Set(OPERATIONS.flatMap(({ problems }) => problems));
    // Of a path, not of an operation; of lists, in their answers; of anything.
    const elsewhere: readonly ProblemKind[] = [
      'method-not-allowed',
      'already-reported',
      'already-invited',
      'received-before',
      'internal',
    ];

    expect(Object.keys(PROBLEMS).toSorted()).toEqual([...named, ...elsewhere].toSorted());
  });
});
