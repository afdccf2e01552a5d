import { type ReadonlySignal, signal } from '@preact/signals';
import type { SignInSettings } from '../../shared/api-types.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Ending, KeptSession } from './kept-session.ts';
import type { Oidc, Tokens } from './oidc.ts';
import { inLanguage, returnPathOf } from './return-path.ts';

export type SessionPhase =
  | { readonly kind: 'signedOut'; readonly ending: Ending | undefined }
  /** On the way to the provider, or back from it. */
  | { readonly kind: 'going' }
  | { readonly kind: 'signedIn'; readonly name: string; readonly byToken: boolean };

export type Session = {
  readonly phase: ReadonlySignal<SessionPhase>;
  /** Takes up what the address or this tab brings; to be called once, before anything is asked. */
  readonly open: () => Promise<void>;
  /** The token for the next request, a fresh one where the last is about to end; `undefined` where nobody is signed in. */
  readonly bearer: () => Promise<string | undefined>;
  readonly signIn: () => Promise<void>;
  readonly signOut: (ending: 'signedOut' | 'idle') => Promise<void>;
  /** False where the provider could not be reached: then nothing has ended. */
  readonly signOutEverywhere: () => Promise<boolean>;
  /** Ends it in this tab alone: another tab has signed out, or the API knows the token no more. */
  readonly end: (ending: Ending) => void;
};

/** The page's surroundings. */
export type SessionPorts = {
  readonly settings: SignInSettings;
  /** Loaded when it is needed: most visits find a token that is still good. */
  readonly oidc: () => Promise<Oidc>;
  readonly kept: KeptSession;
  readonly clock: Clock;
  readonly language: () => string;
  /** The address of the tab, as it stands. */
  readonly address: () => URL;
  /** Writes another address without going there. */
  readonly rewrite: (path: string) => void;
  readonly leaveFor: (url: string) => void;
  /** Whether another tab of this browser is signed in, and what tells all of them. */
  readonly others: {
    readonly areSignedIn: () => boolean;
    readonly signedIn: () => void;
    readonly signedOut: () => void;
  };
  /** Whether this tab's session is its own, and not the copy that a browser makes when it duplicates a tab. */
  readonly isOwn: () => Promise<boolean>;
  readonly fetcher: typeof fetch;
};

/** A token that ends within this time is renewed first, so that none ends on its way. */
const RENEW_BEFORE_MS = 60_000;

export const createSession = (ports: SessionPorts): Session => {
  const { settings, kept, clock, others } = ports;
  const phase = signal<SessionPhase>({ kind: 'going' });
  let renewing: Promise<string | undefined> | undefined;

  const become = (tokens: Tokens, byToken = false): void => {
    kept.keepTokens(tokens);
    phase.value = { kind: 'signedIn', name: tokens.name, byToken };
  };

  const end = (ending: Ending): void => {
    kept.dropTokens();
    if (ending === 'expired' || ending === 'failed') others.signedOut();
    phase.value = { kind: 'signedOut', ending };
  };

  const goTo = async (): Promise<void> => {
    phase.value = { kind: 'going' };
    const { pathname, search } = ports.address();
    const returnPath = returnPathOf(pathname + search, ports.address().origin);
    try {
      const { url, pending } = await (await ports.oidc()).begin(returnPath, ports.language());
      kept.keepPending(pending);
      ports.leaveFor(url);
    } catch {
      end('failed');
    }
  };

  /** The provider's answer is taken out of the address at once, whatever comes of it. */
  const comeBack = async (answer: URL): Promise<void> => {
    const pending = kept.takePending();
    ports.rewrite(returnPathOf(pending?.returnPath, answer.origin));
    try {
      if (!pending) throw new Error('no sign-in was begun in this tab');
      become(await (await ports.oidc()).tokensOf(answer, pending));
      others.signedIn();
    } catch {
      end('failed');
    }
  };

  const renew = async (tokens: Tokens): Promise<string | undefined> => {
    if (!tokens.refresh && tokens.endsAt > clock.now()) return tokens.bearer;
    const fresh = await (await ports.oidc()).refreshed(tokens);
    // Somebody may have signed out while the provider was asked.
    if (phase.peek().kind !== 'signedIn') return undefined;
    if (!fresh) {
      end('expired');
      return undefined;
    }
    become(fresh);
    return fresh.bearer;
  };

  const leave = async (ending: Ending): Promise<void> => {
    const refresh = kept.tokens()?.refresh;
    const byToken = phase.peek().kind === 'signedIn' && refresh === undefined;
    kept.keepEnding({ ending, language: ports.language() });
    kept.dropTokens();
    others.signedOut();
    try {
      if (byToken) throw new Error('the provider knows nothing of it');
      phase.value = { kind: 'going' };
      const oidc = await ports.oidc();
      if (refresh) await oidc.revoke(refresh);
      const url = await oidc.leave();
      if (!url) throw new Error('the provider has no page for it');
      ports.rewrite(returnPathOf(undefined, ports.address().origin));
      ports.leaveFor(url);
    } catch {
      // Signed out here in any case.
      phase.value = { kind: 'signedOut', ending: kept.takeEnding()?.ending };
    }
  };

  const bearer = async (): Promise<string | undefined> => {
    if (phase.peek().kind !== 'signedIn') return undefined;
    const tokens = kept.tokens();
    if (!tokens) return undefined;
    if (tokens.endsAt - clock.now() > RENEW_BEFORE_MS) return tokens.bearer;
    // One at a time: a refresh token that comes a second time ends the session.
    renewing ??= renew(tokens).finally(() => {
      renewing = undefined;
    });
    return renewing;
  };

  return {
    phase,
    end,
    bearer,
    signIn: goTo,
    signOut: leave,

    open: async () => {
      const address = ports.address();
      const { searchParams } = address;
      if (searchParams.has('state') && (searchParams.has('code') || searchParams.has('error'))) {
        return comeBack(address);
      }
      const given = new URLSearchParams(address.hash.slice(1)).get('token');
      if (given !== null) ports.rewrite(address.pathname + address.search);
      // Elsewhere a token in an address would sign its reader in as whoever wrote the address.
      if (given && settings.demonstration) {
        return become({ bearer: given, access: given, endsAt: Number.MAX_SAFE_INTEGER, name: '' }, true);
      }
      const ended = kept.takeEnding();
      if (ended) ports.rewrite(inLanguage(address, ended.language));
      const tokens = kept.tokens();
      if (tokens && (await ports.isOwn())) {
        phase.value = { kind: 'signedIn', name: tokens.name, byToken: tokens.refresh === undefined };
        return;
      }
      kept.dropTokens();
      if (ended === undefined && others.areSignedIn()) return goTo();
      phase.value = { kind: 'signedOut', ending: ended?.ending };
    },

    signOutEverywhere: async () => {
      const { signOutEverywhere: where } = settings;
      if (!where) return false;
      try {
        // The provider takes no token that has ended.
        if (!(await bearer())) return false;
        const answer = await ports.fetcher(where.url, {
          method: 'POST',
          credentials: 'omit',
          headers: where.target
            ? { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': where.target }
            : { 'content-type': 'application/json' },
          body: JSON.stringify({ AccessToken: kept.tokens()?.access }),
        });
        if (!answer.ok) return false;
      } catch {
        return false;
      }
      await leave('everywhere');
      return true;
    },
  };
};
