import { scaleBand, scaleLinear } from 'd3-scale';
import { lengthOf, type Period } from '#domain/period.ts';
import { daysBetween } from '#domain/time.ts';
import type { MonthResult } from '../shared/api-types.ts';
import { dotMark } from '../shared/chart/label-place.ts';
import { PercentAxis } from '../shared/chart/percent-axis.tsx';
import { TargetLine } from '../shared/chart/target-line.tsx';
import { count, dayName, percent, target } from '../shared/format.ts';
import { language, say } from '../shared/language.ts';
import type { ChartedDay } from './charted-days.ts';
import { scaleStart } from './figures-row.tsx';
import { TEXTS } from './texts.ts';

type Day = MonthResult['days'][number];

export const HEIGHT = 300;
const MARGIN = { top: 20, right: 16, bottom: 24, left: 48 };
/** Beneath the index: how many responded. */
const VOLUME_HEIGHT = 56;

export const signalName = (charted: ChartedDay | undefined): string =>
  charted?.signal ? say(TEXTS[charted.signal]) : '';

/** Each day's dot with its interval and the limits of chance, above how many responded. */
export const DaysPicture = ({
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
  const marks = days.flatMap(({ day, indexPercent, interval }) =>
    indexPercent === null || interval === null
      ? []
      : [
          dotMark(middle(day), y(indexPercent)),
          { ...dotMark(middle(day), 0, 1), top: y(interval.highPercent), bottom: y(interval.lowPercent) },
        ],
  );
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
        marks={marks}
      />
    </>
  );
};
