import type { PublishedUnit } from '#domain/published-month.ts';
import type { Language } from '../texts.ts';
import { PUBLIC_TEXTS, percentText } from './public-texts.ts';

/** The index of a unit in a month, or why there is none. */
export const indexText = ({ withheld, n, indexPercent }: PublishedUnit, language: Language): string => {
  if (withheld) return PUBLIC_TEXTS.withheldShort[language];
  if (indexPercent !== null) return percentText(indexPercent, language);
  return n === 0 ? PUBLIC_TEXTS.nobody[language] : '';
};

export const intervalText = ({ interval }: PublishedUnit, language: Language): string =>
  interval
    ? `${percentText(interval.lowPercent, language)} – ${percentText(interval.highPercent, language)}`
    : '';
