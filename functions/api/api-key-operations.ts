import {
  apiKeyListSchema,
  apiKeySchema,
  createdKeySchema,
  keyListQuerySchema,
  newKeySchema,
} from './api-key-schemas.ts';
import { OF_BODIES, OF_PEOPLE } from './device-operations.ts';
import type { Operation } from './operation.ts';

/** The keys by which programmes sign in, as administrators see them. */
export const API_KEY_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/v1/api-keys',
    summary: 'The keys of programmes of a unit and below it, without their secrets',
    signedIn: true,
    query: keyListQuerySchema,
    answers: { '200': { description: 'The keys', schema: apiKeyListSchema } },
    problems: [...OF_PEOPLE, 'invalid-query', 'unavailable'],
  },
  {
    method: 'post',
    path: '/v1/api-keys',
    summary: 'Makes a key for a programme; its secret is told this once',
    signedIn: true,
    body: newKeySchema,
    answers: { '201': { description: 'The key, with its secret', schema: createdKeySchema } },
    problems: [...OF_BODIES, ...OF_PEOPLE, 'changed-meanwhile'],
  },
  {
    method: 'post',
    path: '/v1/api-keys/{id}/revocation',
    summary: 'Lets nobody sign in with this key any more, from now on',
    signedIn: true,
    answers: { '200': { description: 'Revoked', schema: apiKeySchema } },
    problems: [...OF_PEOPLE, 'invalid-query', 'not-found', 'changed-meanwhile', 'unavailable'],
  },
];
