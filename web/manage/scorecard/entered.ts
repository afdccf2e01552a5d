import type { Issue } from '#domain/response.ts';
import type { Indicator } from '#domain/scorecard.ts';
import { issueOfDocument, issueOfPeriod, issuesOfFigure } from '#domain/scorecard-entry.ts';
import type { NewEntry } from '../../shared/api-types.ts';
import { type PeriodKind, periodOfParts } from './period-words.ts';

export type Entered = {
  readonly period: string;
  readonly body: Omit<NewEntry, 'replaces'>;
  /** By the API's name of each field; empty where it can be sent. */
  readonly issues: readonly Issue[];
};

const GROUPED = /^\d{1,3}(?:[.,\s]\d{3})+$/;

/**
 * A number as people here type it: `1.501` and `1 501` are one thousand five hundred and one where whole numbers are
 * asked for; `90,5` and `90.5` are the same percentage.
 */
export const numberTyped = (text: string, whole: boolean): number => {
  const plain = text.replace(/\s*%$/, '').trim();
  if (!whole) return /^\d+(?:[.,]\d+)?$/.test(plain) ? Number(plain.replace(',', '.')) : Number.NaN;
  const digits = GROUPED.test(plain) ? plain.replace(/\D/g, '') : plain;
  return /^\d+$/.test(digits) ? Number(digits) : Number.NaN;
};

const NUMBERS = ['value', 'numerator', 'denominator', 'target'] as const;

/** What a form of this indicator says, and everything that is wrong with it. */
export const enteredOf = (form: FormData, indicator: Indicator, thisMonth: string): Entered => {
  const text = (name: string): string => String(form.get(name) ?? '').trim();
  const period = periodOfParts({
    kind: text('kind') as PeriodKind,
    year: text('year'),
    toYear: text('toYear'),
  });
  const isShare = indicator.measure === 'share';
  const figure: Partial<Record<(typeof NUMBERS)[number], number>> = {};
  for (const name of NUMBERS) {
    const typed = text(name);
    const whole = !isShare || name === 'numerator' || name === 'denominator';
    if (typed) figure[name] = numberTyped(typed, whole);
  }
  const unreadable = NUMBERS.filter((name) => Number.isNaN(figure[name]));
  const ofPeriod = issueOfPeriod(period, thisMonth);
  const ofDocument = issueOfDocument(text('document'));
  const issues: readonly Issue[] = [
    ...(ofPeriod ? [{ path: 'period', message: ofPeriod }] : []),
    ...(unreadable.length > 0
      ? unreadable.map((path) => ({ path, message: 'must be a number' }))
      : issuesOfFigure(indicator, figure)),
    ...(ofDocument ? [{ path: 'document', message: ofDocument }] : []),
  ];
  const [documentDate, note] = [text('documentDate'), text('note')];
  return {
    period,
    body: {
      ...figure,
      document: text('document'),
      ...(documentDate ? { documentDate } : {}),
      ...(note ? { note } : {}),
    },
    issues,
  };
};
