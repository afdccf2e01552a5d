import type { ComponentChildren } from 'preact';
import type { Permission } from '#domain/policy.ts';
import type { Text } from '#domain/questionnaire.ts';
import { say } from '../shared/language.ts';
import { LanguageSwitch } from '../shared/language-switch.tsx';
import { AuditLogPage } from './audit/audit-page.tsx';
import type { AuditState } from './audit/audit-state.ts';
import { AUDIT_TEXTS } from './audit/audit-texts.ts';
import type { ChangesState } from './changes/changes-state.ts';
import { INTEGRATION_TEXTS } from './integrations/integration-texts.ts';
import { IntegrationsPage } from './integrations/integrations-page.tsx';
import type { IntegrationsState } from './integrations/integrations-state.ts';
import { KIOSK_TEXTS } from './kiosks/kiosk-texts.ts';
import { KiosksPage } from './kiosks/kiosks-page.tsx';
import type { KiosksState } from './kiosks/kiosks-state.ts';
import { LastUpdate } from './last-update.tsx';
import { type ManageState, type Place, VIEWS, type View } from './manage-state.ts';
import { MonthPicker } from './month-picker.tsx';
import { FaultNotice, ForbiddenNotice, Skeleton } from './notices.tsx';
import { QUESTIONNAIRE_TEXTS } from './questionnaires/questionnaire-texts.ts';
import { QuestionnairesPage } from './questionnaires/questionnaires-page.tsx';
import type { QuestionnairesState } from './questionnaires/questionnaires-state.ts';
import { ReformPage } from './reform/reform-page.tsx';
import type { ReformState } from './reform/reform-state.ts';
import { REFORM_TEXTS } from './reform/reform-texts.ts';
import { Results } from './results.tsx';
import { ScorecardPage } from './scorecard/scorecard-page.tsx';
import type { ScorecardState } from './scorecard/scorecard-state.ts';
import { SCORECARD_TEXTS } from './scorecard/scorecard-texts.ts';
import { SERVICE_TEXTS } from './services/service-texts.ts';
import { ServicesPage } from './services/services-page.tsx';
import type { ServicesState } from './services/services-state.ts';
import { TEXTS } from './texts.ts';
import { UnitTree } from './unit-tree.tsx';
import type { WebhooksState } from './webhooks/webhooks-state.ts';

export type Open = (place: Place) => void;

/** What each view of the page is drawn from. */
export type Pages = {
  readonly kiosks: KiosksState;
  readonly changes: ChangesState;
  readonly scorecard: ScorecardState;
  readonly services: ServicesState;
  readonly questionnaires: QuestionnairesState;
  readonly reform: ReformState;
  readonly audit: AuditState;
  readonly integrations: IntegrationsState;
  readonly webhooks: WebhooksState;
};

