import { say } from '../shared/language.ts';
import { LanguageSwitch } from '../shared/language-switch.tsx';
import { keepToken } from './session.ts';
import { TEXTS } from './texts.ts';

/** Before anything can be shown: how to get a token, and a place to put it. */
export const SignIn = ({ refused }: { readonly refused: boolean }) => (
  <main class="notice-page">
    <LanguageSwitch />
    <form
      class="card notice"
      onSubmit={(event) => {
        event.preventDefault();
        const token = new FormData(event.currentTarget).get('token');
        if (typeof token !== 'string' || token.trim() === '') return;
        keepToken(token.trim());
        location.reload();
      }}
    >
      <h1>{say(TEXTS.signIn)}</h1>
      {refused && (
        <p class="lost" role="alert">
          {say(TEXTS.tokenRefused)}
        </p>
      )}
      <p>{say(TEXTS.signInHow)}</p>
      <p>
        <code>npm run token -- --role manager --unit 00070</code>
      </p>
      <label>
        {say(TEXTS.token)}
        <input class="field" name="token" autocomplete="off" spellcheck={false} required />
      </label>
      <button type="submit" class="button button-primary">
        {say(TEXTS.enter)}
      </button>
    </form>
  </main>
);

type NoticeProps = { readonly detail: string; readonly back: () => void };

export const ForbiddenNotice = ({ detail, back }: NoticeProps) => (
  <section class="card notice" role="alert">
    <h2>{say(TEXTS.forbidden)}</h2>
    <p>{say(TEXTS.forbiddenHow)}</p>
    <Detail text={detail} />
    <button type="button" class="button button-primary" onClick={back}>
      {say(TEXTS.backToOwn)}
    </button>
  </section>
);

export const FaultNotice = ({ detail, back }: NoticeProps) => (
  <section class="card notice" role="alert">
    <h2>{say(TEXTS.fault)}</h2>
    <p>{say(TEXTS.faultHow)}</p>
    <Detail text={detail} />
    <button type="button" class="button button-primary" onClick={back}>
      {say(TEXTS.backToOwn)}
    </button>
  </section>
);

/** What the API says in its own words, for whoever is asked to help. */
const Detail = ({ text }: { readonly text: string }) =>
  text ? (
    <p class="soft" lang="en">
      {text}
    </p>
  ) : null;

/** The places of what is coming, so that nothing moves when it comes. */
export const Skeleton = () => (
  <div class="grid" role="status">
    <span class="visually-hidden">{say(TEXTS.loading)}</span>
    <div class="card wide skeleton skeleton-headline" />
    <div class="card skeleton skeleton-card" />
    <div class="card skeleton skeleton-card" />
    <div class="card wide skeleton skeleton-card" />
  </div>
);
