import type { ComponentChildren } from 'preact';
import type { Text } from '#domain/questionnaire.ts';
import type { PeriodResult } from '../../shared/api-types.ts';
import { TableFrame } from '../../shared/chart/chart-frame.tsx';
import { count, decimal, NOTHING, percent } from '../../shared/format.ts';
import { language, say } from '../../shared/language.ts';
import { ScrollArea } from '../../shared/scroll-area.tsx';
import { scaleStart } from '../figures-row.tsx';
import { IntervalBar } from '../interval-bar.tsx';
import { Caution } from '../intervals/caution.tsx';
import { intervalRow } from '../intervals/interval-row.ts';
import { intervalsSentence } from '../intervals/interval-texts.ts';
import { IntervalsPicture, intervalsHeight } from '../intervals/intervals-picture.tsx';
import { verdictSentence } from '../sentences.ts';
import { TEXTS } from '../texts.ts';
import { VerdictMark } from '../verdict-mark.tsx';
import type { Compared } from './compare-state.ts';
import { COMPARE_TEXTS } from './compare-texts.ts';

/** A column for each unit, a row for each figure. */
export const SideBySide = ({
  compared,
  nameOf,
}: {
  readonly compared: readonly Compared[];
  readonly nameOf: (unit: string) => Text;
}) => {
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
  const row = (title: string, cell: (result: PeriodResult) => ComponentChildren, number = true) => (
    <tr>
      <th scope="row">{title}</th>
      {compared.map(({ unit, result }) => (
        <td key={unit} class={number ? 'number' : undefined}>
          {result ? cell(result) : NOTHING}
        </td>
      ))}
    </tr>
  );
  return (
    <>
      {measures.size > 1 && <p class="lost">{say(COMPARE_TEXTS.unlike)}</p>}
      <TableFrame
        title={`${say(COMPARE_TEXTS.compare)}: ${say(TEXTS.index).toLowerCase()}`}
        sentence={intervalsSentence(spoken, rows, 'unit')}
        height={(width) => intervalsHeight({ rows }, width)}
        draw={(width) => <IntervalsPicture rows={rows} width={width} />}
      >
        <ScrollArea label={say(COMPARE_TEXTS.sideBySide)}>
          <table class="figures compare-table">
            <thead>
              <tr>
                <td />
                {compared.map(({ unit, refused }) => (
                  <th scope="col" class="number" key={unit}>
                    {say(nameOf(unit))}
                    {refused && <span class="compare-refused">{say(COMPARE_TEXTS[refused])}</span>}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {row(say(TEXTS.index), (result) => (
                <strong data-testid={`index-${result.unit}`}>{percent(spoken, result.indexPercent)}</strong>
              ))}
              {row(say(TEXTS.interval), (result) =>
                result.interval && result.indexPercent !== null ? (
                  <>
                    {percent(spoken, result.interval.lowPercent, 1)} –{' '}
                    {percent(spoken, result.interval.highPercent, 1)}
                    <IntervalBar
                      low={result.interval.lowPercent}
                      index={result.indexPercent}
                      high={result.interval.highPercent}
                      targetPercent={result.targetPercent}
                      from={from}
                    />
                  </>
                ) : (
                  say(result.n === 0 ? COMPARE_TEXTS.unreadable : TEXTS.withheld)
                ),
              )}
              {row(
                say(TEXTS.verdict),
                (result) => (
                  <span class="compare-verdict">
                    <VerdictMark verdict={result.verdict} /> {verdictSentence(spoken, result)}
                  </span>
                ),
                false,
              )}
              {row(say(TEXTS.responses), ({ n }) => (
                <>
                  {count(spoken, n)}
                  <Caution n={n} />
                </>
              ))}
              {row(say(TEXTS.mean), ({ meanScore }) => decimal(spoken, meanScore))}
              {row(say(TEXTS.coverage), ({ dossiers }) =>
                percent(spoken, dossiers?.coveragePercent ?? null, 1),
              )}
              {[...elements].map(([id, name]) =>
                row(say(name), (result) =>
                  percent(
                    spoken,
                    result.elements.find((element) => element.id === id)?.indexPercent ?? null,
                    1,
                  ),
                ),
              )}
            </tbody>
          </table>
        </ScrollArea>
      </TableFrame>
    </>
  );
};
