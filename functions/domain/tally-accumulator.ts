import type { Score } from './questionnaire.ts';
import type { Cell } from './tally.ts';

/*
 * Tallies while they are being counted: the same shape as in tally.ts, changed in place. Only the functions
 * that make a tally use these, and hand it out when it no longer changes.
 */

/** The tables of a questionnaire's tally whose places are cells. */
export const CELL_TABLES = [
  'channels',
  'moments',
  'services',
  'counters',
  'reasons',
  'days',
  'hours',
  'drivers',
] as const;

export const PROFILE_TABLES = ['topTwoProfiles', 'scoreProfiles'] as const;

export type MutableCell = [number, number, number, number, number, number];
export type MutableForm = {
  n: number;
  questions: Record<string, Record<string, [number, number, number, number, number]>>;
} & Record<(typeof CELL_TABLES)[number], Record<string, MutableCell>> &
  Record<(typeof PROFILE_TABLES)[number], Record<string, number>>;
export type MutableSetAside = Record<string, Record<string, MutableCell>>;
export type MutableTally = {
  questionnaires: Record<string, MutableForm>;
  states: Record<string, number>;
  setAside?: MutableSetAside;
};

export const emptyForm = (): MutableForm => ({
  n: 0,
  questions: {},
  channels: {},
  moments: {},
  services: {},
  counters: {},
  reasons: {},
  days: {},
  hours: {},
  drivers: {},
  topTwoProfiles: {},
  scoreProfiles: {},
});

export const increment = (table: Record<string, number>, key: string, by: number): void => {
  table[key] = (table[key] ?? 0) + by;
};

export const addCell = (table: Record<string, MutableCell>, key: string, cell: Cell): void => {
  const into = table[key];
  if (!into) {
    table[key] = [...cell];
    return;
  }
  into[0] += cell[0];
  into[1] += cell[1];
  into[2] += cell[2];
  into[3] += cell[3];
  into[4] += cell[4];
  into[5] += cell[5];
};

/** One response of this score. */
export const addScore = (table: Record<string, MutableCell>, key: string, score: Score): void => {
  const into = (table[key] ??= [0, 0, 0, 0, 0, 0]);
  into[0] += 1;
  into[score as 1] += 1;
};
