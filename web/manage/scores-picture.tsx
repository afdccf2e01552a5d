import { scaleLinear } from 'd3-scale';
import { SCORE_LABELS, SCORES } from '#domain/questionnaire.ts';
import type { PeriodResult } from '../shared/api-types.ts';
import { count, percent } from '../shared/format.ts';
import { language, say } from '../shared/language.ts';

const BAR = 40;
const ROW = 26;
const TOP = BAR + 14;
const SWATCH = 16;
/** Narrower than this a part has no room for its figure. */
const LEAST = 18;

export const SCORES_HEIGHT = TOP + SCORES.length * ROW;

/** One stacked bar from the lowest score to the highest, each part with its score in it, and what each is beneath. */
export const ScoresPicture = ({
  counts,
  width,
}: {
  readonly counts: NonNullable<PeriodResult['counts']>;
  readonly width: number;
}) => {
  const spoken = language.value;
  const total = Math.max(
    1,
    counts.reduce((sum, each) => sum + each, 0),
  );
  const x = scaleLinear([0, total], [0, width]);
  const parts = SCORES.map((score) => {
    const before = counts.slice(0, score - 1).reduce((sum, each) => sum + each, 0);
    const n = counts[score - 1] ?? 0;
    return { score, n, left: x(before), wide: x(n) };
  });
  return (
    <>
      {parts.map(({ score, left, wide }) => (
        <g key={score}>
          <rect class={`score-part fill-${score}`} x={left} y="0" width={wide} height={BAR} />
          {wide >= LEAST && (
            <text class="score-number" x={left + wide / 2} y={BAR / 2} dy="0.35em" text-anchor="middle">
              {score}
            </text>
          )}
        </g>
      ))}
      {parts.toReversed().map(({ score, n }, at) => (
        <g key={score} transform={`translate(0 ${TOP + at * ROW})`}>
          <rect class={`fill-${score}`} y="2" width={SWATCH} height={SWATCH} rx="3" />
          <text class="score-name" x={SWATCH + 8} y="15">
            {`${score}. ${say(SCORE_LABELS[score])}`}
          </text>
          <text class="score-name" x={width - 90} y="15" text-anchor="end">
            {count(spoken, n)}
          </text>
          <text class="score-name" x={width} y="15" text-anchor="end">
            {percent(spoken, (n / total) * 100, 1)}
          </text>
        </g>
      ))}
    </>
  );
};
