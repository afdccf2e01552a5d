import { newDeviceKey, publicKeyOf, signatureOf, thumbprintOf } from '../../web/kiosk/device/device-key.ts';
import type { TestApi } from './api.ts';
import { NOW, sampleId } from './sample.ts';

let last = 0;

/** What a request may say of itself beside the truth. */
export type Forgery = {
  readonly key?: CryptoKeyPair;
  readonly keyId?: string;
  readonly method?: 'GET' | 'POST';
  readonly path?: string;
  readonly body?: string;
  readonly nowMs?: number;
  readonly nonce?: string;
};

/** A kiosk with a key of its own, before an API that it signs its requests to as the real one does. */
export const openTestDevice = async (api: TestApi, now: () => number = () => NOW) => {
  const key = await newDeviceKey();
  let id = await thumbprintOf(key);

  const headerFor = (method: 'GET' | 'POST', path: string, body: string, forged: Forgery = {}) =>
    signatureOf(forged.key ?? key, forged.keyId ?? id, {
      method: forged.method ?? method,
      path: forged.path ?? path,
      body: forged.body ?? body,
      nowMs: forged.nowMs ?? now(),
      nonce: forged.nonce ?? sampleId(1_000_000 + ++last),
    });

  const get = async (path: string, forged?: Forgery): Promise<Response> =>
    api.get(path, undefined, { 'survey-device': await headerFor('GET', path, '', forged) });

  const post = async (path: string, body: unknown, forged?: Forgery): Promise<Response> => {
    const text = JSON.stringify(body);
    return api.post(path, text, { 'survey-device': await headerFor('POST', path, text, forged) });
  };

  return {
    key,
    get id() {
      return id;
    },
    get,
    post,
    /** A request as it would be sent. */
    signed: async (method: 'GET' | 'POST', path: string, body = '') => ({
      path,
      ...(body ? { body } : {}),
      headers: { 'survey-device': await headerFor(method, path, body) },
    }),
    /** Asks for a code. */
    offer: async (): Promise<string> => {
      const answer = await api.post('/v1/pairings', { publicKey: await publicKeyOf(key) });
      return ((await answer.json()) as { code: string }).code;
    },
    /** Learns its name, as after an officer has used its code. */
    become: (device: string): void => {
      id = device;
    },
  };
};

export type TestDevice = Awaited<ReturnType<typeof openTestDevice>>;

export const sampleHeartbeat = {
  release: '1.2.3',
  queueDepth: 0,
  refused: 0,
  clockSkewSeconds: 2,
  configVersion: 0,
};
