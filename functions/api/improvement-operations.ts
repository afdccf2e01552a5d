import { OF_BODIES, OF_PEOPLE } from './device-operations.ts';
import {
  improvementListSchema,
  improvementSchema,
  newImprovementSchema,
  publicImprovementsSchema,
} from './improvement-schemas.ts';
import type { Operation } from './operation.ts';

/** What units changed because of what citizens answered. */
export const IMPROVEMENT_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/v1/public/units/{id}/improvements',
    summary: 'What the unit says that it changed because of what citizens answered',
    signedIn: false,
    answers: { '200': { description: 'The latest change first', schema: publicImprovementsSchema } },
    problems: ['not-found', 'invalid-query', 'unavailable'],
  },
  {
    method: 'get',
    path: '/v1/units/{id}/improvements',
    summary: 'The same with who wrote it, and what was withdrawn',
    signedIn: true,
    answers: { '200': { description: 'The last fifty', schema: improvementListSchema } },
    problems: [...OF_PEOPLE, 'not-found', 'invalid-query', 'unavailable'],
  },
  {
    method: 'put',
    path: '/v1/units/{id}/improvements/{improvement}',
    summary:
      'Tells everybody of a change, over the version that was read; the id is a ULID made by the caller',
    signedIn: true,
    body: newImprovementSchema,
    answers: { '200': { description: 'The version that stands now', schema: improvementSchema } },
    problems: [...OF_BODIES, ...OF_PEOPLE, 'not-found', 'changed-meanwhile'],
  },
];
