import type { FormulaId } from '#domain/formulas.ts';
import { lengthOf, type Period } from '#domain/period.ts';
import { dayPlus } from '#domain/time.ts';
import type { MonthResult } from '../shared/api-types.ts';
import { ChartFrame } from '../shared/chart/chart-frame.tsx';
import { count, dayName, percent } from '../shared/format.ts';
import { language, say } from '../shared/language.ts';
import { periodName } from '../shared/period-names.ts';
import { chartedDays } from './charted-days.ts';
import { DaysPicture, HEIGHT, signalName } from './days-picture.tsx';
import { Caution } from './intervals/caution.tsx';
import { daysSentence, signalsSentence } from './sentences.ts';
import { TEXTS } from './texts.ts';

type Day = MonthResult['days'][number];

/** So many days are drawn at least, as one of them says little by itself. */
const LEAST_DAYS = 28;

/** The days that are drawn for a period: its own, or four weeks up to its end. */
export const chartedWindow = (period: Period): Period =>
  lengthOf(period) >= LEAST_DAYS
    ? period
    : { kind: 'range', from: dayPlus(period.to, 1 - LEAST_DAYS), to: period.to };

/** The days of a window: of the period as it was read with it, those around it as the trend has them. */
export const daysIn = (window: Period, around: readonly Day[], own: readonly Day[]): readonly Day[] => {
  const days = new Map([...around, ...own].map((day) => [day.day, day]));
  return [...days.values()]
    .filter(({ day }) => window.from <= day && day <= window.to)
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));
};

/** Each day's index with its interval where ten or more answered, and every day's number of responses. */
export const TrendByDay = ({
  days,
  period,
  told,
  targetPercent,
  formula,
}: {
  readonly days: readonly Day[];
  /** From the first to the last day of the picture. */
  readonly period: Period;
  /** Of which days in it the page tells. */
  readonly told: Period;
  readonly targetPercent: number;
  readonly formula: FormulaId;
}) => {
  if (days.length === 0) return null;
  const spoken = language.value;
  const charted = chartedDays(days, formula);
  return (
    <section class="card">
      <h2>{say(TEXTS.byDay)}</h2>
      <ChartFrame
        title={say(TEXTS.byDay)}
        sentence={`${daysSentence(spoken, [...days], targetPercent)} ${signalsSentence(spoken, [...charted.values()])}`}
        height={HEIGHT}
        period={lengthOf(told) < lengthOf(period) ? periodName(spoken, period) : undefined}
        draw={(width) => <DaysPicture {...{ days, charted, period, told, targetPercent, width }} />}
        tableTitle={say(TEXTS.table)}
        table={
          <table class="figures">
            <thead>
              <tr>
                <th scope="col">{say(TEXTS.day)}</th>
                <th scope="col" class="number">
                  {say(TEXTS.index)}
                </th>
                <th scope="col" class="number">
                  {say(TEXTS.responses)}
                </th>
                <th scope="col">{say(TEXTS.signal)}</th>
              </tr>
            </thead>
            <tbody>
              {days.map((day) => (
                <tr key={day.day}>
                  <th scope="row">{dayName(spoken, day.day)}</th>
                  <td class="number">{percent(spoken, day.indexPercent)}</td>
                  <td class="number">
                    {count(spoken, day.n)}
                    <Caution n={day.n} />
                  </td>
                  <td>{signalName(charted.get(day.day))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        }
      />
    </section>
  );
};
