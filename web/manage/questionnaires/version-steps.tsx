import { useState } from 'preact/hooks';
import { say } from '../../shared/language.ts';
import { differencesOf, EMPTY_TEXT } from './draft-edit.ts';
import { TextFields } from './form-fields.tsx';
import { QUESTIONNAIRE_TEXTS } from './questionnaire-texts.ts';
import type { QuestionnairesState } from './questionnaires-state.ts';

type Props = { readonly state: QuestionnairesState };

/** Whether the other words still measure the same, and why. */
export const ChangeFields = ({ state }: Props) => {
  const [shown, draft] = [state.shown.value, state.draft.value];
  if (!shown?.isReworded && !draft?.change) return null;
  const change = draft?.change ?? null;
  const isWrong = shown?.faults.some(({ path }) => path === 'change') ?? false;
  return (
    <section class="card">
      <h2>{say(QUESTIONNAIRE_TEXTS.change)}</h2>
      <p class={isWrong ? 'lost' : undefined}>{say(QUESTIONNAIRE_TEXTS.changeHow)}</p>
      {([false, true] as const).map((isComparable) => (
        <label key={String(isComparable)} class="form-choice">
          <input
            type="radio"
            name="comparable"
            checked={change?.isComparable === isComparable}
            onChange={() => state.edit('change', { why: change?.why ?? EMPTY_TEXT, isComparable })}
          />{' '}
          {say(isComparable ? QUESTIONNAIRE_TEXTS.isComparable : QUESTIONNAIRE_TEXTS.isNew)}
        </label>
      ))}
      {change && (
        <TextFields
          state={state}
          readOnly={false}
          path="change.why"
          label={say(QUESTIONNAIRE_TEXTS.why)}
          text={change.why}
        />
      )}
    </section>
  );
};

/** Every text that is other than in the version before. */
export const Comparison = ({ state }: Props) => {
  const [before, draft] = [state.before.value, state.draft.value];
  if (!before || !draft) return null;
  const rows = differencesOf(before.form, draft.form);
  return (
    <section class="card">
      <h2>{say(QUESTIONNAIRE_TEXTS.compare)}</h2>
      {rows.length === 0 && <p>{say(QUESTIONNAIRE_TEXTS.noDifference)}</p>}
      <dl class="form-differences">
        {rows.map(({ key, before: was, after }) => (
          <div key={key}>
            <dt>{key}</dt>
            <dd>
              <del>{was ? say(was) : say(QUESTIONNAIRE_TEXTS.none)}</del>
            </dd>
            <dd>
              <ins>{after ? say(after) : say(QUESTIONNAIRE_TEXTS.none)}</ins>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
};

/** The last look before a draft is published for good. */
export const Publication = ({ state }: Props) => {
  const [bridgeUntil, setBridge] = useState('');
  const [shown, before] = [state.shown.value, state.before.value];
  if (shown?.life !== 'draft') return null;
  const isApart = before !== undefined && before.comparabilityGroup !== shown.comparabilityGroup;
  const canPublish = shown.faults.length === 0 && !state.isUnsaved.value;
  return (
    <section class="card">
      <h2>{say(QUESTIONNAIRE_TEXTS.publishTitle)}</h2>
      {shown.faults.length > 0 && <p class="lost">{say(QUESTIONNAIRE_TEXTS.hasFaults)}</p>}
      {state.isUnsaved.value && <p>{say(QUESTIONNAIRE_TEXTS.unsaved)}</p>}
      <p>{say(QUESTIONNAIRE_TEXTS.forGood)}</p>
      {before && (
        <p class={isApart ? 'lost' : undefined}>
          {say(isApart ? QUESTIONNAIRE_TEXTS.breaks : QUESTIONNAIRE_TEXTS.goesOn)}
        </p>
      )}
      {before?.life === 'published' && shown.id === 'post-service' && (
        <label class="form-choice">
          {say(QUESTIONNAIRE_TEXTS.bridge)}
          <input
            class="field"
            type="date"
            value={bridgeUntil}
            onInput={({ currentTarget }) => setBridge(currentTarget.value)}
          />
        </label>
      )}
      <button
        type="button"
        class="button button-primary"
        disabled={!canPublish}
        onClick={() => void state.publish(bridgeUntil)}
      >
        {say(QUESTIONNAIRE_TEXTS.publish)}
      </button>
    </section>
  );
};

/** Takes a published version out of use, after it was asked twice. */
export const Retirement = ({ state }: Props) => {
  const [isAsked, ask] = useState(false);
  const shown = state.shown.value;
  if (shown?.life !== 'published' || shown.builtIn) return null;
  return (
    <section class="card">
      <h2>{say(QUESTIONNAIRE_TEXTS.retire)}</h2>
      <p>{say(QUESTIONNAIRE_TEXTS.retireHow)}</p>
      <button type="button" class="button" onClick={() => (isAsked ? void state.retire() : ask(true))}>
        {say(isAsked ? QUESTIONNAIRE_TEXTS.confirm : QUESTIONNAIRE_TEXTS.retire)}
      </button>
    </section>
  );
};
