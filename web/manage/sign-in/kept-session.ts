import type { Tokens } from './oidc.ts';

/** What a sign-in under way must find again when the provider sends the browser back. */
export type Pending = {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly returnPath: string;
};

/** Why somebody is not signed in any more. */
export type Ending = 'signedOut' | 'everywhere' | 'idle' | 'expired' | 'failed';

/** How it ended, and in which language the page was read: the provider brings back to an address that says neither. */
export type Ended = { readonly ending: Ending; readonly language: string };

export type KeptSession = {
  readonly tokens: () => Tokens | undefined;
  readonly keepTokens: (tokens: Tokens) => void;
  readonly dropTokens: () => void;
  readonly keepPending: (pending: Pending) => void;
  /** Once: a second answer of the provider finds nothing. */
  readonly takePending: () => Pending | undefined;
  readonly keepEnding: (ended: Ended) => void;
  readonly takeEnding: () => Ended | undefined;
};

type Drawer = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const TOKENS = 'manage.session';
const PENDING = 'manage.signing-in';
const ENDING = 'manage.ended';

/**
 * In `sessionStorage`: it survives a reload, ends with the tab, and is seen by no other tab or site. A token in memory alone
 * would send people to the provider at each reload; in `localStorage` it would outlive the browser. Whoever can run a script
 * in this page can read it in each of these places; that is what the content security policy is for.
 */
export const createKeptSession = (drawer: Drawer): KeptSession => {
  const read = <T>(key: string): T | undefined => {
    try {
      return (JSON.parse(drawer.getItem(key) ?? 'null') as T | null) ?? undefined;
    } catch {
      return undefined;
    }
  };
  const write = (key: string, value: unknown): void => drawer.setItem(key, JSON.stringify(value));
  const take = <T>(key: string): T | undefined => {
    const found = read<T>(key);
    drawer.removeItem(key);
    return found;
  };
  return {
    tokens: () => read(TOKENS),
    keepTokens: (tokens) => write(TOKENS, tokens),
    dropTokens: () => drawer.removeItem(TOKENS),
    keepPending: (pending) => write(PENDING, pending),
    takePending: () => take(PENDING),
    keepEnding: (ended) => write(ENDING, ended),
    takeEnding: () => take(ENDING),
  };
};
