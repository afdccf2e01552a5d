import { SCORE_LABELS, type Text } from '#domain/questionnaire.ts';
import { Face } from '../shared/face.tsx';
import { say } from '../shared/language.ts';
import { ScreenHeading } from '../shared/screen-heading.tsx';
import { Countdown } from './countdown.tsx';
import { CheckIcon } from './icons.tsx';
import type { RatedScreen as Rated } from './screen.ts';
import { filled, TEXTS } from './texts.ts';
import './rated-screen.css';

type Props = {
  readonly screen: Rated;
  readonly settled: boolean;
  readonly onToggle: (reason: string) => void;
  readonly onChange: () => void;
  readonly onMore: () => void;
  readonly onSend: () => void;
  readonly onSkip: () => void;
};

/** What is asked after a score: why, where there are reasons; else whether there is more to say. */
export const questionAfter = ({ score, offered, more }: Pick<Rated, 'score' | 'offered' | 'more'>): Text => {
  if (offered.length > 0) return score < 3 ? TEXTS.whyUnhappy : TEXTS.whyHappy;
  return more ? TEXTS.anyMore : TEXTS.chosen;
};

/**
 * The reasons that belong to the score just given, and the way back for who has touched the wrong face. The place
 * of that button stays empty when its time is over: what stands beside it must not move under a finger.
 */
export const RatedScreen = ({ screen, settled, onToggle, onChange, onMore, onSend, onSkip }: Props) => (
  <>
    <div class="words">
      <p class="rated">
        <Face score={screen.score} />
        <span>
          {say(TEXTS.rated)}: <strong>{say(SCORE_LABELS[screen.score])}</strong>
        </span>
      </p>
      <ScreenHeading>{say(questionAfter(screen))}</ScreenHeading>
      {screen.offered.length > 0 && <p class="hint">{say(TEXTS.several)}</p>}
    </div>
    <fieldset class="answer controls" disabled={!settled}>
      <legend class="visually-hidden">{say(questionAfter(screen))}</legend>
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
        <button
          type="button"
          class={`button action ${screen.changeSeconds > 0 ? '' : 'gone'}`}
          disabled={screen.changeSeconds === 0}
          onClick={onChange}
        >
          {filled(say(TEXTS.change), { n: screen.changeSeconds })}
        </button>
        {screen.offered.length > 0 && (
          <button type="button" class="button action" onClick={onSkip}>
            {say(TEXTS.skip)}
          </button>
        )}
        {screen.more && (
          <button type="button" class="button action" onClick={onMore}>
            {say(TEXTS.more)}
          </button>
        )}
        <button type="button" class="button button-primary action" onClick={onSend}>
          {say(TEXTS.send)}
        </button>
      </div>
      <Countdown secondsLeft={screen.secondsLeft} ofSeconds={screen.ofSeconds} />
    </fieldset>
  </>
);
