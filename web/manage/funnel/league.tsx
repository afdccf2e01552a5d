import { useSignal } from '@preact/signals';
import { TableFrame } from '../../shared/chart/chart-frame.tsx';
import { count, percent } from '../../shared/format.ts';
import { language, say } from '../../shared/language.ts';
import { scaleStart } from '../figures-row.tsx';
import { IntervalBar } from '../interval-bar.tsx';
import { Caution } from '../intervals/caution.tsx';
import { intervalsSentence } from '../intervals/interval-texts.ts';
import { IntervalsPicture, intervalsHeight } from '../intervals/intervals-picture.tsx';
import { ShowAll } from '../intervals/show-all.tsx';
import { TEXTS } from '../texts.ts';
import { FUNNEL_TEXTS, PLACES } from './funnel-texts.ts';
import type { FunnelUnit } from './funnel-units.ts';

const FIRST_ROWS = 12;

const nameOf = (unit: FunnelUnit): string =>
  unit.own ? `${say(unit.name)} ${say(TEXTS.own)}` : say(unit.name);

/** The units by their shrunk estimates with intervals, the lowest first. There are no ranks, which chance would decide. */
export const League = ({
  units,
  targetPercent,
  open,
}: {
  readonly units: readonly FunnelUnit[];
  readonly targetPercent: number;
  readonly open: (unit: string) => void;
}) => {
  const all = useSignal(false);
  const shown = all.value ? units : units.slice(0, FIRST_ROWS);
  const rows = units.map((unit) => ({
    key: unit.id + unit.own,
    name: nameOf(unit),
    n: unit.n,
    indexPercent: unit.expectedPercent,
    interval: unit,
    targetPercent,
  }));
  const drawn = { rows: rows.slice(0, shown.length), of: rows.length };
  const from = scaleStart(rows, targetPercent);
  return (
    <TableFrame
      title={`${say(FUNNEL_TEXTS.league)}: ${say(FUNNEL_TEXTS.expected).toLowerCase()}`}
      sentence={intervalsSentence(language.value, rows, 'unit')}
      height={(width) => intervalsHeight(drawn, width)}
      draw={(width) => <IntervalsPicture {...drawn} width={width} />}
      more={<ShowAll all={all} first={FIRST_ROWS} rows={rows.length} of={say(TEXTS.units).toLowerCase()} />}
    >
      <table class="figures">
        <Head />
        <tbody>
          {shown.map((unit) => (
            <Row key={unit.id + unit.own} {...{ unit, targetPercent, from, open }} />
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
};

const Head = () => (
  <thead>
    <tr>
      <th scope="col">{say(TEXTS.name)}</th>
      <th scope="col" class="bar-cell">
        {say(TEXTS.interval)}
      </th>
      <th scope="col" class="number">
        {say(FUNNEL_TEXTS.expected)}
      </th>
      <th scope="col" class="number">
        {say(TEXTS.index)}
      </th>
      <th scope="col" class="number">
        {say(TEXTS.responses)}
      </th>
      <th scope="col" class="league-place">
        {say(FUNNEL_TEXTS.place)}
      </th>
    </tr>
  </thead>
);

const Row = ({
  unit,
  targetPercent,
  from,
  open,
}: {
  readonly unit: FunnelUnit;
  readonly targetPercent: number;
  readonly from: number;
  readonly open: (unit: string) => void;
}) => {
  const spoken = language.value;
  return (
    <tr>
      <th scope="row">
        {unit.own ? (
          nameOf(unit)
        ) : (
          <button type="button" class="link" data-unit={unit.id} onClick={() => open(unit.id)}>
            {say(unit.name)}
          </button>
        )}
      </th>
      <td class="bar-cell">
        <IntervalBar
          low={unit.lowPercent}
          index={unit.expectedPercent}
          high={unit.highPercent}
          targetPercent={targetPercent}
          from={from}
        />
      </td>
      <td class="number">
        {percent(spoken, unit.expectedPercent)}
        <span class="range">
          {percent(spoken, unit.lowPercent, 1)} – {percent(spoken, unit.highPercent, 1)}
        </span>
      </td>
      <td class="number">{percent(spoken, unit.indexPercent)}</td>
      <td class="number">
        {count(spoken, unit.n)}
        <Caution n={unit.n} />
      </td>
      <td class="league-place">{say(PLACES[unit.place])}</td>
    </tr>
  );
};
