import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { say } from '../../shared/language.ts';
import { ASKING } from './browser-session.ts';
import { SIGN_IN_TEXTS } from './sign-in-texts.ts';

type Props = {
  readonly secondsLeft: ReadonlySignal<number | undefined>;
  readonly stay: () => void;
  readonly leave: () => void;
};

/** Asks whether anybody is there, before signing out. */
export const IdleWarning = (props: Props) =>
  props.secondsLeft.value === undefined ? null : <Question {...props} />;

/** Takes the keyboard, and gives it back to where it was. */
const Question = ({ secondsLeft, stay, leave }: Props) => {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    button.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <div class="asking" {...{ [ASKING]: '' }}>
      <div
        class="card asking-card"
        role="alertdialog"
        aria-modal="true"
        aria-labelledby="idle-title"
        aria-describedby="idle-why"
      >
        <h2 id="idle-title">{say(SIGN_IN_TEXTS.idleTitle)}</h2>
        <p id="idle-why">
          {say(SIGN_IN_TEXTS.idleWhy)}{' '}
          <strong role="timer" class="asking-seconds">
            {secondsLeft.value} {say(secondsLeft.value === 1 ? SIGN_IN_TEXTS.second : SIGN_IN_TEXTS.seconds)}
          </strong>
          .
        </p>
        <p class="asking-ways">
          <button type="button" ref={button} class="button button-primary" onClick={stay}>
            {say(SIGN_IN_TEXTS.stay)}
          </button>
          <button type="button" class="button" onClick={leave}>
            {say(SIGN_IN_TEXTS.signOut)}
          </button>
        </p>
      </div>
    </div>
  );
};
