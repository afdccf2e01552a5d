import { QUESTION_STEM, type Score } from '#domain/questionnaire.ts';
import { say } from '../shared/language.ts';
import { ScreenHeading } from '../shared/screen-heading.tsx';
import { Countdown } from './countdown.tsx';
import { Faces } from './faces.tsx';
import type { ElementScreen as Element } from './screen.ts';
import { filled, TEXTS } from './texts.ts';

type Props = {
  readonly screen: Element;
  readonly settled: boolean;
  readonly onRate: (score: Score) => void;
  readonly onBack: () => void;
  readonly onSkip: () => void;
  readonly onSend: () => void;
};

/** One element of the service, with the same five faces: one at a time, so that they are as large as the first. */
export const ElementScreen = ({ screen, settled, onRate, onBack, onSkip, onSend }: Props) => {
  const { question, position, count, score, secondsLeft, ofSeconds } = screen;
  return (
    <>
      <div class="words">
        <p class="lead">{say(QUESTION_STEM)}</p>
        <ScreenHeading key={position}>{say(question.text)}</ScreenHeading>
        <p class="hint">{filled(say(TEXTS.position), { n: position, of: count })}</p>
      </div>
      <Faces legend={say(question.text)} disabled={!settled} chosen={score} onRate={onRate} />
      <fieldset class="answer" disabled={!settled}>
        <div class="actions">
          {position > 1 && (
            <button type="button" class="button action" onClick={onBack}>
              {say(TEXTS.back)}
            </button>
          )}
          <button type="button" class="button action" onClick={onSkip}>
            {say(score === undefined ? TEXTS.skip : TEXTS.next)}
          </button>
          <button type="button" class="button button-primary action" onClick={onSend}>
            {say(TEXTS.send)}
          </button>
        </div>
        <Countdown secondsLeft={secondsLeft} ofSeconds={ofSeconds} />
      </fieldset>
    </>
  );
};
