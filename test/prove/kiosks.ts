import type { Score } from '#domain/questionnaire.ts';
import type { Channel, SurveyResponse } from '#domain/response.ts';
import { localIsoOf } from '#domain/time.ts';
import type { Random } from '../../functions/local/demonstration/random.ts';
import { sampleId, sampleResponse } from '../support/sample.ts';
import type { FrontDoor } from './front-door.ts';
import type { World } from './world.ts';

/** What became of a rating at the device that sent it. */
export type Outcome = { readonly status: number; readonly code?: string };

/** A rating as a device sent it, and all that it was told about it. */
export type Sent = { readonly response: SurveyResponse; readonly outcomes: Outcome[] };

/** Those that the API takes; receipts and links come over the page of their token. */
const CHANNELS: readonly Channel[] = ['kiosk', 'poster'];
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const FIRST_DAY = Date.parse('2026-09-29T08:00:00+07:00');
const DAYS = 4;
const HOURS = 3;
const UNITS = ['A1', 'A1', 'A1', 'A2', 'A2', 'C', 'C', 'B1', 'E', 'A', '01'] as const;
const FLUSH_AT_MOST = 60;
const LAST_FLUSH = Date.parse('2026-10-03T18:00:00+07:00');

const oneOf = <T>(random: Random, list: readonly T[]): T =>
  list[Math.floor(random.unit() * list.length)] as T;

/** When a service was: anywhere in the hours of service, but often in the same hour, where folds meet. */
const serviceTime = (random: Random): number => {
  const [day, hour] =
    random.unit() < 0.3 ? [1, 1] : [Math.floor(random.unit() * DAYS), Math.floor(random.unit() * HOURS)];
  return FIRST_DAY + day * DAY_MS + hour * HOUR_MS + Math.floor(random.unit() * HOUR_MS);
};

const newResponse = (random: Random, number: number, at: number): SurveyResponse => {
  const overall = (1 + Math.floor(random.unit() * 5)) as Score;
  const unit = oneOf(random, UNITS);
  return sampleResponse(number, {
    id: sampleId(number),
    unit,
    at: localIsoOf(at),
    channel: oneOf(random, CHANNELS),
    answers: random.unit() < 0.3 ? { overall, officials: ((overall % 5) + 1) as Score } : { overall },
    reasons: overall >= 4 && random.unit() < 0.3 ? ['clear-guidance'] : [],
    ...(random.unit() < 0.5 ? { counter: `${unit}-01` } : {}),
  });
};

const isFinal = (status: number): boolean =>
  status === 200 || status === 201 || status === 409 || status === 422;

/** Devices that send what citizens tapped: at once, or days later in a flush, from two tabs, with a wrong clock. */
export const startKiosks = (world: World, door: FrontDoor, count: number): readonly Sent[] => {
  const { time } = world;
  const random = world.random('kiosks');
  const all: Sent[] = [];

  const backOff = (attempt: number): Promise<void> =>
    time.sleep(random.unit() * 2000 * 2 ** Math.min(attempt, 8));

  const sendAlone = async ({ response, outcomes }: Sent): Promise<void> => {
    for (let attempt = 0; ; attempt++) {
      try {
        const { status, body } = await door.post('/v1/responses', response);
        if (isFinal(status)) {
          outcomes.push({ status, ...(typeof body.code === 'string' ? { code: body.code } : {}) });
          return;
        }
        if (status !== 503) world.wrong(`a rating was answered ${status} ${JSON.stringify(body)}`);
      } catch {
        // Nobody knows what became of it, so it is sent again.
      }
      await backOff(attempt);
    }
  };

  const flush = async (batch: readonly Sent[]): Promise<void> => {
    let open = batch;
    for (let attempt = 0; open.length > 0; attempt++) {
      try {
        const { status, body } = await door.post('/v1/responses/batch', {
          responses: open.map(({ response }) => response),
        });
        const results = (body.results ?? []) as readonly Outcome[];
        if (status !== 200 && status !== 503) world.wrong(`a batch was answered ${status}`);
        open = open.filter((sent, at) => {
          const result = results[at];
          if (!result || !isFinal(result.status)) return true;
          sent.outcomes.push({ status: result.status, ...(result.code ? { code: result.code } : {}) });
          return false;
        });
      } catch {
        // As above.
      }
      if (open.length > 0) await backOff(attempt);
    }
  };

  let offline: Sent[] = [];
  const endOffline = (): void => {
    const batch = offline;
    offline = [];
    const newest = Math.max(...batch.map(({ response }) => Date.parse(response.at)));
    const at = newest + random.unit() * (LAST_FLUSH - newest);
    for (let tabs = random.unit() < 0.5 ? 2 : 1; tabs > 0; tabs--) {
      time.at(at + random.unit() * 1000, () => flush(batch));
    }
  };

  for (let number = 0; number < count; number++) {
    const at = serviceTime(random);
    const kind = random.unit();
    const skew = kind < 0.04 ? -DAY_MS : kind < 0.05 ? DAY_MS : 0;
    const sent: Sent = { response: newResponse(random, number, at + skew), outcomes: [] };
    all.push(sent);
    if (kind > 0.65) {
      offline.push(sent);
      if (offline.length >= 1 + random.unit() * FLUSH_AT_MOST) endOffline();
      continue;
    }
    time.at(at, () => sendAlone(sent));
    if (kind < 0.06) {
      // Somebody sends the same id with other content; only one of the two may be taken.
      const other = {
        ...sent.response,
        channel: oneOf(random, CHANNELS),
        reasons: [],
        answers: { overall: 3 as Score },
      };
      const rival: Sent = { response: other, outcomes: [] };
      all.push(rival);
      time.at(at + random.unit() * 3000, () => sendAlone(rival));
    }
  }
  if (offline.length > 0) endOffline();
  return all;
};
