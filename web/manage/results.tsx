import type { MonthResult, RangeResult } from '../shared/api-types.ts';
import { say } from '../shared/language.ts';
import { Breakdown } from './breakdown.tsx';
import { ChangesCard } from './changes/changes-card.tsx';
import type { ChangesState } from './changes/changes-state.ts';
import { Children } from './children.tsx';
import { Dossiers } from './dossiers.tsx';
import { DriversCard } from './drivers/drivers-card.tsx';
import { Elements } from './elements.tsx';
import { FunnelCard } from './funnel/funnel-card.tsx';
import { Headline } from './headline.tsx';
import { HourMap } from './hour-map.tsx';
import { Method } from './method.tsx';
import { ReasonsCard } from './reasons/reasons-card.tsx';
import { Scores } from './scores.tsx';
import { TEXTS } from './texts.ts';
import { TrendByDay } from './trend-by-day.tsx';
import { TrendByMonth } from './trend-by-month.tsx';

/** Everything known of a unit's month, the verdict first. */
export const Results = ({
  result,
  trend,
  changes,
  form,
  open,
  openForm,
}: {
  readonly result: MonthResult;
  readonly trend: RangeResult;
  readonly changes: ChangesState;
  readonly form: string | undefined;
  readonly open: (unit: string) => void;
  readonly openForm: (questionnaire: string) => void;
}) => {
  const shown = result.evidence !== 'hidden';
  const goal = result.targetPercent;
  return (
    <div class="grid">
      <Headline result={result} />
      <ChangesCard state={changes} result={result} form={form} />
      <Dossiers result={result} />
      {shown && <Scores result={result} />}
      {shown && <Elements result={result} />}
      {shown && <DriversCard rows={result.drivers} />}
      <TrendByMonth trend={trend} targetPercent={goal} />
      {shown && <TrendByDay days={result.days} month={result.month} targetPercent={goal} />}
      <FunnelCard result={result} open={open} />
      {result.children.length > 0 && <Children result={result} open={open} />}
      {shown && (
        <>
          <Breakdown title={say(TEXTS.services)} rows={result.services} targetPercent={goal} />
          <Breakdown title={say(TEXTS.counters)} rows={result.counters} targetPercent={goal} />
          <Breakdown title={say(TEXTS.channels)} rows={result.channels} targetPercent={goal} />
          <Breakdown title={say(TEXTS.moments)} rows={result.moments} targetPercent={goal} />
          <HourMap hours={result.hours} targetPercent={goal} />
          <ReasonsCard reasons={result.reasons} />
        </>
      )}
      <Method result={result} openForm={openForm} />
    </div>
  );
};
