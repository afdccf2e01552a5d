import type { ComponentChildren } from 'preact';
import { monthsOf, periodText } from '#domain/period.ts';
import type { Permission } from '#domain/policy.ts';
import type { Text } from '#domain/questionnaire.ts';
import type { UnitList } from '../shared/api-types.ts';
import { say } from '../shared/language.ts';
import { aboutOfAddress } from './address.ts';
import { AuditLogPage } from './audit/audit-page.tsx';
import type { AuditState } from './audit/audit-state.ts';
import { AUDIT_TEXTS } from './audit/audit-texts.ts';
import type { ChangesState } from './changes/changes-state.ts';
import { COMMENT_TEXTS } from './comments/comment-texts.ts';
import { CommentsPage } from './comments/comments-page.tsx';
import type { CommentsState } from './comments/comments-state.ts';
import { ComparePage } from './compare/compare-page.tsx';
import type { CompareState } from './compare/compare-state.ts';
import { COMPARE_TEXTS } from './compare/compare-texts.ts';
import { HelpPage } from './help/help-page.tsx';
import { HELP_TEXTS } from './help/help-texts.ts';
import { IMPROVEMENT_TEXTS } from './improvements/improvement-texts.ts';
import { ImprovementsPage } from './improvements/improvements-page.tsx';
import type { ImprovementsState } from './improvements/improvements-state.ts';
import { INTEGRATION_TEXTS } from './integrations/integration-texts.ts';
import { IntegrationsPage } from './integrations/integrations-page.tsx';
import type { IntegrationsState } from './integrations/integrations-state.ts';
import { KIOSK_TEXTS } from './kiosks/kiosk-texts.ts';
import { KiosksPage } from './kiosks/kiosks-page.tsx';
import type { KiosksState } from './kiosks/kiosks-state.ts';
import type { ManageState, Place, View } from './manage-state.ts';
import type { OutputsState } from './outputs/outputs-state.ts';
import type { SingleResponsesState } from './outputs/single-responses-state.ts';
import type { AroundState } from './periods/around-state.ts';
import { PeriodPicker } from './periods/period-picker.tsx';
import { QUESTIONNAIRE_TEXTS } from './questionnaires/questionnaire-texts.ts';
import { QuestionnairesPage } from './questionnaires/questionnaires-page.tsx';
import type { QuestionnairesState } from './questionnaires/questionnaires-state.ts';
import { ReformPage } from './reform/reform-page.tsx';
import type { ReformState } from './reform/reform-state.ts';
import { REFORM_TEXTS } from './reform/reform-texts.ts';
import { ReportMail } from './report/report-mail.tsx';
import type { ReportMailState } from './report/report-mail-state.ts';
import { ReportPage } from './report/report-page.tsx';
import { REPORT_TEXTS } from './report/report-texts.ts';
import type { ReportThemesState } from './report/report-themes-state.ts';
import { ScorecardPage } from './scorecard/scorecard-page.tsx';
import type { ScorecardState } from './scorecard/scorecard-state.ts';
import { SCORECARD_TEXTS } from './scorecard/scorecard-texts.ts';
import { SERVICE_TEXTS } from './services/service-texts.ts';
import { ServicesPage } from './services/services-page.tsx';
import type { ServicesState } from './services/services-state.ts';
import type { WebhooksState } from './webhooks/webhooks-state.ts';

/** Leads to a place. */
export type Open = (place: Place) => void;

export type ListedUnit = UnitList['units'][number];

/** What each view of the page is drawn from. */
export type Pages = {
  readonly kiosks: KiosksState;
  readonly changes: ChangesState;
  readonly compare: CompareState;
  readonly around: AroundState;
  readonly reportThemes: ReportThemesState;
  readonly comments: CommentsState;
  readonly scorecard: ScorecardState;
  readonly services: ServicesState;
  readonly questionnaires: QuestionnairesState;
  readonly improvements: ImprovementsState;
  readonly reform: ReformState;
  readonly audit: AuditState;
  readonly integrations: IntegrationsState;
  readonly webhooks: WebhooksState;
  readonly outputs: OutputsState;
  readonly reportMail: ReportMailState;
  readonly singleResponses: SingleResponsesState;
};

/** What a view may draw upon: the chosen unit, the list it is of, and the ways to other places. */
type Looked = {
  readonly state: ManageState;
  readonly list: UnitList;
  readonly unit: ListedUnit;
  readonly open: Open;
};

type ViewOfPage = {
  readonly title: Text;
  /** What a view needs, so that nobody is offered one that would be refused. */
  readonly needs: Permission;
  readonly draw: (pages: Pages, looked: Looked) => ComponentChildren;
};

