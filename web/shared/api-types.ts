/* The one place where the browser's rooms learn the shapes of the API; types only, nothing at run time. */
export type { ApiKeyList, CreatedKey, ShownKey } from '../../functions/api/api-key-schemas.ts';
export type { AuditPage, ShownAuditEntry } from '../../functions/api/audit-schemas.ts';
export type { Changes } from '../../functions/api/change-schemas.ts';
export type { CommentList, CommentThemes, ShownComment } from '../../functions/api/comment-schemas.ts';
export type { Fleet } from '../../functions/api/device-schemas.ts';
export type { ImprovementList, ShownImprovement } from '../../functions/api/improvement-schemas.ts';
export type { SettingsAnswer, SettingsChange } from '../../functions/api/kiosk-config-schemas.ts';
export type { OrganisationImported } from '../../functions/api/organisation-schemas.ts';
export type { QuestionnaireDetail, QuestionnaireList } from '../../functions/api/questionnaire-schemas.ts';
export type {
  NewSubscription,
  ShownSubscription,
  SubscriptionList,
} from '../../functions/api/report-subscription-schemas.ts';
export type {
  CounterDetail,
  Figures,
  MonthResult,
  PeriodResult,
  RangeResult,
  UnitDetail,
  UnitList,
} from '../../functions/api/result-schemas.ts';
export type { NewEntry, Scorecard, ShownEntry } from '../../functions/api/scorecard-schemas.ts';
export type { ServiceImported, ServiceList } from '../../functions/api/service-schemas.ts';
export type { SignInSettings } from '../../functions/api/sign-in-schemas.ts';
export type {
  CreatedWebhook,
  DeliveryList,
  ShownDelivery,
  ShownWebhook,
  WebhookList,
} from '../../functions/api/webhook-schemas.ts';
