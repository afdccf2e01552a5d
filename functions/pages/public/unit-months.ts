import { type Break, breakBetween } from '#domain/published-break.ts';
import type { PublishedMonth, PublishedUnit } from '#domain/published-month.ts';

/** A unit's month, as it was published, and why it must not be compared with the one published before. */
export type UnitMonth = PublishedUnit & { readonly month: string; readonly breakBefore: Break | null };

/** A month that can be drawn. */
export type ShownMonth = UnitMonth & {
  readonly indexPercent: number;
  readonly interval: NonNullable<UnitMonth['interval']>;
};

export const isShown = (month: UnitMonth): month is ShownMonth =>
  month.indexPercent !== null && month.interval !== null;

/** The months of a unit, the oldest first, of published ones, the newest first. */
export const unitMonthsOf = (months: readonly PublishedMonth[], unit: string): readonly UnitMonth[] => {
  const rows = months.toReversed().flatMap((published) => {
    const row = published.units.find((each) => each.unit === unit);
    return row ? [{ row, published }] : [];
  });
  return rows.map(({ row, published }, at) => {
    const before = rows[at - 1]?.published;
    return {
      ...row,
      month: published.month,
      breakBefore: before ? breakBetween(before, published) : null,
    };
  });
};
