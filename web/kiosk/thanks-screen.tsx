import { say } from '../shared/language.ts';
import { ScreenHeading } from '../shared/screen-heading.tsx';
import { Countdown } from './countdown.tsx';
import { CheckIcon } from './icons.tsx';
import type { Screen } from './screen.ts';
import { TEXTS } from './texts.ts';

type Props = {
  readonly screen: Extract<Screen, { readonly name: 'thanks' }>;
  /** The network has failed: the rating waits on this device. */
  readonly waiting: boolean;
  readonly settled: boolean;
  readonly onDone: () => void;
};

/** Says nothing of the score: the next citizen may already be looking. */
export const ThanksScreen = ({ screen, waiting, settled, onDone }: Props) => (
  <>
    <div class="words thanks">
      <span class="thanks-mark">
        <CheckIcon />
      </span>
      <ScreenHeading>{say(TEXTS.thanks)}</ScreenHeading>
      <p class="hint">{say(TEXTS.thanksMore)}</p>
      <p class="slip">
        {screen.code !== undefined && (
          <>
            {say(TEXTS.code)} <strong class="code">{screen.code}</strong>
          </>
        )}
        {screen.code === undefined && waiting && say(TEXTS.kept)}
      </p>
    </div>
    <div class="controls">
      <button type="button" class="button action" disabled={!settled} onClick={onDone}>
        {say(TEXTS.done)}
      </button>
      <Countdown secondsLeft={screen.secondsLeft} ofSeconds={screen.ofSeconds} then="backIn" />
    </div>
  </>
);
