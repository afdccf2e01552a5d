import { createServer, type Server } from 'node:http';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { localIsoOf } from '#domain/time.ts';
import type { GatewayHandler } from '../../functions/handlers/behind-site.ts';
import { demonstrationSettings } from '../../functions/local/sign-in/demonstration-settings.ts';
import { responseKey } from '../../functions/store/keys.ts';
import { NOW, ORGANISATION, RECEIPT, sampleId, sampleResponse } from '../support/sample.ts';
import { openTable, type TestTable } from '../support/table.ts';

const SECRET = 'said by the site';
const UNIT = 'A1';

type Handlers = {
  readonly intake: GatewayHandler;
  readonly pages: GatewayHandler;
  readonly results: GatewayHandler;
  readonly reference: GatewayHandler;
  readonly fold: (event: DynamoDBStreamEvent) => Promise<void>;
  readonly sweep: () => Promise<void>;
  readonly seal: () => Promise<void>;
  readonly synthetic: () => Promise<void>;
};

type Event = Parameters<GatewayHandler>[0];
type Context = Parameters<GatewayHandler>[1];

let table: TestTable;
let site: Server;
let handlers: Handlers;
let written: string[] = [];
/** Whether the site takes anything in. */
let open = true;

/** An event as API Gateway makes it (payload version 2.0). */
const event = (
  method: string,
  rawPath: string,
  options: { body?: unknown; headers?: Record<string, string>; claims?: Record<string, string> } = {},
): Event =>
  ({
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString: '',
    headers: { 'survey-origin-secret': SECRET, 'content-type': 'application/json', ...options.headers },
    body: options.body === undefined ? null : JSON.stringify(options.body),
    isBase64Encoded: false,
    requestContext: {
      requestId: 'request-1',
      domainName: 'site.example',
      http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'a browser' },
      ...(options.claims ? { authorizer: { jwt: { claims: options.claims, scopes: null } } } : {}),
    },
  }) as unknown as Event;

const CONTEXT = {} as Context;

/** What the functions have measured since the last look: metric → values, with its dimensions. */
const measured = () =>
  written
    .splice(0)
    .flatMap((text) => text.trim().split('\n'))
    .flatMap((line) => (line.startsWith('{"_aws"') ? [JSON.parse(line)] : []));

const now = NOW;
let last = 0;

/** A rating that no other test gives. */
const newRating = () => rated(++last);
const rated = (number: number, more = {}) =>
  sampleResponse(number, { id: sampleId(number), unit: UNIT, at: localIsoOf(now), ...more });

const recordOf = (response: ReturnType<typeof rated>) => {
  const { pk, sk } = responseKey(response);
  return {
    dynamodb: { Keys: { pk: { S: pk }, sk: { S: sk } }, ApproximateCreationDateTime: now / 1000 - 5 },
  };
};

const streamed = (...records: object[]): DynamoDBStreamEvent => ({ Records: records }) as DynamoDBStreamEvent;

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  table = await openTable();
  await table.store.publishOrganisation(ORGANISATION, '2026-11-23');
  site = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    if (!open) {
      response.writeHead(503).end();
      return;
    }
    const answer = await handlers.intake(
      event(request.method ?? '', request.url ?? '', { body: JSON.parse(body) }),
      CONTEXT,
    );
    response.writeHead(answer.statusCode).end(answer.body);
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  const address = site.address();
  const environment = {
    AWS_ENDPOINT_URL_DYNAMODB: table.endpoint,
    AWS_REGION: 'local',
    AWS_ACCESS_KEY_ID: 'x',
    AWS_SECRET_ACCESS_KEY: 'x',
    SURVEY_TABLE_NAME: table.tableName,
    SURVEY_CITY_NAME: 'Hà Nội',
    SURVEY_RELEASE: '1.2.3',
    SURVEY_STAGE: 'test',
    SURVEY_KIOSKS: 'open',
    SURVEY_ORIGIN_SECRET: SECRET,
    SURVEY_RECEIPT_KEY: 'a secret that is long enough to make keys of',
    SURVEY_SITE_URL: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    SURVEY_SIGN_IN: JSON.stringify(demonstrationSettings()('https://x')),
    SURVEY_ROLE_CLAIM: 'custom:role',
    SURVEY_UNIT_CLAIM: 'custom:unit',
    SURVEY_SYNTHETIC_UNIT: UNIT,
    SURVEY_SYNTHETIC_COUNTER: 'A1-01',
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  const load = async (name: string) => (await import(`../../functions/handlers/${name}.lambda.ts`)).handler;
  handlers = Object.fromEntries(
    await Promise.all(
      ['intake', 'pages', 'results', 'reference', 'fold', 'sweep', 'seal', 'synthetic'].map(
        async (name) => [name, await load(name)] as const,
      ),
    ),
  ) as Handlers;
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
});
beforeEach(() => {
  written = [];
});
afterAll(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  site.close();
  await table.close();
});

