import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, describe, expect, it } from 'vitest';
import { openSignIn } from '../../functions/local/sign-in.ts';

const folder = mkdtempSync(join(tmpdir(), 'survey-sign-in-'));
const elsewhere = mkdtempSync(join(tmpdir(), 'survey-elsewhere-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(elsewhere, { recursive: true, force: true });
});

const signIn = openSignIn(folder);

const asked = (authorization?: string) =>
  signIn.authenticate(new Request('http://localhost/', authorization ? { headers: { authorization } } : {}));

const claims = { role: 'manager', unit: '01' };

describe('the local sign-in', () => {
  it('knows the bearer of a token it has issued, after a restart too', async () => {
    const token = await signIn.issueToken({ role: 'viewer', unit: '00070' });

    expect(await asked(`Bearer ${token}`)).toEqual({ role: 'viewer', unit: '00070' });
    const restarted = openSignIn(folder);
    const request = new Request('http://localhost/', { headers: { authorization: `bearer ${token}` } });
    expect(await restarted.authenticate(request)).toEqual({ role: 'viewer', unit: '00070' });
  });

  it.each([
    ['no header', async () => undefined],
    ['another scheme', async () => `Basic ${await signIn.issueToken({ role: 'manager', unit: '01' })}`],
    ['no token', async () => 'Bearer'],
    ['something that is no token', async () => 'Bearer hello'],
    [
      'an unsigned token',
      async () =>
        `Bearer ${new UnsecuredJWT(claims).setIssuer('satisfaction-survey-local').setAudience('satisfaction-survey').encode()}`,
    ],
    [
      'a token of another installation',
      async () => `Bearer ${await openSignIn(elsewhere).issueToken({ role: 'manager', unit: '01' })}`,
    ],
    [
      'a token whose claims were edited',
      async () => {
        const [head, , signature] = (await signIn.issueToken({ role: 'viewer', unit: '00070' })).split('.');
        const edited = Buffer.from(JSON.stringify({ ...claims, aud: 'satisfaction-survey' })).toString(
          'base64url',
        );
        return `Bearer ${head}.${edited}.${signature}`;
      },
    ],
    [
      'a token signed with a guessed key',
      async () => {
        const token = await new SignJWT(claims)
          .setProtectedHeader({ alg: 'HS256' })
          .setIssuer('satisfaction-survey-local')
          .setAudience('satisfaction-survey')
          .setExpirationTime('1h')
          .sign(new TextEncoder().encode('secret'.repeat(6)));
        return `Bearer ${token}`;
      },
    ],
  ])('knows nobody with %s', async (_, authorization) => {
    expect(await asked(await authorization())).toBeUndefined();
  });
});
