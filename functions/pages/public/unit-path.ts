import type { Language } from '../texts.ts';

/** `/units/00070?lang=en`, with further parameters before the language. */
export const unitPath = (
  unit: string,
  language: Language,
  parameters: Readonly<Record<string, string>> = {},
): string => {
  const query = new URLSearchParams({
    ...parameters,
    ...(language === 'en' ? { lang: 'en' } : {}),
  }).toString();
  return `/units/${encodeURIComponent(unit)}${query && `?${query}`}`;
};
