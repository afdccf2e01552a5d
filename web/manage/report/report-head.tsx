import type { PeriodResult } from '../../shared/api-types.ts';
import { say } from '../../shared/language.ts';
import { REPORT_TEXTS } from './report-texts.ts';

/**
 * Who issues the report, where and when it is signed, and what it is of: placed as on administrative documents (Decree
 * 30/2020/NĐ-CP, Annex I). The national motto is left out on purpose, as a report of figures goes with a letter that has it.
 */
export const ReportHead = ({
  result: { path, name },
  when,
}: {
  readonly result: Pick<PeriodResult, 'path' | 'name'>;
  readonly when: string;
}) => (
  <header class="report-head">
    <div class="report-issued">
      <div class="report-issuer">
        {path.map((above) => (
          <p key={above.unit}>{say(above.name)}</p>
        ))}
        <p class="report-unit">{say(name)}</p>
      </div>
      <p class="report-date">{say(REPORT_TEXTS.placeAndDate)}</p>
    </div>
    <h1>
      <span class="report-kind">{say(REPORT_TEXTS.report)}</span> {say(REPORT_TEXTS.subject)}
    </h1>
    <p class="report-of">
      {say(name)}, {when}
    </p>
  </header>
);

/** Room for those who made the report and who answer for it. */
export const ReportSignatures = () => (
  <footer class="report-signatures">
    {[
      { who: REPORT_TEXTS.preparedBy, how: REPORT_TEXTS.signed },
      { who: REPORT_TEXTS.headOfUnit, how: REPORT_TEXTS.signedAndSealed },
    ].map(({ who, how }) => (
      <div key={who.en}>
        <p class="report-signer">{say(who)}</p>
        <p>({say(how)})</p>
      </div>
    ))}
  </footer>
);
