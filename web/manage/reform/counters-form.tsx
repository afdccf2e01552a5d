import { useState } from 'preact/hooks';
import type { UnitList } from '../../shared/api-types.ts';
import { say } from '../../shared/language.ts';
import { type CounterLine, linesOf, tableOfCounters, withNewLine } from './counter-lines.ts';
import type { ReformState } from './reform-state.ts';
import { REFORM_TEXTS } from './reform-texts.ts';

type Unit = UnitList['units'][number];

/** The counters of a unit, each with its names: what a clerk changes becomes a list, tried and applied like any other. */
export const CountersForm = ({
  state,
  unit,
  thisMonth,
}: {
  readonly state: ReformState;
  readonly unit: Unit;
  readonly thisMonth: string;
}) => {
  const [lines, setLines] = useState(() => linesOf(unit));
  const [month, setMonth] = useState(thisMonth);
  const table = tableOfCounters(unit, lines, month);
  const said = (code: string, part: Partial<CounterLine>) =>
    setLines(lines.map((line) => (line.code === code ? { ...line, ...part } : line)));
  return (
    <details>
      <summary>
        {say(REFORM_TEXTS.countersOf)} {say(unit.name)}
      </summary>
      <form
        class="wizard"
        onSubmit={(event) => {
          event.preventDefault();
          if (table) void state.table.attempt(say(unit.name), table);
        }}
      >
        {lines.map((line) => (
          <CounterFields key={line.code} line={line} said={(part) => said(line.code, part)} />
        ))}
        <button type="button" class="button" onClick={() => setLines(withNewLine(unit, lines))}>
          {say(REFORM_TEXTS.addCounter)}
        </button>
        <label class="wizard-find">
          {say(REFORM_TEXTS.month)}
          <input
            class="field"
            type="month"
            required
            pattern="\d{4}-\d{2}"
            min={thisMonth}
            value={month}
            onInput={({ currentTarget }) => setMonth(currentTarget.value)}
          />
        </label>
        <button
          type="submit"
          class="button"
          disabled={table === undefined || state.table.phase.value.kind === 'busy'}
        >
          {say(REFORM_TEXTS.tryOut)}
        </button>
      </form>
    </details>
  );
};

const CounterFields = ({
  line,
  said,
}: {
  readonly line: CounterLine;
  readonly said: (part: Partial<CounterLine>) => void;
}) => (
  <fieldset class="wizard-step">
    <legend>{line.code}</legend>
    <div class="unit-form">
      <label>
        {say(REFORM_TEXTS.nameVi)}
        <input
          class="field"
          lang="vi"
          required
          maxLength={200}
          value={line.vi}
          disabled={line.gone}
          onInput={({ currentTarget }) => said({ vi: currentTarget.value })}
        />
      </label>
      <label>
        {say(REFORM_TEXTS.nameEn)}
        <input
          class="field"
          lang="en"
          required
          maxLength={200}
          value={line.en}
          disabled={line.gone}
          onInput={({ currentTarget }) => said({ en: currentTarget.value })}
        />
      </label>
      <label class="counter-gone">
        <input
          type="checkbox"
          checked={line.gone}
          onChange={({ currentTarget }) => said({ gone: currentTarget.checked })}
        />
        {say(REFORM_TEXTS.gone)}
      </label>
    </div>
  </fieldset>
);
