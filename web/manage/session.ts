/**
 * The bearer token of this tab. It comes in the address's fragment, which no server sees, and is taken out
 * of the address at once, so that it is neither bookmarked nor shared; it ends with the tab.
 */
const KEY = 'manage.token';

/** What the address brings, if it brings one. */
export const givenToken = (): string | null => new URLSearchParams(location.hash.slice(1)).get('token');

export const takeToken = (): string | undefined => {
  const given = givenToken();
  if (given) {
    sessionStorage.setItem(KEY, given);
    history.replaceState(null, '', location.pathname + location.search);
  }
  return sessionStorage.getItem(KEY) ?? undefined;
};

export const keepToken = (token: string): void => sessionStorage.setItem(KEY, token);

export const forgetToken = (): void => sessionStorage.removeItem(KEY);
