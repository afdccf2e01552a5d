import { useState } from 'preact/hooks';
import { monthPlus } from '#domain/time.ts';
import type { UnitList } from '../../../shared/api-types.ts';
import { say } from '../../../shared/language.ts';
import type { ReformState } from '../reform-state.ts';
import { ACTS, type Act, type Draft, isWhole, SHAPE_OF, tableOfAct } from './act-rows.ts';
import { FreshUnitForm } from './fresh-unit-form.tsx';
import { type Choice, UnitPicker } from './unit-picker.tsx';
import { ACT_TEXTS, WIZARD_TEXTS } from './wizard-texts.ts';

type Unit = UnitList['units'][number];

const begun = (act: Act, month: string): Draft => ({
  act,
  units: [],
  to: [],
  fresh: [],
  month,
  name: '',
  nameEn: '',
});

/** A reform as officers speak of it: what is done, to whom, from when; then the list it makes is tried like any other. */
export const ReformWizard = ({
  state,
  units,
  thisMonth,
}: {
  readonly state: ReformState;
  readonly units: readonly Unit[];
  readonly thisMonth: string;
}) => {
  const next = monthPlus(thisMonth, 1);
  const [draft, setDraft] = useState(() => begun('merge', next));
  const said = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const { act } = draft;
  const { most, mostTo, founds } = SHAPE_OF[act];
  const founded: readonly Choice[] = draft.fresh.map(({ code, name, nameEn }) => ({
    id: code,
    name: { vi: name, en: nameEn },
  }));
  const known: readonly Choice[] = [...founded, ...units];
  const chosenOf = (ids: readonly string[]) =>
    ids.flatMap((id) => known.find((each) => each.id === id) ?? []);
  return (
    <form
      class="wizard"
      aria-label={say(WIZARD_TEXTS.title)}
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole(draft)) void state.table.attempt(say(ACT_TEXTS[act].name), tableOfAct(draft, units));
      }}
    >
      <h3>{say(WIZARD_TEXTS.title)}</h3>
      <fieldset class="wizard-step wizard-acts">
        <legend>{say(WIZARD_TEXTS.act)}</legend>
        {ACTS.map((each) => (
          <label key={each}>
            <input
              type="radio"
              name="act"
              checked={each === act}
              onChange={() =>
                setDraft({ ...begun(each, draft.month), units: draft.units.slice(0, SHAPE_OF[each].most) })
              }
            />
            <span>
              <strong>{say(ACT_TEXTS[each].name)}</strong>{' '}
              <span class="soft">{say(ACT_TEXTS[each].how)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <UnitPicker
        key={`${act} units`}
        legend={ACT_TEXTS[act].units}
        chosen={chosenOf(draft.units)}
        offered={units.filter(({ id, parent }) => parent !== null && !draft.to.includes(id))}
        most={most}
        ordered={false}
        choose={(ids) => said({ units: ids })}
      />
      {mostTo > 0 && (
        <UnitPicker
          key={`${act} to`}
          legend={ACT_TEXTS[act].to}
          chosen={chosenOf(draft.to)}
          offered={known.filter(({ id }) => !draft.units.includes(id))}
          most={mostTo}
          ordered={act === 'split'}
          choose={(ids) => said({ to: ids })}
        />
      )}
      {founds && draft.to.length < mostTo && (
        <FreshUnitForm
          found={(unit) =>
            said({
              fresh: [...draft.fresh.filter(({ code }) => code !== unit.code), unit],
              to: [...draft.to.filter((code) => code !== unit.code), unit.code],
            })
          }
        />
      )}
      {act === 'rename' && <NewName draft={draft} said={said} />}
      <fieldset class="wizard-step">
        <legend>
          {act === 'abolish' ? '3' : '4'}. {say(WIZARD_TEXTS.monthStep)}
        </legend>
        <label class="wizard-find">
          {say(WIZARD_TEXTS.month)}
          <input
            class="field"
            type="month"
            pattern="\d{4}-\d{2}"
            placeholder={next}
            min={act === 'rename' ? thisMonth : next}
            value={draft.month}
            onInput={({ currentTarget }) => said({ month: currentTarget.value })}
          />
        </label>
        <p class="soft">{say(WIZARD_TEXTS.monthHow)}</p>
      </fieldset>
      {!isWhole(draft) && <p class="soft">{say(WIZARD_TEXTS.missing)}</p>}
      <button
        type="submit"
        class="button button-primary"
        disabled={!isWhole(draft) || state.table.phase.value.kind === 'busy'}
      >
        {say(WIZARD_TEXTS.preview)}
      </button>
    </form>
  );
};

const NewName = ({
  draft,
  said,
}: {
  readonly draft: Draft;
  readonly said: (part: Partial<Draft>) => void;
}) => (
  <fieldset class="wizard-step">
    <legend>{say(ACT_TEXTS.rename.to)}</legend>
    <div class="unit-form">
      <label>
        {say(WIZARD_TEXTS.nameVi)}
        <input
          class="field"
          lang="vi"
          maxLength={200}
          value={draft.name}
          onInput={({ currentTarget }) => said({ name: currentTarget.value })}
        />
      </label>
      <label>
        {say(WIZARD_TEXTS.nameEn)}
        <input
          class="field"
          lang="en"
          maxLength={200}
          value={draft.nameEn}
          onInput={({ currentTarget }) => said({ nameEn: currentTarget.value })}
        />
      </label>
    </div>
  </fieldset>
);
