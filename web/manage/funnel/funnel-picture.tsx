import { scaleLinear, scaleLog } from 'd3-scale';
import { line } from 'd3-shape';
import { funnelLimits } from '#domain/funnel.ts';
import { dotMark } from '../../shared/chart/label-place.ts';
import { PercentAxis } from '../../shared/chart/percent-axis.tsx';
import { TargetLine } from '../../shared/chart/target-line.tsx';
import { count, percent, target } from '../../shared/format.ts';
import { language, say } from '../../shared/language.ts';
import { TEXTS } from '../texts.ts';
import { FUNNEL_TEXTS, PLACES } from './funnel-texts.ts';
import type { FunnelUnit } from './funnel-units.ts';

export const FUNNEL_HEIGHT = 360;
const MARGIN = { top: 20, right: 16, bottom: 64, left: 48 };
const STEPS = 60;
/** Enough that 1, 2 and 5 of every power of ten are among them. */
const TICKS = 100;
/** Of the sample of a line in the legend, and of all of an entry. */
const SAMPLE_WIDTH = 24;
const ENTRY_WIDTH = 132;

type Limits = { readonly n: number; readonly low: number; readonly high: number };

/** The funnel around the target, and a dot for each unit. */
export const FunnelPicture = ({
  units,
  targetPercent,
  width,
}: {
  readonly units: readonly FunnelUnit[];
  readonly targetPercent: number;
  readonly width: number;
}) => {
  const spoken = language.value;
  const right = width - MARGIN.right;
  const bottom = FUNNEL_HEIGHT - MARGIN.bottom;
  const [least, most] = [Math.min(...units.map(({ n }) => n)), Math.max(...units.map(({ n }) => n))];
  const x = scaleLog([least * 0.9, most * 1.1], [MARGIN.left, right]);
  const lowest = Math.max(
    0,
    Math.floor((Math.min(targetPercent, ...units.map(({ indexPercent }) => indexPercent)) - 8) / 10) * 10,
  );
  const y = scaleLinear([lowest, 100], [bottom, MARGIN.top]);
  const steps = Array.from({ length: STEPS + 1 }, (_, step) =>
    Math.max(1, Math.round(least * (most / least) ** (step / STEPS))),
  );
  const limits = [...new Set(steps)].map((n) => ({ n, ...funnelLimits(n, targetPercent / 100) }));
  return (
    <>
      <PercentAxis y={y} left={MARGIN.left} right={right} label={(tick) => target(spoken, tick)} />
      {x
        .ticks(TICKS)
        .filter((tick) => /^[125]0*$/.test(String(tick)))
        .map((tick) => (
          <text key={tick} x={x(tick)} y={bottom + 18} text-anchor="middle">
            {count(spoken, tick)}
          </text>
        ))}
      <text x={right} y={bottom + 36} text-anchor="end">
        {say(FUNNEL_TEXTS.axis)}
      </text>
      {(['warning', 'action'] as const).map((kind, position) => (
        <g key={kind} transform={`translate(${MARGIN.left + position * ENTRY_WIDTH} ${FUNNEL_HEIGHT - 8})`}>
          <path class={`funnel-limit funnel-limit-${kind}`} d={`M0 -4 H${SAMPLE_WIDTH}`} />
          <text x={SAMPLE_WIDTH + 6}>{say(FUNNEL_TEXTS[kind])}</text>
        </g>
      ))}
      {(['action', 'warning'] as const).map((kind) => (
        <LimitLines
          key={kind}
          kind={kind}
          lowest={lowest}
          limits={limits.map((each) => ({ n: each.n, ...each[kind] }))}
          x={x}
          y={y}
        />
      ))}
      {units.map((unit) => (
        <circle
          key={unit.id + unit.own}
          class={`funnel-dot funnel-${unit.place}`}
          cx={x(unit.n)}
          cy={y(unit.indexPercent)}
          r="4.5"
        >
          <title>{`${say(unit.name)}: ${percent(spoken, unit.indexPercent)}, n = ${count(spoken, unit.n)}. ${say(PLACES[unit.place])}`}</title>
        </circle>
      ))}
      <TargetLine
        y={y}
        percent={targetPercent}
        left={MARGIN.left}
        right={right}
        label={`${say(TEXTS.target)} ${target(spoken, targetPercent)}`}
        marks={units.map((unit) => dotMark(x(unit.n), y(unit.indexPercent)))}
      />
    </>
  );
};

const LimitLines = ({
  kind,
  limits,
  lowest,
  x,
  y,
}: {
  readonly kind: 'warning' | 'action';
  /** Where the scale begins: what lies below it is not drawn. */
  readonly lowest: number;
  readonly limits: readonly Limits[];
  readonly x: (n: number) => number;
  readonly y: (percent: number) => number;
}) => {
  const along = (end: 'low' | 'high'): string =>
    line<Limits>(
      ({ n }) => x(n),
      (each) => y(each[end] * 100),
    )(limits.filter((each) => each[end] * 100 >= lowest)) ?? '';
  return (
    <g>
      <path class={`funnel-limit funnel-limit-${kind}`} d={along('low')} />
      <path class={`funnel-limit funnel-limit-${kind}`} d={along('high')} />
    </g>
  );
};
