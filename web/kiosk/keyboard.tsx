import { signal } from '@preact/signals';
import { say } from '../shared/language.ts';
import { EraseIcon, ShiftIcon } from './icons.tsx';
import { erased, typed } from './telex.ts';
import { TEXTS } from './texts.ts';
import './keyboard.css';

const ROWS = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'] as const;

/** For one letter, as on a telephone. */
const shift = signal(false);

type Props = { readonly text: string; readonly onWrite: (text: string) => void };

/** Letters, digits and what a sentence needs. It remembers nothing, and suggests nothing. */
export const Keyboard = ({ text, onWrite }: Props) => {
  const press = (key: string): void => {
    onWrite(typed(text, shift.value ? key.toUpperCase() : key));
    shift.value = false;
  };
  const key = (name: string) => (
    <button type="button" class="key" key={name} onClick={() => press(name)}>
      {shift.value ? name.toUpperCase() : name}
    </button>
  );
  return (
    <fieldset class="keyboard">
      <legend class="visually-hidden">{say(TEXTS.keyboard)}</legend>
      {ROWS.map((row, place) => (
        <div class="key-row" key={row}>
          {place === 3 && (
            <button
              type="button"
              class="key key-wide"
              aria-label={say(TEXTS.capital)}
              aria-pressed={shift.value}
              onClick={() => {
                shift.value = !shift.value;
              }}
            >
              <ShiftIcon />
            </button>
          )}
          {[...row].map(key)}
          {place === 3 && (
            <button
              type="button"
              class="key key-wide"
              aria-label={say(TEXTS.erase)}
              onClick={() => onWrite(erased(text))}
            >
              <EraseIcon />
            </button>
          )}
        </div>
      ))}
      <div class="key-row">
        {[',', '.'].map(key)}
        <button type="button" class="key key-space" onClick={() => press(' ')}>
          {say(TEXTS.space)}
        </button>
        {['?', '!'].map(key)}
      </div>
    </fieldset>
  );
};
