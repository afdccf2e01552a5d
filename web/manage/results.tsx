import { isWholeMonths, lengthOf, type Period } from '#domain/period.ts';
import type { PeriodResult, RangeResult } from '../shared/api-types.ts';
import { say } from '../shared/language.ts';
import { usePainted } from '../shared/use-painted.ts';
import { Breakdown } from './breakdown.tsx';
import { ChangesCard } from './changes/changes-card.tsx';
import type { ChangesState } from './changes/changes-state.ts';
import { Children } from './children.tsx';
import type { OpenComments } from './comments/comment-links.tsx';
import { Dossiers } from './dossiers.tsx';
import { DriversCard } from './drivers/drivers-card.tsx';
import { Elements } from './elements.tsx';
import { FunnelCard } from './funnel/funnel-card.tsx';
import { Headline } from './headline.tsx';
import { HourMap } from './hour-map.tsx';
import { Method } from './method.tsx';
import { CardToCome } from './notices.tsx';
import { MOST_DAYS } from './periods/chosen-period.ts';
import { PERIOD_TEXTS } from './periods/period-texts.ts';
import { ReasonsCard } from './reasons/reasons-card.tsx';
import { Scores } from './scores.tsx';
import { TEXTS } from './texts.ts';
import { chartedWindow, daysIn, TrendByDay } from './trend-by-day.tsx';
import { TrendByMonth } from './trend-by-month.tsx';

type ResultsProps = {
  readonly result: PeriodResult;
  readonly period: Period;
  /** Undefined while it is still read: its place is kept. */
  readonly trend: RangeResult | undefined;
  readonly changes: ChangesState;
  readonly form: string | undefined;
  readonly against: Omit<Parameters<typeof ChangesCard>[0], 'state' | 'result' | 'period' | 'form' | 'notes'>;
  /** What a reader must know of the period beside its figures. */
  readonly notes: readonly string[];
  readonly before: Parameters<typeof Headline>[0]['before'];
  readonly open: (unit: string) => void;
  readonly openForm: (questionnaire: string) => void;
  readonly openComments: OpenComments;
};

/** Everything known of a unit's period, the verdict first: what is beneath it is drawn when that has been painted. */
export const Results = (props: ResultsProps) => {
  const isVerdictPainted = usePainted();
  return (
    <div class="grid">
      <Headline result={props.result} period={props.period} before={props.before} />
      {isVerdictPainted ? (
        <Beneath {...props} />
      ) : (
        <>
          <CardToCome />
          <CardToCome />
          <CardToCome />
        </>
      )}
    </div>
  );
};

const Beneath = ({
  result,
  period,
  trend,
  changes,
  form,
  against,
  notes,
  open,
  openForm,
  openComments,
}: ResultsProps) => {
  const shown = result.evidence !== 'hidden';
  const goal = result.targetPercent;
  const isShort = lengthOf(period) <= MOST_DAYS;
  const window = chartedWindow(period);
  return (
    <>
      <ChangesCard state={changes} result={result} period={period} form={form} notes={notes} {...against} />
      <Dossiers result={result} />
      {!isWholeMonths(period) && trend?.dossiers && (
        <section class="card wide">
          <h2>{say(TEXTS.dossiers)}</h2>
          <p class="soft">{say(PERIOD_TEXTS.byMonthOnly)}</p>
        </section>
      )}
      {shown && <Scores result={result} openComments={openComments} />}
      {shown && <Elements result={result} openComments={openComments} />}
      {shown && <DriversCard rows={result.drivers} />}
      {trend ? <TrendByMonth trend={trend} /> : <CardToCome />}
      {isShort && !trend && <CardToCome />}
      {isShort && trend && (
        <TrendByDay
          days={daysIn(window, trend.days, result.days)}
          period={window}
          told={period}
          targetPercent={goal}
          formula={result.formula.id}
        />
      )}
      <FunnelCard result={result} open={open} />
      {result.children.length > 0 && <Children result={result} open={open} />}
      {shown && (
        <>
          <Breakdown title={say(TEXTS.services)} rows={result.services} targetPercent={goal} />
          <Breakdown title={say(TEXTS.counters)} rows={result.counters} targetPercent={goal} />
          <Breakdown title={say(TEXTS.channels)} rows={result.channels} targetPercent={goal} />
          <Breakdown title={say(TEXTS.moments)} rows={result.moments} targetPercent={goal} />
          <HourMap hours={result.hours} targetPercent={goal} />
          <ReasonsCard reasons={result.reasons} openComments={openComments} />
        </>
      )}
      <Method result={result} openForm={openForm} />
    </>
  );
};
