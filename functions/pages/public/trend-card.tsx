import type { PublishedMonth } from '#domain/published-month.ts';
import type { Language } from '../texts.ts';
import { PUBLIC_TEXTS } from './public-texts.ts';
import { Trend } from './trend.tsx';
import type { UnitMonth } from './trend-sentence.ts';

type Props = {
  readonly language: Language;
  /** The newest first. */
  readonly months: readonly PublishedMonth[];
  readonly unit: string;
};

/** A unit's published months as a picture; nothing while none has a figure. */
export const TrendCard = ({ language, months, unit }: Props) => {
  const ofUnit = months.flatMap(({ month, units }) =>
    units.filter((row) => row.unit === unit).map((row): UnitMonth => ({ ...row, month })),
  );
  if (!ofUnit.some(({ interval }) => interval)) return null;
  return (
    <section class="card">
      <h2>{PUBLIC_TEXTS.trend[language]}</h2>
      <Trend language={language} months={ofUnit.toReversed()} />
    </section>
  );
};
