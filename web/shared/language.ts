import { signal } from '@preact/signals';
import type { Text } from '#domain/questionnaire.ts';

/** The two languages of every text; Vietnamese is the original and the default. */
export type Language = keyof Text;

export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { vi: 'Tiếng Việt', en: 'English' };

/** For `Intl` formatters: 1.234,5 and 23/11/2026 in Vietnamese, 1,234.5 in English. */
export const LOCALES: Readonly<Record<Language, string>> = { vi: 'vi-VN', en: 'en-GB' };

/** The language a page is asked for by its address: `?lang=en`, anything else is Vietnamese. */
export const languageOf = (search: string): Language =>
  new URLSearchParams(search).get('lang') === 'en' ? 'en' : 'vi';

/** One for the page, as `<html lang>` is. Change it with `chooseLanguage`. */
export const language = signal<Language>('vi');

/** Turns the page to a language, `<html lang>` included, which screen readers choose their voice by. */
export const chooseLanguage = (chosen: Language): void => {
  language.value = chosen;
  document.documentElement.lang = chosen;
};

/** Texts in a language that is neither, set by a page that knows one; what it has not stays Vietnamese. */
export const translation = signal<((text: Text) => string | undefined) | undefined>(undefined);

/** The text in the page's language; a component that calls it is drawn again when that changes. */
export const say = (text: Text): string => translation.value?.(text) ?? text[language.value];
