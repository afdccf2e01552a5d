import { createHmac } from 'node:crypto';
import { MessageNotTakenError, MessageRefusedError, type Provider } from './provider.ts';

const TIMEOUT_MS = 10_000;
/** Refusals that say "later", or that whoever runs the gateway can mend. */
const LATER = new Set([401, 403, 404, 408, 409, 425, 429]);

const SHORTEST_KEY_BYTES = 24;

/** The key is what the secret says in base64, with or without the `whsec_` that Standard Webhooks put before it. */
const keyOf = (secret: string): Buffer => {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  if (key.length < SHORTEST_KEY_BYTES) {
    throw new Error(`the secret of the gateway must say ${SHORTEST_KEY_BYTES} bytes or more in base64`);
  }
  return key;
};

/**
 * Hands messages to a gateway of the city's own, such as one of a Zalo official account, as a signed POST. Signed as
 * Standard Webhooks says (https://www.standardwebhooks.com): HMAC-SHA-256 of `id.timestamp.body`, so that any of its
 * libraries verifies it; `webhook-id` is the same at each try.
 */
export const webhookProvider = (options: {
  readonly url: string;
  readonly secret: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
}): Provider => {
  const key = keyOf(options.secret);
  return {
    send: async ({ id, type, ...data }) => {
      const body = JSON.stringify({ type, data });
      const timestamp = String(Math.floor(options.now() / 1000));
      const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
      const status = await statusOf(options.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'webhook-id': id,
          'webhook-timestamp': timestamp,
          'webhook-signature': `v1,${signature}`,
        },
        body,
        // An address is not handed on to wherever a gateway points.
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (status >= 200 && status < 300) return;
      if (status >= 400 && status < 500 && !LATER.has(status)) {
        throw new MessageRefusedError(`The gateway refused a message (${status})`);
      }
      throw new MessageNotTakenError(`The gateway did not take a message (${status})`);
    },
  };
};

/** What `fetch` says of a failure may name the address that was called; who looks for a fault is told its name only. */
const statusOf = async (url: string, init: RequestInit): Promise<number> => {
  try {
    const answer = await fetch(url, init);
    await answer.body?.cancel();
    return answer.status;
  } catch (error) {
    throw new MessageNotTakenError(
      `The gateway cannot be reached (${error instanceof Error ? error.name : ''})`,
    );
  }
};
