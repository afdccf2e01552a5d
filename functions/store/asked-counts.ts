import { dossiersIn, sumIssued } from '#domain/dossier-tally.ts';
import { EMPTY_TALLY, type Tally } from '#domain/tally.ts';
import { parseInstant } from '#domain/time.ts';
import { type DossierItem, dossierOf, type IssuedItem } from './asked-items.ts';
import {
  DOSSIERS,
  dossierPartition,
  type HourKey,
  ISSUED,
  issuedPartition,
  monthOf,
  type PartKey,
} from './keys.ts';
import type { CountedHour } from './store.ts';
import type { Table } from './table.ts';

/** What was asked, counted anew from its facts; each read is consistent. */
export type AskedCounts = {
  /** The tally of one day's dossiers in one month, or of one day's issued receipts. */
  readonly countAsked: (key: PartKey) => Promise<Tally>;
  /**
   * The months in which what is filed there counts or has ever counted: the day's own, and those in which its dossiers
   * were completed.
   */
  readonly monthsOf: (key: HourKey) => Promise<readonly string[]>;
  /** All that was asked on a unit's day, by the parts in which it is folded; none where nothing was. */
  readonly countAskedOn: (
    unit: string,
    day: string,
  ) => Promise<readonly { readonly key: PartKey; readonly counted: CountedHour }[]>;
};

const dossierTally = (unit: string, month: string, items: readonly DossierItem[]): Tally => ({
  ...EMPTY_TALLY,
  dossiers: dossiersIn(
    month,
    items.map((item) => dossierOf(unit, item)),
  ),
});

const issuedTally = (items: readonly IssuedItem[]): Tally => ({
  ...EMPTY_TALLY,
  issued: sumIssued(items.map(({ counts }) => counts)),
});

const monthsFor = (key: HourKey, items: readonly DossierItem[]): readonly string[] => [
  ...new Set([monthOf(key), ...items.flatMap(({ months = [] }) => months)]),
];

const lastChangeOf = (items: readonly { readonly recordedAt: string }[]): number =>
  Math.max(...items.map(({ recordedAt }) => parseInstant(recordedAt) ?? 0));

export const askedCounts = ({ query }: Pick<Table, 'query'>): AskedCounts => {
  const dossiersOn = (unit: string, day: string) =>
    query<DossierItem>(dossierPartition(unit, day), { consistent: true });
  const issuedOn = (unit: string, day: string) =>
    query<IssuedItem>(issuedPartition(unit, day), { consistent: true });

  return {
    countAsked: async (key) => {
      const { unit, day, hour } = key;
      return hour === DOSSIERS
        ? dossierTally(unit, monthOf(key), await dossiersOn(unit, day))
        : issuedTally(await issuedOn(unit, day));
    },

    monthsOf: async (key) =>
      key.hour === DOSSIERS ? monthsFor(key, await dossiersOn(key.unit, key.day)) : [monthOf(key)],

    countAskedOn: async (unit, day) => {
      const [dossiers, issued] = await Promise.all([dossiersOn(unit, day), issuedOn(unit, day)]);
      const key = { unit, day, hour: DOSSIERS };
      const parts =
        dossiers.length === 0
          ? []
          : monthsFor(key, dossiers).map((month) => ({
              key: { ...key, month },
              counted: { tally: dossierTally(unit, month, dossiers), lastChangeMs: lastChangeOf(dossiers) },
            }));
      if (issued.length === 0) return parts;
      const counted = { tally: issuedTally(issued), lastChangeMs: lastChangeOf(issued) };
      return [...parts, { key: { unit, day, hour: ISSUED }, counted }];
    },
  };
};
