import { useState } from 'preact/hooks';
import { UNIT_ID, UNIT_KINDS, type UnitKind } from '#domain/unit.ts';
import { say } from '../../../shared/language.ts';
import type { FreshUnit } from './act-rows.ts';
import { UNIT_KIND_TEXTS, WIZARD_TEXTS } from './wizard-texts.ts';

const BLANK: FreshUnit = { code: '', name: '', nameEn: '', kind: 'ward' };

/** A unit that the reform founds, so that it can take over. */
export const FreshUnitForm = ({ found }: { readonly found: (unit: FreshUnit) => void }) => {
  const [unit, setUnit] = useState(BLANK);
  const said = (part: Partial<FreshUnit>) => setUnit({ ...unit, ...part });
  const isWhole = UNIT_ID.test(unit.code) && unit.name.trim() !== '' && unit.nameEn.trim() !== '';
  return (
    <details>
      <summary>{say(WIZARD_TEXTS.fresh)}</summary>
      <div class="unit-form">
        <label>
          {say(WIZARD_TEXTS.code)}
          <input
            class="field"
            maxLength={20}
            value={unit.code}
            onInput={({ currentTarget }) => said({ code: currentTarget.value.trim().toUpperCase() })}
          />
        </label>
        <label>
          {say(WIZARD_TEXTS.nameVi)}
          <input
            class="field"
            lang="vi"
            maxLength={200}
            value={unit.name}
            onInput={({ currentTarget }) => said({ name: currentTarget.value })}
          />
        </label>
        <label>
          {say(WIZARD_TEXTS.nameEn)}
          <input
            class="field"
            lang="en"
            maxLength={200}
            value={unit.nameEn}
            onInput={({ currentTarget }) => said({ nameEn: currentTarget.value })}
          />
        </label>
        <label>
          {say(WIZARD_TEXTS.kind)}
          <select
            class="field"
            value={unit.kind}
            onChange={({ currentTarget }) => said({ kind: currentTarget.value as UnitKind })}
          >
            {UNIT_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {say(UNIT_KIND_TEXTS[kind])}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          class="button"
          disabled={!isWhole}
          onClick={() => {
            found(unit);
            setUnit(BLANK);
          }}
        >
          {say(WIZARD_TEXTS.found)}
        </button>
      </div>
    </details>
  );
};
