import { useEffect } from 'preact/hooks';
import { say } from '../../shared/language.ts';
import { RefusalNotice } from '../refusals/refusal-notice.tsx';
import { FormFields } from './form-fields.tsx';
import { Preview } from './preview.tsx';
import { QUESTIONNAIRE_REFUSALS, QUESTIONNAIRE_TEXTS } from './questionnaire-texts.ts';
import type { QuestionnairesState } from './questionnaires-state.ts';
import { ChangeFields, Comparison, Publication, Retirement } from './version-steps.tsx';

/** The questionnaires with their versions, or one version with all that may be done with it. */
export const QuestionnairesPage = ({ state }: { readonly state: QuestionnairesState }) => {
  useEffect(() => {
    state.open();
    return state.leave;
  }, [state]);
  const notice = state.notice.value;
  return (
    <>
      <h1 class="kiosks-title">{say(QUESTIONNAIRE_TEXTS.title)}</h1>
      <p role="status">{notice && 'done' in notice && say(notice.done)}</p>
      {notice && 'failure' in notice && (
        <RefusalNotice failure={notice.failure} words={QUESTIONNAIRE_REFUSALS} />
      )}
      {state.shown.value ? <OneVersion state={state} /> : <Versions state={state} />}
    </>
  );
};

const Versions = ({ state }: { readonly state: QuestionnairesState }) => {
  const list = state.list.value;
  return (
    <div class="grid">
      {list?.questionnaires.map(({ id, versions }) => {
        const newest = versions.at(-1);
        return (
          <section key={id} class="card">
            <h2>
              {newest && say(newest.title)} <span class="soft">({id})</span>
            </h2>
            <ul class="form-versions">
              {versions.map(({ version, life, isAsked, builtIn }) => (
                <li key={version}>
                  <button type="button" class="link" onClick={() => void state.look(id, version)}>
                    {say(QUESTIONNAIRE_TEXTS.version)} {version}
                    <span class="visually-hidden"> {id}</span>
                  </button>
                  {`: ${say(QUESTIONNAIRE_TEXTS[life])}`}
                  {isAsked && `, ${say(QUESTIONNAIRE_TEXTS.isAsked)}`}
                  {builtIn && `, ${say(QUESTIONNAIRE_TEXTS.builtIn)}`}
                </li>
              ))}
            </ul>
            {list.mayEdit && newest?.life !== 'draft' && (
              <button type="button" class="button" onClick={() => void state.begin(id)}>
                {say(QUESTIONNAIRE_TEXTS.begin)}
                <span class="visually-hidden"> {id}</span>
              </button>
            )}
          </section>
        );
      })}
    </div>
  );
};

const OneVersion = ({ state }: { readonly state: QuestionnairesState }) => {
  const shown = state.shown.value;
  if (!shown) return null;
  const readOnly = shown.life !== 'draft' || !shown.mayEdit;
  return (
    <div class="form-beside">
      <div class="form-page">
        <p>
          <button type="button" class="link" onClick={state.leave}>
            {say(QUESTIONNAIRE_TEXTS.back)}
          </button>
        </p>
        <section class="card">
          <h2>
            {say(shown.title)} · {say(QUESTIONNAIRE_TEXTS.version)} {shown.version} ·{' '}
            {say(QUESTIONNAIRE_TEXTS[shown.life])}
          </h2>
          <FormFields state={state} readOnly={readOnly} />
        </section>
        {!readOnly && <ChangeFields state={state} />}
        {!readOnly && (
          <p>
            <button type="button" class="button button-primary" onClick={() => void state.save()}>
              {say(QUESTIONNAIRE_TEXTS.save)}
            </button>
          </p>
        )}
        <Comparison state={state} />
        {shown.mayEdit && <Publication state={state} />}
        {shown.mayEdit && <Retirement state={state} />}
      </div>
      <Preview state={state} />
    </div>
  );
};
