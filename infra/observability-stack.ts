import { Duration, Stack } from 'aws-cdk-lib';
import { Dashboard, GraphWidget, type IMetric, LogQueryWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { Alarms } from './alarms.ts';
import { ServiceLevelAlarms } from './service-level-alarms.ts';
import type { ServiceStack } from './service-stack.ts';
import type { Stage } from './stages.ts';
import { surveyMetric } from './survey-metrics.ts';
import { SyntheticFunction } from './synthetic-function.ts';

/** What watches the service, and tells the operators. Removing it changes nothing for citizens. */
export class ObservabilityStack extends Stack {
  constructor(scope: Construct, id: string, stage: Stage, service: ServiceStack) {
    super(scope, id, {
      description: `Satisfaction survey, ${stage.name}: alarms, dashboard, synthetic rating`,
      env: { region: stage.region },
    });

    const topic = new Topic(this, 'Operators', { enforceSSL: true });
    // `enforceSSL` writes the topic's policy anew, so nobody may publish who is not named here.
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    );
    topic.addSubscription(new EmailSubscription(stage.operatorsEmail));
    const tell = new SnsAction(topic);

    const synthetic = new SyntheticFunction(this, 'Synthetic', stage, service.site.url);
    new ServiceLevelAlarms(this, 'ServiceLevels', stage, service, tell);
    new Alarms(this, 'Alarms', stage, service, tell);

    new Dashboard(this, 'Dashboard', {
      dashboardName: `satisfaction-survey-${stage.name}`,
      defaultInterval: Duration.days(1),
      widgets: [
        [
          graph('Ratings', [
            surveyMetric(stage, 'Accepted'),
            surveyMetric(stage, 'Repeated'),
            surveyMetric(stage, 'Synthetic'),
          ]),
          graph(
            'Refused, by reason',
            ['invalid-response', 'already-recorded', 'malformed-json', 'unavailable', 'internal'].map(
              (reason) => surveyMetric(stage, 'Refused', { reason }).with({ label: reason }),
            ),
          ),
        ],
        [
          graph('Time of intake and results, ms', [
            service.intake.metricDuration({ statistic: 'p50' }),
            service.intake.metricDuration({ statistic: 'p99' }),
            service.results.metricDuration({ statistic: 'p99' }),
          ]),
          graph('Fold: lag in seconds, conflicts', [
            surveyMetric(stage, 'FoldLagSeconds', { statistic: 'Maximum' }),
            surveyMetric(stage, 'FoldConflicts'),
            surveyMetric(stage, 'Drift'),
          ]),
        ],
        [
          graph('Kiosks: longest queue', [surveyMetric(stage, 'KioskQueueDepth', { statistic: 'Maximum' })]),
          graph('Errors', [
            service.api.api.metricServerError({ statistic: 'Sum' }),
            service.fold.metricErrors(),
            service.sweep.metricErrors(),
            synthetic.metricErrors(),
          ]),
        ],
        [
          new LogQueryWidget({
            title: 'Latest faults',
            width: 24,
            logGroupNames: [service.intake, service.pages, service.results, service.fold].map(
              (each) => each.logGroup.logGroupName,
            ),
            queryLines: [
              'fields @timestamp, name, message, requestId',
              'filter level = "ERROR"',
              'sort @timestamp desc',
              'limit 20',
            ],
          }),
        ],
      ],
    });
  }
}

const graph = (title: string, left: IMetric[]): GraphWidget => new GraphWidget({ title, left, width: 12 });
