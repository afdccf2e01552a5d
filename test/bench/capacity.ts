import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { SurveyResponse } from '#domain/response.ts';
import { localIsoOf } from '#domain/time.ts';
import type { Organisation } from '#domain/unit.ts';
import { type Random, seededRandom } from '../../functions/local/demonstration/random.ts';
import { consumeHours, type FoldDeps } from '../../functions/store/fold.ts';
import { hourKeyOf } from '../../functions/store/keys.ts';
import { latestOrganisation } from '../../functions/store/organisation-cache.ts';
import { createStore, type Store } from '../../functions/store/store.ts';
import { PRICES, PRICES_AS_OF } from '../../infra/cost/prices.ts';
import { openModelEngine } from '../prove/model-engine.ts';
import { RECEIPT, sampleId, sampleResponse, sampleUnit } from '../support/sample.ts';
import type { Row, Section } from './report.ts';

/*
 * What a response consumes of the table, everything included: its put, and the folds that it causes. Over the model of the
 * engine, which is held to consume what the engines do. Time is made up: a response comes when it is given, and each shard
 * of the stream gathers records for the length of the window from the first one on, as the event source mapping does.
 */
const SHARDS = 4;
const WINDOWS_SECONDS = [5, 60, 300] as const;
const WARDS = 126;
const DAY = '2026-11-23';
const OPENS = Date.parse(`${DAY}T08:00:00+07:00`);
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Days of the same month that are folded before anything is counted, as items grow with the month. */
const DAYS_BEFORE = 8;

const wards = Array.from({ length: WARDS }, (_, at) => `W${String(at).padStart(3, '0')}`);
const DISTRICTS = 12;
const SERVICES = 120;

const CITY: Organisation = {
  version: 1,
  services: [],
  units: [sampleUnit('01', null), ...wards.map((ward) => sampleUnit(ward, '01'))],
};
const PROVINCE: Organisation = {
  version: 1,
  services: [],
  units: [
    sampleUnit('01', null),
    ...Array.from({ length: DISTRICTS }, (_, at) => sampleUnit(`D${at}`, '01')),
    ...wards.map((ward, at) => sampleUnit(ward, `D${at % DISTRICTS}`)),
  ],
};

/** A response, and when it arrives. */
type Arrival = { readonly response: SurveyResponse; readonly atMs: number };

type Regime = {
  readonly name: string;
  readonly organisation: Organisation;
  readonly arrivals: (random: Random) => readonly Arrival[];
  /** Write and read units at a window of 60 s. */
  readonly budget?: readonly [writes: number, reads: number];
  /** How many a day each ward had on the days before. */
  readonly before: number;
};

let numbers = 0;
const givenAt = (random: Random, unit: string, serviceMs: number): SurveyResponse =>
  sampleResponse(0, {
    id: sampleId(++numbers),
    unit,
    at: localIsoOf(serviceMs),
    counter: `${unit}-01`,
    // Few services are asked for often, and many now and then.
    service: `1.${String(1001000 + Math.floor(SERVICES * random.unit() ** 2)).slice(1)}`,
    answers: { overall: (1 + Math.floor(random.unit() * 5)) as 1 },
    reasons: random.unit() < 0.3 ? [`reason-${Math.floor(random.unit() * 6)}`] : [],
  });

/** `count` responses of each unit, spread over some hours, arriving as they are given. */
const steady = (units: readonly string[], count: number, hours: number) => (random: Random) =>
  units.flatMap((unit) =>
    Array.from({ length: count }, () => {
      const atMs = OPENS + random.unit() * hours * HOUR_MS;
      return { response: givenAt(random, unit, atMs), atMs };
    }),
  );

/** Responses of one unit's past days that arrive within seconds. */
const flush = (units: readonly string[], count: number, daysAgo: readonly number[]) => (random: Random) =>
  units.flatMap((unit) =>
    Array.from({ length: count }, (_, at) => {
      const day = daysAgo[at % daysAgo.length] ?? 1;
      const service = OPENS - day * DAY_MS + random.unit() * 8 * HOUR_MS;
      return { response: givenAt(random, unit, service), atMs: OPENS + random.unit() * 10_000 };
    }),
  );

const REGIMES: readonly Regime[] = [
  {
    name: '60 a day per unit',
    organisation: CITY,
    arrivals: steady(wards, 60, 8),
    budget: [5.4, 9.5],
    before: 60,
  },
  {
    name: '60 a day per unit, three levels',
    organisation: PROVINCE,
    arrivals: steady(wards, 60, 8),
    budget: [10, 19],
    before: 60,
  },
  {
    name: 'one a minute per unit',
    organisation: CITY,
    arrivals: steady(wards, 60, 1),
    budget: [5.3, 16],
    before: 60,
  },
  {
    name: 'one a second on one unit',
    organisation: CITY,
    arrivals: steady(['W000'], 3600, 1),
    budget: [1.3, 4.7],
    before: 60,
  },
  {
    name: 'a flush of 500 of three past days',
    organisation: CITY,
    arrivals: flush(['W000'], 500, [1, 2, 3]),
    budget: [1.2, 0.3],
    before: 60,
  },
  {
    name: 'a late flush, 20 units, 15 each, of last month',
    organisation: CITY,
    arrivals: flush(wards.slice(0, 20), 15, [24, 25, 26]),
    before: 60,
  },
];

