import { targetSteps } from '#domain/target-steps.ts';
import type { Language } from '../texts.ts';
import { percentText, targetText } from './public-texts.ts';
import { BOTTOM, HEIGHT, heightScale, monthScale, runsOf, TOP } from './trend-scale.ts';
import { TargetLine } from './trend-target.tsx';
import { isShown, type UnitMonth } from './unit-months.ts';

type Props = {
  readonly language: Language;
  /** The oldest first. */
  readonly months: readonly UnitMonth[];
  /** Those that begin to measure something else, in the order in which they are told of. */
  readonly breaks: readonly UnitMonth[];
  readonly label: string;
};

/** With more months than this, dots of the usual size would touch each other on a phone. */
const CROWDED = 18;

const shortMonth = (month: string): string => `${Number(month.slice(5))}/${month.slice(0, 4)}`;

/**
 * Widths are shares, and heights are pixels: so letters, dots and lines have one size on a phone, a screen and paper. Only what is
 * joined must be drawn in a box that is stretched, since points of a line can be no shares; its lines stay as thick as they are.
 */
export const TrendPicture = ({ language, months, breaks, label }: Props) => {
  const shown = months.filter(isShown);
  const { middle, start, slotOf, named, ...scale } = monthScale(months);
  const { y, ticks } = heightScale(shown, months);
  const runs = runsOf(shown, slotOf);
  const radius = scale.axis.length > CROWDED ? 2.5 : 3.5;
  const place = (month: string, percent: number): string => `${middle(month)},${y(percent)}`;
  return (
    <svg class="trend" height={HEIGHT} role="img" aria-label={label}>
      {ticks.map((percent) => (
        <g key={percent}>
          <line class="grid" x2="100%" y1={y(percent)} y2={y(percent)} />
          <text x="-8" y={y(percent) + 4} text-anchor="end">
            {targetText(percent, language)}
          </text>
        </g>
      ))}
      <TargetLine language={language} steps={targetSteps(months)} y={y} start={start} end={scale.end} />
      <svg
        width="100%"
        height={HEIGHT}
        viewBox={`0 0 100 ${HEIGHT}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {runs
          .filter((run) => run.length > 1)
          .map((run) => (
            <g key={run[0]?.month}>
              <polygon
                class="band"
                points={[
                  ...run.map(({ month, interval }) => place(month, interval.highPercent)),
                  ...run.toReversed().map(({ month, interval }) => place(month, interval.lowPercent)),
                ].join(' ')}
              />
              <polyline
                class="line"
                vector-effect="non-scaling-stroke"
                points={run.map(({ month, indexPercent }) => place(month, indexPercent)).join(' ')}
              />
            </g>
          ))}
      </svg>
      {runs
        .filter((run) => run.length === 1)
        .flat()
        .map(({ month, interval }) => (
          <line
            class="whisker"
            key={month}
            x1={`${middle(month)}%`}
            x2={`${middle(month)}%`}
            y1={y(interval.highPercent)}
            y2={y(interval.lowPercent)}
          />
        ))}
      {breaks.map(({ month }, at) => (
        <g key={month}>
          <line class="break" x1={`${start(month)}%`} x2={`${start(month)}%`} y1={TOP - 6} y2={BOTTOM} />
          <text class="mark" x={`${start(month)}%`} y={TOP - 10} text-anchor="middle">
            {at + 1}
          </text>
        </g>
      ))}
      {months
        .filter(({ withheld }) => withheld)
        .map(({ month }) => (
          <circle class="hollow" key={month} cx={`${middle(month)}%`} cy={BOTTOM} r="3.5" />
        ))}
      {shown.map(({ month, indexPercent }) => (
        <circle class="dot" key={month} cx={`${middle(month)}%`} cy={y(indexPercent)} r={radius}>
          <title>{`${shortMonth(month)}: ${percentText(indexPercent, language)}`}</title>
        </circle>
      ))}
      {named.map(({ month, isAlsoOnPhones }) => (
        <text
          class={isAlsoOnPhones ? undefined : 'wide'}
          key={month}
          x={`${middle(month)}%`}
          y={HEIGHT - 10}
          text-anchor="middle"
        >
          {shortMonth(month)}
        </text>
      ))}
    </svg>
  );
};
