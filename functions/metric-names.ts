/** Where the functions' own metrics stand in CloudWatch, and the dashboards and alarms look for them. */
export const METRICS_NAMESPACE = 'SatisfactionSurvey';

/** Each metric with its CloudWatch unit. `Refused` is counted by its reason, the kind of the problem. */
export const METRIC_UNITS = {
  Accepted: 'Count',
  Repeated: 'Count',
  Refused: 'Count',
  Synthetic: 'Count',
  /** Ratings that a kiosk still holds back. */
  KioskQueueDepth: 'Count',
  /** Kiosks whose counters have had no rating for longer than chance explains. */
  SilentKiosks: 'Count',
  /** From a change of the table until everything above it was folded. */
  FoldLagSeconds: 'Seconds',
  /** Puts of the fold that another fold was faster than. */
  FoldConflicts: 'Count',
  /** Tallies and sheets that did not say what the responses say, found by the sweep. */
  Drift: 'Count',
  SweptHours: 'Count',
  /** Messages to endpoints of other programmes: attempts that failed are made again, those given up are not. */
  WebhooksDelivered: 'Count',
  WebhooksFailed: 'Count',
  WebhooksGivenUp: 'Count',
  /** Endpoints that are told nothing more, since they took nothing for days or said so. */
  WebhooksDisabled: 'Count',
  /** Runs that could not look for events. */
  WebhookFaults: 'Count',
  /** Blocks that a sealing has added to the ledger. */
  SealedBlocks: 'Count',
  /** Blocks of the last week that are not what lies in the table. */
  LedgerFaults: 'Count',
  /** Messages to citizens, and to who gets reports: taken by a provider, not taken and tried again, and not taken after two days. */
  InvitationsSent: 'Count',
  InvitationsFailed: 'Count',
  InvitationsGivenUp: 'Count',
  /** How late the latest message of a run was. */
  InvitationLagSeconds: 'Seconds',
  /** 1 where the synthetic rating came through, else 0. */
  SyntheticRatingOk: 'Count',
  SyntheticRatingMilliseconds: 'Milliseconds',
} as const;

export type MetricName = keyof typeof METRIC_UNITS;
