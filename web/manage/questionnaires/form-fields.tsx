import type { ComponentChildren } from 'preact';
import { SCORE_LABELS, SCORES, type Text } from '#domain/questionnaire.ts';
import { percent } from '../../shared/format.ts';
import { language, say } from '../../shared/language.ts';
import { EMPTY_TEXT, newId, reasonsAfter } from './draft-edit.ts';
import { faultText, QUESTIONNAIRE_TEXTS } from './questionnaire-texts.ts';
import type { QuestionnairesState } from './questionnaires-state.ts';

type Props = { readonly state: QuestionnairesState; readonly readOnly: boolean };

/** What is wrong at a path, under what it is about. */
const FaultAt = ({ state, path }: { readonly state: QuestionnairesState; readonly path: string }) => {
  const fault = state.shown.value?.faults.find((each) => each.path === path);
  return fault ? (
    <span class="lost" id={`${path}-fault`}>
      {say(faultText(fault.message))}
    </span>
  ) : null;
};

/** A text in both languages, side by side, each with its own fault. */
export const TextFields = ({
  state,
  readOnly,
  path,
  label,
  text,
  children,
}: Props & {
  readonly path: string;
  readonly label: string;
  readonly text: Text;
  readonly children?: ComponentChildren;
}) => (
  <fieldset class="both">
    <legend>
      {label} <FaultAt state={state} path={path} />
      {children}
    </legend>
    {(['vi', 'en'] as const).map((tongue) => {
      const at = `${path}.${tongue}`;
      const isWrong = state.shown.value?.faults.some((fault) => fault.path === at) ?? false;
      return (
        <label key={tongue}>
          <span class="soft">{say(QUESTIONNAIRE_TEXTS[tongue])}</span>
          <textarea
            class="field"
            lang={tongue}
            rows={2}
            readOnly={readOnly}
            aria-label={`${label}, ${say(QUESTIONNAIRE_TEXTS[tongue])}`}
            aria-invalid={isWrong || undefined}
            aria-describedby={isWrong ? `${at}-fault` : undefined}
            value={text[tongue]}
            onInput={({ currentTarget }) => state.edit(at, currentTarget.value.replaceAll(/\s*\n\s*/g, ' '))}
          />
          <FaultAt state={state} path={at} />
        </label>
      );
    })}
  </fieldset>
);

const Small = ({
  text,
  name,
  act,
}: {
  readonly text: Text;
  readonly name?: string;
  readonly act: () => void;
}) => (
  <button type="button" class="link" aria-label={name && `${say(text)}: ${name}`} onClick={act}>
    {say(text)}
  </button>
);

/** Everything that a form says. */
export const FormFields = ({ state, readOnly }: Props) => {
  const form = state.draft.value?.form;
  if (!form) return null;
  const shared = { state, readOnly };
  const add = (path: string, all: readonly unknown[], one: unknown) => state.edit(path, [...all, one]);
  const drop = (path: string, all: readonly unknown[], at: number) =>
    state.edit(
      path,
      all.filter((_, place) => place !== at),
    );
  return (
    <>
      <TextFields {...shared} path="form.title" label={say(QUESTIONNAIRE_TEXTS.name)} text={form.title} />
      {form.overall && (
        <TextFields
          {...shared}
          path="form.overall.text"
          label={say(QUESTIONNAIRE_TEXTS.overall)}
          text={form.overall.text}
        />
      )}
      {form.parts.map((part, p) => (
        <section key={part.id} class="form-part">
          <TextFields
            {...shared}
            path={`form.parts.${p}.text`}
            label={`${say(QUESTIONNAIRE_TEXTS.part)} ${p + 1}`}
            text={part.text}
          />
          {part.elements.map((element, e) => {
            const path = `form.parts.${p}.elements.${e}`;
            const name = `${say(QUESTIONNAIRE_TEXTS.element)} ${p + 1}.${e + 1}`;
            const weight = state.shown.value?.weights.find((each) => each.element === element.id);
            return (
              <div key={element.id} class="form-element">
                <TextFields {...shared} path={`${path}.text`} label={name} text={element.text}>
                  {weight && weight.sharePercent > 0 && (
                    <span class="soft">
                      {` · ${say(QUESTIONNAIRE_TEXTS.weight)} ${percent(language.value, weight.sharePercent)} `}
                    </span>
                  )}
                  <FaultAt state={state} path={path} />
                  {!readOnly && (
                    <Small
                      text={QUESTIONNAIRE_TEXTS.remove}
                      name={name}
                      act={() => drop(`form.parts.${p}.elements`, part.elements, e)}
                    />
                  )}
                </TextFields>
                {element.questions.map((question, q) => {
                  const label = `${say(QUESTIONNAIRE_TEXTS.question)} ${p + 1}.${e + 1}.${q + 1}`;
                  return (
                    <TextFields
                      key={question.id}
                      {...shared}
                      path={`${path}.questions.${q}.text`}
                      label={label}
                      text={question.text}
                    >
                      {!readOnly && (
                        <Small
                          text={QUESTIONNAIRE_TEXTS.remove}
                          name={label}
                          act={() => drop(`${path}.questions`, element.questions, q)}
                        />
                      )}
                    </TextFields>
                  );
                })}
                {!readOnly && (
                  <Small
                    text={QUESTIONNAIRE_TEXTS.addQuestion}
                    name={name}
                    act={() =>
                      add(`${path}.questions`, element.questions, {
                        id: newId(form, 'question'),
                        text: EMPTY_TEXT,
                      })
                    }
                  />
                )}
              </div>
            );
          })}
          {!readOnly && (
            <Small
              text={QUESTIONNAIRE_TEXTS.addElement}
              act={() =>
                add(`form.parts.${p}.elements`, part.elements, {
                  id: newId(form, 'element'),
                  text: EMPTY_TEXT,
                  questions: [],
                })
              }
            />
          )}
        </section>
      ))}
      {form.overall &&
        SCORES.map((score) => {
          const path = `form.reasons.${score}`;
          const all = reasonsAfter(form, score);
          const level = say(SCORE_LABELS[score]);
          return (
            <section key={score} class="form-part">
              <h3>
                {say(QUESTIONNAIRE_TEXTS.reasonsAfter)} “{level}” <FaultAt state={state} path={path} />
              </h3>
              {all.map((reason, r) => {
                const label = `${say(QUESTIONNAIRE_TEXTS.reason)} ${score}.${r + 1}`;
                return (
                  <TextFields
                    key={reason.id}
                    {...shared}
                    path={`${path}.${r}.text`}
                    label={label}
                    text={reason.text}
                  >
                    <FaultAt state={state} path={`${path}.${r}.id`} />
                    {!readOnly && (
                      <Small text={QUESTIONNAIRE_TEXTS.remove} name={label} act={() => drop(path, all, r)} />
                    )}
                  </TextFields>
                );
              })}
              {!readOnly && (
                <Small
                  text={QUESTIONNAIRE_TEXTS.addReason}
                  name={level}
                  act={() => add(path, all, { id: newId(form, 'reason'), text: EMPTY_TEXT })}
                />
              )}
            </section>
          );
        })}
      <TextFields {...shared} path="form.source" label={say(QUESTIONNAIRE_TEXTS.source)} text={form.source} />
    </>
  );
};
