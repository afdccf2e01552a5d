import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { isWholeMonths, type Period, periodText } from '#domain/period.ts';
import type { PeriodResult } from '../../shared/api-types.ts';
import { language, say } from '../../shared/language.ts';
import { periodName } from '../../shared/period-names.ts';
import { absoluteAddressOf } from '../address.ts';
import { CHANGE_TEXTS } from '../changes/change-texts.ts';
import type { ChangesState } from '../changes/changes-state.ts';
import { COMMENT_TEXTS } from '../comments/comment-texts.ts';
import type { ManageState } from '../manage-state.ts';
import { FaultNotice, ForbiddenNotice, Skeleton } from '../notices.tsx';
import type { AroundState } from '../periods/around-state.ts';
import { PeriodPicker } from '../periods/period-picker.tsx';
import { PERIOD_TEXTS, silentSentence } from '../periods/period-texts.ts';
import { TEXTS } from '../texts.ts';
import type { Open } from '../views.tsx';
import { Report } from './report.tsx';
import { awaitedSentence, REPORT_TEXTS } from './report-texts.ts';
import type { ReportThemesState, Themed } from './report-themes-state.ts';
import { useRunningHead } from './running-head.ts';

/** A period of a unit as a document: on the screen as it is printed. */
export const ReportPage = ({
  state,
  changes,
  around,
  themes,
  open,
  mail,
}: {
  readonly state: ManageState;
  readonly changes: ChangesState;
  readonly around: AroundState;
  readonly themes: ReportThemesState;
  readonly open: Open;
  /** Who gets it by e-mail; nothing for whom that is no concern of. */
  readonly mail: ComponentChildren;
}) => {
  const phase = state.phase.value;
  const result = state.result.value;
  const trend = state.trend.value;
  const period = state.period.value;
  const form = state.form.value;
  const against = state.against.value ?? 'previous';
  const list = state.units.value;
  // A month by itself has no units of then and now.
  const tree = period.kind === 'month' ? undefined : state.tree.value;
  const when = periodName(language.value, period);
  // A report that is printed before all of it is there would lack a part that nobody misses.
  const awaited = [
    ...(trend === undefined ? [TEXTS.byMonth] : []),
    ...(changes.changes.value === undefined && !changes.refused.value ? [CHANGE_TEXTS.title] : []),
    ...(themes.busy.value ? [COMMENT_TEXTS.themes] : []),
  ];
  const isComplete = result !== undefined && awaited.length === 0;
  useRunningHead(result && `${say(result.name)}, ${when}`);
  useEffect(() => {
    if (!result) return;
    changes.show({ unit: result.unit, period: periodText(period), form, against });
    return changes.stop;
  }, [changes, result, period, form, against]);
  useEffect(() => {
    if (!result) return;
    if (list) void around.look({ unit: result.unit, period: periodText(period), today: state.today, list });
    const mayRead = list?.may.includes('comments.read') ?? false;
    void themes.show(mayRead ? themedOf(result, period, state.thisMonth) : undefined);
  }, [around, themes, result, period, list]);
  const place = { ...state.place(), unit: result?.unit, period: periodText(period), view: 'report' } as const;
  return (
    <>
      <div class="report-tools">
        <PeriodPicker
          period={period}
          today={state.today}
          choose={(next) => open({ ...place, period: periodText(next) })}
        />
        <button type="button" class="button button-primary" disabled={!isComplete} onClick={() => print()}>
          {say(REPORT_TEXTS.print)}
        </button>
      </div>
      {phase.kind === 'forbidden' && (
        <ForbiddenNotice detail={phase.detail} back={() => open({ period: periodText(period) })} />
      )}
      {phase.kind === 'fault' && <FaultNotice detail={phase.detail} back={() => open({})} />}
      {phase.kind === 'shown' && awaited.length > 0 && (
        <p class="report-awaited">{awaitedSentence(language.value, awaited)}</p>
      )}
      {(phase.kind === 'loading' || (phase.kind === 'shown' && !trend)) && <Skeleton />}
      {phase.kind === 'shown' && result && trend && (
        <Report
          result={result}
          trend={trend}
          period={period}
          today={state.today}
          tree={tree}
          changes={changes.changes.value}
          themes={themes.themes.value}
          notes={[
            ...notesOf(around, tree),
            ...(themes.failed.value ? [say(REPORT_TEXTS.themesMissing)] : []),
          ]}
          notice={list?.notice ?? null}
          address={absoluteAddressOf(place, language.value)}
        />
      )}
      {phase.kind === 'shown' && mail}
    </>
  );
};

/** The comments that belong to the figures: they are kept by month, of the usual form, and shown where figures are. */
const themedOf = (
  { unit, evidence }: PeriodResult,
  period: Period,
  thisMonth: string,
): Themed | undefined => {
  const [from, to] = [period.from.slice(0, 7), period.to.slice(0, 7)];
  if (evidence === 'hidden' || !isWholeMonths(period) || from > thisMonth) return undefined;
  return { unit, from, to: to < thisMonth ? to : thisMonth };
};

/** By whose units the period is told, and which kiosks are silent. */
const notesOf = (around: AroundState, tree: 'now' | undefined): readonly string[] => {
  const told = tree === 'now' ? PERIOD_TEXTS.byUnitsOfNow : PERIOD_TEXTS.byUnitsOfThen;
  const silent = around.silent.value;
  return [
    ...(tree === 'now' || around.spansReform.value ? [`${say(PERIOD_TEXTS.reformed)} ${say(told)}.`] : []),
    ...(silent.length > 0 ? [silentSentence(language.value, silent)] : []),
  ];
};
