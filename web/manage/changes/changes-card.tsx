import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { type Period, periodBetween, periodText } from '#domain/period.ts';
import type { Text } from '#domain/questionnaire.ts';
import type { Changes, PeriodResult } from '../../shared/api-types.ts';
import { language, say } from '../../shared/language.ts';
import { periodName } from '../../shared/period-names.ts';
import { TroubleLine } from '../trouble-line.tsx';
import { ChangeGroups } from './change-groups.tsx';
import { changeSentence, movedGroups, movedSentence, noteSentence } from './change-sentences.ts';
import { AGAINST, CHANGE_TEXTS, WAYS } from './change-texts.ts';
import type { ChangesState } from './changes-state.ts';

/** What changed since an earlier period, and what moved it. It is read anew whenever the results are. */
export const ChangesCard = ({
  state,
  result,
  period,
  form,
  against,
  choose,
  notes = [],
}: {
  readonly state: ChangesState;
  readonly result: PeriodResult;
  readonly period: Period;
  readonly form: string | undefined;
  readonly against: Changes['against'];
  readonly choose: (against: Changes['against']) => void;
  /** What else a reader must know of the period. */
  readonly notes?: readonly string[];
}) => {
  useEffect(() => {
    state.show({ unit: result.unit, period: periodText(period), form, against });
    return state.stop;
  }, [state, result, period, form, against]);
  const changes = state.changes.value;
  const trouble = state.trouble.value;
  return (
    <section class="card wide changes" aria-busy={changes === undefined && !state.refused.value}>
      <h2>{say(CHANGE_TEXTS.title)}</h2>
      <div class="change-choices">
        <Choice label={CHANGE_TEXTS.against} options={AGAINST} value={against} choose={choose} />
      </div>
      {trouble && (
        <p role="status">
          <TroubleLine trouble={trouble} />
        </p>
      )}
      {state.refused.value && <p class="soft">{say(CHANGE_TEXTS.refused)}</p>}
      {notes.length > 0 && (
        <ul class="notes">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {changes && <Told changes={changes} />}
    </section>
  );
};

const Told = ({ changes }: { readonly changes: Changes }) => {
  const way = useSignal<Changes['parts'][number]['by'] | undefined>(undefined);
  const [moved] = movedGroups(changes);
  const part =
    changes.parts.find(({ by }) => by === way.value) ??
    changes.parts.find(({ groups }) => moved !== undefined && groups.includes(moved)) ??
    changes.parts[0];
  const spoken = language.value;
  const before = periodName(spoken, periodBetween(changes.before.from, changes.before.to));
  return (
    <>
      <p class="change-sentence" aria-live="polite">
        {changeSentence(spoken, changes)}
      </p>
      {changes.parts.length > 0 && <p class="change-moved">{movedSentence(spoken, changes)}</p>}
      {changes.notes.length > 0 && (
        <ul class="notes">
          {changes.notes.map((note) => (
            <li key={note.kind}>{noteSentence(spoken, note)}</li>
          ))}
        </ul>
      )}
      {part && (
        <>
          <Choice
            label={CHANGE_TEXTS.by}
            options={WAYS}
            only={changes.parts.map(({ by }) => by)}
            value={part.by}
            choose={(by) => {
              way.value = by;
            }}
          />
          <ChangeGroups part={part} before={before} />
          <details>
            <summary>{say(CHANGE_TEXTS.how)}</summary>
            <p>{say(CHANGE_TEXTS.howBody)}</p>
          </details>
        </>
      )}
    </>
  );
};

const Choice = <Id extends string>({
  label,
  options,
  only = Object.keys(options) as Id[],
  value,
  choose,
}: {
  readonly label: Text;
  readonly options: Readonly<Record<Id, Text>>;
  readonly only?: readonly Id[];
  readonly value: Id;
  readonly choose: (id: Id) => void;
}) => (
  <label class="order">
    {say(label)}{' '}
    <select value={value} onChange={(event) => choose(event.currentTarget.value as Id)}>
      {only.map((id) => (
        <option key={id} value={id}>
          {say(options[id])}
        </option>
      ))}
    </select>
  </label>
);
