import type { PeriodResult } from '../../shared/api-types.ts';
import { language, say } from '../../shared/language.ts';
import { TEXTS } from '../texts.ts';
import { REPORT_TEXTS } from './report-texts.ts';

/** How the figures of a report come about, and where they are found again. */
export const ReportNotes = ({
  result: { formula, questionnaire, foldedAt },
  address,
}: {
  readonly result: PeriodResult;
  readonly address: string;
}) => (
  <section class="report-notes">
    <h2>{say(REPORT_TEXTS.notes)}</h2>
    <p>{say(TEXTS.howIndex)}</p>
    <p>{say(TEXTS.howInterval)}</p>
    <p>
      {say(TEXTS.formula)}: {say(formula.name)} ({formula.id}, {say(TEXTS.version)} {formula.version}).{' '}
      {say(TEXTS.questionnaire)}: {say(questionnaire.title)} ({questionnaire.id}, {say(TEXTS.version)}{' '}
      {questionnaire.version}).
    </p>
    <p>
      {say(TEXTS.reference)}. {say(TEXTS.withheld)}.
    </p>
    <p>
      {say(REPORT_TEXTS.figuresOf)}: {foldedAt ? printed(foldedAt) : say(TEXTS.never)}.{' '}
      {say(REPORT_TEXTS.address)}: <span class="report-address">{address}</span>
    </p>
  </section>
);

/** `14:03 23/11/2026` at the place of service. */
const printed = (instant: string): string =>
  new Intl.DateTimeFormat(language.value === 'vi' ? 'vi-VN' : 'en-GB', {
    timeZone: 'Asia/Ho_Chi_Minh',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(new Date(instant));
