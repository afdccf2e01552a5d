import { readdirSync } from 'node:fs';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { addPlatform } from '../../infra/platform.ts';
import { SETTINGS } from '../../infra/settings.ts';
import { stageOf } from '../../infra/stages.ts';
import { propertiesOf, testApp } from '../support/stage-templates.ts';

const { analysis } = addPlatform(testApp(), stageOf(SETTINGS, 'prod'));
if (!analysis) throw new Error('prod has no analysis');
const template = Template.fromStack(analysis);

type Statement = { readonly Action: string | readonly string[]; readonly Resource: unknown };

const statements = propertiesOf<{ readonly PolicyDocument: { readonly Statement: readonly Statement[] } }>(
  template,
  'AWS::IAM::Policy',
).flatMap(([, { PolicyDocument }]) => PolicyDocument.Statement);

const statementsOn = (service: string): Statement[] =>
  statements.filter(({ Action }) => [Action].flat().every((action) => action.startsWith(`${service}:`)));

describe('the analysis', () => {
  it('is left out where the settings say so', () => {
    expect(addPlatform(testApp(), stageOf(SETTINGS, 'dev')).analysis).toBeUndefined();
  });

  it('exports the table on the first of each month, once however often the schedule tries', () => {
    const [[, schedule] = []] = propertiesOf<{
      readonly ScheduleExpression: string;
      readonly ScheduleExpressionTimezone: string;
      readonly Target: { readonly Arn: unknown; readonly Input: unknown };
    }>(template, 'AWS::Scheduler::Schedule');
    const input = JSON.stringify(schedule?.Target.Input);

    expect(schedule?.ScheduleExpression).toBe('cron(0 3 1 * ? *)');
    expect(schedule?.ScheduleExpressionTimezone).toBe('Asia/Ho_Chi_Minh');
    expect(JSON.stringify(schedule?.Target.Arn)).toContain('dynamodb:exportTableToPointInTime');
    expect(input).toContain('\\"ClientToken\\":\\"<aws.scheduler.scheduled-time>\\"');
    expect(input).toContain('\\"S3Prefix\\":\\"exports\\"');
  });

  it('lets the schedule export the table, and do nothing else with it', () => {
    expect(statementsOn('dynamodb').map(({ Action }) => Action)).toEqual([
      'dynamodb:ExportTableToPointInTime',
    ]);
  });

  it('lets the export write below its prefix, and read nothing', () => {
    const [statement, ...others] = statementsOn('s3');

    expect(others).toEqual([]);
    expect(statement?.Action).toEqual(['s3:AbortMultipartUpload', 's3:PutObject', 's3:PutObjectAcl']);
    expect(JSON.stringify(statement?.Resource)).toContain('/exports/*');
  });

  it("uses the table's key through DynamoDB alone", () => {
    const [statement, ...others] = statementsOn('kms');

    expect(others).toEqual([]);
    expect(statement).toMatchObject({
      Action: ['kms:Decrypt', 'kms:DescribeKey'],
      Condition: { StringEquals: { 'kms:ViaService': 'dynamodb.ap-southeast-1.amazonaws.com' } },
    });
  });

  it('keeps exports private, encrypted, and little longer than until the next one', () => {
    expect(() =>
      template.hasResourceProperties('AWS::S3::Bucket', {
        BucketEncryption: Match.anyValue(),
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        LifecycleConfiguration: {
          Rules: Match.arrayWith([
            Match.objectLike({ Prefix: 'exports/', ExpirationInDays: 40, Status: 'Enabled' }),
          ]),
        },
      }),
    ).not.toThrow();
  });

  it('reads the data of the export whose id a query names, and fails on a line it cannot read', () => {
    const [[, table] = []] = propertiesOf<{
      readonly TableInput: {
        readonly Parameters: Readonly<Record<string, unknown>>;
        readonly StorageDescriptor: { readonly SerdeInfo: unknown };
      };
    }>(template, 'AWS::Glue::Table');

    expect(table?.TableInput.Parameters['projection.export_id.type']).toBe('injected');
    expect(JSON.stringify(table?.TableInput.Parameters['storage.location.template'])).toContain(
      `/exports/AWSDynamoDB/\${export_id}/data/`,
    );
    expect(table?.TableInput.StorageDescriptor.SerdeInfo).toMatchObject({
      Parameters: { 'ignore.malformed.json': 'false' },
    });
  });

  it('stops a query that would scan more than 100 GB', () => {
    const [[, workgroup] = []] = propertiesOf<{
      readonly WorkGroupConfiguration: { readonly BytesScannedCutoffPerQuery: number };
    }>(template, 'AWS::Athena::WorkGroup');

    expect(workgroup?.WorkGroupConfiguration.BytesScannedCutoffPerQuery).toBe(100 * 1024 ** 3);
  });

  it('offers every view and query that is tried on small data', () => {
    const queries = propertiesOf<{ readonly Name: string }>(template, 'AWS::Athena::NamedQuery');
    const files = readdirSync('infra/analysis').filter((file) => file.endsWith('.sql'));

    expect(queries.map(([, { Name }]) => `${Name}.sql`).toSorted()).toEqual(files.toSorted());
  });
});
