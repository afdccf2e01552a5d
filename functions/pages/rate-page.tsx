import { elementsOf, type Questionnaire } from '#domain/questionnaire.ts';
import { AspectRows } from './aspect-rows.tsx';
import { CommentField } from './comment-field.tsx';
import { OptOutLink } from './opt-out-link.tsx';
import { PageShell } from './page-shell.tsx';
import { changeUrl, type Draft, formUrl, sendUrl } from './rating-form.ts';
import { type Fault, ScoreChoice } from './score-choice.tsx';
import type { Subject } from './subject.ts';
import { placeName, SubjectLines } from './subject-lines.tsx';
import { type Language, TEXTS } from './texts.ts';

type Props = {
  readonly language: Language;
  readonly cityName: string;
  readonly subject: Subject;
  readonly draft: Draft;
  /** The form in the draft's version. */
  readonly form: Questionnaire;
  /** Why the form comes back; what was entered is in the draft. */
  readonly fault?: Fault;
};

const urlIn = (path: string, draft: Draft, language: Language): string =>
  (draft.over === undefined ? formUrl : changeUrl)(path, language);

/** The form: one choice is a full rating, the rest is for whoever has more to say. */
export const RatePage = ({ language, cityName, subject, draft, form, fault }: Props) => {
  const title = `${TEXTS.rating[language]}: ${placeName(subject)[language]}`;
  return (
    <PageShell
      language={language}
      cityName={cityName}
      title={fault ? `${TEXTS.fault[language]} · ${title}` : title}
      sends
      otherLanguageUrl={fault ? undefined : urlIn(subject.path, draft, language === 'vi' ? 'en' : 'vi')}
    >
      <SubjectLines language={language} subject={subject} day={draft.at.slice(0, 10)} />
      {draft.over !== undefined && <p class="told">{TEXTS.changing[language]}</p>}
      <form
        method="post"
        action={sendUrl(subject.path, language)}
        data-lost={TEXTS.lost[language]}
        data-sending={TEXTS.sending[language]}
        data-once={subject.fixed ? undefined : ''}
      >
        <input type="hidden" name="lang" value={language} />
        <input type="hidden" name="id" value={draft.id} />
        <input type="hidden" name="at" value={draft.at} />
        <input type="hidden" name="version" value={draft.version} />
        {draft.over !== undefined && <input type="hidden" name="over" value={draft.over} />}
        <ScoreChoice language={language} draft={draft} form={form} fault={fault} />
        <AspectRows language={language} draft={draft} elements={elementsOf(form)} />
        <CommentField language={language} comment={draft.comment} />
        <button class="button" type="submit">
          {TEXTS.send[language]}
        </button>
        <p class="hint">
          {TEXTS.anonymous[language]} <a href={`/privacy?lang=${language}`}>{TEXTS.privacy[language]}</a>
        </p>
      </form>
      <OptOutLink language={language} subject={subject} />
    </PageShell>
  );
};
