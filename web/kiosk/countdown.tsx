import { say } from '../shared/language.ts';
import type { Countdown as Seconds } from './screen.ts';
import { filled, TEXTS } from './texts.ts';
import './countdown.css';

type Props = Seconds & {
  /** What happens at its end. */
  readonly then?: 'sentIn' | 'backIn';
};

/** How long a screen stays, in words and as a bar. Silent: a screen reader would speak of nothing else. */
export const Countdown = ({ secondsLeft, ofSeconds, then = 'sentIn' }: Props) => (
  <div class="countdown">
    <p>{filled(say(TEXTS[then]), { n: secondsLeft })}</p>
    <div class="countdown-track" aria-hidden="true">
      <div class="countdown-rest" style={{ transform: `scaleX(${secondsLeft / ofSeconds})` }} />
    </div>
  </div>
);
