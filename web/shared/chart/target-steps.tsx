import type { TargetStep } from '#domain/target-steps.ts';
import { freePlace, labelWidth, type Mark } from './label-place.ts';
import { TargetLine } from './target-line.tsx';

type Aimed = { readonly month: string; readonly targetPercent: number };

type Props<Month extends Aimed> = {
  readonly steps: readonly TargetStep<Month>[];
  readonly y: (percent: number) => number;
  /** Where a month begins, and where it ends. */
  readonly start: (month: string) => number;
  readonly end: (month: string) => number;
  /** A target in words, and the value alone. */
  readonly name: (percent: number) => string;
  readonly value: (percent: number) => string;
  readonly marks: readonly Mark[];
};

/** The target of each month, as steps: the last is named in words, each before it by its value where there is room for it. */
export const TargetSteps = <Month extends Aimed>(props: Props<Month>) => {
  const { steps, y, start, end, name, value, marks } = props;
  const last = steps.at(-1);
  if (!last) return null;
  if (steps.length === 1) {
    const ends = { left: start(last.from), right: end(last.to) };
    return <TargetLine {...ends} y={y} percent={last.percent} label={name(last.percent)} marks={marks} />;
  }
  const drawn = [...marks, ...steps.flatMap((_, at) => marksOfStep(props, at))];
  return (
    <g>
      {steps.map((step, at) => {
        const next = steps[at + 1];
        const [from, to, height] = [start(step.from), end(step.to), y(step.percent)];
        const label = next ? value(step.percent) : name(step.percent);
        const beside = next
          ? ({ x: from + 4, anchor: 'start' } as const)
          : ({ x: to, anchor: 'end' } as const);
        const place = freePlace(
          label,
          [
            { ...beside, y: height - 5 },
            { ...beside, y: height + 15 },
          ],
          drawn,
        );
        const isNamed = !next || labelWidth(label) + 8 <= to - from;
        return (
          <g key={step.from}>
            <line class="target-line" x1={from} x2={to} y1={height} y2={height} />
            {next && <line class="target-line" x1={to} x2={to} y1={height} y2={y(next.percent)} />}
            {isNamed && (
              <text class="target-label" x={place.x} y={place.y} text-anchor={place.anchor}>
                {label}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
};

/** The lines of a step, that no name should stand over: its own height and the way to the next one. */
const marksOfStep = <Month extends Aimed>(
  { steps, y, start, end }: Props<Month>,
  at: number,
): readonly Mark[] => {
  const [step, next] = [steps[at], steps[at + 1]];
  if (!step) return [];
  const height = y(step.percent);
  const level = { left: start(step.from), right: end(step.to), top: height - 1, bottom: height + 1 };
  if (!next) return [level];
  const [high, low] = [Math.min(height, y(next.percent)), Math.max(height, y(next.percent))];
  return [level, { left: level.right - 1, right: level.right + 1, top: high, bottom: low }];
};
