import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDataDirectory } from '../../../functions/local/data-directory.ts';
import { type LocalServer, startLocalServer } from '../../../functions/local/local-server.ts';
import { type CityProvider, readCityProvider } from '../../../functions/local/sign-in/city-provider.ts';
import { ORGANISATION } from '../../support/sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'survey-city-provider-'));
const TOP = ORGANISATION.units[0]?.id ?? '';

let sso: Server;
let server: LocalServer;
let provider: CityProvider;
let privateKey: CryptoKey;
beforeAll(async () => {
  const pair = await generateKeyPair('RS256');
  privateKey = pair.privateKey;
  const keys = [{ ...(await exportJWK(pair.publicKey)), kid: 'city', alg: 'RS256' }];
  sso = createServer((request, response) => {
    const issuer = `http://${request.headers.host}`;
    response.end(JSON.stringify(request.url === '/keys' ? { keys } : { issuer, jwks_uri: `${issuer}/keys` }));
  }).listen(0, '127.0.0.1');
  await once(sso, 'listening');
  provider = {
    issuer: `http://localhost:${(sso.address() as AddressInfo).port}`,
    clientId: 'satisfaction',
    scopes: 'openid survey',
    bearer: 'access_token',
    audience: 'https://danhgia.example.vn',
    roleClaim: 'survey_role',
    unitClaim: 'survey_unit',
    origins: ['https://tokens.example.vn'],
  };
  server = await startLocalServer({
    data: openDataDirectory(folder),
    port: 0,
    host: '127.0.0.1',
    webFolder: '.build/web',
    cityName: 'Hà Nội',
    build: 'test',
    firstRun: (fill) => fill(ORGANISATION, []),
    onProgress: () => {},
    report: () => {},
    cityProvider: provider,
  });
});
afterAll(async () => {
  await server.close();
  sso.close();
  rmSync(folder, { recursive: true, force: true });
});

const signed = (claims: Record<string, unknown>, audience = provider.audience): Promise<string> =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', kid: 'city' })
    .setIssuer(provider.issuer)
    .setAudience(audience)
    .setSubject('somebody')
    .setExpirationTime('5m')
    .sign(privateKey);

const statusWith = async (token: string): Promise<number> =>
  (await fetch(`${server.url}/v1/units/${TOP}`, { headers: { authorization: `Bearer ${token}` } })).status;

describe('a provider of the city’s own', () => {
  it('says in its own words who may see what', async () => {
    expect(await statusWith(await signed({ survey_role: 'manager', survey_unit: TOP }))).toBe(200);
    expect(await statusWith(await signed({ survey_role: 'manager', survey_unit: 'nowhere' }))).toBe(403);
  });

  it('opens nothing with a token for another service of the city', async () => {
    const token = await signed({ survey_role: 'manager', survey_unit: TOP }, 'https://tax.example.vn');

    expect(await statusWith(token)).toBe(401);
  });

  it('opens nothing to people who have no role here', async () => {
    expect(await statusWith(await signed({ 'custom:role': 'admin', 'custom:unit': TOP }))).toBe(401);
  });

  it('leaves scripts on the machine their tokens', async () => {
    expect(await statusWith(await server.issueToken({ role: 'manager', unit: TOP }))).toBe(200);
  });

  it('takes the place of the demonstration, which does not start', async () => {
    const settings = await (await fetch(`${server.url}/v1/sign-in`)).json();

    expect(settings).toMatchObject({
      issuer: provider.issuer,
      clientId: 'satisfaction',
      demonstration: false,
    });
    expect((await fetch(`${server.url}/sign-in/.well-known/openid-configuration`)).status).toBe(404);
  });
});

describe('the file that names a provider', () => {
  const written = (content: unknown): string => {
    const path = join(folder, 'provider.json');
    writeFileSync(path, JSON.stringify(content));
    return path;
  };

  it('is read with what it leaves out', () => {
    const { origins: _, ...said } = provider;

    expect(readCityProvider(written(said))).toEqual({ ...provider, origins: [] });
  });

  it.each([
    ['an address without TLS', { issuer: 'http://sso.example.vn' }, /issuer: must begin with https/],
    ['scopes without openid', { scopes: 'profile' }, /scopes: must name openid/],
    ['another token', { bearer: 'refresh_token' }, /bearer: /],
    ['an unknown word', { secret: 'x' }, /secret/],
  ])('is refused with %s', (_, wrong, message) => {
    expect(() => readCityProvider(written({ ...provider, ...wrong }))).toThrow(message);
  });
});
