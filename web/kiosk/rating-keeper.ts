import type { SurveyResponse } from '#domain/response.ts';
import type { Outbox } from '../shared/outbox.ts';

/** What a kiosk wants of the outbox; when it sends is not the screens' matter. */
export type RatingOutbox = Pick<Outbox, 'keep' | 'amend' | 'finish'>;

/** Hands a rating and its amendments to the outbox one after the other, so that the last word is the one kept. */
export const createRatingKeeper = (outbox: RatingOutbox) => {
  let last: Promise<unknown> = Promise.resolve();

  const afterwards = (act: () => unknown): void => {
    last = last.then(act, act);
  };

  return {
    keep: (response: SurveyResponse, time?: 'fixed'): void => afterwards(() => outbox.keep(response, time)),
    amend: (response: SurveyResponse): void => afterwards(() => outbox.amend(response)),
    /** Resolves when all that was handed over so far is durable. */
    durable: (): Promise<unknown> => last,
    /** Lets a rating go out once it is durable. */
    finish: (id: string): void => afterwards(() => outbox.finish(id)),
  };
};
