import { useEffect } from 'preact/hooks';
import type { UnitList } from '../../shared/api-types.ts';
import { say } from '../../shared/language.ts';
import { RefusalNotice } from '../refusals/refusal-notice.tsx';
import { IndicatorCard } from './indicator-card.tsx';
import type { ScorecardState } from './scorecard-state.ts';
import { SCORECARD_TEXTS } from './scorecard-texts.ts';

const FIRST_YEAR = 2018;

/** The indicators of a unit's report beside each other, for the year that is chosen. */
export const ScorecardPage = ({
  state,
  unit,
  year,
  thisMonth,
  choose,
}: {
  readonly state: ScorecardState;
  readonly unit: UnitList['units'][number];
  readonly year: string;
  readonly thisMonth: string;
  readonly choose: (year: string) => void;
}) => {
  useEffect(() => {
    void state.show(unit.id, year);
    return state.stop;
  }, [state, unit.id, year]);
  const card = state.card.value;
  const fault = state.fault.value;
  const latest = Number(thisMonth.slice(0, 4));
  const years = Array.from({ length: latest - FIRST_YEAR + 1 }, (_, back) => String(latest - back));
  return (
    <>
      <div class="head">
        <div class="head-name">
          <h1>
            {say(SCORECARD_TEXTS.scorecard)} · {say(unit.name)}
          </h1>
        </div>
        <p class="score-year">
          <label for="score-year">{say(SCORECARD_TEXTS.year)}</label>
          <select
            id="score-year"
            class="field"
            value={year}
            onChange={(event) => choose(event.currentTarget.value)}
          >
            {(years.includes(year) ? years : [year, ...years]).map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </select>
        </p>
      </div>
      <p class="soft score-about">{say(SCORECARD_TEXTS.about)}</p>
      {fault && (
        <RefusalNotice failure={fault}>
          <button type="button" class="link" onClick={() => void state.show(unit.id, year)}>
            {say(SCORECARD_TEXTS.retry)}
          </button>
        </RefusalNotice>
      )}
      {!card && !fault && <p role="status">{say(SCORECARD_TEXTS.loading)}</p>}
      <div class="grid score-grid">
        {card?.indicators.map((row) => (
          <IndicatorCard
            key={`${card.unit} ${row.id}`}
            row={row}
            state={state}
            mayEnter={card.mayEnter}
            maySetTargets={card.maySetTargets}
            year={card.year}
            thisMonth={thisMonth}
          />
        ))}
      </div>
    </>
  );
};
