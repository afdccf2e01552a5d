import { effect } from '@preact/signals';
import type { SignInSettings } from '../../shared/api-types.ts';
import { browserClock } from '../../shared/clock.ts';
import { language } from '../../shared/language.ts';
import { claimTab, forgetTouch, keepTouch, lastTouch, onOtherTabs } from './browser-tab.ts';
import { createIdleWatch, type IdleWatch } from './idle-watch.ts';
import { createKeptSession } from './kept-session.ts';
import type { Oidc } from './oidc.ts';
import { createSession, type Session } from './session.ts';

export type BrowserSession = { readonly session: Session; readonly idle: IdleWatch };

const TOUCHES = ['pointerdown', 'keydown', 'wheel'] as const;

/** Marks what asks whether anybody is there: there only its own buttons answer. */
export const ASKING = 'data-asking';

/** The session of this tab, in this browser. */
export const openBrowserSession = async (settings: SignInSettings): Promise<BrowserSession> => {
  const isOwn = claimTab();
  const idleMs = settings.idleMinutes * 60_000;
  let oidc: Promise<Oidc> | undefined;

  const session = createSession({
    settings,
    oidc: () => {
      oidc ??= import('./oidc.ts').then(({ createOidc }) =>
        createOidc({ settings, pageUrl: `${location.origin}/manage/`, now: browserClock.now }),
      );
      return oidc;
    },
    kept: createKeptSession(sessionStorage),
    clock: browserClock,
    language: () => language.peek(),
    address: () => new URL(location.href),
    rewrite: (path) => history.replaceState(null, '', path),
    leaveFor: (url) => location.assign(url),
    others: {
      areSignedIn: () => browserClock.now() - (lastTouch() ?? 0) < idleMs,
      signedIn: () => keepTouch(browserClock.now()),
      signedOut: forgetTouch,
    },
    isOwn: () => isOwn,
    fetcher: (...request) => fetch(...request),
  });

  const idle = createIdleWatch({
    clock: browserClock,
    idleMs,
    lastTouch,
    keepTouch,
    onIdle: () => void session.signOut('idle'),
  });

  await session.open();
  // A token that was handed over by itself is for programmes and screens on a wall: nobody touches those.
  effect(() => {
    const phase = session.phase.value;
    if (phase.kind !== 'signedIn' || phase.byToken) idle.stop();
    else idle.start();
  });
  onOtherTabs(idle.look, () => {
    const phase = session.phase.peek();
    if (phase.kind === 'signedIn' && !phase.byToken) session.end('signedOut');
  });
  for (const kind of TOUCHES) {
    addEventListener(
      kind,
      ({ target }) => {
        if (!(target instanceof Element && target.closest(`[${ASKING}]`))) idle.touched();
      },
      { capture: true, passive: true },
    );
  }
  document.addEventListener('visibilitychange', idle.look);
  return { session, idle };
};
