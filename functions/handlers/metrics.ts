import { METRIC_UNITS, METRICS_NAMESPACE, type MetricName } from '../metric-names.ts';

type Sample = { readonly values: number[]; readonly reason: string | undefined };

export type Metrics = {
  /** Adds a value to a metric; `reason` sets it apart from the same metric for other reasons. */
  readonly add: (name: MetricName, value: number, reason?: string) => void;
  /** Writes what was added since, in one line for each reason. Call it when a request ends, also badly. */
  readonly flush: (properties?: Readonly<Record<string, unknown>>) => void;
};

/** What one line may hold of a metric; of a line with more, nothing is counted. */
const MOST_VALUES = 100;

/**
 * Metrics as lines of the log, in the embedded metric format: CloudWatch makes metrics of them, and a request never
 * waits for it. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export const createMetrics = (
  stage: string,
  write: (line: string) => void = (line) => void process.stdout.write(line),
): Metrics => {
  let samples = new Map<string, Sample & { readonly name: MetricName }>();
  const metrics: Metrics = {
    add: (name, value, reason) => {
      const key = `${name} ${reason ?? ''}`;
      const sample = samples.get(key) ?? { name, reason, values: [] };
      sample.values.push(value);
      samples.set(key, sample);
      if (sample.values.length === MOST_VALUES) metrics.flush();
    },
    flush: (properties = {}) => {
      const byReason = Map.groupBy(samples.values(), ({ reason }) => reason);
      samples = new Map();
      for (const [reason, parts] of byReason) {
        const dimensions = reason === undefined ? ['Stage'] : ['Stage', 'Reason'];
        const line = {
          _aws: {
            Timestamp: Date.now(),
            CloudWatchMetrics: [
              {
                Namespace: METRICS_NAMESPACE,
                Dimensions: [dimensions],
                Metrics: parts.map(({ name }) => ({ Name: name, Unit: METRIC_UNITS[name] })),
              },
            ],
          },
          Stage: stage,
          ...(reason === undefined ? {} : { Reason: reason }),
          ...properties,
          ...Object.fromEntries(parts.map(({ name, values }) => [name, values])),
        };
        write(`${JSON.stringify(line)}\n`);
      }
    },
  };
  return metrics;
};
