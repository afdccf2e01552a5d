import {
  completedMonthOf,
  type Dossier,
  type DossierChannel,
  type IssuedReport,
  isOnTime,
} from './dossier.ts';
import type { Moment } from './response.ts';

/** So many received; completed (granted or refused); of these on time; withdrawn. */
export type DossierCell = readonly [received: number, completed: number, onTime: number, withdrawn: number];

type Cells<Key extends string> = Readonly<Partial<Record<Key, DossierCell>>>;

/** Dossiers in a month: each stands in one cell of either table, so that each table adds up to all of them. */
export type DossierTally = { readonly services: Cells<string>; readonly channels: Cells<DossierChannel> };

/** How many receipts that can be rated were issued, by moment. */
export type IssuedTally = Readonly<Partial<Record<Moment, number>>>;

export const EMPTY_DOSSIERS: DossierTally = { services: {}, channels: {} };

type MutableCells = Record<string, [number, number, number, number]>;

const addCell = (table: MutableCells, key: string, cell: DossierCell): void => {
  const into = (table[key] ??= [0, 0, 0, 0]);
  for (let at = 0; at < cell.length; at++) into[at as 0] += cell[at as 0];
};

/**
 * What some dossiers are in one month: received, if that was in it, and completed or withdrawn, if that was. So a dossier
 * may count in two months, once in each way, and one that is still open has no part in any later month.
 */
export const dossiersIn = (month: string, dossiers: Iterable<Dossier>): DossierTally => {
  const [services, channels]: [MutableCells, MutableCells] = [{}, {}];
  for (const dossier of dossiers) {
    const received = dossier.received.startsWith(month) ? 1 : 0;
    const ended = completedMonthOf(dossier) === month ? 1 : 0;
    if (received + ended === 0) continue;
    const completed = dossier.outcome === 'withdrawn' ? 0 : ended;
    const { due, completed: at } = dossier;
    const onTime = completed === 1 && at !== undefined && isOnTime({ due, completed: at }) ? 1 : 0;
    const cell: DossierCell = [received, completed, onTime, ended - completed];
    addCell(services, dossier.service, cell);
    addCell(channels, dossier.channel, cell);
  }
  return { services, channels } as DossierTally;
};

/** The sum of any number; associative and commutative, with `EMPTY_DOSSIERS` as its identity. */
export const sumDossiers = (tallies: Iterable<DossierTally>): DossierTally => {
  const [services, channels]: [MutableCells, MutableCells] = [{}, {}];
  for (const tally of tallies) {
    for (const [key, cell] of Object.entries(tally.services)) if (cell) addCell(services, key, cell);
    for (const [key, cell] of Object.entries(tally.channels)) if (cell) addCell(channels, key, cell);
  }
  return { services, channels } as DossierTally;
};

/** Likewise of issued receipts, with `{}` as its identity. */
export const sumIssued = (counts: Iterable<IssuedReport['counts']>): IssuedTally => {
  const sum: Record<string, number> = {};
  for (const each of counts) {
    for (const [moment, count] of Object.entries(each)) sum[moment] = (sum[moment] ?? 0) + count;
  }
  return sum;
};

/** All dossiers of a tally in one cell. */
export const dossierTotalOf = (tally: DossierTally): DossierCell => {
  const total: MutableCells = {};
  for (const cell of Object.values(tally.channels)) addCell(total, 'all', cell);
  return total.all ?? [0, 0, 0, 0];
};
