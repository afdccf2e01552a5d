import type { TargetedInputEvent, TargetedKeyboardEvent } from 'preact';
import { COMMENT_LIMIT } from '#domain/response.ts';
import { say } from '../shared/language.ts';
import { ScreenHeading } from '../shared/screen-heading.tsx';
import { Countdown } from './countdown.tsx';
import { Keyboard } from './keyboard.tsx';
import type { CommentScreen as Comment } from './screen.ts';
import { erased, typed } from './telex.ts';
import { TEXTS } from './texts.ts';

type Props = {
  readonly screen: Comment;
  readonly settled: boolean;
  readonly onWrite: (text: string) => void;
  readonly onSkip: () => void;
  readonly onSend: () => void;
};

/**
 * A comment in the citizen's own words, with a keyboard on the screen or a real one. `inputmode="none"` keeps the
 * device's own keyboard away, which would learn what was written and offer it to the next citizen.
 */
export const CommentScreen = ({ screen, settled, onWrite, onSkip, onSend }: Props) => {
  const { text } = screen;
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLTextAreaElement>): void => {
    const { key, ctrlKey, altKey, metaKey, isComposing } = event;
    if (ctrlKey || altKey || metaKey || isComposing) return;
    if (key === 'Enter') onSend();
    else if (key === 'Backspace') onWrite(erased(text));
    else if ([...key].length === 1) onWrite(typed(text, key));
    else return;
    event.preventDefault();
  };
  // What comes by another way, as from an input method, comes whole.
  const onInput = ({ currentTarget }: TargetedInputEvent<HTMLTextAreaElement>): void =>
    onWrite(currentTarget.value.replace(/\s+/g, ' '));

  return (
    <>
      <div class="words">
        <ScreenHeading>{say(TEXTS.comment)}</ScreenHeading>
        <p class="hint" id="comment-how">
          {say(TEXTS.commentHow)}
        </p>
      </div>
      <fieldset class="answer controls" disabled={!settled}>
        <legend class="visually-hidden">{say(TEXTS.comment)}</legend>
        <textarea
          class="field comment-field"
          aria-label={say(TEXTS.commentLabel)}
          aria-describedby="comment-how"
          inputMode="none"
          autocomplete="off"
          autocapitalize="off"
          autocorrect="off"
          spellcheck={false}
          maxLength={COMMENT_LIMIT}
          value={text}
          onKeyDown={onKeyDown}
          onInput={onInput}
        />
        <Keyboard text={text} onWrite={onWrite} />
        <div class="actions">
          <button type="button" class="button action" onClick={onSkip}>
            {say(TEXTS.skip)}
          </button>
          <button type="button" class="button button-primary action" onClick={onSend}>
            {say(TEXTS.send)}
          </button>
        </div>
        <Countdown secondsLeft={screen.secondsLeft} ofSeconds={screen.ofSeconds} />
      </fieldset>
    </>
  );
};
