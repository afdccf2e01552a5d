import { scaleLinear } from 'd3-scale';
import { namedRows, namesWidth, rowsEnd } from '../../shared/chart/named-rows.ts';
import { RowName } from '../../shared/chart/row-name.tsx';
import { decimal, points } from '../../shared/format.ts';
import { language, say } from '../../shared/language.ts';
import { leftOut } from '../intervals/interval-texts.ts';
import { CHANGE_TEXTS } from './change-texts.ts';

const TOP = 30;
const BAR = 16;
const FIGURES = 70;

type Drawn = {
  readonly rows: readonly { readonly key: string; readonly name: string; readonly effect: number }[];
  /** How many there are, where not all of them are drawn. */
  readonly of: number;
  /** The ends of the scale, in points to either side. */
  readonly most: number;
};

export const effectsHeight = (drawn: Drawn, width: number): number =>
  rowsEnd(namedRows(drawn.rows, width, TOP), TOP) + 30 + (drawn.of > drawn.rows.length ? 20 : 0);

/** What each group did to the index: to the left it took off, to the right it added; the sign stands at the end. */
export const EffectsPicture = ({ width, ...drawn }: Drawn & { readonly width: number }) => {
  const spoken = language.value;
  const rows = namedRows(drawn.rows, width, TOP);
  const x = scaleLinear([-drawn.most, drawn.most], [namesWidth(width), width - FIGURES]);
  const bottom = rowsEnd(rows, TOP);
  return (
    <>
      <text x={width} y="12" text-anchor="end">
        {say(CHANGE_TEXTS.effect)}
      </text>
      {x.ticks(5).map((tick) => (
        <g key={tick}>
          <line
            class={tick === 0 ? 'zero-line' : 'grid-line'}
            x1={x(tick)}
            x2={x(tick)}
            y1={TOP - 6}
            y2={bottom}
          />
          <text x={x(tick)} y={bottom + 16} text-anchor="middle">
            {tick > 0 ? `+${decimal(spoken, tick, 1)}` : decimal(spoken, tick, 1).replace('-', '−')}
          </text>
        </g>
      ))}
      {rows.map(({ row: { key, effect }, lines, middle }) => (
        <g key={key}>
          <RowName lines={lines} middle={middle} />
          <rect
            class={effect < 0 ? 'effect-took' : 'effect-gave'}
            x={x(Math.min(0, effect))}
            y={middle - BAR / 2}
            width={Math.abs(x(effect) - x(0))}
            height={BAR}
            rx="2"
          />
          <text class="interval-figure" x={width} y={middle} dy="0.35em" text-anchor="end">
            {points(spoken, effect)}
          </text>
        </g>
      ))}
      {drawn.of > drawn.rows.length && (
        <text y={bottom + 38}>{leftOut(spoken, drawn.rows.length, drawn.of)}</text>
      )}
    </>
  );
};
