import { say } from '../../shared/language.ts';
import { LanguageSwitch } from '../../shared/language-switch.tsx';
import type { Ending } from './kept-session.ts';
import { ENDING_TEXTS, SIGN_IN_TEXTS } from './sign-in-texts.ts';

/** Nobody is signed in: why, and the way in. */
export const SignInPage = ({
  ending,
  demonstration,
  secure,
  signIn,
}: {
  readonly ending: Ending | undefined;
  readonly demonstration: boolean;
  /** Whether the browser lets this address sign anybody in. */
  readonly secure: boolean;
  readonly signIn: () => void;
}) => (
  <main class="notice-page">
    <LanguageSwitch />
    <section class="card notice">
      <h1>{say(hasLeft(ending) ? SIGN_IN_TEXTS.ended : SIGN_IN_TEXTS.needed)}</h1>
      {ending && (
        <p class={hasLeft(ending) ? '' : 'lost'} role={hasLeft(ending) ? 'status' : 'alert'}>
          {say(ENDING_TEXTS[ending])}
        </p>
      )}
      {secure ? (
        <>
          {demonstration && <p>{say(SIGN_IN_TEXTS.demonstration)}</p>}
          <button type="button" class="button button-primary" onClick={signIn}>
            {say(SIGN_IN_TEXTS.signIn)}
          </button>
        </>
      ) : (
        <>
          <p>{say(SIGN_IN_TEXTS.insecure)}</p>
          {demonstration && (
            <p>
              {say(SIGN_IN_TEXTS.byCommand)}: <code>npm run token -- --role manager --unit 00070</code>
            </p>
          )}
        </>
      )}
    </section>
  </main>
);

const hasLeft = (ending: Ending | undefined): boolean =>
  ending === 'signedOut' || ending === 'everywhere' || ending === 'idle';

/** Between this page and the provider's. */
export const GoingPage = () => (
  <main class="notice-page">
    <h1 class="visually-hidden">{say(SIGN_IN_TEXTS.signIn)}</h1>
    <p role="status">{say(SIGN_IN_TEXTS.going)}…</p>
  </main>
);

/** The server has not said yet how people sign in. */
export const UnreachablePage = () => (
  <main class="notice-page">
    <h1 class="visually-hidden">{say(SIGN_IN_TEXTS.signIn)}</h1>
    <p class="lost" role="alert">
      {say(SIGN_IN_TEXTS.unreachable)}…
    </p>
  </main>
);
