import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { periodText } from '#domain/period.ts';
import { language, say } from '../../shared/language.ts';
import { periodName } from '../../shared/period-names.ts';
import { absoluteAddressOf } from '../address.ts';
import type { ChangesState } from '../changes/changes-state.ts';
import type { ManageState } from '../manage-state.ts';
import { FaultNotice, ForbiddenNotice, Skeleton } from '../notices.tsx';
import { PeriodPicker } from '../periods/period-picker.tsx';
import type { Open } from '../views.tsx';
import { Report } from './report.tsx';
import { REPORT_TEXTS } from './report-texts.ts';

/** A period of a unit as a document: on the screen as it is printed. */
export const ReportPage = ({
  state,
  changes,
  open,
  mail,
}: {
  readonly state: ManageState;
  readonly changes: ChangesState;
  readonly open: Open;
  /** Who gets it by e-mail; nothing for whom that is no concern of. */
  readonly mail: ComponentChildren;
}) => {
  const phase = state.phase.value;
  const result = state.result.value;
  const period = state.period.value;
  const form = state.form.value;
  const against = state.against.value ?? 'previous';
  useEffect(() => {
    if (!result) return;
    changes.show({ unit: result.unit, period: periodText(period), form, against });
    return changes.stop;
  }, [changes, result, period, form, against]);
  const place = { ...state.place(), unit: result?.unit, period: periodText(period), view: 'report' } as const;
  return (
    <>
      <div class="report-tools">
        <PeriodPicker
          period={period}
          today={state.today}
          choose={(next) => open({ ...place, period: periodText(next) })}
        />
        <button type="button" class="button button-primary" disabled={!result} onClick={() => print()}>
          {say(REPORT_TEXTS.print)}
        </button>
      </div>
      {phase.kind === 'forbidden' && (
        <ForbiddenNotice detail={phase.detail} back={() => open({ period: periodText(period) })} />
      )}
      {phase.kind === 'fault' && <FaultNotice detail={phase.detail} back={() => open({})} />}
      {phase.kind === 'loading' && <Skeleton />}
      {phase.kind === 'shown' && result && (
        <Report
          result={result}
          when={periodName(language.value, period)}
          changes={changes.changes.value}
          notice={state.units.value?.notice ?? null}
          address={absoluteAddressOf(place, language.value)}
        />
      )}
      {phase.kind === 'shown' && mail}
    </>
  );
};
