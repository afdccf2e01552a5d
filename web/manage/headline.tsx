import type { Period } from '#domain/period.ts';
import type { PeriodResult } from '../shared/api-types.ts';
import { TableFrame } from '../shared/chart/chart-frame.tsx';
import { count, decimal, percent, target } from '../shared/format.ts';
import { language, say } from '../shared/language.ts';
import { periodName } from '../shared/period-names.ts';
import { IntervalBar } from './interval-bar.tsx';
import { intervalRow } from './intervals/interval-row.ts';
import { IntervalsPicture, intervalsHeight } from './intervals/intervals-picture.tsx';
import { headlineSentence, verdictSentence } from './sentences.ts';
import { TEXTS } from './texts.ts';
import { VerdictMark } from './verdict-mark.tsx';

/** The index, how sure it is, and what follows: the one minute on a Monday. */
export const Headline = ({
  result,
  period,
  before,
}: {
  readonly result: PeriodResult;
  readonly period: Period;
  /** The way to the whole period before one that goes on, and may say nothing yet. */
  readonly before: { readonly period: Period; readonly open: () => void } | undefined;
}) => {
  const spoken = language.value;
  const { interval, indexPercent, targetPercent } = result;
  const row = intervalRow(result.unit, say(result.name), result, targetPercent);
  return (
    <section class={`card wide headline verdict-${result.verdict}`} aria-label={say(TEXTS.index)}>
      {!interval && <p class="visually-hidden">{headlineSentence(spoken, result, period)}</p>}
      <div class="headline-index">
        <h2>{say(TEXTS.index)}</h2>
        <p class="index" data-testid="index">
          {percent(spoken, indexPercent)}
        </p>
        {interval && (
          <p class="soft">
            {say(TEXTS.interval)}: {percent(spoken, interval.lowPercent)} –{' '}
            {percent(spoken, interval.highPercent)}
          </p>
        )}
      </div>
      <div class="headline-verdict">
        <p class="verdict">
          <VerdictMark verdict={result.verdict} />
          <strong>{verdictSentence(spoken, result)}</strong>
        </p>
        {interval && indexPercent !== null && (
          <TableFrame
            title={say(TEXTS.index)}
            sentence={headlineSentence(spoken, result, period)}
            isSaid
            height={(width) => intervalsHeight({ rows: [row] }, width)}
            draw={(width) => <IntervalsPicture rows={[row]} width={width} />}
          >
            <IntervalBar
              low={interval.lowPercent}
              index={indexPercent}
              high={interval.highPercent}
              targetPercent={targetPercent}
              from={Math.min(60, Math.floor(Math.min(interval.lowPercent, targetPercent) / 10) * 10)}
              labelled
            />
          </TableFrame>
        )}
        <ul class="notes">
          {result.n === 0 && <li>{say(TEXTS.noResponses)}</li>}
          {result.evidence === 'hidden' && result.n > 0 && <li>{say(TEXTS.withheld)}</li>}
          {result.evidence === 'reference' && <li>{say(TEXTS.reference)}</li>}
          {result.evidence !== 'hidden' && !result.representative && <li>{say(TEXTS.notRepresentative)}</li>}
        </ul>
        {before && (
          <p class="period-before">
            {result.evidence === 'hidden' && <>{say(TEXTS.onlyBegun)} </>}
            <button type="button" class="button" onClick={before.open}>
              {say(TEXTS.see)} {periodName(spoken, before.period)}
            </button>
          </p>
        )}
      </div>
      <dl class="facts">
        <div>
          <dt>{say(TEXTS.responses)}</dt>
          <dd data-testid="n">{count(spoken, result.n)}</dd>
        </div>
        <div>
          <dt>{say(TEXTS.mean)}</dt>
          <dd>{decimal(spoken, result.meanScore)}</dd>
        </div>
        <div>
          <dt>{say(TEXTS.target)}</dt>
          <dd>{target(spoken, targetPercent)}</dd>
        </div>
      </dl>
    </section>
  );
};
