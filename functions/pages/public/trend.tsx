import type { Language } from '../texts.ts';
import { MonthTable } from './month-table.tsx';
import { PUBLIC_TEXTS, targetText } from './public-texts.ts';
import { trendSentence, type UnitMonth } from './trend-sentence.ts';

type Props = { readonly language: Language /** The oldest first. */; readonly months: readonly UnitMonth[] };

const [WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM] = [640, 224, 80, 14, 24, 190];

/** Lines are broken where a month is withheld or missing. */
const runsOf = (months: readonly (UnitMonth & { readonly at: number })[]) => {
  const runs: (typeof months)[number][][] = [];
  for (const month of months) {
    const run = runs.at(-1);
    if (run?.at(-1)?.at === month.at - 1) run.push(month);
    else runs.push([month]);
  }
  return runs;
};

/** Index with interval and target over the months; what it says stands in the sentence above it, and its figures in the table below. */
export const Trend = ({ language, months }: Props) => {
  const shown = months.map((month, at) => ({ ...month, at })).filter(({ interval }) => interval !== null);
  const [first, last] = [shown[0], shown.at(-1)];
  if (!first || !last) return null;
  const lowest = Math.min(
    ...shown.map(({ interval, targetPercent }) => Math.min(interval?.lowPercent ?? 100, targetPercent)),
  );
  const floor = Math.max(0, Math.floor((lowest - 2) / 10) * 10);
  const x = (at: number): number =>
    Math.round(LEFT + ((WIDTH - LEFT - RIGHT) * (at + 0.5)) / Math.max(1, months.length));
  const y = (percent: number): number =>
    Math.round((BOTTOM - ((percent - floor) / (100 - floor)) * (BOTTOM - TOP)) * 10) / 10;
  const place = (at: number, percent: number | undefined): string => `${x(at)},${y(percent ?? 0)}`;
  const sentence = trendSentence(first, last, language);
  return (
    <>
      <p>{sentence}</p>
      <svg class="trend" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={sentence}>
        {[floor, (floor + 100) / 2, 100].map((percent) => (
          <g key={percent}>
            <line class="grid" x1={LEFT} x2={WIDTH - RIGHT} y1={y(percent)} y2={y(percent)} />
            <text x={LEFT - 6} y={y(percent) + 4} text-anchor="end">
              {targetText(percent, language)}
            </text>
          </g>
        ))}
        {runsOf(shown).map((run) => (
          <g key={run[0]?.month}>
            <polygon
              class="band"
              points={[
                ...run.map(({ at, interval }) => place(at, interval?.highPercent)),
                ...run.toReversed().map(({ at, interval }) => place(at, interval?.lowPercent)),
              ].join(' ')}
            />
            <polyline
              class="line"
              points={run.map(({ at, indexPercent }) => place(at, indexPercent ?? 0)).join(' ')}
            />
          </g>
        ))}
        {shown.map(({ at, month, indexPercent }) => (
          <circle class="dot" key={month} cx={x(at)} cy={y(indexPercent ?? 0)} r="3.5" />
        ))}
        <line
          class="target"
          x1={LEFT}
          x2={WIDTH - RIGHT}
          y1={y(last.targetPercent)}
          y2={y(last.targetPercent)}
        />
        {[first, last].map(({ at, month }, end) => (
          <text key={month} x={x(at)} y={HEIGHT - 6} text-anchor={end === 0 ? 'start' : 'end'}>
            {first === last && end === 1 ? '' : `${Number(month.slice(5))}/${month.slice(0, 4)}`}
          </text>
        ))}
      </svg>
      <p class="hint">{PUBLIC_TEXTS.legend[language]}</p>
      <MonthTable language={language} months={months} />
    </>
  );
};