/** Batches as shards make them: a batch is closed when its window has passed, and all are folded in the order they close. */
const batchesOf = (arrivals: readonly Arrival[], windowMs: number): readonly (readonly Arrival[])[] => {
  const shardOf = ({ response }: Arrival): number =>
    [...response.unit, ...response.at.slice(0, 10)].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) %
    SHARDS;
  const batches: { closesMs: number; records: Arrival[] }[] = [];
  for (const shard of Map.groupBy(arrivals, shardOf).values()) {
    let open: (typeof batches)[number] | undefined;
    for (const arrival of shard.toSorted((a, b) => a.atMs - b.atMs)) {
      if (!open || arrival.atMs > open.closesMs || open.records.length >= 1000) {
        open = { closesMs: arrival.atMs + windowMs, records: [] };
        batches.push(open);
      }
      open.records.push(arrival);
    }
  }
  return batches.sort((a, b) => a.closesMs - b.closesMs).map(({ records }) => records);
};

const measured = async (regime: Regime, windowSeconds: number) => {
  numbers = 0;
  const random = seededRandom(7, 1);
  const engine = openModelEngine();
  const units = { writes: 0, reads: 0 };
  const client = {
    send: async (command: { input: { ReturnConsumedCapacity?: string }; constructor: { name: string } }) => {
      command.input.ReturnConsumedCapacity = 'TOTAL';
      const answer = (await engine.client.send(command as never)) as {
        ConsumedCapacity: { CapacityUnits: number };
      };
      const kind = command.constructor.name === 'PutCommand' ? 'writes' : 'reads';
      units[kind] += answer.ConsumedCapacity.CapacityUnits;
      return answer;
    },
  } as unknown as DynamoDBDocumentClient;
  const store = createStore(client, 'survey');
  await store.publishOrganisation(regime.organisation, DAY);
  const deps: FoldDeps = {
    store,
    organisation: latestOrganisation(store),
    now: () => OPENS,
    random: random.unit,
    sleep: async () => {},
  };
  const before = await daysBefore(store, random, regime);
  await consumeHours(deps, before.map(hourKeyOf));
  const arrivals = regime.arrivals(random);
  Object.assign(units, { writes: 0, reads: 0 });

  const shards = batchesOf(arrivals, windowSeconds * 1000);
  let recorded = 0;
  const byTime = arrivals.toSorted((a, b) => a.atMs - b.atMs);
  for (const batch of shards) {
    // What has come in by the time the batch is folded is counted by it, as it would be.
    const closes = (batch[0]?.atMs ?? 0) + windowSeconds * 1000;
    for (; recorded < byTime.length && (byTime[recorded]?.atMs ?? 0) <= closes; recorded++) {
      await store.recordResponse((byTime[recorded] as Arrival).response, RECEIPT);
    }
    await consumeHours(
      deps,
      batch.map(({ response }) => hourKeyOf(response)),
    );
  }
  return { writes: units.writes / arrivals.length, reads: units.reads / arrivals.length };
};

const daysBefore = async (
  store: Store,
  random: Random,
  { before }: Regime,
): Promise<readonly SurveyResponse[]> => {
  const all: SurveyResponse[] = [];
  for (const ward of wards) {
    for (let at = 0; at < before * DAYS_BEFORE; at++) {
      const day = 1 + (at % DAYS_BEFORE);
      const response = givenAt(random, ward, OPENS - day * DAY_MS + random.unit() * 8 * HOUR_MS);
      await store.recordResponse(response, RECEIPT);
      all.push(response);
    }
  }
  return all;
};

const usdPerMillion = ({ writes, reads }: { writes: number; reads: number }): number =>
  writes * PRICES.writeUnits.usd + reads * PRICES.readUnits.usd;

/** Write and read units of a response by how responses come and how long the stream gathers them. */
export const capacity = async (): Promise<Section> => {
  const rows: Row[] = [];
  for (const regime of REGIMES) {
    for (const window of WINDOWS_SECONDS) {
      const { writes, reads } = await measured(regime, window);
      const [most, mostReads] = (window === 60 && regime.budget) || [];
      rows.push({
        name: `${regime.name}, window ${window} s`,
        value: `${writes.toFixed(2)} W ${reads.toFixed(2)} R ${usdPerMillion({ writes, reads }).toFixed(2)} USD`,
        ...(most === undefined || mostReads === undefined
          ? {}
          : { budget: `≤ ${most} W ${mostReads} R`, within: writes <= most && reads <= mostReads }),
      });
    }
  }
  return {
    title: 'Write and read units of a response, everything included; USD a million',
    note: `Prices of ${PRICES_AS_OF}, Singapore, on demand.`,
    rows,
  };
};
