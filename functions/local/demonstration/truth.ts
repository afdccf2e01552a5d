import type { Moment } from '#domain/response.ts';
import { HANOI_UNITS } from './hanoi.ts';
import { hourShares } from './office-hours.ts';
import { seededRandom } from './random.ts';

/** What is really so at a unit, of which its responses are a sample. */
export type UnitTruth = {
  readonly unit: string;
  /** How much of the city's responses it gets. */
  readonly volumeShare: number;
  /** The probability that somebody who comes there is satisfied. */
  readonly satisfiedShare: number;
  /** From the start of that day on, another share holds. */
  readonly change?: { readonly daysAgo: number; readonly satisfiedShare: number };
};

/** Everything that the generated responses are drawn from. */
export type DemonstrationTruth = {
  readonly units: readonly UnitTruth[];
  /** What the hour of the day, `09`, adds to the share; nothing on average. */
  readonly hourEffects: Readonly<Record<string, number>>;
  /** What the moment adds to the share; nothing on average. */
  readonly momentEffects: Readonly<Record<Moment, number>>;
};

/** How often each moment is rated. */
export const MOMENT_SHARES: Readonly<Record<Moment, number>> = {
  reception: 0.09,
  supplement: 0.035,
  refusal: 0.015,
  result: 0.86,
};

const CITY_SHARE = 0.836;
const SHARE_DEVIATION = 0.045;
const LOWEST_SHARE = 0.72;
const HIGHEST_SHARE = 0.93;

/** Of the logarithm of the volume, among units of one size. */
const VOLUME_DEVIATION = 0.65;
/** Hoàn Kiếm stays the busiest. */
const LARGEST_VOLUME = 2.8;
const VOLUME_BY_COUNTERS: Readonly<Record<number, number>> = { 2: 0.45, 3: 1.1, 4: 1.9 };

type Story = Partial<Pick<UnitTruth, 'satisfiedShare' | 'change'>> & { readonly volume?: number };

/**
 * Units of which a demonstration wants to show something certain; volumes in those of an average unit, which
 * gets some 130 responses in a whole month. All of it is invented: it says nothing about these places.
 */
const STORIES: Readonly<Record<string, Story>> = {
  '00070': { volume: 3.4, satisfiedShare: 0.88 },
  // Falls three weeks ago, enough of it to be noticed.
  '00166': { volume: 2.4, satisfiedShare: 0.88, change: { daysAgo: 21, satisfiedShare: 0.72 } },
  // Has risen.
  '09556': { volume: 2.4, satisfiedShare: 0.73, change: { daysAgo: 40, satisfiedShare: 0.87 } },
  // So near the target that no month proves anything.
  '00256': { satisfiedShare: 0.8 },
  '09574': { satisfiedShare: 0.81 },
  // Clearly below it.
  '00637': { volume: 1.5, satisfiedShare: LOWEST_SHARE },
  '10015': { volume: 1.2, satisfiedShare: 0.73 },
  // An island commune and others where almost nobody answers: under 10, and 10 to 29, in a month.
  '09661': { volume: 0.03 },
  '09706': { volume: 0.03 },
  '09700': { volume: 0.16 },
  '10417': { volume: 0.16 },
};

/** Shifts effects so that they add nothing on average. */
const centred = <Key extends string>(
  effects: Readonly<Record<Key, number>>,
  shares: Readonly<Record<Key, number>>,
): Readonly<Record<Key, number>> => {
  const keys = Object.keys(effects) as Key[];
  const mean = keys.reduce((sum, key) => sum + effects[key] * shares[key], 0);
  return Object.fromEntries(keys.map((key) => [key, effects[key] - mean])) as Record<Key, number>;
};

/** People who have waited in the crowd of the morning are a little less content. */
const HOUR_EFFECTS: Readonly<Record<string, number>> = {
  '08': 0.015,
  '09': -0.02,
  '10': -0.03,
  '11': -0.01,
  '13': 0.02,
  '14': 0.01,
  '15': 0.015,
  '16': 0,
};
const MOMENT_EFFECTS: Readonly<Record<Moment, number>> = {
  reception: -0.01,
  supplement: -0.12,
  refusal: -0.25,
  result: 0.01,
};

const TRUTH_STREAM = 1;

const between = (low: number, value: number, high: number): number => Math.max(low, Math.min(high, value));

/** The truth of a seed. */
export const truth = (seed: number): DemonstrationTruth => {
  const random = seededRandom(seed, TRUTH_STREAM);
  const drawn = HANOI_UNITS.filter(({ counters }) => counters.length > 0).map(({ id, counters }) => {
    // Drawn even where a story overrules it, so that stories can change without moving all other units.
    const size = VOLUME_BY_COUNTERS[counters.length] ?? 1;
    const volume = Math.min(LARGEST_VOLUME, size * Math.exp(VOLUME_DEVIATION * random.normal()));
    const share = between(LOWEST_SHARE, CITY_SHARE + SHARE_DEVIATION * random.normal(), HIGHEST_SHARE);
    return { unit: id, volume, satisfiedShare: share, ...STORIES[id] };
  });
  const total = drawn.reduce((sum, { volume }) => sum + volume, 0);
  return {
    units: drawn.map(({ volume, ...unit }) => ({ ...unit, volumeShare: volume / total })),
    hourEffects: centred(HOUR_EFFECTS, hourShares()),
    momentEffects: centred(MOMENT_EFFECTS, MOMENT_SHARES),
  };
};

/** The share that holds at a unit so many days ago. */
export const shareAt = ({ satisfiedShare, change }: UnitTruth, daysAgo: number): number =>
  change && daysAgo <= change.daysAgo ? change.satisfiedShare : satisfiedShare;