/** Responses of the unit's month by state, as its sheet says. */
const counted = async (): Promise<{ counted: number; synthetic: number }> => {
  const sheet = await table.store.sheetAt({ parent: 'A', month: '2026-11', unit: UNIT }, true);
  return { counted: 0, synthetic: 0, ...sheet?.head.states };
};

const send = (body: unknown, headers: Record<string, string> = {}) =>
  handlers.intake(event('POST', '/v1/responses', { body, headers }), CONTEXT);

/** Folds everything that was given so far. */
const foldAll = () =>
  handlers.fold(streamed(...Array.from({ length: last }, (_, at) => recordOf(rated(at + 1)))));

describe('intake', () => {
  it('records a rating that comes through the site, under the id of the gateway', async () => {
    const answer = await send(newRating());

    expect(answer.statusCode).toBe(201);
    expect(answer.headers?.['x-request-id']).toBe('request-1');
    expect(measured()).toMatchObject([
      {
        _aws: { CloudWatchMetrics: [{ Namespace: 'SatisfactionSurvey', Dimensions: [['Stage']] }] },
        Stage: 'test',
        requestId: 'request-1',
        Accepted: [1],
      },
    ]);
  });

  it('measures repeats, refusals by their reason, and what kiosks hold back', async () => {
    const rating = newRating();
    await send(rating);
    written = [];
    await send(rating, { 'survey-waiting': '17' });
    await send({ ...rating, answers: { overall: 1 } });
    const responses = [newRating(), { id: 1 }];
    await handlers.intake(event('POST', '/v1/responses/batch', { body: { responses } }), CONTEXT);
    await send(1, { 'content-type': 'text/plain' });

    expect(measured().map(({ _aws, requestId, ...metrics }) => metrics)).toEqual([
      { Stage: 'test', KioskQueueDepth: [17], Repeated: [1] },
      { Stage: 'test', Reason: 'already-recorded', Refused: [1] },
      { Stage: 'test', Reason: 'invalid-response', Refused: [1] },
      { Stage: 'test', Accepted: [1] },
      { Stage: 'test', Reason: 'unsupported-media-type', Refused: [1] },
    ]);
  });

  it.each([undefined, '', 'guessed'])('refuses whoever goes round the site, saying %s', async (secret) => {
    const answer = await send(newRating(), { 'survey-origin-secret': secret } as Record<string, string>);

    expect(answer.statusCode).toBe(403);
    expect(JSON.parse(answer.body)).toMatchObject({ type: '/reference#not-allowed', status: 403 });
  });

  it('writes nothing of the rating or of who gave it', async () => {
    await send(newRating());

    expect(written.join()).not.toMatch(/192\.0\.2\.1|browser|overall|A1/);
  });
});

describe('the sealing', () => {
  it('closes the days that are over, and rings once a response is not what was sealed', async () => {
    // Of a day that the nightly recount does not go over.
    const response = rated(700_000, { unit: '01', at: '2026-11-17T09:00:00+07:00' });
    await table.store.recordResponse(response, { ...RECEIPT, receivedAt: '2026-11-17T09:00:05+07:00' });
    await handlers.fold(streamed(recordOf(response)));
    written = [];

    await handlers.seal();
    const sound = measured();
    const Key = responseKey(response);
    const { Item } = await table.client.send(new GetCommand({ TableName: table.tableName, Key }));
    const changed = { ...Item, answers: { overall: 1 } };
    await table.client.send(new PutCommand({ TableName: table.tableName, Item: changed }));
    await handlers.seal();

    expect(sound).toMatchObject([{ SealedBlocks: [6], LedgerFaults: [0] }]);
    expect(measured()).toMatchObject([{ SealedBlocks: [0], LedgerFaults: [1] }]);
  });
});

