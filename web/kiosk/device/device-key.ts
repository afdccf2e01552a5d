import { calculateJwkThumbprint, exportJWK, type JWK, SignJWT } from 'jose';

/** A new P-256 pair, of which only the public half can ever leave the device. */
export const newDeviceKey = (): Promise<CryptoKeyPair> =>
  crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);

export const publicKeyOf = ({ publicKey }: CryptoKeyPair): Promise<JWK> => exportJWK(publicKey);

/** How a key is called before its device has a name (RFC 7638). */
export const thumbprintOf = async (key: CryptoKeyPair): Promise<string> =>
  calculateJwkThumbprint(await publicKeyOf(key));

export type ToSign = {
  readonly method: 'GET' | 'POST';
  /** With its query, as it is sent. */
  readonly path: string;
  /** As it is sent; empty without one. */
  readonly body: string;
  /** Epoch milliseconds by the server's clock, as far as it is known. */
  readonly nowMs: number;
  readonly nonce: string;
};

const base64Url = (bytes: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** Who asks for what, when, once: a proof in the manner of DPoP (RFC 9449), with the hash of the body. */
export const signatureOf = async (
  key: CryptoKeyPair,
  keyId: string,
  { method, path, body, nowMs, nonce }: ToSign,
): Promise<string> => {
  const bodyHash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(body));
  return new SignJWT({ htm: method, htu: path, jti: nonce, bsh: base64Url(bodyHash) })
    .setProtectedHeader({ alg: 'ES256', typ: 'survey-device+jwt', kid: keyId })
    .setIssuedAt(Math.floor(nowMs / 1000))
    .sign(key.privateKey);
};
