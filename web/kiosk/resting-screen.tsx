import type { Text } from '#domain/questionnaire.ts';
import { say } from '../shared/language.ts';
import { ScreenHeading } from '../shared/screen-heading.tsx';
import { TEXTS } from './texts.ts';

type Props = {
  readonly message: Text | undefined;
  readonly settled: boolean;
  readonly onWake: () => void;
};

/** Outside of the hours of service: dark and still, until somebody touches it. */
export const RestingScreen = ({ message, settled, onWake }: Props) => (
  <>
    <div class="words">
      <ScreenHeading>{say(message ?? TEXTS.title)}</ScreenHeading>
    </div>
    <div class="controls">
      <button type="button" class="button button-primary action wake" disabled={!settled} onClick={onWake}>
        {say(TEXTS.touchToRate)}
      </button>
    </div>
  </>
);
