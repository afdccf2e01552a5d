import { SCORE_LABELS, type Score, type Text } from '#domain/questionnaire.ts';
import { Face } from '../shared/face.tsx';
import { say } from '../shared/language.ts';
import { ScreenHeading } from '../shared/screen-heading.tsx';
import { CheckIcon } from './icons.tsx';
import { REASONS_SECONDS, type Screen } from './kiosk-state.ts';
import { secondsLeftText, TEXTS } from './texts.ts';
import './reasons-screen.css';

type Props = {
  readonly screen: Extract<Screen, { readonly name: 'reasons' }>;
  readonly settled: boolean;
  readonly onToggle: (reason: string) => void;
  readonly onSend: () => void;
  readonly onSkip: () => void;
};

const questionAfter = (score: Score): Text => {
  if (score < 3) return TEXTS.whyUnhappy;
  return score === 3 ? TEXTS.whyNeutral : TEXTS.whyHappy;
};

/** The reasons that belong to the score just given. Whoever walks away has rated all the same. */
export const ReasonsScreen = ({ screen, settled, onToggle, onSend, onSkip }: Props) => (
  <>
    <div class="words">
      <p class="rated">
        <Face score={screen.score} />
        <span>
          {say(TEXTS.rated)}: <strong>{say(SCORE_LABELS[screen.score])}</strong>
        </span>
      </p>
      <ScreenHeading>{say(questionAfter(screen.score))}</ScreenHeading>
      <p class="hint">{say(TEXTS.several)}</p>
    </div>
    <fieldset class="answer controls" disabled={!settled}>
      <legend class="visually-hidden">{say(questionAfter(screen.score))}</legend>
      <div class="reasons">
        {screen.offered.map(({ id, text }) => (
          <button
            type="button"
            key={id}
            class="reason"
            aria-pressed={screen.chosen.has(id)}
            onClick={() => onToggle(id)}
          >
            <span class="tick">
              <CheckIcon />
            </span>
            {say(text)}
          </button>
        ))}
      </div>
      <div class="actions">
        <button type="button" class="button action" onClick={onSkip}>
          {say(TEXTS.skip)}
        </button>
        <button type="button" class="button button-primary action" onClick={onSend}>
          {say(TEXTS.send)}
        </button>
      </div>
      <div class="countdown">
        <p>{say(secondsLeftText(screen.secondsLeft))}</p>
        <div class="countdown-track" aria-hidden="true">
          <div
            class="countdown-rest"
            style={{ transform: `scaleX(${screen.secondsLeft / REASONS_SECONDS})` }}
          />
        </div>
      </div>
    </fieldset>
  </>
);
