import type { Question, Score, Text } from '#domain/questionnaire.ts';
import { say } from '../shared/language.ts';
import { ScreenHeading } from '../shared/screen-heading.tsx';
import { Countdown } from './countdown.tsx';
import { Faces } from './faces.tsx';
import type { AskingScreen as Asking } from './screen.ts';
import { filled, MOMENT_TEXTS, TEXTS } from './texts.ts';

type Props = {
  readonly screen: Asking;
  readonly question: Question;
  readonly settled: boolean;
  /** For so long the last rating keeps the faces from another. */
  readonly pauseSeconds: number;
  readonly message: Text | undefined;
  readonly onRate: (score: Score) => void;
};

/** The question and its five faces: one tap rates. */
export const AskingScreen = ({ screen, question, settled, pauseSeconds, message, onRate }: Props) => {
  const { moment, service, changing, secondsLeft, ofSeconds } = screen;
  const asked = say(changing ? TEXTS.changeHeading : question.text);
  const waits = pauseSeconds > 0 && !changing && !moment;
  return (
    <>
      <div class="words">
        {moment && <p class="lead">{say(MOMENT_TEXTS[moment])}</p>}
        {message && !moment && secondsLeft === undefined && <p class="lead">{say(message)}</p>}
        <ScreenHeading>{asked}</ScreenHeading>
        {service && (
          <p class="service-name">
            {say(TEXTS.service)}: <strong>{say(service.name)}</strong>
          </p>
        )}
        <p class="hint">{waits ? filled(say(TEXTS.moment), { n: pauseSeconds }) : say(TEXTS.howTo)}</p>
      </div>
      <Faces legend={asked} disabled={!settled || waits} onRate={onRate} />
      {secondsLeft !== undefined && ofSeconds !== undefined && (
        <Countdown secondsLeft={secondsLeft} ofSeconds={ofSeconds} then={changing ? 'sentIn' : 'backIn'} />
      )}
    </>
  );
};
