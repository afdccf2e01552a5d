import { createHmac } from 'node:crypto';
import type { Keyring } from '../receipts/keyring.ts';

/** No unit can be called so, hence no integration's grant holds this key. */
const PURPOSE = 'webhooks/secrets';

/**
 * The secret of an endpoint, `whsec_…` as Standard Webhooks writes it. It is made of the platform's own key and the
 * endpoint's id each time it is needed, so it lies nowhere: who reads the table cannot sign.
 */
export const createSecrets =
  ({ identityOf }: Pick<Keyring, 'identityOf'>) =>
  (webhook: string): string =>
    `whsec_${createHmac('sha256', identityOf(PURPOSE)).update(webhook).digest('base64')}`;

export type SecretOf = ReturnType<typeof createSecrets>;

/**
 * The headers of a message by Standard Webhooks 1.0.0: HMAC-SHA256 over id, time and body, apart by dots.
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export const signedHeaders = (
  secret: string,
  { id, body }: { readonly id: string; readonly body: string },
  nowMs: number,
): Readonly<Record<string, string>> => {
  const timestamp = String(Math.floor(nowMs / 1000));
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
};
