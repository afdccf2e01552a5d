import { scaleLinear, scalePoint } from 'd3-scale';
import { area, line } from 'd3-shape';
import type { RangeResult } from '../shared/api-types.ts';
import { ChartFrame } from '../shared/chart/chart-frame.tsx';
import { PercentAxis, TargetLine } from '../shared/chart/percent-axis.tsx';
import { count, percent, shortMonth, target } from '../shared/format.ts';
import { language, say } from '../shared/language.ts';
import { breakNotes } from './break-notes.ts';
import { scaleStart } from './figures-row.tsx';
import { Caution } from './intervals/caution.tsx';
import { trendSentence } from './sentences.ts';
import { TEXTS } from './texts.ts';

type Month = RangeResult['months'][number];
type Shown = Month & { readonly indexPercent: number; readonly interval: NonNullable<Month['interval']> };

const HEIGHT = 260;
const MARGIN = { top: 24, right: 16, bottom: 28, left: 48 };

const isShown = (month: Month): month is Shown => month.indexPercent !== null && month.interval !== null;

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

/** The index month by month with its interval; the line breaks where what is measured changed. */
export const TrendByMonth = ({
  trend,
  targetPercent,
}: {
  readonly trend: RangeResult;
  readonly targetPercent: number;
}) => {
  const { months } = trend;
  const shown = months.filter(isShown);
  if (shown.length === 0) return null;
  const spoken = language.value;
  return (
    <section class="card">
      <h2>{say(TEXTS.byMonth)}</h2>
      <ChartFrame
        title={say(TEXTS.byMonth)}
        sentence={trendSentence(spoken, trend)}
        height={HEIGHT}
        draw={(width) => <Picture months={months} targetPercent={targetPercent} width={width} />}
        tableTitle={say(TEXTS.table)}
        table={
          <table class="figures">
            <thead>
              <tr>
                <th scope="col">{say(TEXTS.month)}</th>
                <th scope="col" class="number">
                  {say(TEXTS.index)}
                </th>
                <th scope="col" class="number">
                  {say(TEXTS.interval)}
                </th>
                <th scope="col" class="number">
                  {say(TEXTS.responses)}
                </th>
              </tr>
            </thead>
            <tbody>
              {months.map((month) => (
                <tr key={month.month}>
                  <th scope="row">{shortMonth(spoken, month.month)}</th>
                  <td class="number">{percent(spoken, month.indexPercent)}</td>
                  <td class="number">
                    {month.interval
                      ? `${percent(spoken, month.interval.lowPercent)} – ${percent(spoken, month.interval.highPercent)}`
                      : percent(spoken, null)}
                  </td>
                  <td class="number">
                    {count(spoken, month.n)}
                    <Caution n={month.n} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        }
      />
      <ul class="trend-notes">
        {breakNotes(spoken, months).map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </section>
  );
};

const Picture = ({
  months,
  targetPercent,
  width,
}: {
  readonly months: readonly Month[];
  readonly targetPercent: number;
  readonly width: number;
}) => {
  const spoken = language.value;
  const right = width - MARGIN.right;
  const bottom = HEIGHT - MARGIN.bottom;
  const names = months.map(({ month }) => month);
  const x = scalePoint(names, [MARGIN.left, right]).padding(0.5);
  const y = scaleLinear([scaleStart(months, targetPercent), 100], [bottom, MARGIN.top]);
  const at = (month: Month): number => x(month.month) ?? 0;
  const band = area<Shown>()
    .x(at)
    .y0(({ interval }) => y(interval.lowPercent))
    .y1(({ interval }) => y(interval.highPercent));
  const path = line<Shown>()
    .x(at)
    .y(({ indexPercent }) => y(indexPercent));
  const runs = runsOf(months);
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
                x1={at(month) - 9}
                x2={at(month) - 9}
                y1={y(interval.lowPercent)}
                y2={y(interval.highPercent)}
              />
              <circle class="point-beside" cx={at(month) - 9} cy={y(indexPercent)} r="4.5">
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
