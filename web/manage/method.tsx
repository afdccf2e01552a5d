import type { PeriodResult } from '../shared/api-types.ts';
import { count } from '../shared/format.ts';
import { language, say } from '../shared/language.ts';
import { TEXTS } from './texts.ts';

/** What the figures are and how they come about, named with every result. */
export const Method = ({
  result: { formula, questionnaire, otherQuestionnaires },
  openForm,
}: {
  readonly result: PeriodResult;
  readonly openForm: (questionnaire: string) => void;
}) => (
  <section class="card wide method">
    <h2>{say(TEXTS.howTitle)}</h2>
    <p>{say(TEXTS.howIndex)}</p>
    <p>{say(TEXTS.howInterval)}</p>
    <dl>
      <div>
        <dt>{say(TEXTS.formula)}</dt>
        <dd>
          {say(formula.name)} ({formula.id}, {say(TEXTS.version)} {formula.version})
        </dd>
      </div>
      <div>
        <dt>{say(TEXTS.questionnaire)}</dt>
        <dd>
          {say(questionnaire.title)} ({questionnaire.id}, {say(TEXTS.version)} {questionnaire.version})
        </dd>
      </div>
      {otherQuestionnaires.length > 0 && (
        <div>
          <dt>{say(TEXTS.otherForms)}</dt>
          <dd>
            <ul>
              {otherQuestionnaires.map(({ id, version, title, n }) => (
                <li key={`${id}@${version}`}>
                  <button
                    type="button"
                    class="link"
                    onClick={() => openForm(id === questionnaire.id ? `${id}@${version}` : id)}
                  >
                    {say(title)} ({id}, {say(TEXTS.version)} {version}): {count(language.value, n)}
                  </button>
                </li>
              ))}
            </ul>
          </dd>
        </div>
      )}
    </dl>
  </section>
);
