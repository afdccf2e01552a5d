import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import { ADDRESS_KINDS } from '#domain/invitation.ts';
import type { ReportSubscription } from '#domain/report-subscription.ts';
import type { Address } from './address.ts';

/** What a message must say to somebody: to whom, and the token of the link. */
export type Sealed = { readonly address: Address; readonly token: string };

/**
 * How the address of a citizen is kept, and of whoever gets a report, which is personal data (Nghị định 13/2023/NĐ-CP, art. 2):
 *
 * - Sealed with AES-256-GCM under a key that stands in no table, with a nonce of its own, and bound to its invitation:
 *   copied to another one it does not open. It is dropped with the last message; the engine drops the whole
 *   invitation when its link has expired.
 * - As a keyed hash (HMAC-SHA-256, 128 bits), which cannot be turned back, nor be found by trying all telephone
 *   numbers without the key. This is all that the list of those who opted out has.
 *
 * Both keys are derived (HKDF) from one secret. Whoever changes the secret forgets who opted out and what waits.
 */
export type Seal = {
  readonly seal: (id: string, content: Sealed) => Uint8Array;
  /** Throws where it was sealed for another invitation or by another secret. */
  readonly open: (id: string, sealed: Uint8Array) => Sealed;
  readonly hashOf: (address: Address) => string;
};

const ALGORITHM = 'aes-256-gcm';
const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HASH_BYTES = 16;
const SHORTEST_SECRET = 32;

const contentSchema = z.object({
  address: z.object({ kind: z.enum(ADDRESS_KINDS), value: z.string() }),
  token: z.string(),
});

/** What the address of a subscription is sealed for. No invitation has such an id. */
export const sealedReportName = ({ unit, id }: Pick<ReportSubscription, 'unit' | 'id'>): string =>
  `report#${unit}#${id}`;

/*
 *  byte  0         1..12    13..            last 16
 *  ┌─────────┬─────────┬───────────────┬──────────┐
 *  │ version │ nonce   │ ciphertext    │ GCM tag  │
 *  └─────────┴─────────┴───────────────┴──────────┘
 */
export const createSeal = (secret: string): Seal => {
  if (secret.length < SHORTEST_SECRET) {
    throw new Error(`the secret of invitations needs ${SHORTEST_SECRET} characters or more`);
  }
  const derived = (use: string): Uint8Array =>
    new Uint8Array(hkdfSync('sha256', secret, '', `satisfaction-survey invitations ${use}`, 32));
  const [sealing, hashing] = [derived('sealing'), derived('hashing')];
  return {
    seal: (id, content) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, sealing, nonce).setAAD(Buffer.from(id));
      const text = Buffer.concat([cipher.update(JSON.stringify(content)), cipher.final()]);
      return Uint8Array.from(Buffer.concat([Uint8Array.of(VERSION), nonce, text, cipher.getAuthTag()]));
    },
    open: (id, sealed) => {
      if (sealed[0] !== VERSION) throw new Error('the address was sealed in a way that is not known');
      const decipher = createDecipheriv(ALGORITHM, sealing, sealed.subarray(1, 1 + NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      })
        .setAAD(Buffer.from(id))
        .setAuthTag(sealed.subarray(-TAG_BYTES));
      const text = sealed.subarray(1 + NONCE_BYTES, -TAG_BYTES);
      return contentSchema.parse(
        JSON.parse(`${decipher.update(text, undefined, 'utf8')}${decipher.final('utf8')}`),
      );
    },
    hashOf: ({ kind, value }) =>
      createHmac('sha256', hashing)
        .update(`${kind}\0${value}`)
        .digest()
        .subarray(0, HASH_BYTES)
        .toString('hex'),
  };
};
