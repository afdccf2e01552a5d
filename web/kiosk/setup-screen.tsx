import type { TargetedSubmitEvent } from 'preact';
import { ScreenHeading } from '../shared/screen-heading.tsx';
import { BothLanguages } from './both-languages.tsx';
import type { Screen } from './screen.ts';
import { FAULT_TEXTS, SETUP_TEXTS as TEXTS } from './texts.ts';

type Props = {
  readonly screen: Extract<Screen, { readonly name: 'setup' }>;
  readonly onChoose: (counterCode: string) => void;
};

/** For the officer who puts a device in its place; citizens see it only where something is wrong. */
export const SetupScreen = ({ screen, onChoose }: Props) => {
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    onChoose(String(new FormData(event.currentTarget).get('counter') ?? '').trim());
  };

  return (
    <form class="setup" noValidate onSubmit={submit}>
      <ScreenHeading>
        <BothLanguages text={TEXTS.setup} />
      </ScreenHeading>
      <p id="setup-how">
        <BothLanguages text={TEXTS.setupHow} />
      </p>
      <label class="setup-label" for="setup-counter">
        <BothLanguages text={TEXTS.counterCode} />
      </label>
      <input
        class="field setup-field"
        id="setup-counter"
        name="counter"
        placeholder="00070-03"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        defaultValue={screen.code}
        aria-invalid={screen.fault !== undefined}
        aria-describedby={screen.fault ? 'setup-fault setup-how' : 'setup-how'}
      />
      <p class="setup-fault" id="setup-fault" role="alert">
        {screen.fault && <BothLanguages text={FAULT_TEXTS[screen.fault](screen.code)} />}
      </p>
      <button type="submit" class="button button-primary action">
        <BothLanguages text={TEXTS.begin} />
      </button>
    </form>
  );
};
