import { lengthOf, type Period } from '#domain/period.ts';
import type { Text } from '#domain/questionnaire.ts';
import type { PeriodResult, RangeResult } from '../../shared/api-types.ts';
import { say } from '../../shared/language.ts';
import { Breakdown, FIRST_ROWS } from '../breakdown.tsx';
import type { OpenComments } from '../comments/comment-links.tsx';
import { DriversCard } from '../drivers/drivers-card.tsx';
import { Elements } from '../elements.tsx';
import { HourMap } from '../hour-map.tsx';
import { isShown } from '../months-picture.tsx';
import { CardToCome } from '../notices.tsx';
import { MOST_DAYS } from '../periods/chosen-period.ts';
import { Scores } from '../scores.tsx';
import { TEXTS } from '../texts.ts';
import { chartedWindow, daysIn, TrendByDay } from '../trend-by-day.tsx';
import { TrendByMonth } from '../trend-by-month.tsx';
import { CardColumns, type ColumnCard } from './card-columns.tsx';
import {
  DAYS_CARD,
  driversCard,
  HOURS_CARD,
  linkedCard,
  MONTHS_CARD,
  SCORES_CARD,
  tableCard,
} from './card-heights.ts';

const namesOf = (rows: readonly { readonly name: Text }[]): readonly string[] =>
  rows.map(({ name }) => say(name));

/** The months and days of a unit; their places while they are still read. */
const trendCards = (
  result: PeriodResult,
  trend: RangeResult | undefined,
  period: Period,
): readonly ColumnCard[] => {
  const isShort = lengthOf(period) <= MOST_DAYS;
  const window = chartedWindow(period);
  const days = trend ? daysIn(window, trend.days, result.days) : [];
  const hasMonths = !trend || trend.months.some(isShown);
  const hasDays = isShort && (!trend || days.length > 0);
  return [
    ...(hasMonths
      ? [
          {
            key: 'months',
            height: MONTHS_CARD,
            card: trend ? <TrendByMonth trend={trend} /> : <CardToCome />,
          },
        ]
      : []),
    ...(hasDays
      ? [
          {
            key: 'days',
            height: DAYS_CARD,
            card: trend ? (
              <TrendByDay
                days={days}
                period={window}
                told={period}
                targetPercent={result.targetPercent}
                formula={result.formula.id}
              />
            ) : (
              <CardToCome />
            ),
          },
        ]
      : []),
  ];
};

/** What was answered, and when: how many gave each score and how the index went, beside what it is made of. */
export const AnsweredColumns = ({
  result,
  trend,
  period,
  openComments,
}: {
  readonly result: PeriodResult;
  readonly trend: RangeResult | undefined;
  readonly period: Period;
  readonly openComments: OpenComments;
}) => {
  const trends = trendCards(result, trend, period);
  if (result.evidence === 'hidden') return <CardColumns cards={trends} />;
  const asked = namesOf([...result.parts, ...result.elements]);
  const cards: readonly ColumnCard[] = [
    { key: 'scores', height: SCORES_CARD, card: <Scores result={result} openComments={openComments} /> },
    ...trends,
    {
      key: 'elements',
      height: linkedCard(asked),
      card: <Elements result={result} openComments={openComments} />,
    },
    ...(result.drivers.length > 0
      ? [
          {
            key: 'drivers',
            height: driversCard(result.drivers.filter(({ sides }) => sides !== null).length),
            card: <DriversCard rows={result.drivers} />,
          },
        ]
      : []),
  ];
  return <CardColumns cards={cards} />;
};

const DIVISIONS = [
  { of: 'services', are: 'service' },
  { of: 'moments', are: 'moment' },
  { of: 'counters', are: 'counter' },
  { of: 'channels', are: 'channel' },
] as const;

/** Each way of dividing the responses, and the hours in which they were given. */
export const DividedColumns = ({ result }: { readonly result: PeriodResult }) => {
  const divisions = DIVISIONS.filter(({ of }) => result[of].length > 0);
  const cards: readonly ColumnCard[] = [
    ...divisions.map(({ of, are }) => ({
      key: of,
      height: tableCard(namesOf(result[of].slice(0, FIRST_ROWS))),
      card: (
        <Breakdown title={say(TEXTS[of])} rows={result[of]} targetPercent={result.targetPercent} are={are} />
      ),
    })),
    ...(result.hours.length > 0
      ? [
          {
            key: 'hours',
            height: HOURS_CARD,
            card: <HourMap hours={result.hours} targetPercent={result.targetPercent} />,
          },
        ]
      : []),
  ];
  return <CardColumns cards={cards} />;
};
