import { OF_BODIES, OF_PEOPLE } from './device-operations.ts';
import type { Operation } from './operation.ts';
import {
  draftSchema,
  publicationSchema,
  questionnaireListSchema,
  questionnaireVersionSchema,
  retirementSchema,
} from './questionnaire-schemas.ts';

const OF_STEPS = [
  ...OF_BODIES,
  ...OF_PEOPLE,
  'not-found',
  'changed-meanwhile',
  'questionnaire-refused',
] as const;

/** Questionnaires in versions: draft, published, retired. */
export const QUESTIONNAIRE_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/v1/questionnaires',
    summary: 'The questionnaires with all their versions: of the product, and the city’s own',
    signedIn: true,
    answers: { '200': { description: 'Versions by questionnaire', schema: questionnaireListSchema } },
    problems: [...OF_PEOPLE, 'invalid-query', 'unavailable'],
  },
  {
    method: 'get',
    path: '/v1/questionnaires/{id}/versions/{version}',
    summary: 'One version in both languages; of a draft, what still keeps it from being published',
    signedIn: true,
    answers: { '200': { description: 'The version', schema: questionnaireVersionSchema } },
    problems: [...OF_PEOPLE, 'not-found', 'invalid-query', 'unavailable'],
  },
  {
    method: 'put',
    path: '/v1/questionnaires/{id}/versions/{version}',
    summary: 'Writes a draft, over the revision that was read; a published version is never changed',
    signedIn: true,
    body: draftSchema,
    answers: { '200': { description: 'The draft', schema: questionnaireVersionSchema } },
    problems: OF_STEPS,
  },
  {
    method: 'post',
    path: '/v1/questionnaires/{id}/versions/{version}/publish',
    summary:
      'Publishes a draft: it is asked from then on, beside the version before for as long as both bridge',
    signedIn: true,
    body: publicationSchema,
    answers: { '200': { description: 'The published version', schema: questionnaireVersionSchema } },
    problems: OF_STEPS,
  },
  {
    method: 'post',
    path: '/v1/questionnaires/{id}/versions/{version}/retire',
    summary: 'Retires a published version: it is asked no more, and answers that are on their way are taken',
    signedIn: true,
    body: retirementSchema,
    answers: { '200': { description: 'The retired version', schema: questionnaireVersionSchema } },
    problems: OF_STEPS,
  },
];
