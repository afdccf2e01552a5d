import { periodOfMonths } from '#domain/period.ts';
import { targetSteps } from '#domain/target-steps.ts';
import type { RangeResult } from '../shared/api-types.ts';
import { ChartFrame } from '../shared/chart/chart-frame.tsx';
import { count, percent, shortMonth, target } from '../shared/format.ts';
import { language, say } from '../shared/language.ts';
import { periodName } from '../shared/period-names.ts';
import { breakNotes } from './break-notes.ts';
import { Caution } from './intervals/caution.tsx';
import { HEIGHT, isShown, MonthsPicture } from './months-picture.tsx';
import { trendSentence } from './sentences.ts';
import { TEXTS } from './texts.ts';

/** The index month by month with its interval, against the target of each; the line breaks where what is measured changed. */
export const TrendByMonth = ({ trend }: { readonly trend: RangeResult }) => {
  const { months, from, to } = trend;
  const shown = months.filter(isShown);
  if (shown.length === 0) return null;
  const spoken = language.value;
  const hasTargets = targetSteps(months).length > 1;
  return (
    <section class="card">
      <h2>{say(TEXTS.byMonth)}</h2>
      <ChartFrame
        title={say(TEXTS.byMonth)}
        sentence={trendSentence(spoken, trend)}
        height={HEIGHT}
        period={periodName(spoken, periodOfMonths(from, to))}
        draw={(width) => <MonthsPicture months={months} width={width} />}
        tableTitle={say(TEXTS.table)}
        table={
          <table class="figures">
            <thead>
              <tr>
                <th scope="col">{say(TEXTS.month)}</th>
                <th scope="col" class="number">
                  {say(TEXTS.index)}
                </th>
                <th scope="col" class="number">
                  {say(TEXTS.interval)}
                </th>
                {hasTargets && (
                  <th scope="col" class="number">
                    {say(TEXTS.target)}
                  </th>
                )}
                <th scope="col" class="number">
                  {say(TEXTS.responses)}
                </th>
              </tr>
            </thead>
            <tbody>
              {months.map((month) => (
                <tr key={month.month}>
                  <th scope="row">{shortMonth(spoken, month.month)}</th>
                  <td class="number">{percent(spoken, month.indexPercent)}</td>
                  <td class="number">
                    {month.interval
                      ? `${percent(spoken, month.interval.lowPercent)} – ${percent(spoken, month.interval.highPercent)}`
                      : percent(spoken, null)}
                  </td>
                  {hasTargets && <td class="number">{target(spoken, month.targetPercent)}</td>}
                  <td class="number">
                    {count(spoken, month.n)}
                    <Caution n={month.n} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        }
      />
      <ul class="trend-notes">
        {breakNotes(spoken, months).map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </section>
  );
};
