import { parseInstant } from './time.ts';

/**
 * How long after a rating was received it may be replaced. The ledger seals nothing that came in within the last quarter of an
 * hour, so whatever is replaced in this time, with minutes for requests under way, is in no block yet.
 */
export const CHANGE_WINDOW_MS = 10 * 60_000;

/** What is told of the rating that stands where another one was sent. */
export type StandingRating = {
  /** When the first was received, `2026-11-23T09:41:08+07:00`; a change leaves it as it is. */
  readonly receivedAt: string;
  /** How often it was changed. A change names the number it has seen, so that of two at once one is taken. */
  readonly changes: number;
  /** An officer has decided on it, or it was erased: what was decided is not to be replaced. */
  readonly isSettled: boolean;
};

/** Until when the rating may be replaced, in epoch milliseconds; never once it is settled. */
export const changeableUntil = ({ receivedAt, isSettled }: StandingRating): number =>
  isSettled ? 0 : (parseInstant(receivedAt) ?? 0) + CHANGE_WINDOW_MS;

/** Whether the rating may be replaced now. */
export const isChangeable = (standing: StandingRating, nowMs: number): boolean =>
  nowMs < changeableUntil(standing);
