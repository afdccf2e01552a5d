import { SCORE_LABELS, SCORES, type Score } from '#domain/questionnaire.ts';
import { Face } from '../shared/face.tsx';
import { say } from '../shared/language.ts';
import './faces.css';

type Props = {
  readonly legend: string;
  readonly disabled: boolean;
  /** The one given before, where one may come back to it. */
  readonly chosen?: Score | undefined;
  readonly onRate: (score: Score) => void;
};

/** The five faces with their official words, in the order of the Ministry's forms. */
export const Faces = ({ legend, disabled, chosen, onRate }: Props) => (
  <fieldset class="faces controls" disabled={disabled}>
    <legend class="visually-hidden">{legend}</legend>
    {SCORES.map((score) => (
      <button
        type="button"
        key={score}
        class={`face-button face-${score}`}
        aria-keyshortcuts={String(score)}
        aria-pressed={chosen === undefined ? undefined : chosen === score}
        onClick={() => onRate(score)}
      >
        <Face score={score} />
        <span class="face-label">{say(SCORE_LABELS[score])}</span>
      </button>
    ))}
  </fieldset>
);
