import { lookup as systemLookup } from 'node:dns';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { AttemptOutcome } from '#domain/webhook.ts';
import { faultOfAddress, isOwnMachine, isPublicMachine } from './endpoint-address.ts';

/** As long as Standard Webhooks recommends at the least; an endpoint does its work after it has answered. */
export const TIMEOUT_MS = 15_000;

export type PostOptions = {
  /** Whether an endpoint may stand on this machine. */
  readonly local: boolean;
  readonly timeoutMs: number;
  /** How names are resolved; by the system's own means where it is left out. */
  readonly lookup?: typeof systemLookup;
};

/** Sends a message; whatever happens is an outcome, and none of it is thrown. */
export type Post = (
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
) => Promise<AttemptOutcome>;

class AddressRefusedError extends Error {
  override readonly name = 'AddressRefusedError';
}

/**
 * Resolves a name and refuses it where any of its machines is not public. The connection is made to what was looked at
 * here, so a name cannot lead elsewhere a moment later (DNS rebinding).
 */
const guarded =
  (lookup: typeof systemLookup): LookupFunction =>
  (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0);
      const [first] = addresses;
      if (!first || !addresses.every(({ address }) => isPublicMachine(address))) {
        return callback(new AddressRefusedError(`${hostname} is not of the public internet`), '', 0);
      }
      if (options.all) return callback(null, addresses);
      callback(null, first.address, first.family);
    });
  };

/**
 * A POST that follows no redirect, since where it led to would have been looked at by nobody, and reads no more of the
 * answer than its status. The time is for all of it.
 */
export const createPost =
  ({ local, timeoutMs, lookup = systemLookup }: PostOptions): Post =>
  (address, body, headers) => {
    const url = new URL(address);
    if (faultOfAddress(address, local)) return Promise.resolve({ fault: 'address-refused' });
    const isOwn = local && isOwnMachine(url);
    const send = url.protocol === 'http:' ? httpRequest : httpsRequest;
    return new Promise((resolve) => {
      const call = send(
        url,
        {
          method: 'POST',
          // No connection is kept for another message: it could be to another machine by then.
          agent: false,
          signal: AbortSignal.timeout(timeoutMs),
          headers: {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
            'user-agent': 'satisfaction-survey-webhooks/1',
            ...headers,
          },
          ...(isOwn ? {} : { lookup: guarded(lookup) }),
        },
        (answer) => {
          resolve({ status: answer.statusCode ?? 0 });
          answer.destroy();
        },
      );
      call.on('error', (error) => {
        if (error instanceof AddressRefusedError) resolve({ fault: 'address-refused' });
        else
          resolve({
            fault: error.name === 'AbortError' || error.name === 'TimeoutError' ? 'timeout' : 'unreachable',
          });
      });
      call.end(body);
    });
  };
