const TAB = 'manage.tab';
const TOUCH = 'manage.touched';

/** As long as the document before a reload may take to let go. */
const LET_GO_MS = 500;

/**
 * Whether what this tab has in its `sessionStorage` is its own. A browser that duplicates a tab copies it, and two tabs
 * that spend the same refresh token end each other's session. So each tab holds a lock by the name it has written there;
 * whoever finds it held is the copy, and takes a new name.
 */
export const claimTab = async (): Promise<boolean> => {
  // In no secure context: nobody can sign in either.
  if (!navigator.locks) return true;
  const known = sessionStorage.getItem(TAB);
  if (known && (await hold(known))) return true;
  const name = crypto.randomUUID?.() ?? `${Math.random()}`;
  sessionStorage.setItem(TAB, name);
  await hold(name);
  return known === null;
};

/** Until the tab is closed. */
const hold = (name: string): Promise<boolean> =>
  new Promise((resolve) => {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), LET_GO_MS);
    navigator.locks
      .request(`manage.${name}`, { signal: abort.signal }, () => {
        clearTimeout(timer);
        resolve(true);
        return new Promise(() => {});
      })
      .catch(() => resolve(false));
  });

/**
 * When somebody last touched the page, in any of the browser's tabs: that, and nothing else, lies where all of them see it.
 * Without it nobody is signed in any more.
 */
export const lastTouch = (): number | undefined => Number(localStorage.getItem(TOUCH)) || undefined;

export const keepTouch = (atMs: number): void => localStorage.setItem(TOUCH, String(atMs));

export const forgetTouch = (): void => localStorage.removeItem(TOUCH);

/** Calls when another tab has written a touch, or has signed out. */
export const onOtherTabs = (touched: () => void, signedOut: () => void): void =>
  addEventListener('storage', ({ key, newValue }) => {
    if (key === TOUCH) (newValue === null ? signedOut : touched)();
  });
