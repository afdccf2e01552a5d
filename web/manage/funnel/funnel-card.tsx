import type { PeriodResult } from '../../shared/api-types.ts';
import { ChartFrame } from '../../shared/chart/chart-frame.tsx';
import { count, percent } from '../../shared/format.ts';
import { language, say } from '../../shared/language.ts';
import { TEXTS } from '../texts.ts';
import { FUNNEL_HEIGHT, FunnelPicture } from './funnel-picture.tsx';
import { FUNNEL_TEXTS, funnelSentence, PLACES } from './funnel-texts.ts';
import { type FunnelUnit, funnelUnits, LEAST_UNITS } from './funnel-units.ts';

/** The units below against one target, with the limits of what chance does, and estimates that few responses do not rule. */
export const FunnelCard = ({
  result: { children, targetPercent, formula },
  open,
}: {
  readonly result: PeriodResult;
  readonly open: (unit: string) => void;
}) => {
  const units = funnelUnits(children, targetPercent, formula.id);
  if (units.length < LEAST_UNITS) return null;
  return (
    <section class="card wide">
      <h2>{say(FUNNEL_TEXTS.title)}</h2>
      <ChartFrame
        sentence={funnelSentence(language.value, units, targetPercent)}
        height={FUNNEL_HEIGHT}
        draw={(width) => <FunnelPicture units={units} targetPercent={targetPercent} width={width} />}
        tableTitle={say(FUNNEL_TEXTS.league)}
        table={<League units={units} open={open} />}
      />
      <details>
        <summary>{say(FUNNEL_TEXTS.how)}</summary>
        <p>{say(FUNNEL_TEXTS.howBody)}</p>
      </details>
    </section>
  );
};

const League = ({
  units,
  open,
}: {
  readonly units: readonly FunnelUnit[];
  readonly open: (unit: string) => void;
}) => {
  const spoken = language.value;
  return (
    <table class="figures">
      <thead>
        <tr>
          <th scope="col">{say(TEXTS.name)}</th>
          <th scope="col" class="number">
            {say(FUNNEL_TEXTS.expected)}
          </th>
          <th scope="col" class="number">
            {say(TEXTS.index)}
          </th>
          <th scope="col" class="number">
            {say(TEXTS.responses)}
          </th>
          <th scope="col">{say(FUNNEL_TEXTS.place)}</th>
        </tr>
      </thead>
      <tbody>
        {units.map((unit) => (
          <tr key={unit.id + unit.own}>
            <th scope="row">
              {unit.own ? (
                `${say(unit.name)} ${say(TEXTS.own)}`
              ) : (
                <button type="button" class="link" onClick={() => open(unit.id)}>
                  {say(unit.name)}
                </button>
              )}
            </th>
            <td class="number">
              {percent(spoken, unit.expectedPercent)}
              <span class="range">
                {percent(spoken, unit.lowPercent, 1)} – {percent(spoken, unit.highPercent, 1)}
              </span>
            </td>
            <td class="number">{percent(spoken, unit.indexPercent)}</td>
            <td class="number">{count(spoken, unit.n)}</td>
            <td>{say(PLACES[unit.place])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
