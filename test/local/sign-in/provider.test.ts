import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newcomer, openProvider, type Provider } from '../../support/newcomer.ts';
import { ORGANISATION } from '../../support/sample.ts';

let provider: Provider;
beforeAll(async () => {
  provider = await openProvider();
});
afterAll(() => provider.close());

const TOP = ORGANISATION.units[0]?.id ?? '';
const BELOW = ORGANISATION.units.at(-1)?.id ?? '';
const HEAD = `manager@${BELOW}`;

describe("the demonstration's provider", () => {
  it('signs in whom a newcomer chooses, for the unit of that person', async () => {
    const { access_token: token, refresh_token: refresh } = await newcomer(provider).signIn(HEAD);

    expect(await provider.principalOf(token)).toMatchObject({ role: 'manager', unit: BELOW });
    expect(refresh).toBeTruthy();
  });

  it.each(['admin', 'officer', 'manager', 'inspector'])(
    'has somebody who is %s of everything',
    async (role) => {
      const { access_token: token } = await newcomer(provider).signIn(`${role}@${TOP}`);

      expect(await provider.principalOf(token)).toMatchObject({ role, unit: TOP });
    },
  );

  it('says plainly that its people are invented, in the language of the page', async () => {
    const { ask, start } = newcomer(provider);
    const { answer } = await start();

    const page = await ask(answer.location ?? '');

    expect(page.body).toContain('bản trình diễn');
    expect(page.body).toContain('không có thật');
  });

  it('lets its ID token open nothing: that one is for the page', async () => {
    const { id_token: idToken = '' } = await newcomer(provider).signIn(HEAD);

    expect(idToken).toBeTruthy();
    expect(await provider.principalOf(idToken)).toBeUndefined();
  });

  it('signs in again without a question while the session lasts', async () => {
    const person = newcomer(provider);
    await person.signIn(HEAD);

    const again = await person.start();
    const tokens = await person.exchange(await person.follow(again.answer.location), again);

    expect(await provider.principalOf(tokens.access_token)).toMatchObject({ role: 'manager', unit: BELOW });
  });

  it('gives a new refresh token for each, and ends the session where an old one comes again', async () => {
    const person = newcomer(provider);
    const { refresh_token: first = '' } = await person.signIn(HEAD);

    const { refresh_token: second = '', access_token: token } = await person.refresh(first);

    expect(second).not.toBe(first);
    expect(await provider.principalOf(token)).toMatchObject({ role: 'manager', unit: BELOW });
    await expect(person.refresh(first)).rejects.toThrow();
    await expect(person.refresh(second)).rejects.toThrow();
  });

  it('takes no refresh token that was revoked', async () => {
    const person = newcomer(provider);
    const { refresh_token: refresh = '' } = await person.signIn(HEAD);

    await person.revoke(refresh);

    await expect(person.refresh(refresh)).rejects.toThrow();
  });

  it('ends all sessions of a person at once, and nobody else’s', async () => {
    const [here, there, other] = [newcomer(provider), newcomer(provider), newcomer(provider)];
    const { access_token: token } = await here.signIn(`viewer@${BELOW}`);
    const { refresh_token: elsewhere = '' } = await there.signIn(`viewer@${BELOW}`);
    const { refresh_token: others = '' } = await other.signIn(`inspector@${TOP}`);

    const answer = await fetch(`${provider.origin}/sign-in/everywhere`, {
      method: 'POST',
      body: JSON.stringify({ AccessToken: token }),
    });

    expect(answer.status).toBe(200);
    await expect(there.refresh(elsewhere)).rejects.toThrow();
    expect((await there.start()).answer.location).toContain('/sign-in/people/');
    expect((await other.refresh(others)).access_token).toBeTruthy();
  });

  it('ends sessions for nobody without a token of the person', async () => {
    const answer = await fetch(`${provider.origin}/sign-in/everywhere`, {
      method: 'POST',
      body: JSON.stringify({ AccessToken: 'eyJhbGciOiJub25lIn0.e30.' }),
    });

    expect(answer.status).toBe(401);
  });
});

describe('what the provider refuses', () => {
  it('sends a code to no other address than the page', async () => {
    const { answer } = await newcomer(provider).start({ redirectUri: 'https://evil.example/manage/' });

    expect([answer.status, answer.location]).toEqual([400, undefined]);
  });

  it('starts nothing without PKCE', async () => {
    const { answer } = await newcomer(provider).start({ challenge: null });

    expect(answer.location).toContain('error=invalid_request');
  });

  it('gives no token for a code without its verifier, nor for one that was used', async () => {
    const person = newcomer(provider);
    const started = await person.start();
    const chosen = await person.ask(started.answer.location ?? '', { form: { person: HEAD } });
    const callback = await person.follow(chosen.location);
    const stolen = { ...started, verifier: (await newcomer(provider).start()).verifier };

    await expect(person.exchange(callback, stolen)).rejects.toThrow();
    expect(await person.exchange(callback, started)).toHaveProperty('access_token');
    await expect(person.exchange(callback, started)).rejects.toThrow();
  });

  it('gives tokens to pages of its own origin, and to those of no other', async () => {
    const { ask, signIn } = newcomer(provider);
    const { refresh_token: refresh = '' } = await signIn(HEAD);
    const askedFrom = (origin: string) =>
      ask('/sign-in/token', {
        form: { grant_type: 'refresh_token', client_id: 'manage', refresh_token: refresh },
        headers: { origin },
      });

    const [other, own] = [await askedFrom('https://evil.example'), await askedFrom(provider.origin)];

    expect([other.status, JSON.parse(other.body).access_token]).toEqual([400, undefined]);
    expect([own.status, typeof JSON.parse(own.body).access_token]).toEqual([200, 'string']);
  });

  it('chooses nobody at the word of another site, which brings no cookie of the sign-in', async () => {
    const person = newcomer(provider);
    const { answer } = await person.start();

    const forged = await person.ask(answer.location ?? '', { form: { person: HEAD }, cookies: false });

    expect([forged.status, forged.location]).toEqual([400, undefined]);
  });

  it('keeps its cookies from requests of other sites and from scripts', async () => {
    const { answer } = await newcomer(provider).start();

    const cookies = answer.headers['set-cookie'] as string[];

    expect(cookies.length).toBeGreaterThan(0);
    for (const cookie of cookies) {
      expect(cookie).toMatch(/httponly/i);
      expect(cookie).toMatch(/samesite=lax/i);
    }
  });

  it('knows nobody who is not in the cast', async () => {
    const person = newcomer(provider);
    const { answer } = await person.start();

    const chosen = await person.ask(answer.location ?? '', { form: { person: 'admin@99' } });

    expect([chosen.status, chosen.location]).toEqual([400, undefined]);
  });

  it('answers nobody who comes by another name than the machine’s own', async () => {
    const { port } = new URL(provider.origin);

    const answer = await newcomer(provider).ask('/sign-in/.well-known/openid-configuration', {
      headers: { host: `evil.example:${port}` },
    });

    expect(answer.status).toBe(403);
    expect(answer.body).toContain('http://localhost');
  });

  it('shows its pages in no frame', async () => {
    const { ask, start } = newcomer(provider);
    const { answer } = await start();

    const page = await ask(answer.location ?? '');

    expect(page.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(page.headers['x-frame-options']).toBe('DENY');
  });
});
