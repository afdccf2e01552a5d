import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Duration, RemovalPolicy, Stack, TimeZone } from 'aws-cdk-lib';
import { CfnNamedQuery, CfnWorkGroup } from 'aws-cdk-lib/aws-athena';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { CfnDatabase, CfnTable } from 'aws-cdk-lib/aws-glue';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { Universal } from 'aws-cdk-lib/aws-scheduler-targets';
import type { Construct } from 'constructs';
import { EXPORT_COLUMN, EXPORT_TABLE } from './analysis/export-table.ts';
import type { Stage } from './stages.ts';

const QUERIES = fileURLToPath(new URL('analysis/', import.meta.url));

/** The prefix a scheduled export is written under; the scheduler puts its own time in. */
const EXPORTS = 'exports/';
const SCHEDULED_TIME = '<aws.scheduler.scheduled-time>';

const GIGABYTE = 1024 ** 3;

/**
 * For questions over all responses, of a province or the country: a monthly export of the table to S3, which takes
 * nothing from its capacity, and tables and queries for Athena. The same queries run in DuckDB over a copy.
 */
export class AnalysisStack extends Stack {
  constructor(scope: Construct, id: string, stage: Stage, table: ITable) {
    super(scope, id, {
      description: `Satisfaction survey, ${stage.name}: exports and their analysis`,
      env: { region: stage.region },
    });
    const name = `satisfaction_survey_${stage.name}`;

    const bucket = new Bucket(this, 'Exports', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      // An export is a copy; the table and its backups are what must be kept.
      lifecycleRules: [
        { prefix: EXPORTS, expiration: Duration.days(400) },
        { prefix: 'results/', expiration: Duration.days(30) },
      ],
      removalPolicy: RemovalPolicy.DESTROY,
      autoDeleteObjects: true,
    });

    const database = new CfnDatabase(this, 'Database', {
      catalogId: this.account,
      databaseInput: { name, description: 'Responses, as exported from the table' },
    });
    const items = new CfnTable(this, 'Items', {
      catalogId: this.account,
      databaseName: name,
      tableInput: {
        name: EXPORT_TABLE,
        tableType: 'EXTERNAL_TABLE',
        partitionKeys: [{ name: 'export', type: 'string' }],
        parameters: {
          classification: 'json',
          // The partition of an export is known from its name alone, so nobody has to add it.
          'projection.enabled': 'true',
          'projection.export.type': 'injected',
          'storage.location.template': `s3://${bucket.bucketName}/${EXPORTS}\${export}/AWSDynamoDB/`,
        },
        storageDescriptor: {
          columns: [{ ...EXPORT_COLUMN }],
          location: `s3://${bucket.bucketName}/${EXPORTS}`,
          inputFormat: 'org.apache.hadoop.mapred.TextInputFormat',
          outputFormat: 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat',
          serdeInfo: {
            serializationLibrary: 'org.openx.data.jsonserde.JsonSerDe',
            // The manifest beside the data has other lines, which then have no item.
            parameters: { 'ignore.malformed.json': 'true', 'case.insensitive': 'true' },
          },
        },
      },
    });
    items.addResourceDependency(database);

    const workgroup = new CfnWorkGroup(this, 'Workgroup', {
      name: `satisfaction-survey-${stage.name}`,
      recursiveDeleteOption: true,
      workGroupConfiguration: {
        enforceWorkGroupConfiguration: true,
        publishCloudWatchMetricsEnabled: true,
        // Stops a query that would cost more than half a dollar.
        bytesScannedCutoffPerQuery: 100 * GIGABYTE,
        resultConfiguration: {
          outputLocation: `s3://${bucket.bucketName}/results/`,
          encryptionConfiguration: { encryptionOption: 'SSE_S3' },
        },
      },
    });
    for (const file of readdirSync(QUERIES).filter((each) => each.endsWith('.sql'))) {
      const query = new CfnNamedQuery(this, `Query-${basename(file, '.sql')}`, {
        name: basename(file, '.sql'),
        database: name,
        workGroup: workgroup.name,
        queryString: readFileSync(`${QUERIES}${file}`, 'utf8'),
      });
      query.addResourceDependency(workgroup);
    }

    new Schedule(this, 'MonthlyExport', {
      description: 'Exports the table to S3 on the first of each month',
      schedule: ScheduleExpression.cron({
        minute: '0',
        hour: '3',
        day: '1',
        timeZone: TimeZone.of('Asia/Ho_Chi_Minh'),
      }),
      target: new Universal({
        service: 'dynamodb',
        action: 'exportTableToPointInTime',
        input: ScheduleTargetInput.fromObject({
          TableArn: table.tableArn,
          S3Bucket: bucket.bucketName,
          S3Prefix: `${EXPORTS}${SCHEDULED_TIME}`,
          ExportFormat: 'DYNAMODB_JSON',
        }),
        policyStatements: [
          new PolicyStatement({
            actions: ['dynamodb:ExportTableToPointInTime'],
            resources: [table.tableArn],
          }),
          new PolicyStatement({
            actions: ['s3:AbortMultipartUpload', 's3:PutObject'],
            resources: [bucket.arnForObjects(`${EXPORTS}*`)],
          }),
        ],
        retryAttempts: 3,
      }),
    });
  }
}
