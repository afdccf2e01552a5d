import { Duration } from 'aws-cdk-lib';
import {
  ComparisonOperator,
  type CreateAlarmOptions,
  type IAlarmAction,
  type IMetric,
  MathExpression,
  Metric,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { runbook } from './runbook.ts';
import type { ServiceStack } from './service-stack.ts';
import type { Stage } from './stages.ts';
import { surveyMetric } from './survey-metrics.ts';

/** A kiosk holds so many back only when its network lets too little through. */
const LONG_QUEUE = 50;

/** Single numbers are out of use every day. */
const MANY_GIVEN_UP = 10;

type Watched = {
  readonly id: string;
  readonly says: string;
  readonly entry: string;
  readonly metric: IMetric;
} & Omit<CreateAlarmOptions, 'alarmDescription' | 'alarmName'>;

/** Hour of the day in UTC of a time of day in Viet Nam; office hours there do not cross midnight in UTC. */
const utcHourOf = (timeOfDay: string): number => (Number(timeOfDay.slice(0, 2)) + 24 - 7) % 24;

const watched = (stage: Stage, service: ServiceStack): readonly Watched[] => {
  const { opens, closes } = stage.city.hoursOfService;
  const minutes = Duration.minutes(5);
  const atLeastOnce = {
    threshold: 1,
    evaluationPeriods: 1,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  };
  const above = (threshold: number, evaluationPeriods: number) => ({
    threshold,
    evaluationPeriods,
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
  const functions = [
    service.intake,
    service.pages,
    service.results,
    service.reference,
    service.decisions,
    service.ledger,
    service.devices,
    service.invitations,
    service.organisation,
    service.fold,
  ];
  return [
    {
      id: 'FoldBehind',
      says: 'The fold has not taken changes from the stream for ten minutes.',
      entry: 'figures-stay-behind',
      metric: service.fold.metric('IteratorAge', { statistic: Stats.MAXIMUM, period: minutes }),
      ...above(Duration.minutes(10).toMilliseconds(), 1),
    },
    {
      id: 'FoldFailures',
      says: 'Changes could not be folded and were given up.',
      entry: 'there-is-a-message-in-the-queue-of-fold-failures',
      metric: service.fold.failures.metricApproximateNumberOfMessagesVisible({ period: minutes }),
      ...atLeastOnce,
    },
    {
      id: 'Drift',
      says: 'The nightly recount found and repaired figures that were wrong.',
      entry: 'the-nightly-recount-found-differences',
      metric: surveyMetric(stage, 'Drift'),
      ...atLeastOnce,
    },
    {
      id: 'SweepMissing',
      says: 'The nightly recount has not run for a day.',
      entry: 'the-nightly-recount-did-not-run',
      metric: surveyMetric(stage, 'SweptHours', { statistic: Stats.SAMPLE_COUNT, period: Duration.days(1) }),
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.BREACHING,
    },
    {
      id: 'LedgerFaults',
      says: 'Responses of the last week are not what the ledger says they were.',
      entry: 'responses-are-not-what-the-ledger-says',
      metric: surveyMetric(stage, 'LedgerFaults'),
      ...atLeastOnce,
    },
    {
      id: 'SealMissing',
      says: 'No day has been sealed in the ledger for a day.',
      entry: 'the-ledger-is-not-sealed',
      metric: surveyMetric(stage, 'SealedBlocks', {
        statistic: Stats.SAMPLE_COUNT,
        period: Duration.days(1),
      }),
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.BREACHING,
    },
    {
      id: 'SyntheticRating',
      says: 'The synthetic rating has not come through the public address three times in a row.',
      entry: 'the-synthetic-rating-does-not-come-through',
      metric: surveyMetric(stage, 'SyntheticRatingOk', { statistic: Stats.MINIMUM }),
      threshold: 1,
      evaluationPeriods: 3,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.BREACHING,
    },
    {
      id: 'KioskQueues',
      says: `A kiosk has held back more than ${LONG_QUEUE} ratings for an hour.`,
      entry: 'a-kiosk-holds-ratings-back',
      metric: surveyMetric(stage, 'KioskQueueDepth', {
        statistic: Stats.MAXIMUM,
        period: Duration.minutes(15),
      }),
      ...above(LONG_QUEUE, 4),
    },
    {
      id: 'SilentKiosks',
      says: 'A kiosk has had no rating for longer than is usual for its counter at this hour.',
      entry: 'a-kiosk-is-silent',
      metric: surveyMetric(stage, 'SilentKiosks', {
        statistic: Stats.MAXIMUM,
        period: Duration.minutes(15),
      }),
      ...above(0, 2),
    },
    {
      id: 'InvitationsGivenUp',
      says: `Within an hour ${MANY_GIVEN_UP} invitations or more were given up after two days.`,
      entry: 'invitations-are-given-up',
      metric: surveyMetric(stage, 'InvitationsGivenUp', { period: Duration.hours(1) }),
      ...above(MANY_GIVEN_UP - 1, 1),
    },
    {
      id: 'InvitationsLate',
      says: 'Invitations have gone out more than an hour late for half an hour.',
      entry: 'invitations-are-late-or-not-sent',
      metric: surveyMetric(stage, 'InvitationLagSeconds', {
        statistic: Stats.MAXIMUM,
        period: Duration.minutes(15),
      }),
      ...above(Duration.hours(1).toSeconds(), 2),
    },
    {
      id: 'SendMissing',
      says: 'For an hour nobody has looked which invitations are due.',
      entry: 'invitations-are-late-or-not-sent',
      metric: surveyMetric(stage, 'InvitationsSent', {
        statistic: Stats.SAMPLE_COUNT,
        period: Duration.hours(1),
      }),
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.BREACHING,
    },
    {
      id: 'WebhooksDisabled',
      says: 'An endpoint of another programme is told nothing more, since it took nothing for days or said so.',
      entry: 'an-endpoint-is-told-nothing-more',
      metric: surveyMetric(stage, 'WebhooksDisabled', { period: minutes }),
      ...atLeastOnce,
    },
    {
      id: 'WebhookFaults',
      says: 'What endpoints are to be told was not looked for, an hour long.',
      entry: 'endpoints-hear-nothing-new',
      metric: surveyMetric(stage, 'WebhookFaults', { period: minutes }),
      ...above(0, 12),
    },
    {
      id: 'WrongRatings',
      says: 'Many ratings are refused because fields are wrong; a page or kiosk may be out of date.',
      entry: 'many-ratings-are-refused',
      metric: surveyMetric(stage, 'Refused', { reason: 'invalid-response', period: Duration.minutes(15) }),
      ...above(50, 2),
    },
    {
      id: 'NoRatings',
      says: 'No rating has come in for three hours in which counters are open.',
      entry: 'no-ratings-come-in',
      metric: new MathExpression({
        // Monday is 1; outside office hours the series says 1, so that nobody is woken at night. What the time is,
        // the synthetic rating says: a metric without data has no hour either.
        expression: `IF(DAY(clock) < 6 AND HOUR(clock) >= ${utcHourOf(opens)} AND HOUR(clock) < ${utcHourOf(closes)}, FILL(accepted, 0), 1)`,
        usingMetrics: {
          accepted: surveyMetric(stage, 'Accepted', { period: Duration.hours(1) }),
          clock: surveyMetric(stage, 'Synthetic', { period: Duration.hours(1) }),
        },
        period: Duration.hours(1),
      }),
      threshold: 1,
      evaluationPeriods: 3,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    },
    {
      id: 'Throttled',
      says: 'AWS turns invocations of our functions away.',
      entry: 'callers-get-429',
      metric: new MathExpression({
        expression: 'SUM(METRICS())',
        usingMetrics: Object.fromEntries(
          functions.map((each, position) => [`f${position}`, each.metricThrottles({ period: minutes })]),
        ),
        period: minutes,
      }),
      ...atLeastOnce,
    },
    {
      id: 'Schedules',
      says: 'A schedule could not start its work.',
      entry: 'a-schedule-could-not-start-its-work',
      metric: new Metric({
        namespace: 'AWS/Scheduler',
        metricName: 'TargetErrorCount',
        dimensionsMap: { ScheduleGroup: 'default' },
        statistic: Stats.SUM,
        period: minutes,
      }),
      ...atLeastOnce,
    },
    {
      id: 'TableThrottled',
      says: 'The table turns requests away.',
      entry: 'callers-get-429',
      metric: new MathExpression({
        expression: 'SUM(METRICS())',
        usingMetrics: Object.fromEntries(
          ['Read', 'Write'].map((kind) => [
            kind.toLowerCase(),
            new Metric({
              namespace: 'AWS/DynamoDB',
              metricName: `${kind}ThrottleEvents`,
              dimensionsMap: { TableName: service.tableName },
              statistic: Stats.SUM,
              period: minutes,
            }),
          ]),
        ),
        period: minutes,
      }),
      ...atLeastOnce,
    },
  ];
};

/** Everything a person must be told of, each with what it means and where the runbook goes on. */
export class Alarms extends Construct {
  constructor(scope: Construct, id: string, stage: Stage, service: ServiceStack, tell: IAlarmAction) {
    super(scope, id);

    for (const { id: name, says, entry, metric, ...options } of watched(stage, service)) {
      const source = metric as Metric | MathExpression;
      const alarm = source.createAlarm(this, name, {
        ...options,
        alarmDescription: `${says} ${runbook(entry)}`,
      });
      alarm.addAlarmAction(tell);
      alarm.addOkAction(tell);
    }
  }
}
