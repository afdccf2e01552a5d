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
        <FullScreenButton onFull={exit.shut} />
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

/** Out of the full screen, or into it and back to rating. A device that is locked to this page does not offer it. */
const FullScreenButton = ({ onFull }: { readonly onFull: () => void }) => {
  if (!document.fullscreenEnabled) return null;
  const isFull = document.fullscreenElement !== null;
  return (
    <button
      type="button"
      class="button action"
      onClick={() => {
        if (isFull) return void document.exitFullscreen().then(onFull);
        void document.documentElement.requestFullscreen().then(onFull);
      }}
    >
      <BothLanguages text={isFull ? EXIT_TEXTS.leave : EXIT_TEXTS.fill} />
    </button>
  );
};

const AskForPin = ({
  exit,
  fault,
  checking,
}: {
  readonly exit: Exit;
  readonly fault?: 'wrong' | 'locked' | undefined;
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
      aria-invalid={fault !== undefined}
      autofocus
    />
    <p class="setup-fault" role="alert">
      {fault && <BothLanguages text={EXIT_TEXTS[fault]} />}
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
