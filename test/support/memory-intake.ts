import { type SurveyResponse, sameContent } from '#domain/response.ts';
import { ResponseAlreadyRecordedError, StoreUnavailableError } from '../../functions/store/errors.ts';
import type { Store } from '../../functions/store/store.ts';

type Intake = Pick<Store, 'recordResponse'>;

/** Takes responses in as the store does, and shows what it took. */
export const openMemoryIntake = (): Intake & { readonly recorded: readonly SurveyResponse[] } => {
  const codes = new Map<string, string>();
  const recorded: SurveyResponse[] = [];
  return {
    recorded,
    recordResponse: async (response, { code }) => {
      const first = recorded.find(({ id }) => id === response.id);
      if (!first) {
        recorded.push(response);
        codes.set(response.id, code);
        return { repeated: false, code };
      }
      if (!sameContent(first, response)) throw new ResponseAlreadyRecordedError(response.id);
      return { repeated: true, code: codes.get(response.id) ?? code };
    },
  };
};

/** The engine is down. */
export const unavailableIntake: Intake = {
  recordResponse: async () => {
    throw new StoreUnavailableError('The table did not take the request (TimeoutError)');
  },
};
