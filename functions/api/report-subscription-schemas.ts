import * as z from 'zod/mini';
import { MOST_SUBSCRIPTIONS, RHYTHMS } from '#domain/report-subscription.ts';

export const newSubscriptionSchema = z.strictObject(
  {
    email: z
      .string('must be an e-mail address, such as ten@example.vn')
      .check(z.describe('Where the mail goes; kept sealed, and never shown whole again')),
    every: z.enum(RHYTHMS, 'must be "month" or "week"'),
    language: z.enum(['vi', 'en'], 'must be "vi" or "en"'),
  },
  'must have the fields email, every and language, and no others',
);

const outcomeSchema = z.object({ period: z.string(), at: z.string() });

export const subscriptionSchema = z.object({
  id: z.string(),
  email: z.nullable(z.string()).check(z.describe('In part, such as ng…@hanoi.gov.vn; null once it is gone')),
  every: z.enum(RHYTHMS),
  language: z.enum(['vi', 'en']),
  createdAt: z.string(),
  createdBy: z.object({
    role: z.string(),
    unit: z.string(),
    unitName: z.object({ vi: z.string(), en: z.string() }),
  }),
  state: z
    .enum(['active', 'refused', 'ended'])
    .check(z.describe('refused: the provider takes no mail to this address, and nothing more is sent')),
  nextAt: z.nullable(z.string()).check(z.describe('When the next mail is due')),
  sent: z.nullable(outcomeSchema).check(z.describe('The last period whose mail was taken')),
  missed: z.nullable(outcomeSchema).check(z.describe('A later one that no provider took in two days')),
});

export const subscriptionListSchema = z.object({
  unit: z.string(),
  sendsMail: z.boolean().check(z.describe('Whether this installation sends e-mail at all')),
  subscriptions: z
    .array(subscriptionSchema)
    .check(z.describe(`The active ones, at most ${MOST_SUBSCRIPTIONS}, and those that were refused`)),
});

export type NewSubscription = z.output<typeof newSubscriptionSchema>;
export type ShownSubscription = z.output<typeof subscriptionSchema>;
export type SubscriptionList = z.output<typeof subscriptionListSchema>;
