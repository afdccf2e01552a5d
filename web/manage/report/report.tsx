import { isWholeMonths, type Period } from '#domain/period.ts';
import type { Text } from '#domain/questionnaire.ts';
import type { Changes, CommentThemes, PeriodResult, RangeResult } from '../../shared/api-types.ts';
import { language, say } from '../../shared/language.ts';
import { periodName } from '../../shared/period-names.ts';
import { DriversCard } from '../drivers/drivers-card.tsx';
import { HourMap } from '../hour-map.tsx';
import { ReasonsCard } from '../reasons/reasons-card.tsx';
import { Scores } from '../scores.tsx';
import { TEXTS } from '../texts.ts';
import { TrendByMonth } from '../trend-by-month.tsx';
import { ReportChanges } from './report-changes.tsx';
import { ReportDossiers } from './report-dossiers.tsx';
import { ReportHead, ReportSignatures } from './report-head.tsx';
import { ReportNotes, ReportQuality } from './report-notes.tsx';
import { judgedUnits, ranked, reportScale, unitsOf } from './report-rows.ts';
import { FiguresTable } from './report-tables.tsx';
import { REPORT_TEXTS } from './report-texts.ts';
import { ReportThemes } from './report-themes.tsx';
import { ReportAppendix, ReportUnits } from './report-units.tsx';
import { ReportVerdict } from './report-verdict.tsx';

/**
 * A period of a unit from the verdict to the method, to be printed on A4 and signed. What withheld figures would be drawn from
 * is left out; what is known of dossiers, of other months and of the units below is not.
 */
export const Report = ({
  result,
  trend,
  period,
  today,
  tree,
  changes,
  themes,
  notes,
  notice,
  address,
}: {
  readonly result: PeriodResult;
  readonly trend: RangeResult;
  readonly period: Period;
  readonly today: string;
  readonly tree: 'now' | undefined;
  readonly changes: Changes | undefined;
  readonly themes: CommentThemes | undefined;
  /** What a reader must know of the period beside its figures. */
  readonly notes: readonly string[];
  readonly notice: Text | null;
  readonly address: string;
}) => {
  const shown = result.evidence !== 'hidden';
  const goal = result.targetPercent;
  const { lowest, highest } = ranked(result.services);
  const { inText, inAppendix } = unitsOf(judgedUnits(result.children));
  const from = reportScale(result, inText);
  return (
    <article class="report card">
      <ReportHead result={result} when={periodName(language.value, period)} />
      {notice && <p class="demonstration">{say(notice)}</p>}
      <ReportVerdict result={result} from={from} isUnfinished={period.to >= today} />
      {shown && changes && <ReportChanges changes={changes} tree={tree} />}
      <TrendByMonth trend={trend} />
      {shown && (
        <>
          <Scores result={result} openComments={undefined} />
          <FiguresTable
            title={result.elements.length === 5 ? TEXTS.elements : TEXTS.groups}
            groups={[{ rows: [...result.parts, ...result.elements] }]}
            targetPercent={goal}
            from={from}
          />
          <DriversCard rows={result.drivers} />
          {result.hours.some(({ evidence }) => evidence !== 'hidden') && (
            <HourMap hours={result.hours} targetPercent={goal} />
          )}
          <ReasonsCard reasons={result.reasons} openComments={undefined} />
          {themes && <ReportThemes themes={themes} />}
        </>
      )}
      <FiguresTable
        title={REPORT_TEXTS.services}
        groups={[
          { name: REPORT_TEXTS.lowest, rows: lowest },
          { name: REPORT_TEXTS.highest, rows: highest },
        ]}
        targetPercent={goal}
        from={from}
        before={<p class="soft">{say(REPORT_TEXTS.onlyFull)}</p>}
      />
      <ReportUnits result={result} rows={inText} hasAppendix={inAppendix.length > 0} from={from} />
      <div class="report-end">
        <ReportDossiers result={result} isWhole={isWholeMonths(period)} />
        <ReportQuality result={result} notes={notes} />
        <ReportNotes result={result} address={address} />
        <ReportSignatures />
      </div>
      <ReportAppendix units={inAppendix} />
    </article>
  );
};