describe('the fold', () => {
  it('folds a batch, leaves what is no response, and says how late it was', async () => {
    await foldAll();
    const before = await counted();
    const rating = newRating();
    await send(rating);
    written = [];
    const poison = { dynamodb: { Keys: { pk: { S: 'SOMETHING#else' }, sk: { S: 'x' } } } };

    await handlers.fold(streamed(poison, {}, recordOf(rating)));

    expect((await counted()).counted).toBe(before.counted + 1);
    expect(measured()).toMatchObject([{ FoldLagSeconds: [5] }]);
  });

  it('counts nothing twice when a batch comes again', async () => {
    const [one, two] = [newRating(), newRating()];
    await send(one);
    await send(two);
    await foldAll();
    const before = await counted();

    await handlers.fold(streamed(recordOf(two), recordOf(one), recordOf(one)));

    expect(await counted()).toEqual(before);
  });
});

describe('results', () => {
  it('shows a manager what the authoriser says he may see', async () => {
    await send(newRating());
    await foldAll();
    const claims = { 'custom:role': 'manager', 'custom:unit': UNIT };

    const answer = await handlers.results(event('GET', `/v1/units/${UNIT}/results`, { claims }), CONTEXT);

    expect(answer.statusCode).toBe(200);
    expect(JSON.parse(answer.body)).toMatchObject({ unit: UNIT, n: (await counted()).counted });
  });

  it.each([
    ['no claims', undefined, 401],
    ['a role that does not exist', { 'custom:role': 'king', 'custom:unit': UNIT }, 401],
    ["another unit's claims", { 'custom:role': 'manager', 'custom:unit': 'B' }, 403],
  ])('refuses %s', async (_, claims, status) => {
    const answer = await handlers.results(
      event('GET', `/v1/units/${UNIT}/results`, claims ? { claims } : {}),
      CONTEXT,
    );

    expect(answer.statusCode).toBe(status);
  });
});

describe('the synthetic rating', () => {
  it('goes the whole way, and is counted in no index', async () => {
    await foldAll();
    const before = await counted();
    written = [];

    await handlers.synthetic();

    expect(measured().map(({ _aws, requestId, ...metrics }) => metrics)).toMatchObject([
      { Synthetic: [1] },
      { Synthetic: [1] },
      { SyntheticRatingOk: [1], SyntheticRatingMilliseconds: [expect.any(Number)] },
    ]);
    await handlers.fold(streamed(recordOf(rated(0))));
    expect(await counted()).toEqual({ counted: before.counted, synthetic: before.synthetic + 1 });
  });

  it('fails, and says so, where it is not taken in', async () => {
    open = false;

    await expect(handlers.synthetic()).rejects.toThrow('The rating was answered 503, its repeat 503');

    open = true;
    expect(measured()).toMatchObject([{ SyntheticRatingOk: [0] }]);
  });
});

describe('the sweep', () => {
  const ofYesterday = (number: number, unit: string) =>
    rated(number, { unit, at: localIsoOf(now - 86_400_000) });
  const receivedAgo = (minutes: number) => ({
    ...RECEIPT,
    receivedAt: localIsoOf(now - minutes * 60_000),
  });

  it('says how many hours it went over, and how many tallies and sheets it mended', async () => {
    await table.store.recordResponse(ofYesterday(900, 'B'), receivedAgo(16));
    await table.store.recordResponse(ofYesterday(901, 'A2'), receivedAgo(14));

    await handlers.sweep();
    await handlers.sweep();

    expect(measured()).toMatchObject([
      { SweptHours: [2], Drift: [2] },
      { SweptHours: [2], Drift: [0] },
    ]);
  });
});

describe('pages and reference', () => {
  it('answer every other address in two languages', async () => {
    const answer = await handlers.pages(event('GET', '/nowhere'), CONTEXT);

    expect(answer.statusCode).toBe(404);
    expect(answer.headers?.['content-type']).toMatch(/^text\/html/);
  });

  it('say which release is deployed', async () => {
    const answer = await handlers.reference(event('GET', '/healthz'), CONTEXT);

    expect(JSON.parse(answer.body)).toMatchObject({ status: 'ok', build: '1.2.3' });
  });
});
