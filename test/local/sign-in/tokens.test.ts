import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, importJWK, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, describe, expect, it } from 'vitest';
import { API_AUDIENCE, openSignIn } from '../../../functions/local/sign-in/sign-in.ts';

const folder = mkdtempSync(join(tmpdir(), 'survey-sign-in-'));
const elsewhere = mkdtempSync(join(tmpdir(), 'survey-elsewhere-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(elsewhere, { recursive: true, force: true });
});

const NOW = Date.parse('2026-11-23T09:00:00+07:00');
const HOUR_MS = 3_600_000;
const PROVIDER = 'http://localhost:4000/oidc';
const OTHER_PROVIDER = 'https://sso.example.vn';

const signIn = openSignIn(
  folder,
  () => NOW,
  (issuer) => issuer === PROVIDER,
);

const asked = (authorization: string | undefined, of = signIn) =>
  of.authenticate(
    new Request('http://localhost/', authorization ? { headers: { authorization } } : {}),
    undefined,
  );

const claims = { 'custom:role': 'manager', 'custom:unit': '01' };

type Said = {
  readonly issuer?: string;
  readonly audience?: string;
  readonly expires?: number;
  readonly claims?: Record<string, unknown>;
  readonly header?: Record<string, unknown>;
};

const draft = ({ issuer = PROVIDER, audience = API_AUDIENCE, expires = NOW + HOUR_MS, ...said }: Said = {}) =>
  new SignJWT(said.claims ?? claims)
    .setProtectedHeader({ alg: 'ES256', kid: 'local', ...said.header })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject('somebody')
    .setExpirationTime(new Date(expires));

/** As this installation's provider signs. */
const signed = async (said?: Said): Promise<string> =>
  `Bearer ${await draft(said).sign(await importJWK(signIn.key, 'ES256'))}`;

const publicKeyText = (): string => {
  const { d: _, ...publicKey } = signIn.key;
  return JSON.stringify(publicKey);
};

describe('the tokens of the local sign-in', () => {
  it('tell whose they are, after a restart too', async () => {
    const token = await signIn.issueToken({ role: 'viewer', unit: '00070' });

    expect(await asked(`Bearer ${token}`)).toMatchObject({ role: 'viewer', unit: '00070' });
    const restarted = openSignIn(folder, () => NOW);
    expect(await asked(`bearer ${token}`, restarted)).toMatchObject({ role: 'viewer', unit: '00070' });
  });

  it('are taken from the provider that the installation names', async () => {
    expect(await asked(await signed())).toEqual({ role: 'manager', unit: '01', subject: 'somebody' });
  });

  it('are signed with a key that only the owner of the folder may read', () => {
    expect(statSync(join(folder, 'sign-in.jwk')).mode & 0o077).toBe(0);
  });

  it.each<[string, () => Promise<string | undefined>]>([
    ['no header', async () => undefined],
    ['another scheme', async () => (await signed()).replace('Bearer', 'Basic')],
    ['no token', async () => 'Bearer'],
    ['something that is no token', async () => 'Bearer hello'],
    ['an expired token', () => signed({ expires: NOW - 60_000 })],
    ['a token for another audience', () => signed({ audience: 'manage' })],
    ['a token of another issuer', () => signed({ issuer: OTHER_PROVIDER })],
    ['a role that there is not', () => signed({ claims: { ...claims, 'custom:role': 'king' } })],
    ['no unit', () => signed({ claims: { 'custom:role': 'admin' } })],
    ['the claims under other names', () => signed({ claims: { role: 'admin', unit: '01' } })],
    [
      'an unsigned token, alg: none',
      async () =>
        `Bearer ${new UnsecuredJWT(claims)
          .setIssuer(PROVIDER)
          .setAudience(API_AUDIENCE)
          .setSubject('x')
          .setExpirationTime(new Date(NOW + HOUR_MS))
          .encode()}`,
    ],
    [
      'a token that never expires',
      async () => {
        const token = new SignJWT(claims)
          .setProtectedHeader({ alg: 'ES256', kid: 'local' })
          .setIssuer(PROVIDER)
          .setAudience(API_AUDIENCE)
          .setSubject('somebody');
        return `Bearer ${await token.sign(await importJWK(signIn.key, 'ES256'))}`;
      },
    ],
    [
      'a token of another installation',
      async () =>
        `Bearer ${await openSignIn(elsewhere, () => NOW).issueToken({ role: 'manager', unit: '01' })}`,
    ],
    [
      'a token whose role was edited',
      async () => {
        const [head, body = '', signature] = (
          await signed({ claims: { ...claims, 'custom:role': 'viewer' } })
        ).split('.');
        const said = JSON.parse(Buffer.from(body, 'base64url').toString());
        const edited = Buffer.from(JSON.stringify({ ...said, 'custom:role': 'admin' })).toString('base64url');
        return `${head}.${edited}.${signature}`;
      },
    ],
    [
      "a token signed with a stranger's key under our key's name",
      async () => `Bearer ${await draft().sign((await generateKeyPair('ES256')).privateKey)}`,
    ],
    [
      'a token that takes the public key for a shared secret',
      async () =>
        `Bearer ${await draft({ header: { alg: 'HS256' } }).sign(new TextEncoder().encode(publicKeyText()))}`,
    ],
    [
      'a token that brings its own key',
      async () => {
        const { privateKey, publicKey } = await generateKeyPair('ES256');
        const jwk = await exportJWK(publicKey);
        return `Bearer ${await draft({ header: { jwk } }).sign(privateKey)}`;
      },
    ],
  ])('know nobody with %s', async (_, authorization) => {
    expect(await asked(await authorization())).toBeUndefined();
  });
});
