import { useEffect } from 'preact/hooks';
import { LONGEST_IMPROVEMENT } from '#domain/improvement.ts';
import { localHourOf } from '#domain/time.ts';
import type { UnitList } from '../../shared/api-types.ts';
import { dayName } from '../../shared/format.ts';
import { language, say } from '../../shared/language.ts';
import { RefusalNotice } from '../refusals/refusal-notice.tsx';
import { IMPROVEMENT_REFUSALS, IMPROVEMENT_TEXTS } from './improvement-texts.ts';
import type { ImprovementsState } from './improvements-state.ts';

type Props = {
  readonly state: ImprovementsState;
  readonly unit: UnitList['units'][number];
  readonly nowMs: number;
};

/** What the unit tells everybody that it has changed. */
export const ImprovementsPage = ({ state, unit, nowMs }: Props) => {
  useEffect(() => void state.show(unit.id), [state, unit.id]);
  const list = state.list.value;
  const fault = state.fault.value;
  return (
    <>
      <h1 class="kiosks-title">
        {say(IMPROVEMENT_TEXTS.title)} · {say(unit.name)}
      </h1>
      <p class="improvements-about soft">
        {say(IMPROVEMENT_TEXTS.about)}{' '}
        <a href={`/units/${encodeURIComponent(unit.id)}?lang=${language.value}`}>
          {say(IMPROVEMENT_TEXTS.publicPage)}
        </a>
      </p>
      {fault && <RefusalNotice failure={fault} words={IMPROVEMENT_REFUSALS} />}
      <div class="grid">
        {list?.mayWrite && <WriteForm state={state} nowMs={nowMs} />}
        <section class="card" aria-live="polite">
          <h2>{say(IMPROVEMENT_TEXTS.improvements)}</h2>
          {!list && !fault && <p class="soft">{say(IMPROVEMENT_TEXTS.loading)}</p>}
          {list?.improvements.length === 0 && <p class="soft">{say(IMPROVEMENT_TEXTS.none)}</p>}
          <ul class="improvements">
            {list?.improvements.map((each) => (
              <li key={each.id}>
                <p>
                  <strong>{dayName(language.value, each.day)}</strong>
                  {each.withdrawn && <span class="soft"> · {say(IMPROVEMENT_TEXTS.withdrawn)}</span>}
                </p>
                <p lang="vi">{each.text.vi}</p>
                <p lang="en" class="soft">
                  {each.text.en}
                </p>
                {list.mayWrite && !each.withdrawn && (
                  <button
                    type="button"
                    class="button"
                    disabled={state.busy.value}
                    onClick={() => void state.withdraw(each)}
                  >
                    {say(IMPROVEMENT_TEXTS.withdraw)}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </section>
      </div>
    </>
  );
};

const WriteForm = ({ state, nowMs }: Pick<Props, 'state' | 'nowMs'>) => {
  const today = localHourOf(nowMs).day;
  return (
    <section class="card">
      <h2>{say(IMPROVEMENT_TEXTS.write)}</h2>
      <form
        class="kiosk-form"
        onSubmit={async (event) => {
          event.preventDefault();
          const form = event.currentTarget;
          const given = new FormData(form);
          const text = (name: string): string => String(given.get(name) ?? '').trim();
          const written = { day: text('day'), text: { vi: text('vi'), en: text('en') } };
          if (await state.write(written)) form.reset();
        }}
      >
        <label>
          {say(IMPROVEMENT_TEXTS.day)}
          <input class="field" name="day" type="date" required max={today} defaultValue={today} />
        </label>
        {(['vi', 'en'] as const).map((name) => (
          <label key={name}>
            {say(IMPROVEMENT_TEXTS[name])}
            <textarea
              class="field"
              name={name}
              lang={name}
              required
              rows={3}
              maxLength={LONGEST_IMPROVEMENT}
            />
          </label>
        ))}
        <button type="submit" class="button button-primary" disabled={state.busy.value}>
          {say(IMPROVEMENT_TEXTS.send)}
        </button>
      </form>
    </section>
  );
};
