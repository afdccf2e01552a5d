import { OF_BODIES, OF_PEOPLE } from './device-operations.ts';
import type { Operation } from './operation.ts';
import {
  createdWebhookSchema,
  deliveriesQuerySchema,
  deliveryListSchema,
  deliverySchema,
  newWebhookSchema,
  webhookListQuerySchema,
  webhookListSchema,
} from './webhook-schemas.ts';

const OF_ONE = [...OF_PEOPLE, 'invalid-query', 'not-found', 'unavailable'] as const;

/** The endpoints of other programmes that are told what has changed, as administrators see them. */
export const WEBHOOK_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/v1/webhooks',
    summary: 'The endpoints that are told of a unit, or of one below it',
    signedIn: true,
    query: webhookListQuerySchema,
    answers: { '200': { description: 'The endpoints, without their secrets', schema: webhookListSchema } },
    problems: [...OF_PEOPLE, 'invalid-query', 'unavailable'],
  },
  {
    method: 'post',
    path: '/v1/webhooks',
    summary: 'Registers an endpoint; the secret that messages are signed with is told this once',
    signedIn: true,
    body: newWebhookSchema,
    answers: { '201': { description: 'The endpoint, with its secret', schema: createdWebhookSchema } },
    problems: [...OF_BODIES, ...OF_PEOPLE],
  },
  {
    method: 'delete',
    path: '/v1/webhooks/{id}',
    summary: 'Tells this endpoint nothing more, for good',
    signedIn: true,
    answers: { '204': { description: 'Removed' } },
    problems: [...OF_ONE, 'changed-meanwhile'],
  },
  {
    method: 'post',
    path: '/v1/webhooks/{id}/test',
    summary:
      'Sends the endpoint a message of the kind webhook.test, within a minute; one that takes it is active again',
    signedIn: true,
    answers: { '202': { description: 'The message', schema: deliverySchema } },
    problems: OF_ONE,
  },
  {
    method: 'get',
    path: '/v1/webhooks/{id}/deliveries',
    summary: 'What the endpoint was sent in the last thirty days, the newest first, and what became of it',
    signedIn: true,
    query: deliveriesQuerySchema,
    answers: { '200': { description: 'A page of messages', schema: deliveryListSchema } },
    problems: OF_ONE,
  },
  {
    method: 'post',
    path: '/v1/webhooks/{id}/deliveries/{delivery}/replay',
    summary: 'Sends a message once more, with the same id and a new signature',
    signedIn: true,
    answers: { '202': { description: 'The message', schema: deliverySchema } },
    problems: [...OF_ONE, 'changed-meanwhile', 'webhook-disabled'],
  },
];
