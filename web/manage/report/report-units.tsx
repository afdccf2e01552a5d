import type { PeriodResult } from '../../shared/api-types.ts';
import { count, decimal, NOTHING } from '../../shared/format.ts';
import { language, say } from '../../shared/language.ts';
import { VERDICTS } from '../children.tsx';
import { childrenSentence } from '../sentences.ts';
import { TEXTS } from '../texts.ts';
import { CAUTION_MARK, FiguresTable, type ReportRow } from './report-tables.tsx';
import { REPORT_TEXTS } from './report-texts.ts';

/** How the units below stand, those to look at first in a table. */
export const ReportUnits = ({
  result: { children, targetPercent },
  rows,
  hasAppendix,
  from,
}: {
  readonly result: PeriodResult;
  readonly rows: readonly ReportRow[];
  readonly hasAppendix: boolean;
  readonly from: number;
}) => {
  if (children.length === 0) return null;
  const sentence = <p>{childrenSentence(language.value, children)}</p>;
  const whole = hasAppendix && <p class="soft">{say(REPORT_TEXTS.allInAppendix)}</p>;
  if (rows.length > 0) {
    return (
      <FiguresTable
        title={TEXTS.children}
        groups={[{ rows }]}
        targetPercent={targetPercent}
        from={from}
        before={sentence}
        after={whole}
      />
    );
  }
  return (
    <section>
      <h2>{say(TEXTS.children)}</h2>
      {sentence}
      {whole}
    </section>
  );
};

/** All units below: those that are shown in columns, by verdict, the others by name and number; nothing where the text has them all. */
export const ReportAppendix = ({
  units,
}: {
  readonly units: readonly (ReportRow & Pick<PeriodResult, 'verdict'>)[];
}) => {
  if (units.length === 0) return null;
  const shown = units.filter(({ evidence }) => evidence !== 'hidden');
  return (
    <section class="report-appendix">
      <h2>{say(REPORT_TEXTS.appendix)}</h2>
      <p class="soft">{say(REPORT_TEXTS.appendixHow)}</p>
      <div class="report-columns">
        <table class="figures">
          <thead>
            <tr>
              <th scope="col">{say(TEXTS.name)}</th>
              {[REPORT_TEXTS.indexShort, REPORT_TEXTS.intervalShort, REPORT_TEXTS.responsesShort].map(
                (column) => (
                  <th key={column.en} scope="col" class="number">
                    {say(column)}
                  </th>
                ),
              )}
            </tr>
          </thead>
          {[...Map.groupBy(shown, ({ verdict }) => verdict)].map(([verdict, of]) => (
            <tbody key={verdict}>
              <tr class="report-group">
                <th scope="rowgroup" colSpan={4}>
                  {say(VERDICTS[verdict].name)} ({count(language.value, of.length)})
                </th>
              </tr>
              {of.map((unit) => (
                <UnitLine key={unit.id} unit={unit} />
              ))}
            </tbody>
          ))}
        </table>
      </div>
      <Withheld units={units.filter(({ evidence }) => evidence === 'hidden')} />
    </section>
  );
};

const Withheld = ({ units }: { readonly units: readonly ReportRow[] }) => {
  const spoken = language.value;
  if (units.length === 0) return null;
  const named = units.map(({ name, n }) => `${say(name)} (${count(spoken, n)})`).join(', ');
  return (
    <p class="report-withheld">
      <strong>
        {say(REPORT_TEXTS.withheldUnits)} ({count(spoken, units.length)}):
      </strong>{' '}
      {named}.
    </p>
  );
};

const UnitLine = ({ unit: { name, n, evidence, indexPercent, interval } }: { readonly unit: ReportRow }) => {
  const spoken = language.value;
  return (
    <tr>
      <th scope="row">
        {say(name)}
        {evidence === 'reference' && CAUTION_MARK}
      </th>
      <td class="number">{decimal(spoken, indexPercent)}</td>
      <td class="number">
        {interval
          ? `${decimal(spoken, interval.lowPercent, 0)}–${decimal(spoken, interval.highPercent, 0)}`
          : NOTHING}
      </td>
      <td class="number">{count(spoken, n)}</td>
    </tr>
  );
};
