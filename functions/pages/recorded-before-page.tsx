import { changeableUntil, isChangeable, type StandingRating } from '#domain/response-change.ts';
import { OptOutLink } from './opt-out-link.tsx';
import { PageShell } from './page-shell.tsx';
import { changeUrl, type Draft, formUrl, scoreOf, sendUrl } from './rating-form.ts';
import { HiddenDraft } from './send-again-page.tsx';
import type { Subject } from './subject.ts';
import { SubjectLines } from './subject-lines.tsx';
import { changeableText, type Language, receivedText, TEXTS } from './texts.ts';
import { GivenScore } from './thank-you-page.tsx';

type Props = {
  readonly language: Language;
  readonly cityName: string;
  readonly subject: Subject;
  readonly standing: StandingRating;
  /** What was sent now; absent where the page was only opened. */
  readonly draft?: Draft;
  readonly nowMs: number;
};

/** There is a rating already. For some minutes it may be replaced; what it says is not told, to whoever asks. */
export const RecordedBeforePage = ({ language, cityName, subject, standing, draft, nowMs }: Props) => {
  const title = (subject.fixed ? TEXTS.ratedBefore : TEXTS.recordedBefore)[language];
  const day = (subject.fixed?.at ?? draft?.at ?? '').slice(0, 10);
  return (
    <PageShell language={language} cityName={cityName} title={title} sends>
      {day !== '' && <SubjectLines language={language} subject={subject} day={day} />}
      <div class="card">
        <h1>{title}</h1>
        <p>{receivedText(standing.receivedAt)[language]}</p>
        {isChangeable(standing, nowMs) ? (
          <>
            <p>{changeableText(changeableUntil(standing))[language]}</p>
            <Change {...{ language, subject, standing, draft }} />
          </>
        ) : (
          <p>{TEXTS.keptAsItIs[language]}</p>
        )}
        {subject.fixed ? (
          <p class="soft">{TEXTS.onceEach[language]}</p>
        ) : (
          <>
            <p class="soft">{TEXTS.servedAgain[language]}</p>
            <p>
              <a href={formUrl(subject.path, language)}>{TEXTS.rateAnew[language]}</a>
            </p>
          </>
        )}
      </div>
      <OptOutLink language={language} subject={subject} />
    </PageShell>
  );
};

type ChangeProps = {
  readonly language: Language;
  readonly subject: Subject;
  readonly standing: StandingRating;
  readonly draft: Draft | undefined;
};

/** With what was just sent, or with a new form. */
const Change = ({ language, subject, standing, draft }: ChangeProps) =>
  draft ? (
    <form
      method="post"
      action={sendUrl(subject.path, language)}
      data-lost={TEXTS.lost[language]}
      data-sending={TEXTS.sending[language]}
    >
      <GivenScore language={language} score={scoreOf(draft)} />
      <input type="hidden" name="lang" value={language} />
      <HiddenDraft draft={{ ...draft, over: String(standing.changes) }} />
      <button class="button" type="submit">
        {TEXTS.replace[language]}
      </button>
    </form>
  ) : (
    <p>
      <a class="button" href={changeUrl(subject.path, language)}>
        {TEXTS.change[language]}
      </a>
    </p>
  );