/** Looks at other things than results, in the order in which they are offered. */
export const PAGE_OF: Readonly<Record<View, ViewOfPage>> = {
  report: {
    title: REPORT_TEXTS.report,
    needs: 'results.read',
    draw: ({ changes, around, reportThemes, reportMail }, { state, list, unit, open }) => (
      <ReportPage
        state={state}
        changes={changes}
        around={around}
        themes={reportThemes}
        open={open}
        mail={
          list.may.includes('subscriptions.see') && (
            <ReportMail
              state={reportMail}
              unit={unit.id}
              mayManage={list.may.includes('subscriptions.manage')}
            />
          )
        }
      />
    ),
  },
  compare: {
    title: COMPARE_TEXTS.compare,
    needs: 'results.read',
    draw: ({ compare }, { state, list, unit, open }) => (
      <>
        {list.notice && <p class="demonstration">{say(list.notice)}</p>}
        <ComparePage
          state={compare}
          unit={unit}
          others={state.others.value}
          units={list.units}
          period={state.period.value}
          today={state.today}
          choose={(others) => open({ ...state.place(), unit: unit.id, others })}
          choosePeriod={(period) => open({ ...state.place(), unit: unit.id, period: periodText(period) })}
        />
      </>
    ),
  },
  comments: {
    title: COMMENT_TEXTS.comments,
    needs: 'comments.read',
    draw: ({ comments }, { state, list, unit, open }) => (
      <>
        {list.notice && <p class="demonstration">{say(list.notice)}</p>}
        <CommentsPage
          state={comments}
          unit={unit}
          months={monthsOf(state.period.value)}
          about={aboutOfAddress}
          openResults={() => open({ ...state.place(), unit: unit.id, view: undefined })}
          picker={
            <PeriodPicker
              period={state.period.value}
              today={state.today}
              choose={(period) => open({ ...state.place(), unit: unit.id, period: periodText(period) })}
            />
          }
        />
      </>
    ),
  },
  kiosks: {
    title: KIOSK_TEXTS.kiosks,
    needs: 'devices.see',
    draw: ({ kiosks }, { list, unit }) => (
      <KiosksPage state={kiosks} unit={unit} mayRun={list.may.includes('devices.run')} />
    ),
  },
  scorecard: {
    title: SCORECARD_TEXTS.scorecard,
    needs: 'results.read',
    draw: ({ scorecard }, { state, list, unit, open }) => (
      <>
        {list.notice && <p class="demonstration">{say(list.notice)}</p>}
        <ScorecardPage
          state={scorecard}
          unit={unit}
          year={state.year.value ?? state.thisMonth.slice(0, 4)}
          thisMonth={state.thisMonth}
          choose={(year) => open({ ...state.place(), unit: unit.id, year })}
        />
      </>
    ),
  },
  services: {
    title: SERVICE_TEXTS.services,
    needs: 'results.read',
    draw: ({ services }) => <ServicesPage state={services} />,
  },
  improvements: {
    title: IMPROVEMENT_TEXTS.improvements,
    needs: 'results.read',
    draw: ({ improvements }, { unit }) => (
      <ImprovementsPage state={improvements} unit={unit} nowMs={Date.now()} />
    ),
  },
  questionnaires: {
    title: QUESTIONNAIRE_TEXTS.questionnaires,
    needs: 'questionnaires.see',
    draw: ({ questionnaires }) => <QuestionnairesPage state={questionnaires} />,
  },
  reform: {
    title: REFORM_TEXTS.reform,
    needs: 'units.export',
    draw: ({ reform }, { state, list, unit }) => (
      <ReformPage
        state={reform}
        unit={unit}
        units={list.units}
        thisMonth={state.thisMonth}
        mayChange={list.may.includes('units.change')}
      />
    ),
  },
  integrations: {
    title: INTEGRATION_TEXTS.integrations,
    needs: 'keys.see',
    draw: ({ integrations, webhooks }, { list, unit }) => (
      <IntegrationsPage
        state={integrations}
        webhooks={webhooks}
        unit={unit}
        units={list.units}
        may={list.may}
        nowMs={Date.now()}
      />
    ),
  },
  audit: {
    title: AUDIT_TEXTS.audit,
    needs: 'audit.read',
    draw: ({ audit }, { unit }) => <AuditLogPage state={audit} unit={unit} />,
  },
  help: { title: HELP_TEXTS.help, needs: 'results.read', draw: () => <HelpPage /> },
};
