import { describe, expect, it } from 'vitest';
import { demonstrationSettings } from '../../functions/local/sign-in/demonstration-settings.ts';
import { createKeptSession } from '../../web/manage/sign-in/kept-session.ts';
import type { Oidc, Tokens } from '../../web/manage/sign-in/oidc.ts';
import { createSession } from '../../web/manage/sign-in/session.ts';
import { fakeClock } from '../support/fake-clock.ts';

const ORIGIN = 'http://localhost:4000';
const NOW = Date.parse('2026-11-23T09:00:00+07:00');
const MINUTE = 60_000;

/** A tab, and a provider that gives token after token. */
const openTab = (
  options: {
    address?: string;
    drawer?: Map<string, string>;
    demonstration?: boolean;
    othersSignedIn?: boolean;
    isOwn?: boolean;
    oidc?: Partial<Oidc>;
    everywhere?: number;
    language?: string;
  } = {},
) => {
  const clock = fakeClock(NOW);
  const drawer = options.drawer ?? new Map<string, string>();
  const told: string[] = [];
  let address = new URL(options.address ?? '/manage/?unit=00070', ORIGIN);
  let given = 0;
  const tokens = (): Tokens => {
    given += 1;
    return {
      bearer: `bearer ${given}`,
      access: `access ${given}`,
      refresh: `refresh ${given}`,
      endsAt: clock.now() + 15 * MINUTE,
      name: 'Trần Minh Anh',
    };
  };
  const oidc: Oidc = {
    begin: async (returnPath) => ({
      url: 'http://localhost:4000/sign-in/auth',
      pending: { state: 's', nonce: 'n', verifier: 'v', returnPath },
    }),
    tokensOf: async (answer, pending) => {
      if (answer.searchParams.get('state') !== pending.state) throw new Error('another state');
      return tokens();
    },
    refreshed: async ({ refresh }) => {
      told.push(`renew ${refresh}`);
      return tokens();
    },
    revoke: async (refresh) => {
      told.push(`revoke ${refresh}`);
    },
    leave: async () => `${ORIGIN}/sign-in/session/end`,
    ...options.oidc,
  };
  const session = createSession({
    settings: { ...demonstrationSettings()(ORIGIN), demonstration: options.demonstration ?? true },
    oidc: async () => oidc,
    kept: createKeptSession({
      getItem: (key) => drawer.get(key) ?? null,
      setItem: (key, value) => void drawer.set(key, value),
      removeItem: (key) => void drawer.delete(key),
    }),
    clock,
    language: () => options.language ?? 'vi',
    address: () => address,
    rewrite: (path) => {
      address = new URL(path, ORIGIN);
    },
    leaveFor: (url) => void told.push(`go ${url}`),
    others: {
      areSignedIn: () => options.othersSignedIn ?? false,
      signedIn: () => void told.push('others in'),
      signedOut: () => void told.push('others out'),
    },
    isOwn: async () => options.isOwn ?? true,
    fetcher: async (url) => {
      told.push(`ask ${url}`);
      return new Response('{}', { status: options.everywhere ?? 200 });
    },
  });
  return { session, clock, drawer, told, address: () => address.pathname + address.search + address.hash };
};

/** A tab that was sent to the provider and has come back. */
const signedIn = async (options: Parameters<typeof openTab>[0] = {}) => {
  const before = openTab(options);
  await before.session.open();
  await before.session.signIn();
  const after = openTab({ ...options, drawer: before.drawer, address: '/manage/?code=c&state=s' });
  await after.session.open();
  return after;
};

describe('signing in', () => {
  it('goes to the provider and comes back to the address that was left, without the code in it', async () => {
    const tab = await signedIn({ address: '/manage/?unit=00070&lang=en' });

    expect(tab.session.phase.value).toMatchObject({ kind: 'signedIn', name: 'Trần Minh Anh' });
    expect(await tab.session.bearer()).toBe('bearer 1');
    expect(tab.address()).toBe('/manage/?unit=00070&lang=en');
    expect(tab.told).toContain('others in');
  });

  it('is kept through a reload', async () => {
    const { drawer } = await signedIn();

    const reloaded = openTab({ drawer });
    await reloaded.session.open();

    expect(await reloaded.session.bearer()).toBe('bearer 1');
  });

  it('takes no answer that it has not asked for', async () => {
    const tab = openTab({ address: '/manage/?code=c&state=s' });

    await tab.session.open();

    expect(tab.session.phase.value).toEqual({ kind: 'signedOut', ending: 'failed' });
    expect(tab.address()).toBe('/manage/');
  });

  it('takes an answer once', async () => {
    const { drawer } = await signedIn();

    const again = openTab({ drawer, address: '/manage/?code=c&state=s' });
    await again.session.open();

    expect(again.session.phase.value).toEqual({ kind: 'signedOut', ending: 'failed' });
  });

  it('takes no answer with another state', async () => {
    const before = openTab();
    await before.session.signIn();

    const after = openTab({ drawer: before.drawer, address: '/manage/?code=c&state=forged' });
    await after.session.open();

    expect(after.session.phase.value).toEqual({ kind: 'signedOut', ending: 'failed' });
  });

  it('says so where the provider was told no', async () => {
    const before = openTab({
      oidc: {
        tokensOf: async () => {
          throw new Error('access_denied');
        },
      },
    });
    await before.session.signIn();

    const after = openTab({ drawer: before.drawer, address: '/manage/?error=access_denied&state=x' });
    await after.session.open();

    expect(after.session.phase.value).toEqual({ kind: 'signedOut', ending: 'failed' });
  });

  it('needs no click in a new tab while another is signed in', async () => {
    const tab = openTab({ othersSignedIn: true });

    await tab.session.open();

    expect(tab.told).toContain('go http://localhost:4000/sign-in/auth');
  });

  it('is begun anew in the copy of a tab, which must not spend the tokens of the first', async () => {
    const { drawer } = await signedIn();

    const copy = openTab({ drawer: new Map(drawer), isOwn: false, othersSignedIn: true });
    await copy.session.open();

    expect(await copy.session.bearer()).toBeUndefined();
    expect(copy.told).toContain('go http://localhost:4000/sign-in/auth');
  });
});

