import type { SurveyResponse } from '#domain/response.ts';
import type { Moment } from './server-clock.ts';

/** A rating on a device, and how far it has come. */
export type QueuedRating = {
  readonly response: SurveyResponse;
  /** `open` may still be amended, `final` waits for the server, `refused` is kept for whoever is to look. */
  readonly state: 'open' | 'final' | 'refused';
  /** When it was given. Absent: its time is right as it is. */
  readonly given?: Moment | undefined;
  /** The run of the page that has it open. */
  readonly run?: string | undefined;
  /** What the server said of one that it refused. */
  readonly refusal?: { readonly status: unknown; readonly problem: unknown } | undefined;
};

/** Where ratings lie until the server has them. What `put` has resolved for outlives a power cut. */
export type RatingQueue = {
  readonly put: (ratings: readonly QueuedRating[]) => Promise<void>;
  readonly get: (id: string) => Promise<QueuedRating | undefined>;
  readonly remove: (ids: readonly string[]) => Promise<void>;
  /** At most `limit` of one state, the oldest first. */
  readonly oldest: (state: QueuedRating['state'], limit: number) => Promise<readonly QueuedRating[]>;
  readonly count: (state: QueuedRating['state']) => Promise<number>;
  /** Whether some of it lies where it is not safe, as when the disk is full. */
  readonly isDegraded: () => boolean;
};
