import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { addPlatform } from '../../infra/platform.ts';
import { SETTINGS } from '../../infra/settings.ts';
import { stageOf } from '../../infra/stages.ts';
import { propertiesOf, testApp } from '../support/stage-templates.ts';

const { analysis } = addPlatform(testApp(), stageOf(SETTINGS, 'prod'));
if (!analysis) throw new Error('prod has no analysis');
const template = Template.fromStack(analysis);

describe('the analysis', () => {
  it('is left out where the settings say so', () => {
    expect(addPlatform(testApp(), stageOf(SETTINGS, 'dev')).analysis).toBeUndefined();
  });

  it('exports the table on the first of each month, into a folder of its own', () => {
    const [[, schedule] = []] = propertiesOf<{
      readonly ScheduleExpression: string;
      readonly Target: { readonly Arn: unknown; readonly Input: unknown };
    }>(template, 'AWS::Scheduler::Schedule');

    expect(schedule?.ScheduleExpression).toBe('cron(0 3 1 * ? *)');
    expect(JSON.stringify(schedule?.Target.Arn)).toContain('dynamodb:exportTableToPointInTime');
    expect(JSON.stringify(schedule?.Target.Input)).toContain('exports/<aws.scheduler.scheduled-time>');
  });

  it('lets the export write below that folder, and do nothing else with the table', () => {
    const statements = propertiesOf<{
      readonly PolicyDocument: {
        readonly Statement: readonly { readonly Action: string | readonly string[] }[];
      };
    }>(template, 'AWS::IAM::Policy').flatMap(([, { PolicyDocument }]) => PolicyDocument.Statement);
    const actions = statements.flatMap(({ Action }) => Action);

    expect(actions.filter((action) => action.startsWith('dynamodb:'))).toEqual([
      'dynamodb:ExportTableToPointInTime',
    ]);
    expect(actions.filter((action) => action.startsWith('s3:')).toSorted()).toEqual([
      's3:AbortMultipartUpload',
      's3:PutObject',
    ]);
  });

  it('stops a query that would scan more than 100 GB', () => {
    const [[, workgroup] = []] = propertiesOf<{
      readonly WorkGroupConfiguration: { readonly BytesScannedCutoffPerQuery: number };
    }>(template, 'AWS::Athena::WorkGroup');

    expect(workgroup?.WorkGroupConfiguration.BytesScannedCutoffPerQuery).toBe(100 * 1024 ** 3);
  });

  it('offers the views and queries that are tried on small data', () => {
    const queries = propertiesOf<{ readonly Name: string }>(template, 'AWS::Athena::NamedQuery');

    expect(queries.map(([, { Name }]) => Name).sort()).toEqual([
      'answers',
      'index-by-hour-of-week',
      'index-by-question',
      'index-by-service',
      'index-by-unit-and-month',
      'reasons',
      'reasons-by-unit-and-month',
      'responses',
    ]);
  });
});
