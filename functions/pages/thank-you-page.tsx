import { SCORE_LABELS, type Score } from '#domain/questionnaire.ts';
import type { SurveyResponse } from '#domain/response.ts';
import { Face } from './face.tsx';
import { PageShell } from './page-shell.tsx';
import { changeUrl, OVERALL_ID } from './rating-form.ts';
import type { Subject } from './subject.ts';
import { placeName } from './subject-lines.tsx';
import { type Language, TEXTS, usedForText } from './texts.ts';

type Props = {
  readonly language: Language;
  readonly cityName: string;
  readonly subject: Subject;
  readonly response: SurveyResponse;
  /** Groups of letters and digits, joined by a dash. */
  readonly code: string;
};

export const ThankYouPage = ({ language, cityName, subject, response, code }: Props) => (
  <PageShell language={language} cityName={cityName} title={TEXTS.received[language]}>
    <div class="card">
      <h1 class="done">{TEXTS.thanks[language]}</h1>
      <p>
        {TEXTS.received[language]}: {placeName(subject)[language]}
      </p>
      <GivenScore language={language} score={response.answers[OVERALL_ID]} />
      <p>{usedForText(subject.unit.name, response.at.slice(0, 7))[language]}</p>
      {subject.fixed && (
        <p class="soft">
          {TEXTS.stillChangeable[language]}{' '}
          <a href={changeUrl(subject.path, language)}>{TEXTS.change[language]}</a>
        </p>
      )}
    </div>
    <div class="card">
      <h2>{TEXTS.code[language]}</h2>
      <p class="code">
        {/* A voice makes words of groups; apart, each letter is said. */}
        <span class="unseen">{[...code.replaceAll('-', '')].join(' ')}</span>
        {code.split(/(?<=-)/).map((group) => (
          <b key={group} aria-hidden="true">
            {group}
          </b>
        ))}
      </p>
      <p class="soft">{TEXTS.countedOnce[language]}</p>
      <p>
        <a href={`/check?code=${code}&lang=${language}`}>{TEXTS.check[language]}</a>
      </p>
    </div>
  </PageShell>
);

type GivenScoreProps = { readonly language: Language; readonly score: Score | undefined };

/** A score in face and words; nothing where none is chosen. */
export const GivenScore = ({ language, score }: GivenScoreProps) =>
  score ? (
    <p class="given">
      <Face score={score} />
      <span>{SCORE_LABELS[score][language]}</span>
    </p>
  ) : null;
