import { isWholeMonths, type Period } from '#domain/period.ts';
import type { PeriodResult, RangeResult } from '../shared/api-types.ts';
import { say } from '../shared/language.ts';
import { usePainted } from '../shared/use-painted.ts';
import { ChangesCard } from './changes/changes-card.tsx';
import type { ChangesState } from './changes/changes-state.ts';
import { Children } from './children.tsx';
import { AnsweredColumns, DividedColumns } from './columns/result-columns.tsx';
import type { OpenComments } from './comments/comment-links.tsx';
import { Dossiers } from './dossiers.tsx';
import { FunnelCard } from './funnel/funnel-card.tsx';
import { Headline } from './headline.tsx';
import { Method } from './method.tsx';
import { CardToCome } from './notices.tsx';
import { PERIOD_TEXTS } from './periods/period-texts.ts';
import { ReasonsCard } from './reasons/reasons-card.tsx';
import { TEXTS } from './texts.ts';

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
      <AnsweredColumns result={result} trend={trend} period={period} openComments={openComments} />
      <FunnelCard result={result} open={open} />
      {result.children.length > 0 && <Children result={result} open={open} />}
      {shown && (
        <>
          <DividedColumns result={result} />
          {result.reasons.length > 0 && (
            <div class="wide reasons-across">
              <ReasonsCard reasons={result.reasons} openComments={openComments} />
            </div>
          )}
        </>
      )}
      <Method result={result} openForm={openForm} />
    </>
  );
};
