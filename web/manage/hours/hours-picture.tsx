import { NOTHING, percent } from '../../shared/format.ts';
import { language, say } from '../../shared/language.ts';
import { isForReference } from '../intervals/interval-row.ts';
import { TEXTS } from '../texts.ts';
import { HOUR_TEXTS, type Hour, hourName, SHADES, type Shade, shadeOf } from './hour-texts.ts';
import { weekOf } from './week.ts';

const LEFT = 44;
const TOP = 26;
const ROW = 34;
const GAP = 3;
const ENTRY = 22;
const ENTRIES = Object.keys(SHADES) as readonly Shade[];

export const hoursHeight = (hours: readonly Hour[]): number =>
  TOP + weekOf(hours).days.length * ROW + 12 + (ENTRIES.length / 2 + 1) * ENTRY;

/** The days downwards and the hours across: each cell with its figure on its shade. */
export const HoursPicture = ({
  hours,
  targetPercent,
  width,
}: {
  readonly hours: readonly Hour[];
  readonly targetPercent: number;
  readonly width: number;
}) => {
  const spoken = language.value;
  const { clock, days, cellOf } = weekOf(hours);
  const step = Math.min(80, (width - LEFT) / clock.length);
  const names = say(TEXTS.weekdays).split(' ');
  const legend = TOP + days.length * ROW + 12;
  return (
    <>
      {clock.map((hour, at) => (
        <text key={hour} x={LEFT + (at + 0.5) * step} y="14" text-anchor="middle">
          {hourName(spoken, hour)}
        </text>
      ))}
      {days.map((weekday, row) => (
        <g key={weekday} transform={`translate(0 ${TOP + row * ROW})`}>
          <text y={ROW / 2} dy="0.35em">
            {names[weekday]}
          </text>
          {clock.map((hour, at) => (
            <g key={hour} transform={`translate(${LEFT + at * step} 0)`}>
              <Cell cell={cellOf(weekday, hour)} targetPercent={targetPercent} width={step - GAP} />
            </g>
          ))}
        </g>
      ))}
      {ENTRIES.map((shade, at) => (
        <g
          key={shade}
          transform={`translate(${((at % 2) * width) / 2} ${legend + Math.floor(at / 2) * ENTRY})`}
        >
          <rect class={`hour-${shade}`} width="16" height="16" rx="3" />
          <text x="24" y="12">
            {say(SHADES[shade])}
          </text>
        </g>
      ))}
      <text y={legend + 2 * ENTRY + 12}>
        {`${NOTHING} ${say(HOUR_TEXTS.withheld)}${hours.some(({ n }) => isForReference(n)) ? `; ${say(HOUR_TEXTS.reference)}` : ''}`}
      </text>
    </>
  );
};

const Cell = ({
  cell,
  targetPercent,
  width,
}: {
  readonly cell: Hour | undefined;
  readonly targetPercent: number;
  readonly width: number;
}) => {
  const index = cell?.indexPercent ?? null;
  const shade = index === null ? undefined : shadeOf(index, targetPercent);
  return (
    <>
      {shade && (
        <rect
          class={`hour-${shade}${cell && isForReference(cell.n) ? ' hour-reference' : ''}`}
          x="1"
          y="1"
          width={width - 2}
          height={ROW - GAP - 2}
          rx="4"
        />
      )}
      <text
        class={shade && `hour-figure-${shade}`}
        x={width / 2}
        y={(ROW - GAP) / 2}
        dy="0.35em"
        text-anchor="middle"
      >
        {index === null ? NOTHING : percent(language.value, index, 0)}
      </text>
    </>
  );
};
