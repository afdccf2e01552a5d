import { type SurveyResponse, sameContent } from '#domain/response.ts';
import { ResponseAlreadyRecordedError, StoreUnavailableError } from '../../functions/store/errors.ts';
import type { ResponseChanges } from '../../functions/store/response-changes.ts';
import type { Store } from '../../functions/store/store.ts';

type Intake = Pick<Store, 'recordResponse'>;

/** Takes responses in as the store does, and shows what it took. */
export const openMemoryIntake = (): Intake & { readonly recorded: readonly SurveyResponse[] } => {
  const codes = new Map<string, string>();
  const received = new Map<string, string>();
  const recorded: SurveyResponse[] = [];
  return {
    recorded,
    recordResponse: async (response, { code, receivedAt }) => {
      const first = recorded.find(({ id }) => id === response.id);
      if (!first) {
        recorded.push(response);
        codes.set(response.id, code);
        received.set(response.id, receivedAt);
        return { repeated: false, code };
      }
      if (!sameContent(first, response)) {
        const receivedAt = received.get(response.id) ?? '';
        throw new ResponseAlreadyRecordedError(response.id, { receivedAt, changes: 0, isSettled: false });
      }
      return { repeated: true, code: codes.get(response.id) ?? code };
    },
  };
};

/** Of what is kept in memory nothing is changed: that takes a table. */
export const noChanges: ResponseChanges = {
  standingAt: async () => undefined,
  changeResponse: async () => {
    throw new Error('a change needs a table');
  },
};

/** The engine is down. */
export const unavailableIntake: Intake = {
  recordResponse: async () => {
    throw new StoreUnavailableError('The table did not take the request (TimeoutError)');
  },
};
