import { Duration } from 'aws-cdk-lib';
import {
  AlarmRule,
  AlarmState,
  ComparisonOperator,
  CompositeAlarm,
  type IAlarmAction,
  type IMetric,
  MathExpression,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { runbook } from './runbook.ts';

/** Requests that are to be answered without a fault of ours, in any 30 days. */
export const INTAKE_AVAILABILITY = 0.9995;

/**
 * How fast the errors of 30 days are being used up, over a long window and a short one: the long says that it matters,
 * the short that it still goes on. https://sre.google/workbook/alerting-on-slos/ (table 5-8)
 */
const BURNS = [
  { name: 'fast', rate: 14.4, long: Duration.hours(1), short: Duration.minutes(5) },
  { name: 'slow', rate: 6, long: Duration.hours(6), short: Duration.minutes(30) },
] as const;

/** In a quiet city one error is a large part of an hour; so many in the long window are no accident. */
const LEAST_ERRORS = 3;

export type AvailabilityProps = {
  readonly errors: (period: Duration) => IMetric;
  readonly requests: (period: Duration) => IMetric;
  readonly tell: IAlarmAction;
};

/** Alarms on the rate at which the error budget of intake burns. */
export class AvailabilityAlarms extends Construct {
  constructor(scope: Construct, id: string, { errors, requests, tell }: AvailabilityProps) {
    super(scope, id);

    for (const { name, rate, long, short } of BURNS) {
      const windows = [
        { period: long, least: LEAST_ERRORS },
        { period: short, least: 1 },
      ];
      const [overLong, overShort] = windows.map(({ period, least }) =>
        new MathExpression({
          expression: `IF(errors >= ${least}, errors / requests, 0)`,
          usingMetrics: { errors: errors(period), requests: requests(period) },
          label: `errors of all requests in ${period.toHumanString()}`,
          period,
        }).createAlarm(this, `${name}${period.toSeconds()}`, {
          alarmDescription: `One half of the alarm on ${name} burning; tells nobody by itself. ${runbook('citizens-get-errors')}`,
          threshold: rate * (1 - INTAKE_AVAILABILITY),
          comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
          evaluationPeriods: 1,
          treatMissingData: TreatMissingData.NOT_BREACHING,
        }),
      );
      if (!overLong || !overShort) continue;
      const burning = new CompositeAlarm(this, name, {
        alarmDescription: `Errors use up the month's budget ${rate} times too fast. ${runbook('citizens-get-errors')}`,
        alarmRule: AlarmRule.allOf(
          AlarmRule.fromAlarm(overLong, AlarmState.ALARM),
          AlarmRule.fromAlarm(overShort, AlarmState.ALARM),
        ),
      });
      burning.addAlarmAction(tell);
      burning.addOkAction(tell);
    }
  }
}
