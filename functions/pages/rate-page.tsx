import { elementsOf } from '#domain/questionnaire.ts';
import { POST_SERVICE } from '#domain/questionnaires/post-service.ts';
import { AspectRows } from './aspect-rows.tsx';
import { PageShell } from './page-shell.tsx';
import { type Draft, formUrl, type Place, sendUrl } from './rating-form.ts';
import { type Fault, ScoreChoice } from './score-choice.tsx';
import { dayText, type Language, TEXTS } from './texts.ts';

type Props = {
  readonly language: Language;
  readonly cityName: string;
  readonly place: Place;
  readonly draft: Draft;
  /** Why the form comes back; what was entered is in the draft. */
  readonly fault?: Fault;
};

/** The form: one choice is a full rating, the rest is for whoever has more to say. */
export const RatePage = ({ language, cityName, place: { unit, counter }, draft, fault }: Props) => {
  const day = dayText(draft.at.slice(0, 10));
  const title = `${TEXTS.rating[language]}: ${counter.name[language]}, ${unit.name[language]}`;
  return (
    <PageShell
      language={language}
      cityName={cityName}
      title={fault ? `${TEXTS.fault[language]} · ${title}` : title}
      otherLanguageUrl={fault ? undefined : formUrl(counter.code, language === 'vi' ? 'en' : 'vi')}
    >
      <p class="place">
        <strong>
          {counter.name[language]} · {unit.name[language]}
        </strong>{' '}
        <span class="soft">{day[language]}</span>
      </p>
      <form method="post" action={sendUrl(counter.code, language)}>
        <input type="hidden" name="lang" value={language} />
        <input type="hidden" name="id" value={draft.id} />
        <input type="hidden" name="at" value={draft.at} />
        <input type="hidden" name="version" value={draft.version} />
        <ScoreChoice language={language} draft={draft} fault={fault} />
        <AspectRows language={language} draft={draft} elements={elementsOf(POST_SERVICE)} />
        <button class="button" type="submit">
          {TEXTS.send[language]}
        </button>
        <p class="hint">{TEXTS.anonymous[language]}</p>
      </form>
    </PageShell>
  );
};
