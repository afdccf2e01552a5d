import type { TargetStep } from '#domain/target-steps.ts';
import type { Language } from '../texts.ts';
import { PUBLIC_TEXTS, targetText } from './public-texts.ts';
import { BOTTOM } from './trend-scale.ts';
import { isShown, type UnitMonth } from './unit-months.ts';

type Props = {
  readonly language: Language;
  readonly steps: readonly TargetStep<UnitMonth>[];
  readonly y: (percent: number) => number;
  readonly start: (month: string) => number;
  readonly end: (month: string) => number;
};

/** A target between two others is named where it stood so long, in hundredths of the width. */
const NAMED_FROM = 15;
const LETTERS = 15;
/** So many months lie beside a name. */
const NEAR = 4;

/** Of the months beside the name, at the beginning of the first step and the end of the last, so that it is put where their line is not. */
const isIndexAbove = ({ months, percent }: TargetStep<UnitMonth>, isLast: boolean): boolean => {
  const shown = months.filter(isShown);
  const near = isLast ? shown.slice(-NEAR) : shown.slice(0, NEAR);
  return near.reduce((sum, { indexPercent }) => sum + indexPercent - percent, 0) > 0;
};

/** The target of each month, as steps, with the name of the first and the last of them and, on a wide screen, of those between that are long. */
export const TargetLine = ({ language, steps, y, start, end }: Props) => (
  <g>
    {steps.map((step, at) => {
      const [from, to, height] = [start(step.from), end(step.to), y(step.percent)];
      const next = steps[at + 1];
      const isLast = next === undefined;
      const x = isLast ? 100 : at === 0 ? 0 : (from + to) / 2;
      const isBelow = isIndexAbove(step, isLast) && height < BOTTOM - LETTERS;
      const isNamed = isLast || at === 0 || to - from >= NAMED_FROM;
      const value = targetText(step.percent, language);
      return (
        <g key={step.from}>
          <line class="target" x1={`${from}%`} x2={`${to}%`} y1={height} y2={height} />
          {next && start(next.from) === to && (
            <line class="target" x1={`${to}%`} x2={`${to}%`} y1={height} y2={y(next.percent)} />
          )}
          {isNamed && (
            <text
              class={isLast || at === 0 ? 'mark' : 'mark wide'}
              x={`${x}%`}
              y={isBelow ? height + LETTERS : height - 5}
              text-anchor={isLast ? 'end' : at === 0 ? 'start' : 'middle'}
            >
              {isLast || at === 0 ? `${PUBLIC_TEXTS.target[language]} ${value}` : value}
            </text>
          )}
        </g>
      );
    })}
  </g>
);
