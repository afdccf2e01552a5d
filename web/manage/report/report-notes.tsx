import type { PeriodResult } from '../../shared/api-types.ts';
import { count } from '../../shared/format.ts';
import { LOCALES, language, say } from '../../shared/language.ts';
import { TEXTS } from '../texts.ts';
import { REPORT_TEXTS, statesSentence } from './report-texts.ts';

/** What must be known of the responses before the figures are used. */
export const ReportQuality = ({
  result,
  notes,
}: {
  readonly result: PeriodResult;
  /** What else a reader must know of the period. */
  readonly notes: readonly string[];
}) => {
  const spoken = language.value;
  const { otherQuestionnaires } = result;
  return (
    <section>
      <h2>{say(REPORT_TEXTS.quality)}</h2>
      <ul class="report-list">
        {[...notes, statesSentence(spoken, result)].map((note) => (
          <li key={note}>{note}</li>
        ))}
        {otherQuestionnaires.length > 0 && (
          <li>
            {say(REPORT_TEXTS.otherForms)}:{' '}
            {otherQuestionnaires
              .map(
                ({ id, version, title, n }) =>
                  `${say(title)} (${id}, ${say(TEXTS.version)} ${version}): ${count(spoken, n)}`,
              )
              .join('; ')}
            .
          </li>
        )}
      </ul>
    </section>
  );
};

/** How the figures of a report come about, of when they are, and where they are found again. */
export const ReportNotes = ({
  result: { formula, questionnaire, foldedAt },
  address,
}: {
  readonly result: PeriodResult;
  readonly address: string;
}) => (
  <section class="report-notes">
    <h2>{say(REPORT_TEXTS.notes)}</h2>
    <p>
      {say(TEXTS.howIndex)} {say(TEXTS.howInterval)} {say(TEXTS.reference)}. {say(TEXTS.withheld)}.
    </p>
    <p>
      {say(TEXTS.formula)}: {say(formula.name)} ({formula.id}, {say(TEXTS.version)} {formula.version}).{' '}
      {say(TEXTS.questionnaire)}: {say(questionnaire.title)} ({questionnaire.id}, {say(TEXTS.version)}{' '}
      {questionnaire.version}).
    </p>
    <p>
      {say(REPORT_TEXTS.figuresOf)}:{' '}
      {foldedAt ? `${printed(foldedAt)} (${say(REPORT_TEXTS.localTime)})` : say(TEXTS.never)}.{' '}
      {say(REPORT_TEXTS.address)}:{' '}
      <a class="report-address" href={address}>
        {address}
      </a>
    </p>
  </section>
);

/** `14:03 23/11/2026`, `23/11/2026, 14:03` at the place of service. */
const printed = (instant: string): string =>
  new Intl.DateTimeFormat(LOCALES[language.value], {
    timeZone: 'Asia/Ho_Chi_Minh',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(new Date(instant));
