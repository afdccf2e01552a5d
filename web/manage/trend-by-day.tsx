import { scaleBand, scaleLinear } from 'd3-scale';
import type { FormulaId } from '#domain/formulas.ts';
import { lengthOf, type Period } from '#domain/period.ts';
import { dayPlus, daysBetween } from '#domain/time.ts';
import type { MonthResult } from '../shared/api-types.ts';
import { ChartFrame } from '../shared/chart/chart-frame.tsx';
import { PercentAxis, TargetLine } from '../shared/chart/percent-axis.tsx';
import { count, dayName, percent, target } from '../shared/format.ts';
import { language, say } from '../shared/language.ts';
import { type ChartedDay, chartedDays } from './charted-days.ts';
import { scaleStart } from './figures-row.tsx';
import { Caution } from './intervals/caution.tsx';
import { daysSentence, signalsSentence } from './sentences.ts';
import { TEXTS } from './texts.ts';

type Day = MonthResult['days'][number];

const HEIGHT = 300;
const MARGIN = { top: 20, right: 16, bottom: 24, left: 48 };
/** Beneath the index: how many responded. */
const VOLUME_HEIGHT = 56;

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
        draw={(width) => <Picture {...{ days, charted, period, told, targetPercent, width }} />}
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

const signalName = (charted: ChartedDay | undefined): string =>
  charted?.signal ? say(TEXTS[charted.signal]) : '';

const Picture = ({
  days,
  charted,
  period,
  told,
  targetPercent,
  width,
}: {
  readonly days: readonly Day[];
  readonly charted: ReadonlyMap<string, ChartedDay>;
  readonly period: Period;
  readonly told: Period;
  readonly targetPercent: number;
  readonly width: number;
}) => {
  const spoken = language.value;
  const right = width - MARGIN.right;
  const floor = HEIGHT - MARGIN.bottom;
  const bottom = floor - VOLUME_HEIGHT - 12;
  const calendar = daysBetween(period.from, period.to);
  const isMonth = period.from.slice(0, 7) === period.to.slice(0, 7);
  const x = scaleBand(calendar, [MARGIN.left, right]).padding(0.25);
  const middle = (day: string): number => (x(day) ?? 0) + x.bandwidth() / 2;
  const from = scaleStart(days, targetPercent);
  const y = scaleLinear([from, 100], [bottom, MARGIN.top]);
  const most = Math.max(...days.map(({ n }) => n));
  const volume = scaleLinear([0, most], [0, VOLUME_HEIGHT]);
  const every = Math.ceil((calendar.length * (isMonth ? 30 : 48)) / (right - MARGIN.left));
  return (
    <>
      <PercentAxis y={y} left={MARGIN.left} right={right} label={(tick) => target(spoken, tick)} />
      <text x={MARGIN.left - 6} y={floor - VOLUME_HEIGHT} dy="0.7em" text-anchor="end">
        {count(spoken, most)}
      </text>
      {lengthOf(told) < calendar.length && (
        <rect
          class="told-days"
          x={(x(told.from) ?? 0) - x.step() * 0.125}
          width={(x(told.to) ?? 0) - (x(told.from) ?? 0) + x.bandwidth() + x.step() * 0.25}
          y={MARGIN.top}
          height={floor - MARGIN.top}
        />
      )}
      {[...charted.values()].flatMap(({ day, lowPercent, highPercent }) =>
        [lowPercent, highPercent]
          .filter((limit) => limit > from && limit < 100)
          .map((limit) => (
            <line
              key={`${day} ${limit}`}
              class="control-limit"
              x1={x(day) ?? 0}
              x2={(x(day) ?? 0) + x.bandwidth()}
              y1={y(limit)}
              y2={y(limit)}
            />
          )),
      )}
      {days.map((day) => (
        <g key={day.day}>
          <rect
            class="volume"
            x={x(day.day) ?? 0}
            width={x.bandwidth()}
            y={floor - volume(day.n)}
            height={volume(day.n)}
          >
            <title>{`${dayName(spoken, day.day)}: n = ${count(spoken, day.n)}`}</title>
          </rect>
          {day.interval && day.indexPercent !== null && (
            <>
              <line
                class="whisker"
                x1={middle(day.day)}
                x2={middle(day.day)}
                y1={y(day.interval.lowPercent)}
                y2={y(day.interval.highPercent)}
              />
              <circle
                class={charted.get(day.day)?.signal ? 'point point-signal' : 'point'}
                cx={middle(day.day)}
                cy={y(day.indexPercent)}
                r="4"
              >
                <title>
                  {`${dayName(spoken, day.day)}: ${percent(spoken, day.indexPercent)} (n = ${count(spoken, day.n)}) ${signalName(charted.get(day.day))}`.trim()}
                </title>
              </circle>
            </>
          )}
        </g>
      ))}
      {calendar.map((day, position) =>
        position % every === 0 ? (
          <text key={day} x={middle(day)} y={HEIGHT - 6} text-anchor="middle">
            {isMonth ? Number(day.slice(8)) : `${Number(day.slice(8))}/${Number(day.slice(5, 7))}`}
          </text>
        ) : null,
      )}
      <TargetLine
        y={y}
        percent={targetPercent}
        left={MARGIN.left}
        right={right}
        label={`${say(TEXTS.target)} ${target(spoken, targetPercent)}`}
      />
    </>
  );
};
