import { OF_BODIES, OF_PEOPLE } from './device-operations.ts';
import { invitationsBodySchema, invitedSchema, MOST_INVITATIONS } from './invitation-schemas.ts';
import type { Operation } from './operation.ts';

/** What the one-stop system asks to be sent. */
export const INVITATION_OPERATIONS: readonly Operation[] = [
  {
    method: 'post',
    path: '/v1/invitations',
    summary: `Invites the citizens of up to ${MOST_INVITATIONS} dossiers to rate, each by a message and one reminder, each judged alone`,
    signedIn: true,
    body: invitationsBodySchema,
    answers: { '200': { description: 'One result for each, in order', schema: invitedSchema } },
    problems: [...OF_BODIES, ...OF_PEOPLE],
  },
];
