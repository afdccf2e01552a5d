import type { PublishedMonth } from '#domain/published-month.ts';
import type { Language } from '../texts.ts';
import { PUBLIC_TEXTS } from './public-texts.ts';
import { Trend } from './trend.tsx';
import { isShown, unitMonthsOf } from './unit-months.ts';

type Props = {
  readonly language: Language;
  /** The newest first. */
  readonly months: readonly PublishedMonth[];
  readonly unit: string;
};

/** A unit's published months as a picture; nothing while none has a figure. */
export const TrendCard = ({ language, months, unit }: Props) => {
  const ofUnit = unitMonthsOf(months, unit);
  if (!ofUnit.some(isShown)) return null;
  return (
    <section class="card">
      <h2>{PUBLIC_TEXTS.trend[language]}</h2>
      <Trend language={language} months={ofUnit} />
    </section>
  );
};
