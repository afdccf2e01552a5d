import { scaleLinear, scalePoint } from 'd3-scale';
import { area, line } from 'd3-shape';
import { targetSteps } from '#domain/target-steps.ts';
import type { RangeResult } from '../shared/api-types.ts';
import { dotMark, type Mark } from '../shared/chart/label-place.ts';
import { PercentAxis } from '../shared/chart/percent-axis.tsx';
import { TargetSteps } from '../shared/chart/target-steps.tsx';
import { count, percent, shortMonth, target } from '../shared/format.ts';
import { language, say } from '../shared/language.ts';
import { scaleStart } from './figures-row.tsx';
import { TEXTS } from './texts.ts';

type Month = RangeResult['months'][number];
type Shown = Month & { readonly indexPercent: number; readonly interval: NonNullable<Month['interval']> };

export const HEIGHT = 260;
const MARGIN = { top: 24, right: 16, bottom: 28, left: 48 };
/** How far left of a month's own figure another line's stands. */
const BESIDE = 9;

export const isShown = (month: Month): month is Shown =>
  month.indexPercent !== null && month.interval !== null;

/** The months in runs that may be joined: a break, or a month without figures, ends a run. */
const runsOf = (months: readonly Month[]): readonly (readonly Shown[])[] => {
  const runs: Shown[][] = [];
  let joined = false;
  for (const month of months) {
    if (!isShown(month)) {
      joined = false;
      continue;
    }
    const run = runs[runs.length - 1];
    if (run && joined && month.breakBefore === null) run.push(month);
    else runs.push([month]);
    joined = true;
  }
  return runs;
};

/** Dots with their band, joined where they may be, against the target of each month. */
export const MonthsPicture = ({
  months,
  width,
}: {
  readonly months: readonly Month[];
  readonly width: number;
}) => {
  const spoken = language.value;
  const right = width - MARGIN.right;
  const bottom = HEIGHT - MARGIN.bottom;
  const names = months.map(({ month }) => month);
  const steps = targetSteps(months);
  const x = scalePoint(names, [MARGIN.left, right]).padding(0.5);
  const y = scaleLinear(
    [scaleStart(months, Math.min(...steps.map(({ percent }) => percent))), 100],
    [bottom, MARGIN.top],
  );
  const at = (month: Month): number => x(month.month) ?? 0;
  const band = area<Shown>()
    .x(at)
    .y0(({ interval }) => y(interval.lowPercent))
    .y1(({ interval }) => y(interval.highPercent));
  const path = line<Shown>()
    .x(at)
    .y(({ indexPercent }) => y(indexPercent));
  const runs = runsOf(months);
  const marks = [
    ...runs.flatMap((run) => run.flatMap((month, place) => marksOf(month, run[place + 1] ?? month, at, y))),
    ...months.flatMap((month) =>
      month.beside.flatMap(({ indexPercent }) =>
        indexPercent === null ? [] : [dotMark(at(month) - BESIDE, y(indexPercent))],
      ),
    ),
  ];
  const every = Math.max(1, Math.ceil(months.length / Math.floor((right - MARGIN.left) / 56)));
  return (
    <>
      <PercentAxis y={y} left={MARGIN.left} right={right} label={(tick) => target(spoken, tick)} />
      {names.map((month, position) =>
        (names.length - 1 - position) % every === 0 ? (
          <text key={month} x={x(month) ?? 0} y={HEIGHT - 8} text-anchor="middle">
            {shortMonth(spoken, month)}
          </text>
        ) : null,
      )}
      {runs.map((run) => (
        <g key={run[0]?.month}>
          {run.length > 1 && <path class="band" d={band([...run]) ?? ''} />}
          {run.length > 1 && <path class="line" d={path([...run]) ?? ''} />}
          {run.map((month) => (
            <g key={month.month}>
              {run.length === 1 && (
                <line
                  class="whisker"
                  x1={at(month)}
                  x2={at(month)}
                  y1={y(month.interval.lowPercent)}
                  y2={y(month.interval.highPercent)}
                />
              )}
              <circle class="point" cx={at(month)} cy={y(month.indexPercent)} r="4.5">
                <title>{`${shortMonth(spoken, month.month)}: ${percent(spoken, month.indexPercent)} (n = ${count(spoken, month.n)})`}</title>
              </circle>
            </g>
          ))}
        </g>
      ))}
      {months.flatMap((month) =>
        month.beside.flatMap(({ questionnaire, indexPercent, interval, n }) =>
          indexPercent === null || interval === null ? (
            []
          ) : (
            <g key={`${questionnaire} ${month.month}`}>
              <line
                class="whisker"
                x1={at(month) - BESIDE}
                x2={at(month) - BESIDE}
                y1={y(interval.lowPercent)}
                y2={y(interval.highPercent)}
              />
              <circle class="point-beside" cx={at(month) - BESIDE} cy={y(indexPercent)} r="4.5">
                <title>{`${questionnaire}, ${shortMonth(spoken, month.month)}: ${percent(spoken, indexPercent)} (n = ${count(spoken, n)})`}</title>
              </circle>
            </g>
          ),
        ),
      )}
      {months.map((month) =>
        month.breakBefore ? (
          <g key={`break ${month.month}`}>
            <line
              class="break-line"
              x1={at(month) - x.step() / 2}
              x2={at(month) - x.step() / 2}
              y1={MARGIN.top - 8}
              y2={bottom}
            />
            <text class="break-label" x={at(month) - x.step() / 2} y={MARGIN.top - 12} text-anchor="middle">
              {say(month.breakBefore === 'formula' ? TEXTS.breakFormula : TEXTS.breakQuestionnaire)}
            </text>
          </g>
        ) : null,
      )}
      <TargetSteps
        steps={steps}
        y={y}
        start={(month) => (x(month) ?? 0) - x.step() / 2}
        end={(month) => (x(month) ?? 0) + x.step() / 2}
        name={(percent) => `${say(TEXTS.target)} ${target(spoken, percent)}`}
        value={(percent) => target(spoken, percent)}
        marks={marks}
      />
    </>
  );
};

/** A month's dot, and the band from it to the next month of its run. */
const marksOf = (
  month: Shown,
  next: Shown,
  at: (month: Month) => number,
  y: (percent: number) => number,
): readonly Mark[] => [
  dotMark(at(month), y(month.indexPercent)),
  {
    left: at(month),
    right: at(next),
    top: y(Math.max(month.interval.highPercent, next.interval.highPercent)),
    bottom: y(Math.min(month.interval.lowPercent, next.interval.lowPercent)),
  },
];
