import type { JsonAnswer, JsonRequest } from '../../shared/json-request.ts';

/** The header in which a device signs a request. */
const DEVICE_HEADER = 'survey-device';

/** Why the server takes no request of this device, by the last part of the problem's type. */
export const REFUSALS = ['device-revoked', 'device-key-expired', 'device-unknown'] as const;
export type Refusal = (typeof REFUSALS)[number];

export type Signer = { readonly key: CryptoKeyPair; readonly keyId: string };

export type SignedRequestPorts = {
  readonly request: JsonRequest;
  /** `undefined` while this browser is no device: requests go out as they are. */
  readonly signer: () => Signer | undefined;
  readonly newId: () => string;
  /** Epoch milliseconds by the server's clock, as far as it is known. */
  readonly now: () => number;
  /** The server has said what time it is. */
  readonly onTime: (serverMs: number) => void;
  readonly onRefused: (refusal: Refusal) => void;
};

/** The last part of a problem's type, as in `/reference#device-revoked`. */
export const problemKindOf = (body: unknown): string | undefined => {
  const type = (body as { readonly type?: unknown } | null | undefined)?.type;
  return typeof type === 'string' ? type.slice(type.lastIndexOf('#') + 1) : undefined;
};

/**
 * Signs each request. One that is refused only because the device's clock is wrong is signed anew with the
 * server's time, once.
 */
export const signedRequest = (ports: SignedRequestPorts): JsonRequest => {
  const ask: JsonRequest = async (path, body, headers = {}) => {
    const signer = ports.signer();
    if (!signer) return ports.request(path, body, headers);
    // A kiosk that was only opened by its counter's code never loads it.
    const { signatureOf } = await import('./device-key.ts');
    const signature = await signatureOf(signer.key, signer.keyId, {
      method: body === undefined ? 'GET' : 'POST',
      path,
      body: body === undefined ? '' : JSON.stringify(body),
      nowMs: ports.now(),
      nonce: ports.newId(),
    });
    return ports.request(path, body, { ...headers, [DEVICE_HEADER]: signature });
  };

  const heard = (answer: JsonAnswer): string | undefined => {
    const serverMs = Date.parse(answer.headers?.get('survey-time') ?? '');
    if (!Number.isNaN(serverMs)) ports.onTime(serverMs);
    const kind = answer.status >= 400 ? problemKindOf(answer.body) : undefined;
    const refusal = REFUSALS.find((each) => each === kind);
    if (refusal) ports.onRefused(refusal);
    return kind;
  };

  return async (path, body, headers) => {
    const answer = await ask(path, body, headers);
    if (heard(answer) !== 'device-request-skewed') return answer;
    const again = await ask(path, body, headers);
    heard(again);
    return again;
  };
};