/** The whole page: who is looked at on the left, what is known of it on the right. */
export const App = ({
  state,
  kiosks,
  changes,
  scorecard,
  services,
  questionnaires,
  reform,
  audit,
  integrations,
  webhooks,
  open,
  person,
}: Pages & {
  readonly state: ManageState;
  readonly open: Open;
  /** Who is signed in, and the way out. */
  readonly person: ComponentChildren;
}) => {
  const phase = state.phase.value;
  const unit =
    state.units.value?.units.find(({ id }) => id === state.unit.value) ?? state.units.value?.units[0];
  const month = state.month.value;
  const form = state.form.value;
  const view = state.view.value;
  return (
    <div class="page">
      <header class="bar">
        <span class="bar-title">{say(TEXTS.title)}</span>
        <Views
          view={view}
          may={state.units.value?.may ?? []}
          choose={(next) => open({ unit: unit?.id, month, form, view: next })}
        />
        <LanguageSwitch />
        {person}
      </header>
      <aside class="side">
        {state.units.value && (
          <UnitTree
            list={state.units.value}
            chosen={unit?.id}
            open={(id) => open({ unit: id, month, form, view, year: state.year.value })}
          />
        )}
      </aside>
      {view === 'audit' && unit ? (
        <main class="main">
          <AuditLogPage state={audit} unit={unit} />
        </main>
      ) : view === 'integrations' && unit ? (
        <main class="main">
          <IntegrationsPage
            state={integrations}
            webhooks={webhooks}
            unit={unit}
            units={state.units.value?.units ?? []}
            nowMs={Date.now()}
          />
        </main>
      ) : view === 'scorecard' && unit ? (
        <main class="main">
          {state.units.value?.notice && <p class="demonstration">{say(state.units.value.notice)}</p>}
          <ScorecardPage
            state={scorecard}
            unit={unit}
            year={state.year.value ?? state.thisMonth.slice(0, 4)}
            thisMonth={state.thisMonth}
            choose={(year) => open({ unit: unit.id, month, form, view, year })}
          />
        </main>
      ) : view === 'reform' && unit ? (
        <main class="main">
          <ReformPage
            state={reform}
            unit={unit}
            mayChange={state.units.value?.may.includes('units.change') ?? false}
          />
        </main>
      ) : view === 'questionnaires' ? (
        <main class="main">
          <QuestionnairesPage state={questionnaires} />
        </main>
      ) : view === 'services' ? (
        <main class="main">
          <ServicesPage state={services} />
        </main>
      ) : view === 'kiosks' && unit ? (
        <main class="main">
          <KiosksPage state={kiosks} unit={unit} />
        </main>
      ) : (
        <main class="main" aria-busy={phase.kind === 'loading'}>
          {state.units.value?.notice && <p class="demonstration">{say(state.units.value.notice)}</p>}
          <div class="head">
            <div class="head-name">
              <Path state={state} open={open} />
              <h1>{headingOf(state, unit)}</h1>
              {form !== undefined && state.result.value && (
                <p>
                  {say(state.result.value.questionnaire.title)} ·{' '}
                  <button type="button" class="link" onClick={() => open({ unit: unit?.id, month })}>
                    {say(TEXTS.usualForm)}
                  </button>
                </p>
              )}
            </div>
            <MonthPicker
              month={month}
              last={state.thisMonth}
              choose={(next) => open({ unit: unit?.id, month: next, form })}
            />
            <LastUpdate foldedAt={state.result.value?.foldedAt} stale={state.stale.value} />
          </div>
          {phase.kind === 'forbidden' && (
            <ForbiddenNotice detail={phase.detail} back={() => open({ month })} />
          )}
          {phase.kind === 'fault' && <FaultNotice detail={phase.detail} back={() => open({})} />}
          {phase.kind === 'loading' && <Skeleton />}
          {phase.kind === 'shown' && state.result.value && state.trend.value && (
            <Results
              result={state.result.value}
              trend={state.trend.value}
              changes={changes}
              form={form}
              open={(id) => open({ unit: id, month, form })}
              openForm={(questionnaire) => open({ unit: unit?.id, month, form: questionnaire })}
            />
          )}
        </main>
      )}
    </div>
  );
};

const VIEW_TEXTS = {
  kiosks: KIOSK_TEXTS.kiosks,
  scorecard: SCORECARD_TEXTS.scorecard,
  services: SERVICE_TEXTS.services,
  questionnaires: QUESTIONNAIRE_TEXTS.questionnaires,
  reform: REFORM_TEXTS.reform,
  integrations: INTEGRATION_TEXTS.integrations,
  audit: AUDIT_TEXTS.audit,
} as const;

/** What a view needs beside the results, so that nobody is offered one that would be refused. */
const NEEDED: Readonly<Partial<Record<View, Permission>>> = {
  kiosks: 'devices.see',
  questionnaires: 'questionnaires.see',
  integrations: 'keys.manage',
  audit: 'audit.read',
};

/** The looks that there are at the same city. */
const Views = ({
  view,
  may,
  choose,
}: {
  readonly view: Place['view'];
  readonly may: readonly string[];
  readonly choose: (view: Place['view']) => void;
}) => (
  <nav class="views">
    {[undefined, ...VIEWS.filter((each) => may.includes(NEEDED[each] ?? 'results.read'))].map((each) => (
      <button
        type="button"
        key={each ?? 'results'}
        aria-current={each === view ? 'page' : undefined}
        onClick={() => choose(each)}
      >
        {say(each ? VIEW_TEXTS[each] : KIOSK_TEXTS.results)}
      </button>
    ))}
  </nav>
);

/** The unit that is shown or awaited; where neither may be, the page's own title. */
const headingOf = (state: ManageState, unit: { readonly name: Text } | undefined): string => {
  const { kind } = state.phase.value;
  if (kind === 'forbidden' || kind === 'fault') return say(TEXTS.title);
  return say(state.result.value?.name ?? unit?.name ?? TEXTS.loading);
};

/** The units above, each a way up. */
const Path = ({ state, open }: { readonly state: ManageState; readonly open: Open }) => {
  const path = state.result.value?.path ?? [];
  return (
    <p class="path">
      {path.map(({ unit, name }) => (
        <span key={unit}>
          <button
            type="button"
            class="link"
            onClick={() => open({ unit, month: state.month.value, form: state.form.value })}
          >
            {say(name)}
          </button>{' '}
          ›{' '}
        </span>
      ))}
    </p>
  );
};
