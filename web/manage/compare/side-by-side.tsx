import type { PeriodResult } from '../../shared/api-types.ts';
import { TableFrame } from '../../shared/chart/chart-frame.tsx';
import { count, decimal, percent } from '../../shared/format.ts';
import { language, say } from '../../shared/language.ts';
import { scaleStart } from '../figures-row.tsx';
import { IntervalBar } from '../interval-bar.tsx';
import { Caution } from '../intervals/caution.tsx';
import { intervalRow } from '../intervals/interval-row.ts';
import { intervalsSentence } from '../intervals/interval-texts.ts';
import { IntervalsPicture, intervalsHeight } from '../intervals/intervals-picture.tsx';
import { verdictSentence } from '../sentences.ts';
import { TEXTS } from '../texts.ts';
import { VerdictMark } from '../verdict-mark.tsx';
import { COMPARE_TEXTS } from './compare-texts.ts';
import { type Beside, ComparedTable } from './compared-table.tsx';

/** A column for each unit, a row for each figure. */
export const SideBySide = ({ compared, nameOf }: Beside) => {
  const spoken = language.value;
  const rows = compared.flatMap(({ unit, result }) =>
    result ? [intervalRow(unit, say(nameOf(unit)), result, result.targetPercent)] : [],
  );
  const results = compared.flatMap(({ result }) => result ?? []);
  const from = scaleStart(results, Math.min(80, ...results.map(({ targetPercent }) => targetPercent)));
  const measures = new Set(
    results
      .filter(({ n }) => n > 0)
      .map(({ questionnaire, formula }) => `${questionnaire.comparabilityGroup} ${formula.id}`),
  );
  const elements = new Map(results.flatMap((result) => result.elements.map(({ id, name }) => [id, name])));
  return (
    <>
      {measures.size > 1 && <p class="lost">{say(COMPARE_TEXTS.unlike)}</p>}
      <TableFrame
        title={`${say(COMPARE_TEXTS.compare)}: ${say(TEXTS.index).toLowerCase()}`}
        sentence={intervalsSentence(spoken, rows, 'unit')}
        height={(width) => intervalsHeight({ rows }, width)}
        draw={(width) => <IntervalsPicture rows={rows} width={width} />}
      >
        <ComparedTable
          label={say(COMPARE_TEXTS.sideBySide)}
          beside={{ compared, nameOf }}
          isRefusalTold
          rows={[
            {
              key: 'index',
              title: say(TEXTS.index),
              cell: (result) => (
                <strong data-testid={`index-${result.unit}`}>{percent(spoken, result.indexPercent)}</strong>
              ),
            },
            {
              key: 'interval',
              title: say(TEXTS.interval),
              cell: (result) => <Interval result={result} from={from} />,
            },
            {
              key: 'verdict',
              title: say(TEXTS.verdict),
              cell: (result) => (
                <span class="compare-verdict">
                  <VerdictMark verdict={result.verdict} /> {verdictSentence(spoken, result)}
                </span>
              ),
              isWords: true,
            },
            {
              key: 'responses',
              title: say(TEXTS.responses),
              cell: ({ n }) => (
                <>
                  {count(spoken, n)}
                  <Caution n={n} />
                </>
              ),
            },
            { key: 'mean', title: say(TEXTS.mean), cell: ({ meanScore }) => decimal(spoken, meanScore) },
            {
              key: 'coverage',
              title: say(TEXTS.coverage),
              cell: ({ dossiers }) => percent(spoken, dossiers?.coveragePercent ?? null, 1),
            },
            ...[...elements].map(([id, name]) => ({
              key: `element ${id}`,
              title: say(name),
              cell: (result: PeriodResult) =>
                percent(
                  spoken,
                  result.elements.find((element) => element.id === id)?.indexPercent ?? null,
                  1,
                ),
            })),
          ]}
        />
      </TableFrame>
    </>
  );
};

const Interval = ({ result, from }: { readonly result: PeriodResult; readonly from: number }) => {
  const { interval, indexPercent, targetPercent, n } = result;
  const spoken = language.value;
  if (!interval || indexPercent === null)
    return <>{say(n === 0 ? COMPARE_TEXTS.unreadable : TEXTS.withheld)}</>;
  return (
    <>
      {percent(spoken, interval.lowPercent, 1)} – {percent(spoken, interval.highPercent, 1)}
      <IntervalBar
        low={interval.lowPercent}
        index={indexPercent}
        high={interval.highPercent}
        targetPercent={targetPercent}
        from={from}
      />
    </>
  );
};
