import { chooseLanguage, LANGUAGE_NAMES, type Language, language } from './language.ts';

const LANGUAGES: readonly Language[] = ['vi', 'en'];

/** Both languages always visible, each under its own name, so that nobody needs to read the other. */
export const LanguageSwitch = () => (
  <fieldset class="language-switch">
    <legend class="visually-hidden">Ngôn ngữ / Language</legend>
    {LANGUAGES.map((choice) => (
      <button
        type="button"
        key={choice}
        lang={choice}
        aria-pressed={language.value === choice}
        onClick={() => chooseLanguage(choice)}
      >
        {LANGUAGE_NAMES[choice]}
      </button>
    ))}
  </fieldset>
);
