import { useEffect } from 'preact/hooks';
import type { UnitDetail, UnitList } from '../../shared/api-types.ts';
import { monthName } from '../../shared/format.ts';
import { language, say } from '../../shared/language.ts';
import { ImportCard } from '../imports/import-card.tsx';
import { saveTable } from '../save-table.ts';
import { CountersForm } from './counters-form.tsx';
import { ReformChanges } from './reform-changes.tsx';
import type { ReformState } from './reform-state.ts';
import { REFORM_TEXTS } from './reform-texts.ts';
import { UnitForm } from './unit-form.tsx';
import { ReformWizard } from './wizard/reform-wizard.tsx';

type Unit = UnitList['units'][number];

/** A reform from its list to its effect: what becomes of whom, from which month, and then it is applied. */
export const ReformPage = ({
  state,
  unit,
  units,
  thisMonth,
  mayChange,
}: {
  readonly state: ReformState;
  readonly unit: Unit;
  readonly units: readonly Unit[];
  readonly thisMonth: string;
  readonly mayChange: boolean;
}) => {
  useEffect(() => state.look(unit.id), [state, unit.id]);
  return (
    <>
      <h1 class="kiosks-title">
        {say(REFORM_TEXTS.title)} · {say(unit.name)}
      </h1>
      <div class="grid">
        {mayChange && (
          <ImportCard
            title={say(REFORM_TEXTS.importTitle)}
            how={say(REFORM_TEXTS.how)}
            table={state.table}
            changes={({ changes }) => changes.length > 0}
            summary={({ changes }) => <ReformChanges changes={changes} />}
          >
            <ReformWizard state={state} units={units} thisMonth={thisMonth} />
            <UnitForm state={state} unit={unit} thisMonth={thisMonth} />
            <CountersForm key={unit.id} state={state} unit={unit} thisMonth={thisMonth} />
            <details>
              <summary>{say(REFORM_TEXTS.list)}</summary>
              <p class="soft">{say(REFORM_TEXTS.importHow)}</p>
              <button type="button" class="button" onClick={() => void save(state)}>
                {say(REFORM_TEXTS.export)}
              </button>
            </details>
          </ImportCard>
        )}
        {!mayChange && (
          <section class="card">
            <button type="button" class="button" onClick={() => void save(state)}>
              {say(REFORM_TEXTS.export)}
            </button>
          </section>
        )}
        {state.predecessors.value && <Predecessors predecessors={state.predecessors.value} />}
      </div>
    </>
  );
};

const save = async (state: ReformState): Promise<void> => {
  const table = await state.exported();
  if (table !== undefined) saveTable('units.csv', table);
};

const Predecessors = ({ predecessors }: Pick<UnitDetail, 'predecessors'>) => (
  <section class="card wide">
    <h2>{say(REFORM_TEXTS.predecessors)}</h2>
    {predecessors.length === 0 && <p class="soft">{say(REFORM_TEXTS.noPredecessors)}</p>}
    <ul class="import-changes">
      {predecessors.map(({ unit, name, from, most }) => (
        <li key={`${unit} ${from}`}>
          {say(name)} ({unit}), {say(REFORM_TEXTS.from)} {monthName(language.value, from)}
          {!most && ` · ${say(REFORM_TEXTS.partly)}`}
        </li>
      ))}
    </ul>
  </section>
);
