import * as z from 'zod/mini';
import type { AddressKind } from '#domain/invitation.ts';

const settingsSchema = z.strictObject({
  phone: z.enum(['none', 'sns', 'webhook']),
  email: z.enum(['none', 'ses', 'webhook']),
  zalo: z.enum(['none', 'webhook']),
  mailSender: z.nullable(z.string()),
  webhookUrl: z.nullable(z.string()),
});

/** Who delivers to which kind of address, as the stage's settings say it; `none` delivers nothing, and is told nothing. */
export type MessageSettings = z.infer<typeof settingsSchema>;

/** What the environment says; throws where it is not what `infra/settings.ts` could have written. */
export const messageSettingsOf = (text: string): MessageSettings => settingsSchema.parse(JSON.parse(text));

export const sendsTo =
  (settings: MessageSettings) =>
  (kind: AddressKind): boolean =>
    settings[kind] !== 'none';
