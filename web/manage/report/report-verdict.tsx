import type { PeriodResult } from '../../shared/api-types.ts';
import { count, decimal, percent } from '../../shared/format.ts';
import { language, say } from '../../shared/language.ts';
import { IntervalBar } from '../interval-bar.tsx';
import { PERIOD_TEXTS } from '../periods/period-texts.ts';
import { verdictSentence } from '../sentences.ts';
import { TEXTS } from '../texts.ts';
import { VerdictMark } from '../verdict-mark.tsx';
import { ratedOfCompleted, ratedPercent } from './report-dossiers.tsx';
import { Fact } from './report-fact.tsx';

/** The verdict in words, the figures it stands on in one line, and what must be known before they are quoted. */
export const ReportVerdict = ({
  result,
  from,
  isUnfinished,
}: {
  readonly result: PeriodResult;
  /** Where the scale of all bars of the report begins. */
  readonly from: number;
  readonly isUnfinished: boolean;
}) => {
  const spoken = language.value;
  const { interval, indexPercent, targetPercent, dossiers } = result;
  return (
    <section class="report-verdict">
      <p class="verdict">
        <VerdictMark verdict={result.verdict} />
        <strong>{verdictSentence(spoken, result)}</strong>
      </p>
      <dl class="report-facts">
        <Fact name={TEXTS.index}>
          <span data-testid="report-index">{percent(spoken, indexPercent)}</span>
        </Fact>
        <Fact name={TEXTS.interval}>
          {interval
            ? `${percent(spoken, interval.lowPercent)} – ${percent(spoken, interval.highPercent)}`
            : percent(spoken, null)}
        </Fact>
        <Fact name={TEXTS.responses}>{count(spoken, result.n)}</Fact>
        <Fact name={TEXTS.mean}>{decimal(spoken, result.meanScore)}</Fact>
        <Fact
          name={TEXTS.coverage}
          {...(dossiers && dossiers.coveragePercent !== null
            ? { note: ratedOfCompleted(spoken, dossiers) }
            : {})}
        >
          {percent(spoken, dossiers ? ratedPercent(dossiers) : null)}
        </Fact>
      </dl>
      {interval && indexPercent !== null && (
        <IntervalBar
          low={interval.lowPercent}
          index={indexPercent}
          high={interval.highPercent}
          targetPercent={targetPercent}
          from={from}
          labelled
        />
      )}
      <ul class="notes">
        {isUnfinished && <li>{say(PERIOD_TEXTS.unfinished)}</li>}
        {result.n === 0 && <li>{say(TEXTS.noResponses)}</li>}
        {result.evidence === 'hidden' && result.n > 0 && <li>{say(TEXTS.withheld)}</li>}
        {result.evidence === 'reference' && <li>{say(TEXTS.reference)}</li>}
        {result.evidence !== 'hidden' && !result.representative && <li>{say(TEXTS.notRepresentative)}</li>}
      </ul>
    </section>
  );
};
