import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JWK } from 'jose';

/** A private key that signs tokens, as a JSON Web Key. */
export type SigningKey = JWK & { readonly kid: string; readonly alg: 'ES256' };

const FILE = 'sign-in.jwk';

const newKey = (): SigningKey => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { ...(privateKey.export({ format: 'jwk' }) as JWK), kid: 'local', alg: 'ES256', use: 'sig' };
};

/** The key of this installation; made once, it never leaves the data folder. */
export const signingKeyOf = (dataDirectory: string): SigningKey => {
  const path = join(dataDirectory, FILE);
  if (!existsSync(path)) writeFileSync(path, JSON.stringify(newKey()), { mode: 0o600, flag: 'wx' });
  return JSON.parse(readFileSync(path, 'utf8')) as SigningKey;
};
