import { changesQuerySchema, changesSchema } from './change-schemas.ts';
import { OF_PEOPLE } from './device-operations.ts';
import type { Operation } from './operation.ts';

export const CHANGE_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/v1/units/{id}/changes',
    summary: 'What changed in a unit since an earlier period of the same length, and what moved it',
    signedIn: true,
    query: changesQuerySchema,
    answers: { '200': { description: 'Both periods, the change and its parts', schema: changesSchema } },
    problems: [...OF_PEOPLE, 'not-found', 'invalid-query', 'unavailable'],
  },
];
