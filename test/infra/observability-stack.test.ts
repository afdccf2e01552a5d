import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { METRIC_UNITS } from '../../functions/metric-names.ts';
import { propertiesOf, templatesOf } from '../support/stage-templates.ts';

const { observability } = templatesOf('prod');

type Alarm = {
  readonly AlarmDescription: string;
  readonly AlarmActions?: readonly unknown[];
  readonly Threshold: number;
  readonly Metrics?: unknown;
  readonly MetricName?: string;
  readonly TreatMissingData?: string;
};

const alarms = propertiesOf<Alarm>(observability, 'AWS::CloudWatch::Alarm');
const composites = propertiesOf<Alarm>(observability, 'AWS::CloudWatch::CompositeAlarm');
const alarmOf = (name: string): Alarm => {
  const found = alarms.find(([id]) => id.startsWith(`Alarms${name}`));
  if (!found) throw new Error(`there is no alarm ${name}`);
  return found[1];
};

/** The places of a Markdown file that an address can name, as GitHub makes them from its headings. */
const anchors = new Set(
  [...readFileSync('infra/README.md', 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  ),
);

describe('the alarms', () => {
  it.each([...alarms, ...composites].map(([id, alarm]) => [id, alarm] as const))(
    'each have an entry in the runbook: %s',
    (_, { AlarmDescription }) => {
      const [, entry] = /Runbook: infra\/README\.md#(\S+)$/.exec(AlarmDescription) ?? [];

      expect(anchors).toContain(entry);
    },
  );

  it('tell the operators, but for the halves of the composite ones', () => {
    const silent = alarms.filter(([, { AlarmActions }]) => !AlarmActions).map(([id]) => id);

    expect(silent.filter((id) => !id.startsWith('ServiceLevels'))).toEqual([]);
    expect(composites.filter(([, { AlarmActions }]) => !AlarmActions)).toEqual([]);
  });

  it.each([
    ['Availability', 'fast', 0.0072],
    ['Availability', 'slow', 0.003],
    ['Latency', 'fast', 0.144],
    ['Latency', 'slow', 0.06],
    ['FoldLag', 'fast', 0.144],
    ['FoldLag', 'slow', 0.06],
  ])('ring when the bad events of the month burn too fast: %s, %s', (objective, pace, threshold) => {
    const halves = alarms.filter(([id]) => id.startsWith(`ServiceLevels${objective}${pace}`));

    expect(halves).toHaveLength(2);
    for (const [, { Threshold }] of halves) expect(Threshold).toBeCloseTo(threshold, 10);
    expect(composites.filter(([id]) => id.startsWith(`ServiceLevels${objective}${pace}`))).toHaveLength(1);
  });

  it.each([
    ['Latency', 'PR(0:1000)'],
    ['FoldLag', 'PR(0:120)'],
  ])('count as bad what is later than the objective: %s', (objective, statistic) => {
    const [[, half] = []] = alarms.filter(([id]) => id.startsWith(`ServiceLevels${objective}fast`));

    expect(JSON.stringify(half?.Metrics)).toContain(`"${statistic}"`);
  });

  it.each([
    ['Drift', 1],
    ['KioskQueues', 50],
  ])('ring at their bound: %s', (name, threshold) => {
    expect(alarmOf(name).Threshold).toBe(threshold);
  });

  it.each(['SyntheticRating', 'SweepMissing'])('ring also where nothing is heard: %s', (name) => {
    expect(alarmOf(name).TreatMissingData).toBe('breaching');
  });

  it('know the hours in which counters are open', () => {
    expect(JSON.stringify(alarmOf('NoRatings').Metrics)).toContain('HOUR(clock) >= 1 AND HOUR(clock) < 10');
  });

  it('watch only metrics that the functions write', () => {
    const own = JSON.stringify(alarms).matchAll(/"MetricName":"(\w+)","Namespace":"SatisfactionSurvey"/g);
    const watched = [...own].map(([, name]) => name);

    expect(watched.length).toBeGreaterThan(5);
    expect(watched.filter((name) => !name || !(name in METRIC_UNITS))).toEqual([]);
  });
});

describe('the operators', () => {
  it('are told by e-mail, over TLS', () => {
    const [[, subscription] = []] = propertiesOf<Readonly<Record<string, unknown>>>(
      observability,
      'AWS::SNS::Subscription',
    );

    expect(subscription).toMatchObject({ Protocol: 'email', Endpoint: 'operators@example.org' });
    expect(JSON.stringify(observability.findResources('AWS::SNS::TopicPolicy'))).toContain(
      'aws:SecureTransport',
    );
  });
});

describe('the topic', () => {
  it('may be published to by the alarms of this account', () => {
    const [[, policy] = []] = propertiesOf<{
      readonly PolicyDocument: { readonly Statement: readonly Readonly<Record<string, unknown>>[] };
    }>(observability, 'AWS::SNS::TopicPolicy');

    expect(policy?.PolicyDocument.Statement).toContainEqual(
      expect.objectContaining({
        Effect: 'Allow',
        Action: 'sns:Publish',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      }),
    );
  });
});

describe('the synthetic rating', () => {
  it('is made every five minutes', () => {
    const [[, schedule] = []] = propertiesOf<{ readonly ScheduleExpression: string }>(
      observability,
      'AWS::Scheduler::Schedule',
    );

    expect(schedule?.ScheduleExpression).toBe('rate(5 minutes)');
  });
});
