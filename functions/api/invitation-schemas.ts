import * as z from 'zod/mini';
import { LATEST_AFTER_DAYS, REMINDER_AFTER_DAYS } from '#domain/invitation.ts';
import { MOMENTS } from '#domain/response.ts';
import { LONGEST_RECEIPT } from '../receipts/receipt-request.ts';
import { problemSchema } from './response-schemas.ts';

export const MOST_INVITATIONS = 500;

const described = (text: string) => z.describe(text);

/*
 * As the OpenAPI document says it; what is sent is checked by `checkInvitation`, which knows the organisation.
 */
const invitationSchema = z.strictObject({
  unit: z.string().check(described('Code of the unit that served')),
  counter: z.optional(z.string().check(described('Code of the counter, such as 00070-03'))),
  service: z.optional(z.string().check(described('National code of the procedure, such as 1.001193'))),
  moment: z.enum(MOMENTS),
  at: z.string().check(described('When the moment was, RFC 3339 with offset; what is told first stands')),
  receipt: z
    .string()
    .check(
      z.minLength(1),
      z.maxLength(LONGEST_RECEIPT),
      described('Number of the receipt; only a keyed hash is kept'),
    ),
  address: z
    .union([
      z.strictObject({ phone: z.string() }),
      z.strictObject({ email: z.string() }),
      z.strictObject({ zalo: z.string() }),
    ])
    .check(described('Where the citizen is reached; kept sealed, and only until the last message is sent')),
  language: z.optional(z.enum(['vi', 'en']).check(described('"vi" where left out'))),
  sendAfter: z.optional(
    z
      .string()
      .check(
        described(
          `Not before this time; a day after the moment where left out, at most ${LATEST_AFTER_DAYS} days. Sent from 8 to 20 h`,
        ),
      ),
  ),
  reminder: z.optional(
    z
      .boolean()
      .check(described(`Whether to remind once, ${REMINDER_AFTER_DAYS} days later; true where left out`)),
  ),
});

export const invitationsBodySchema = z.strictObject({
  invitations: z.array(invitationSchema).check(z.minLength(1), z.maxLength(MOST_INVITATIONS)),
});

export const invitedSchema = z.object({
  results: z.array(
    z.object({
      status: z
        .int()
        .check(
          described('201 taken; 200 taken before, or nothing is to be sent; 403, 409 or 422 with a problem'),
        ),
      response: z.optional(z.string().check(described('Id of the response that is asked for'))),
      sendAt: z.optional(
        z
          .nullable(z.string())
          .check(
            described(
              'When the next message is due; null where none is: all sent, rated, opted out, or this installation sends nothing to such addresses',
            ),
          ),
      ),
      problem: z.optional(problemSchema),
    }),
  ),
});

export type InvitedAnswer = z.infer<typeof invitedSchema>['results'][number];
