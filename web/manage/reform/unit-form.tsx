import type { UnitList } from '../../shared/api-types.ts';
import { say } from '../../shared/language.ts';
import type { ReformState } from './reform-state.ts';
import { REFORM_TEXTS } from './reform-texts.ts';
import { rowOfForm } from './unit-row.ts';

type Unit = UnitList['units'][number];

/** One unit changed by hand: it becomes a list of one line, tried and applied like any other. */
export const UnitForm = ({
  state,
  unit,
  thisMonth,
}: {
  readonly state: ReformState;
  readonly unit: Unit;
  readonly thisMonth: string;
}) => (
  <details>
    <summary>
      {say(REFORM_TEXTS.change)} {say(unit.name)}
    </summary>
    <form
      key={unit.id}
      class="unit-form"
      onSubmit={(event) => {
        event.preventDefault();
        void state.table.attempt(say(unit.name), rowOfForm(unit, new FormData(event.currentTarget)));
      }}
    >
      <label>
        {say(REFORM_TEXTS.nameVi)}
        <input class="field" name="name" required maxLength={200} defaultValue={unit.name.vi} lang="vi" />
      </label>
      <label>
        {say(REFORM_TEXTS.nameEn)}
        <input class="field" name="name_en" required maxLength={200} defaultValue={unit.name.en} lang="en" />
      </label>
      <label>
        {say(REFORM_TEXTS.counters)}
        <input
          class="field"
          name="counters"
          type="number"
          min={0}
          max={99}
          defaultValue={unit.counters.length}
        />
      </label>
      <label>
        {say(REFORM_TEXTS.target)}
        <input
          class="field"
          name="target_percent"
          type="number"
          min={0}
          max={100}
          step="any"
          defaultValue={unit.targetPercent}
        />
      </label>
      <label>
        {say(REFORM_TEXTS.month)}
        <input
          class="field"
          name="valid_from"
          type="month"
          required
          pattern="\d{4}-\d{2}"
          min={thisMonth}
          defaultValue={thisMonth}
        />
      </label>
      <button type="submit" class="button" disabled={state.table.phase.value.kind === 'busy'}>
        {say(REFORM_TEXTS.tryOut)}
      </button>
    </form>
  </details>
);
