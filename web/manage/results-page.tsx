import { useEffect } from 'preact/hooks';
import { isWholeMonths, periodPlus, periodText } from '#domain/period.ts';
import { language, say } from '../shared/language.ts';
import { periodName } from '../shared/period-names.ts';
import { absoluteAddressOf } from './address.ts';
import type { ChangesState } from './changes/changes-state.ts';
import { textOfFilter } from './comments/comments-state.ts';
import { LastUpdate } from './last-update.tsx';
import type { ManageState, Place } from './manage-state.ts';
import { FaultNotice, ForbiddenNotice, Skeleton } from './notices.tsx';
import { OutputMenu } from './outputs/output-menu.tsx';
import type { OutputsState } from './outputs/outputs-state.ts';
import { SingleResponses } from './outputs/single-responses.tsx';
import type { SingleResponsesState } from './outputs/single-responses-state.ts';
import type { AroundState } from './periods/around-state.ts';
import { PeriodPicker } from './periods/period-picker.tsx';
import { silentSentence } from './periods/period-texts.ts';
import { TreeChoice } from './periods/tree-choice.tsx';
import { Results } from './results.tsx';
import { TEXTS } from './texts.ts';
import type { ListedUnit, Open } from './views.tsx';

/** What is known of a unit's period, under its name and the way up; and in place of it why it cannot be shown. */
export const ResultsPage = ({
  state,
  changes,
  outputs,
  singleResponses,
  around,
  unit,
  open,
}: {
  readonly state: ManageState;
  readonly changes: ChangesState;
  readonly outputs: OutputsState;
  readonly singleResponses: SingleResponsesState;
  readonly around: AroundState;
  readonly unit: ListedUnit | undefined;
  readonly open: Open;
}) => {
  const phase = state.phase.value;
  const period = state.period.value;
  const form = state.form.value;
  const result = state.result.value;
  const list = state.units.value;
  const text = periodText(period);
  useEffect(() => {
    if (list && unit) void around.look({ unit: unit.id, period: text, today: state.today, list });
  }, [around, list, unit?.id, text, state.today]);
  const isUnderWay = period.from <= state.today && state.today <= period.to;
  const before = periodPlus(period, -1);
  const go = (place: Place): void => open({ ...state.place(), unit: unit?.id, view: undefined, ...place });
  return (
    <main class="main" id="main" tabIndex={-1} aria-busy={phase.kind === 'loading'}>
      {state.units.value?.notice && <p class="demonstration">{say(state.units.value.notice)}</p>}
      <div class="head">
        <div class="head-name">
          <Path state={state} go={go} />
          <h1>{headingOf(state, unit)}</h1>
          {form !== undefined && result && (
            <p>
              {say(result.questionnaire.title)} ·{' '}
              <button type="button" class="link" onClick={() => go({ form: undefined })}>
                {say(TEXTS.usualForm)}
              </button>
            </p>
          )}
        </div>
        <p class="period-printed">{periodName(language.value, period)}</p>
        <PeriodPicker
          period={period}
          today={state.today}
          choose={(next) => go({ period: periodText(next) })}
        />
        {result && (
          <OutputMenu
            state={outputs}
            shown={{ ...state.place(), unit: result.unit, period: periodText(period) }}
            address={() =>
              absoluteAddressOf(
                { ...state.place(), unit: result.unit, period: periodText(period) },
                language.value,
              )
            }
            single={
              list?.may.includes('responses.export') && (
                <SingleResponses
                  state={singleResponses}
                  unit={result.unit}
                  period={period}
                  today={state.today}
                />
              )
            }
            closed={singleResponses.forget}
            openReport={() => go({ view: 'report' })}
          />
        )}
        <LastUpdate foldedAt={result?.foldedAt} stale={state.stale.value} />
      </div>
      {phase.kind === 'forbidden' && (
        <ForbiddenNotice detail={phase.detail} back={() => open({ period: periodText(period) })} />
      )}
      {phase.kind === 'fault' && <FaultNotice detail={phase.detail} back={() => open({})} />}
      {around.spansReform.value && <TreeChoice tree={state.tree.value} choose={(tree) => go({ tree })} />}
      {phase.kind === 'loading' && <Skeleton />}
      {phase.kind === 'shown' && result && (
        <Results
          result={result}
          period={period}
          trend={state.trend.value}
          changes={changes}
          form={form}
          against={{
            against: state.against.value ?? 'previous',
            choose: (chosen) => go({ against: chosen === 'year' ? 'year' : undefined }),
          }}
          notes={around.silent.value.length > 0 ? [silentSentence(language.value, around.silent.value)] : []}
          before={isUnderWay ? { period: before, open: () => go({ period: periodText(before) }) } : undefined}
          open={(id) => go({ unit: id })}
          openForm={(questionnaire) => go({ form: questionnaire })}
          openComments={
            // Comments are kept by month: a week would lead to those of other people.
            list?.may.includes('comments.read') && isWholeMonths(period)
              ? (about) => go({ view: 'comments', about: textOfFilter(about) })
              : undefined
          }
        />
      )}
    </main>
  );
};

/** The unit that is shown or awaited; where neither may be, the page's own title. */
const headingOf = (state: ManageState, unit: ListedUnit | undefined): string => {
  const { kind } = state.phase.value;
  if (kind === 'forbidden' || kind === 'fault') return say(TEXTS.title);
  return say(state.result.value?.name ?? unit?.name ?? TEXTS.loading);
};

/** The units above, each a way up. */
const Path = ({ state, go }: { readonly state: ManageState; readonly go: (place: Place) => void }) => (
  <p class="path">
    {(state.result.value?.path ?? []).map(({ unit, name }) => (
      <span key={unit}>
        <button type="button" class="link" data-unit={unit} onClick={() => go({ unit })}>
          {say(name)}
        </button>{' '}
        ›{' '}
      </span>
    ))}
  </p>
);
