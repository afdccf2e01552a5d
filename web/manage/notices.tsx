import { say } from '../shared/language.ts';
import { TEXTS } from './texts.ts';

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
    <p class="soft refusal-detail" lang="en">
      {text}
    </p>
  ) : null;

/** The places of what is coming, so that nothing moves when it comes. */
export const Skeleton = () => (
  <div class="grid" role="status">
    <span class="visually-hidden">{say(TEXTS.loading)}</span>
    <div class="card wide skeleton skeleton-headline" />
    <CardToCome />
    <CardToCome />
    <div class="card wide skeleton skeleton-card" />
  </div>
);

/** The place of one card. */
export const CardToCome = () => <div class="card skeleton skeleton-card" />;
