import { evidenceOf } from '#domain/verdict.ts';
import type { Figures } from '../../shared/api-types.ts';

/** A row of intervals: an index of something that has a name, in percent; `null` where it is withheld. */
export type IntervalRow = {
  readonly key: string;
  readonly name: string;
  readonly n: number;
  readonly indexPercent: number | null;
  readonly interval: { readonly lowPercent: number; readonly highPercent: number } | null;
  readonly targetPercent: number;
};

export type ShownRow = IntervalRow & {
  readonly indexPercent: number;
  readonly interval: NonNullable<IntervalRow['interval']>;
};

export const isShown = (row: IntervalRow): row is ShownRow =>
  row.indexPercent !== null && row.interval !== null;

/** Figures as a row under a name. */
export const intervalRow = (
  key: string,
  name: string,
  { n, indexPercent, interval }: Pick<Figures, 'n' | 'indexPercent' | 'interval'>,
  targetPercent: number,
): IntervalRow => ({ key, name, n, indexPercent, interval, targetPercent });

/** So few responses that a figure is for reference only ("chỉ để tham khảo"). */
export const isForReference = (n: number): boolean => evidenceOf(n) === 'reference';
