import { type Element, QUESTION_STEM, type Question, SCORE_LABELS, SCORES } from '#domain/questionnaire.ts';
import { answerField, type Draft } from './rating-form.ts';
import { type Language, moreText, SCALE_TEXT, TEXTS } from './texts.ts';

type Props = {
  readonly language: Language;
  readonly draft: Draft;
  readonly elements: readonly Element[];
};

/** The elements of the service, folded away and each to be left blank: none of them keeps anybody from sending. */
export const AspectRows = ({ language, draft, elements }: Props) => {
  const rows = elements.flatMap(({ text, questions }) =>
    questions.map((question) => ({ element: text, question, given: draft.answers[question.id] })),
  );
  return (
    <details open={rows.some(({ given }) => given !== undefined)}>
      <summary>{moreText(rows.length)[language]}</summary>
      <p class="aspect stem">
        {QUESTION_STEM[language]}
        <span class="hint">{SCALE_TEXT[language]}</span>
      </p>
      {rows.map(({ element, question, given }) => (
        <fieldset class="aspect" key={question.id}>
          <legend>
            {element[language]}
            <span>{question.text[language]}</span>
          </legend>
          <Cells language={language} question={question} given={given} />
        </fieldset>
      ))}
    </details>
  );
};

type CellsProps = {
  readonly language: Language;
  readonly question: Question;
  readonly given: string | undefined;
};

/** A radio button cannot be let go of: the dash takes an answer back. */
const Cells = ({ language, question, given }: CellsProps) => (
  <div class="cells">
    {SCORES.map((score) => (
      <label class="cell" key={score}>
        <input type="radio" name={answerField(question.id)} value={score} checked={given === String(score)} />
        <b>
          {score}
          <span class="unseen"> {SCORE_LABELS[score][language]}</span>
        </b>
      </label>
    ))}
    <label class="cell">
      <input
        class="blank"
        type="radio"
        name={answerField(question.id)}
        value=""
        checked={given === undefined}
      />
      <b>
        <span aria-hidden="true">–</span>
        <span class="unseen">{TEXTS.noAnswer[language]}</span>
      </b>
    </label>
  </div>
);
