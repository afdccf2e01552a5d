import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SurveyResponse } from '#domain/response.ts';
import { countedIn } from '#domain/tally.ts';
import { localIsoOf } from '#domain/time.ts';
import { localEngineConfiguration } from '../../functions/local/engine.ts';
import { createBulkStore } from '../../functions/store/bulk.ts';
import { StoreUnavailableError } from '../../functions/store/errors.ts';
import { createStore } from '../../functions/store/store.ts';
import { createTableClient, WHILE_SOMEBODY_WAITS } from '../../functions/store/table-client.ts';
import { openApi, type TestApi } from '../support/api.ts';
import { fieldsOn, filledIn, openPages } from '../support/pages.ts';
import { NOW, RECEIPT, sampleResponse } from '../support/sample.ts';
import { openTable, type TestTable } from '../support/table.ts';
import { type Fault, openUnreliableWay, type UnreliableWay } from '../support/unreliable-way.ts';

/** As patient as the functions, but for how long a silence lasts. */
const IMPATIENT = { ...WHILE_SOMEBODY_WAITS, requestTimeoutMs: 300 };
/** Where the second call must come through: on a busy machine an answer takes its time. */
const PATIENT = { ...WHILE_SOMEBODY_WAITS, requestTimeoutMs: 3_000 };

const BEFORE_THE_ENGINE: readonly Fault[] = [
  'throttled',
  'request limit',
  'failing',
  'unavailable',
  'a page',
  'a page with 400',
  'silence',
  'reset',
];
const BEHIND_THE_ENGINE: readonly Fault[] = [
  'answer lost',
  'answer too late',
  'half an answer',
  'silence within the answer',
];

let table: TestTable;
let way: UnreliableWay;
let api: TestApi;
let ids = 0;
/** Each in an hour of its own, so that the hour's count says how often it is stored. */
const freshResponse = (): SurveyResponse => sampleResponse(++ids, { at: localIsoOf(NOW - ids * 3_600_000) });
/** A client of its own for each test, since the SDK tries less often after many failures. */
const clientOf = (endpoint: string, patience = IMPATIENT) =>
  createTableClient(patience, localEngineConfiguration(endpoint));
let client: ReturnType<typeof clientOf>;

beforeAll(async () => {
  table = await openTable();
  way = await openUnreliableWay(table.endpoint);
  api = await openApi({
    store: () => ({
      ...table.store,
      recordResponse: (...given) => createStore(client, table.tableName).recordResponse(...given),
    }),
  });
});
beforeEach(() => {
  client = clientOf(way.endpoint);
  way.fail('none');
});
afterAll(async () => {
  await way.close();
  await api.table.close();
  await table.close();
});

const hourOf = ({ unit, at }: SurveyResponse) => ({ unit, day: at.slice(0, 10), hour: at.slice(11, 13) });

describe('a rating while the engine is in trouble', () => {
  it.each([...BEFORE_THE_ENGINE, ...BEHIND_THE_ENGINE])(
    'is answered 503 and is safe to send again: %s',
    async (fault) => {
      const response = freshResponse();
      way.fail(fault);

      const answer = await api.post('/v1/responses', response);
      way.fail('none');
      client = clientOf(way.endpoint, PATIENT);
      const again = await api.post('/v1/responses', response);
      const third = await api.post('/v1/responses', response);

      expect(answer.status).toBe(503);
      expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
      expect(await answer.json()).toMatchObject({ type: '/reference#unavailable', status: 503 });
      expect(again.status).toBe(BEHIND_THE_ENGINE.includes(fault) ? 200 : 201);
      expect(third.status).toBe(200);
      expect(await third.json()).toEqual(await again.json());
      expect(countedIn(await table.store.countHour(hourOf(response)))).toBe(1);
    },
  );

  it.each(['throttled', 'failing', 'silence', 'reset', 'answer lost', 'half an answer'] as const)(
    'is recorded once, and nobody hears of it, when only one call fails: %s',
    async (fault) => {
      const response = freshResponse();
      client = clientOf(way.endpoint, PATIENT);
      way.fail(fault, 1);

      const answer = await api.post('/v1/responses', response);

      expect([200, 201]).toContain(answer.status);
      expect(countedIn(await table.store.countHour(hourOf(response)))).toBe(1);
    },
  );

  it('is answered 503 each alone in a batch', async () => {
    const responses = [freshResponse(), freshResponse()];
    way.fail('failing');

    const answer = await api.post('/v1/responses/batch', { responses });
    way.fail('none');
    const again = await api.post('/v1/responses/batch', { responses });

    expect(await answer.json()).toMatchObject({
      results: responses.map(({ id }) => ({ id, status: 503, problem: { type: '/reference#unavailable' } })),
    });
    expect(await again.json()).toMatchObject({ results: [{ status: 201 }, { status: 201 }] });
  });

  it('is handed back to the citizen, who sends it again', async () => {
    const pages = openPages({ store: createStore(client, table.tableName) });
    const form = filledIn(await pages.open(), { 'answer-overall': '4' });
    way.fail('answer lost');

    const answer = await pages.send(form);
    way.fail('none');
    const again = await pages.send(fieldsOn(await answer.clone().text()));

    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(again.status).toBe(200);
  });
});

describe('a store whose engine cannot be reached', () => {
  it.each([
    ['refuses connections', 'http://127.0.0.1:1'],
    ['has no address', 'http://engine.invalid'],
  ])('is unavailable: it %s', async (_, endpoint) => {
    const store = createStore(clientOf(endpoint), table.tableName);

    await expect(store.recordResponse(freshResponse(), RECEIPT)).rejects.toThrow(StoreUnavailableError);
    await expect(store.currentOrganisation()).rejects.toThrow(StoreUnavailableError);
  });
});

describe('an import while the engine is in trouble', () => {
  it.each(BEFORE_THE_ENGINE)('ends with the word that the table is unavailable: %s', async (fault) => {
    const bulk = createBulkStore(client, table.tableName);
    way.fail(fault);

    await expect(bulk.recordResponses([freshResponse()], () => RECEIPT)).rejects.toThrow(
      StoreUnavailableError,
    );
  });
});

describe('a call that the engine refuses for good', () => {
  it('is a fault of ours, and tried once', async () => {
    const store = createStore(client, 'no-such-table');
    const before = way.calls();

    const refused = store.recordResponse(freshResponse(), RECEIPT);

    await expect(refused).rejects.toThrow(/not found|non-existent/);
    expect(way.calls() - before).toBe(1);
  });
});
