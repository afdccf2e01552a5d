import { MOST_SUBSCRIPTIONS } from '#domain/report-subscription.ts';
import { OF_BODIES, OF_PEOPLE } from './device-operations.ts';
import type { Operation } from './operation.ts';
import {
  newSubscriptionSchema,
  subscriptionListSchema,
  subscriptionSchema,
} from './report-subscription-schemas.ts';

/** Who gets the report of a unit by e-mail. */
export const REPORT_SUBSCRIPTION_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/v1/units/{id}/report-subscriptions',
    summary: 'Who gets word by e-mail when the report of the unit is ready, addresses in part only',
    signedIn: true,
    answers: { '200': { description: 'The one that was made last first', schema: subscriptionListSchema } },
    problems: [...OF_PEOPLE, 'not-found', 'invalid-query', 'unavailable'],
  },
  {
    method: 'put',
    path: '/v1/units/{id}/report-subscriptions/{subscription}',
    summary: `Has a link to the report sent to an address, every month or week; the id is a ULID made by the caller, and a unit has at most ${MOST_SUBSCRIPTIONS}`,
    signedIn: true,
    body: newSubscriptionSchema,
    answers: {
      '201': { description: 'From the period that is going on', schema: subscriptionSchema },
      '200': { description: 'An identical repeat: as it stands', schema: subscriptionSchema },
    },
    problems: [...OF_BODIES, ...OF_PEOPLE, 'not-found', 'already-subscribed', 'no-mail', 'changed-meanwhile'],
  },
  {
    method: 'delete',
    path: '/v1/units/{id}/report-subscriptions/{subscription}',
    summary: 'Sends this address no more reports of the unit, and forgets it',
    signedIn: true,
    answers: { '204': { description: 'Ended' } },
    problems: [...OF_PEOPLE, 'not-found', 'invalid-query', 'unavailable', 'changed-meanwhile'],
  },
];
