import { type Question, SCORE_LABELS, SCORES, type Score } from '#domain/questionnaire.ts';
import { Face } from '../shared/face.tsx';
import { say } from '../shared/language.ts';
import { ScreenHeading } from '../shared/screen-heading.tsx';
import { TEXTS } from './texts.ts';
import './asking-screen.css';

type Props = {
  readonly question: Question;
  readonly settled: boolean;
  readonly onRate: (score: Score) => void;
};

/** The question and its five faces, in the order of the Ministry's forms: one tap rates. */
export const AskingScreen = ({ question, settled, onRate }: Props) => (
  <>
    <div class="words">
      <ScreenHeading>{say(question.text)}</ScreenHeading>
      <p class="hint">{say(TEXTS.howTo)}</p>
    </div>
    <fieldset class="faces controls" disabled={!settled}>
      <legend class="visually-hidden">{say(question.text)}</legend>
      {SCORES.map((score) => (
        <button
          type="button"
          key={score}
          class={`face-button face-${score}`}
          aria-keyshortcuts={String(score)}
          onClick={() => onRate(score)}
        >
          <Face score={score} />
          <span class="face-label">{say(SCORE_LABELS[score])}</span>
        </button>
      ))}
    </fieldset>
  </>
);
