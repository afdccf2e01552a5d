import type { Text } from '#domain/questionnaire.ts';
import { say } from '../shared/language.ts';
import type { Display } from './display-state.ts';
import { ContrastIcon, HearIcon, LargeTypeIcon } from './icons.tsx';
import type { Languages } from './languages-state.ts';
import { TEXTS } from './texts.ts';
import type { Voice } from './voice.ts';

type Props = {
  readonly languages: Languages;
  readonly display: Display;
  readonly voice: Voice;
  /** What is read aloud of the screen that stands. */
  readonly spoken: readonly Text[];
};

/** On every screen of a citizen: his language, larger type, more contrast, and the question read aloud. */
export const Aids = ({ languages, display, voice, spoken }: Props) => (
  <section class="tools" aria-label={say(TEXTS.aids)}>
    <fieldset class="language-switch">
      <legend class="visually-hidden">{say(TEXTS.language)}</legend>
      {languages.choices().map(({ tag, name }) => (
        <button
          type="button"
          key={tag}
          lang={tag}
          aria-pressed={languages.current.value === tag}
          onClick={() => languages.choose(tag)}
        >
          {name}
        </button>
      ))}
    </fieldset>
    <fieldset class="aids">
      <legend class="visually-hidden">{say(TEXTS.howShown)}</legend>
      {voice.canSpeak(spoken) && (
        <button type="button" class="aid" onClick={() => voice.listen(spoken)}>
          <HearIcon />
          {say(TEXTS.hear)}
        </button>
      )}
      <button
        type="button"
        class="aid"
        aria-pressed={display.largeType.value}
        onClick={() => display.toggle('largeType')}
      >
        <LargeTypeIcon />
        {say(TEXTS.largeType)}
      </button>
      <button
        type="button"
        class="aid"
        aria-pressed={display.highContrast.value}
        onClick={() => display.toggle('highContrast')}
      >
        <ContrastIcon />
        {say(TEXTS.highContrast)}
      </button>
    </fieldset>
  </section>
);
