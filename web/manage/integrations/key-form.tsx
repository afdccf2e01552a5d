import { LONGEST_KEY_DAYS } from '#domain/api-key.ts';
import { localHourOf } from '#domain/time.ts';
import type { UnitList } from '../../shared/api-types.ts';
import { say } from '../../shared/language.ts';
import { INTEGRATION_TEXTS } from './integration-texts.ts';
import type { IntegrationsState } from './integrations-state.ts';

type Props = {
  readonly state: IntegrationsState;
  readonly unit: UnitList['units'][number];
  readonly nowMs: number;
};

const DAY_MS = 86_400_000;
const USUAL_DAYS = 365;

/** Makes a key for the unit that is shown. */
export const KeyForm = ({ state, unit, nowMs }: Props) => {
  const dayAfter = (days: number): string => localHourOf(nowMs + days * DAY_MS).day;
  return (
    <section class="card">
      <h2>{say(INTEGRATION_TEXTS.make)}</h2>
      <form
        class="kiosk-form"
        onSubmit={async (event) => {
          event.preventDefault();
          const form = event.currentTarget;
          const given = new FormData(form);
          const text = (name: string): string => String(given.get(name) ?? '').trim();
          if (await state.make(text('name'), text('until'))) form.reset();
        }}
      >
        <p>
          <span class="soft">{say(INTEGRATION_TEXTS.unit)}: </span>
          <strong>{say(unit.name)}</strong>
        </p>
        <label>
          {say(INTEGRATION_TEXTS.name)}
          <input
            class="field"
            name="name"
            required
            maxLength={80}
            autocomplete="off"
            placeholder={say(INTEGRATION_TEXTS.nameExample)}
          />
        </label>
        <label>
          {say(INTEGRATION_TEXTS.until)}
          <input
            class="field"
            name="until"
            type="date"
            required
            min={dayAfter(0)}
            max={dayAfter(LONGEST_KEY_DAYS - 1)}
            defaultValue={dayAfter(USUAL_DAYS)}
            aria-describedby="until-how"
          />
        </label>
        <p class="soft" id="until-how">
          {say(INTEGRATION_TEXTS.untilHow)}
        </p>
        <button type="submit" class="button button-primary" disabled={state.busy.value}>
          {say(INTEGRATION_TEXTS.makeIt)}
        </button>
      </form>
    </section>
  );
};