describe('a token in the address', () => {
  it('signs in at a demonstration, and leaves the address', async () => {
    const tab = openTab({ address: '/manage/?unit=01#token=abc' });

    await tab.session.open();

    expect(await tab.session.bearer()).toBe('abc');
    expect(tab.address()).toBe('/manage/?unit=01');
  });

  it('signs nobody in elsewhere, where it could be somebody else’s', async () => {
    const tab = openTab({ address: '/manage/?unit=01#token=abc', demonstration: false });

    await tab.session.open();

    expect(await tab.session.bearer()).toBeUndefined();
    expect(tab.address()).toBe('/manage/?unit=01');
  });
});

describe('a session', () => {
  it('renews its token before it ends, once, however many ask', async () => {
    const tab = await signedIn();
    await tab.clock.pass(14 * MINUTE + 1);

    const bearers = await Promise.all([tab.session.bearer(), tab.session.bearer(), tab.session.bearer()]);

    expect(bearers).toEqual(['bearer 2', 'bearer 2', 'bearer 2']);
    expect(tab.told.filter((each) => each.startsWith('renew'))).toEqual(['renew refresh 1']);
  });

  it('ends where the provider has ended it', async () => {
    const tab = await signedIn({ oidc: { refreshed: async () => undefined } });
    await tab.clock.pass(15 * MINUTE);

    expect(await tab.session.bearer()).toBeUndefined();
    expect(tab.session.phase.value).toEqual({ kind: 'signedOut', ending: 'expired' });
  });

  it('does not end where the provider cannot be reached', async () => {
    const tab = await signedIn({
      oidc: {
        refreshed: async () => {
          throw new TypeError('network');
        },
      },
    });
    await tab.clock.pass(15 * MINUTE);

    await expect(tab.session.bearer()).rejects.toThrow('network');
    expect(tab.session.phase.value.kind).toBe('signedIn');
  });

  it.each(['signedOut', 'idle'] as const)(
    'that ends (%s) leaves nothing behind, here or at the provider',
    async (ending) => {
      const tab = await signedIn();

      await tab.session.signOut(ending);

      expect(tab.told.slice(-3)).toEqual([
        'others out',
        'revoke refresh 1',
        'go http://localhost:4000/sign-in/session/end',
      ]);
      expect([...tab.drawer.values()].join()).not.toMatch(/bearer|refresh/);
      const back = openTab({ drawer: tab.drawer, othersSignedIn: true, address: '/manage/' });
      await back.session.open();
      expect(back.session.phase.value).toEqual({ kind: 'signedOut', ending });
    },
  );

  it.each([
    ['en', '/manage/', '/manage/?lang=en'],
    ['vi', '/manage/', '/manage/'],
    ['en', '/manage/?lang=vi', '/manage/?lang=vi'],
  ])('that is left in %s leads from the provider’s %s back to %s', async (language, from, to) => {
    const tab = await signedIn({ language });
    await tab.session.signOut('signedOut');

    const back = openTab({ drawer: tab.drawer, address: from });
    await back.session.open();

    expect(back.address()).toBe(to);
    expect(back.session.phase.value).toEqual({ kind: 'signedOut', ending: 'signedOut' });
  });

  it('ends here even where the provider cannot be reached', async () => {
    const tab = await signedIn({
      oidc: {
        revoke: async () => {
          throw new TypeError('network');
        },
      },
    });

    await tab.session.signOut('signedOut');

    expect(tab.session.phase.value).toEqual({ kind: 'signedOut', ending: 'signedOut' });
    expect(await tab.session.bearer()).toBeUndefined();
  });

  it('is ended everywhere by the provider, then here', async () => {
    const tab = await signedIn();

    expect(await tab.session.signOutEverywhere()).toBe(true);

    expect(tab.told).toContain(`ask ${ORIGIN}/sign-in/everywhere`);
    expect(tab.told.at(-1)).toBe('go http://localhost:4000/sign-in/session/end');
  });

  it('goes on where it could not be ended everywhere', async () => {
    const tab = await signedIn({ everywhere: 503 });

    expect(await tab.session.signOutEverywhere()).toBe(false);

    expect(await tab.session.bearer()).toBe('bearer 1');
  });
});
