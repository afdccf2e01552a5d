import { Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { METRICS_NAMESPACE, type MetricName } from '../functions/metric-names.ts';
import type { Stage } from './stages.ts';

/** A metric that the functions write themselves, summed over five minutes unless said otherwise. */
export const surveyMetric = (
  { name: stage }: Stage,
  metricName: MetricName,
  options: { readonly statistic?: string; readonly period?: Duration; readonly reason?: string } = {},
): Metric =>
  new Metric({
    namespace: METRICS_NAMESPACE,
    metricName,
    dimensionsMap: { Stage: stage, ...(options.reason ? { Reason: options.reason } : {}) },
    statistic: options.statistic ?? Stats.SUM,
    period: options.period ?? Duration.minutes(5),
  });
