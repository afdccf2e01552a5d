import { OF_BODIES, OF_PEOPLE } from './device-operations.ts';
import type { Operation } from './operation.ts';
import { entrySchema, newEntrySchema, scorecardQuerySchema, scorecardSchema } from './scorecard-schemas.ts';

/** The indicators of a unit beside each other: computed ones, and those that officers enter. */
export const SCORECARD_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/v1/units/{id}/scorecard',
    summary:
      'The indicators of a unit in a year: what the platform computes, and beside it what was reported',
    signedIn: true,
    query: scorecardQuerySchema,
    answers: { '200': { description: 'The scorecard', schema: scorecardSchema } },
    problems: [...OF_PEOPLE, 'not-found', 'invalid-query', 'unavailable'],
  },
  {
    method: 'put',
    path: '/v1/units/{id}/scorecard/{indicator}/{period}',
    summary:
      'Enters a reported figure with its document, over the version that was read; a correction is a new version',
    signedIn: true,
    body: newEntrySchema,
    answers: { '200': { description: 'The version that stands now', schema: entrySchema } },
    problems: [...OF_BODIES, ...OF_PEOPLE, 'not-found', 'changed-meanwhile'],
  },
];
