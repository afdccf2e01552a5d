import { ulid } from 'ulid';
import type { Dossier, DossierChannel, IssuedReport, Outcome } from '#domain/dossier.ts';
import { localHourOf, localIsoOf, weekdayOf } from '#domain/time.ts';
import type { DemonstrationOptions } from './generator.ts';
import { openHours } from './office-hours.ts';
import { type Random, seededRandom, weightedPicker } from './random.ts';
import { DEMONSTRATION_SERVICES, SERVICE_WEIGHTS } from './services.ts';
import { truth } from './truth.ts';

export type DemonstrationAsked = {
  readonly dossiers: readonly Dossier[];
  readonly issued: readonly IssuedReport[];
};

/** A little longer than ratings go back, since what was rated was received before. */
const DAYS = 104;
const DOSSIER_STREAM = 4;
const DAY_MS = 86_400_000;

/** So many dossiers for a response: nearly half of them are rated, posters left out. */
const DOSSIERS_PER_RESPONSE = 1.5;

/** By unit, between these: where every counter asks, and where hardly anybody does. */
const [LEAST_ASKED, MOST_ASKED] = [0.75, 1.6];

/** As the city reports of itself: some nine in ten on time. */
const ON_TIME = 0.91;

/** Working days within which a result is promised, and how often. */
const PROMISES = [
  [0, 0.3],
  [1, 0.2],
  [3, 0.25],
  [5, 0.15],
  [10, 0.1],
] as const;
const MOST_DAYS_LATE = 6;

const CHANNELS: readonly (readonly [DossierChannel, number])[] = [
  ['counter', 0.34],
  ['online-partial', 0.24],
  ['online-full', 0.42],
];
const ENDS: readonly (readonly [Outcome, number])[] = [
  ['granted', 0.97],
  ['refused', 0.022],
  ['withdrawn', 0.008],
];

const picking = <T>(choices: readonly (readonly [T, number])[]) => {
  const pick = weightedPicker(choices.map(([, weight]) => weight));
  return (random: Random): T => (choices[pick(random.unit())] as readonly [T, number])[0];
};
const pickPromise = picking(PROMISES);
const pickChannel = picking(CHANNELS);
const pickEnd = picking(ENDS);
const pickService = weightedPicker(SERVICE_WEIGHTS);

const isWorkingDay = (ms: number): boolean => weekdayOf(localHourOf(ms).day) < 5;

const afterWorkingDays = (ms: number, days: number): number => {
  let at = ms;
  for (let left = days; left > 0; ) {
    at += DAY_MS;
    if (isWorkingDay(at)) left -= 1;
  }
  return at;
};

/** Half past four of the day: what is ready is handed over until then. */
const endOfDay = (ms: number): number => Date.parse(`${localHourOf(ms).day}T16:30:00+07:00`);

const endOf = (receivedMs: number, dueMs: number, random: Random): number => {
  const late = random.unit() >= ON_TIME;
  const part = random.unit();
  if (late) return afterWorkingDays(dueMs, 1 + Math.floor(part * MOST_DAYS_LATE));
  return receivedMs + part * Math.max(0, dueMs - receivedMs);
};

/** What the city's one-stop system might report of the same time as the responses; the same for the same seed and instant. */
export const demonstrationAsked = ({ seed, now, count }: DemonstrationOptions): DemonstrationAsked => {
  const random = seededRandom(seed, DOSSIER_STREAM);
  const { units } = truth(seed);
  const asked = units.map(
    ({ volumeShare }) => volumeShare * (LEAST_ASKED + (MOST_ASKED - LEAST_ASKED) * random.unit()),
  );
  const pickUnit = weightedPicker(asked);
  const hours = openHours(now, DAYS);
  const pickHour = weightedPicker(hours.map(({ weight }) => weight));
  const dossiers: Dossier[] = [];
  for (let drawn = 0; drawn < Math.round(count * DOSSIERS_PER_RESPONSE); drawn++) {
    const unit = units[pickUnit(random.unit())];
    const hour = hours[pickHour(random.unit())];
    const service = DEMONSTRATION_SERVICES[pickService(random.unit())];
    const receivedMs = (hour?.startMs ?? 0) + 1000 * Math.floor(3600 * random.unit());
    const dueMs = Math.max(endOfDay(afterWorkingDays(receivedMs, pickPromise(random))), receivedMs);
    const endMs = endOf(receivedMs, dueMs, random);
    const [channel, outcome] = [pickChannel(random), pickEnd(random)];
    const id = ulid(receivedMs, random.unit);
    if (!unit || !service || receivedMs > now) continue;
    const ended = endMs <= now ? { completed: localIsoOf(endMs), outcome } : {};
    dossiers.push({
      id,
      unit: unit.unit,
      service: service.code,
      channel,
      received: localIsoOf(receivedMs),
      due: localIsoOf(dueMs),
      ...ended,
      reportedAt: ended.completed ?? localIsoOf(receivedMs),
    });
  }
  return { dossiers, issued: issuedWith(dossiers, random) };
};

/** Each unit says once a week how many of its receipts carried a code. */
const issuedWith = (dossiers: readonly Dossier[], random: Random): readonly IssuedReport[] => {
  const weeks = Map.groupBy(dossiers, ({ unit, received }) => {
    const day = received.slice(0, 10);
    return `${unit} ${localHourOf(Date.parse(`${day}T00:00:00+07:00`) - weekdayOf(day) * DAY_MS).day}`;
  });
  return [...weeks].map(([key, part]) => {
    const [unit = '', day = ''] = key.split(' ');
    const result = part.filter(({ outcome }) => outcome === 'granted').length;
    return {
      id: ulid(Date.parse(`${day}T00:00:00+07:00`), random.unit),
      unit,
      day,
      counts: { reception: part.length, ...(result > 0 ? { result } : {}) },
    };
  });
};
