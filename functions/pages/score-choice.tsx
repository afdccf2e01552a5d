import { type Questionnaire, SCORE_LABELS, SCORES, type Score } from '#domain/questionnaire.ts';
import { Face } from './face.tsx';
import { answerField, type Draft, OVERALL_ID, reasonsField, scoreOf } from './rating-form.ts';
import { type Language, TEXTS, whyText } from './texts.ts';

/** Why a form comes back: no face is chosen, the comment is too long, or the form itself is no longer accepted. */
export type Fault = 'unscored' | 'wordy' | 'outdated';

type Props = {
  readonly language: Language;
  readonly draft: Draft;
  readonly form: Questionnaire;
  readonly fault: Fault | undefined;
};

/**
 * The question with its five faces, in the order of the Ministry's forms, and under them the reasons of
 * each score. Inputs, labels and reasons are siblings, so that `:checked ~` shows the reasons of the score
 * that is chosen; where no style sheet is applied all of them show, each under its own heading.
 */
export const ScoreChoice = ({ language, draft, form, fault }: Props) => (
  <fieldset aria-describedby={fault && 'fault'}>
    <legend>
      <h1>{form.overall?.text[language]}</h1>
    </legend>
    {fault ? (
      // The page answers a press: its message is what to see, and hear, first.
      <p class="notice" id="fault" role="alert" tabIndex={-1} autofocus>
        {TEXTS[fault][language]}
      </p>
    ) : (
      <p class="hint">{TEXTS.howTo[language]}</p>
    )}
    <div class="scores">
      {SCORES.map((score) => (
        <>
          <input
            class={`pick pick-${score}`}
            type="radio"
            id={`score-${score}`}
            name={answerField(OVERALL_ID)}
            value={score}
            checked={scoreOf(draft) === score}
          />
          <label class={`tile tile-${score}`} for={`score-${score}`}>
            <Face score={score} />
            <span>{SCORE_LABELS[score][language]}</span>
          </label>
        </>
      ))}
      {SCORES.map((score) => (
        <Reasons key={score} {...{ language, form, score }} ticked={draft.reasons[score]} />
      ))}
    </div>
  </fieldset>
);

type ReasonsProps = {
  readonly language: Language;
  readonly form: Questionnaire;
  readonly score: Score;
  readonly ticked: readonly string[];
};

const Reasons = ({ language, form, score, ticked }: ReasonsProps) => {
  const offered = form.reasons[score] ?? [];
  if (offered.length === 0) return null;
  return (
    <fieldset class={`why why-${score}`}>
      <legend>
        {whyText(score)[language]} <span class="unseen">({SCORE_LABELS[score][language]})</span>
      </legend>
      <p class="hint">{TEXTS.several[language]}</p>
      <div class="ticks">
        {offered.map(({ id, text }) => (
          <label class="tick" key={id}>
            <input type="checkbox" name={reasonsField(score)} value={id} checked={ticked.includes(id)} />
            <span>{text[language]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
};
