import { Duration } from 'aws-cdk-lib';
import {
  AlarmRule,
  AlarmState,
  ComparisonOperator,
  CompositeAlarm,
  type IAlarmAction,
  type IMetric,
  MathExpression,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { runbook } from './runbook.ts';
import type { ServiceStack } from './service-stack.ts';
import type { Stage } from './stages.ts';
import { surveyMetric } from './survey-metrics.ts';

/** A share of a month's events that must be good, and how the bad ones are reckoned. */
type Objective = {
  readonly name: string;
  /** What it says when its budget of bad events burns too fast. */
  readonly says: string;
  readonly entry: string;
  /** Of all events in any 30 days. */
  readonly goodShare: number;
  /** The share of bad events in a window; `least` bad ones are no accident where few come. */
  readonly badShare: (
    period: Duration,
    least: number,
  ) => { readonly expression: string; readonly usingMetrics: Record<string, IMetric> };
};

/** Requests answered without a fault of ours; and of all answers, those within this time at the gateway. */
const AVAILABLE_SHARE = 0.9995;
const P99_MILLISECONDS = 1000;
/** From a change of the table until a manager may see it. */
const FOLD_LAG_SECONDS = 120;

/**
 * How fast the bad events of 30 days are being used up, over a long window and a short one: the long says that it
 * matters, the short that it still goes on. https://sre.google/workbook/alerting-on-slos/ (table 5-8)
 */
const BURNS = [
  { pace: 'fast', rate: 14.4, long: Duration.hours(1), short: Duration.minutes(5) },
  { pace: 'slow', rate: 6, long: Duration.hours(6), short: Duration.minutes(30) },
] as const;

/** In a quiet city one error is a large part of an hour. */
const LEAST_IN_LONG_WINDOW = 3;

const objectives = (stage: Stage, { api: { api } }: ServiceStack): readonly Objective[] => {
  /** Of a metric's values those above a bound; where few have come, the bound of `least` holds them back. */
  const above =
    (metricOf: (statistic: string, period: Duration) => IMetric, bound: number) =>
    (period: Duration, least: number) => ({
      expression: `IF(all * (1 - within / 100) >= ${least}, 1 - within / 100, 0)`,
      usingMetrics: {
        within: metricOf(Stats.percentileRank(0, bound), period),
        all: metricOf(Stats.SAMPLE_COUNT, period),
      },
    });
  return [
    {
      name: 'Availability',
      says: 'Too many requests end in a fault of ours.',
      entry: 'citizens-get-errors',
      goodShare: AVAILABLE_SHARE,
      badShare: (period, least) => ({
        expression: `IF(errors >= ${least}, errors / requests, 0)`,
        usingMetrics: {
          errors: api.metricServerError({ period, statistic: Stats.SUM }),
          requests: api.metricCount({ period }),
        },
      }),
    },
    {
      name: 'Latency',
      says: `More than one request in a hundred takes longer than ${P99_MILLISECONDS} ms, cold starts counted.`,
      entry: 'citizens-wait',
      goodShare: 0.99,
      badShare: above((statistic, period) => api.metricLatency({ statistic, period }), P99_MILLISECONDS),
    },
    {
      name: 'FoldLag',
      says: `More than one batch in a hundred is folded later than ${FOLD_LAG_SECONDS} s after the tap.`,
      entry: 'figures-stay-behind',
      goodShare: 0.99,
      badShare: above(
        (statistic, period) => surveyMetric(stage, 'FoldLagSeconds', { statistic, period }),
        FOLD_LAG_SECONDS,
      ),
    },
  ];
};

/** Alarms on the rate at which the month's budget of bad events burns, two for each service level objective. */
export class ServiceLevelAlarms extends Construct {
  constructor(scope: Construct, id: string, stage: Stage, service: ServiceStack, tell: IAlarmAction) {
    super(scope, id);

    for (const { name, says, entry, goodShare, badShare } of objectives(stage, service)) {
      for (const { pace, rate, long, short } of BURNS) {
        const half = (period: Duration, least: number) =>
          new MathExpression({
            ...badShare(period, least),
            label: `bad share in ${period.toHumanString()}`,
            period,
          }).createAlarm(this, `${name}-${pace}-${period.toSeconds()}`, {
            alarmDescription: `A half of the alarm ${name} (${pace}); tells nobody by itself. ${runbook(entry)}`,
            threshold: rate * (1 - goodShare),
            comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
            evaluationPeriods: 1,
            treatMissingData: TreatMissingData.NOT_BREACHING,
          });
        const burning = new CompositeAlarm(this, `${name}-${pace}`, {
          alarmDescription: `${says} The month's budget burns ${rate} times too fast. ${runbook(entry)}`,
          alarmRule: AlarmRule.allOf(
            AlarmRule.fromAlarm(half(long, LEAST_IN_LONG_WINDOW), AlarmState.ALARM),
            AlarmRule.fromAlarm(half(short, 1), AlarmState.ALARM),
          ),
        });
        burning.addAlarmAction(tell);
        burning.addOkAction(tell);
      }
    }
  }
}
