import { ScreenHeading } from '../../shared/screen-heading.tsx';
import { BothLanguages } from '../both-languages.tsx';
import type { Exit } from './exit-state.ts';
import { EXIT_TEXTS, waitingText } from './pairing-texts.ts';

type Props = {
  readonly exit: Exit;
  readonly counter: string;
  readonly waiting: number;
  readonly onPairAgain: () => void;
};

/** For an officer at the device: its PIN, and then what he may do. */
export const ExitScreen = ({ exit, counter, waiting, onPairAgain }: Props) => {
  const screen = exit.screen.value;
  if (screen.name === 'asking') return <AskForPin exit={exit} {...screen} />;
  return (
    <div class="pairing">
      <ScreenHeading>
        <BothLanguages text={EXIT_TEXTS.open} />
      </ScreenHeading>
      <p>
        {counter} · {import.meta.env.RELEASE}
      </p>
      <p>
        <BothLanguages text={waitingText(waiting)} />
      </p>
      <div class="exit-actions">
        <button type="button" class="button action" onClick={() => void document.exitFullscreen?.()}>
          <BothLanguages text={EXIT_TEXTS.leave} />
        </button>
        <button
          type="button"
          class="button action"
          onClick={() => {
            exit.shut();
            onPairAgain();
          }}
        >
          <BothLanguages text={EXIT_TEXTS.pairAgain} />
        </button>
        <button type="button" class="button button-primary action" onClick={exit.shut}>
          <BothLanguages text={EXIT_TEXTS.back} />
        </button>
      </div>
    </div>
  );
};

const AskForPin = ({
  exit,
  wrong,
  checking,
}: {
  readonly exit: Exit;
  readonly wrong: boolean;
  readonly checking: boolean;
}) => (
  <form
    class="setup"
    noValidate
    onSubmit={(event) => {
      event.preventDefault();
      void exit.enter(String(new FormData(event.currentTarget).get('pin') ?? ''));
    }}
  >
    <ScreenHeading>
      <BothLanguages text={EXIT_TEXTS.pin} />
    </ScreenHeading>
    <input
      class="field setup-field"
      name="pin"
      type="password"
      inputMode="numeric"
      autocomplete="off"
      aria-label={EXIT_TEXTS.pin.vi}
      aria-invalid={wrong}
    />
    <p class="setup-fault" role="alert">
      {wrong && <BothLanguages text={EXIT_TEXTS.wrong} />}
    </p>
    <div class="exit-actions">
      <button type="button" class="button action" onClick={exit.shut}>
        <BothLanguages text={EXIT_TEXTS.back} />
      </button>
      <button type="submit" class="button button-primary action" disabled={checking}>
        <BothLanguages text={EXIT_TEXTS.enter} />
      </button>
    </div>
  </form>
);
