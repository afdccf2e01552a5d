import type { Context, MiddlewareHandler } from 'hono';
import { type ProblemKind, problemKindOf } from './problem.ts';

/** How an attempt to rate ended: recorded, there already, a test of the way, or refused for a reason. */
export type IntakeOutcome = 'accepted' | 'repeated' | 'synthetic' | ProblemKind;

/** Is told what became of ratings, and nothing of what they say. */
export type IntakeObserver = {
  readonly ended: (outcome: IntakeOutcome) => void;
  /** How many ratings a kiosk still holds back, this one included. */
  readonly waiting: (responses: number) => void;
};

export const SILENT_OBSERVER: IntakeObserver = { ended: () => {}, waiting: () => {} };

/** In which a kiosk says how many ratings wait in it. */
export const WAITING_HEADER = 'survey-waiting';

/** Of a recorded response: a test of the way says that first. */
export const outcomeOf = (response: { readonly synthetic?: true }, repeated: boolean): IntakeOutcome => {
  if (response.synthetic) return 'synthetic';
  return repeated ? 'repeated' : 'accepted';
};

/** Counts the requests that are refused as a whole, and what kiosks say of their queues. */
export const observed =
  (observer: IntakeObserver): MiddlewareHandler =>
  async (c: Context, next) => {
    const waiting = Number(c.req.header(WAITING_HEADER));
    if (Number.isInteger(waiting) && waiting >= 0 && waiting < 1e6) observer.waiting(waiting);
    await next();
    if (c.error) observer.ended(problemKindOf(c.error));
  };
