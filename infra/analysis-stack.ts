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

/** DynamoDB goes on below it: `exports/AWSDynamoDB/<export id>/data/….json.gz`. */
const EXPORTS = 'exports';

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
      // Each export holds everything, so the last one is enough. What is erased in the table is gone here, too, by the
      // time it is gone from the table's backups.
      lifecycleRules: [
        { prefix: `${EXPORTS}/`, expiration: Duration.days(40) },
        { prefix: 'results/', expiration: Duration.days(30) },
        { abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
      ...(stage.keepsData
        ? { removalPolicy: RemovalPolicy.RETAIN }
        : { removalPolicy: RemovalPolicy.DESTROY, autoDeleteObjects: true }),
    });

    const exportsUrl = `s3://${bucket.bucketName}/${EXPORTS}/AWSDynamoDB/`;
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
        partitionKeys: [{ name: 'export_id', type: 'string' }],
        parameters: {
          classification: 'json',
          // An export is found by its id alone, so nobody has to add it, and a query must name the one it means.
          // https://docs.aws.amazon.com/athena/latest/ug/partition-projection-dynamic-id-partitioning.html
          'projection.enabled': 'true',
          'projection.export_id.type': 'injected',
          'storage.location.template': `${exportsUrl}\${export_id}/data/`,
        },
        storageDescriptor: {
          columns: [{ ...EXPORT_COLUMN }],
          location: exportsUrl,
          inputFormat: 'org.apache.hadoop.mapred.TextInputFormat',
          outputFormat: 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat',
          serdeInfo: {
            serializationLibrary: 'org.openx.data.jsonserde.JsonSerDe',
            // `Item` and `S` of the export are `item` and `s` here. A line that cannot be read fails the query; left out,
            // it would make a figure wrong that nobody doubts.
            // https://docs.aws.amazon.com/athena/latest/ug/openx-json-serde.html
            parameters: { 'case.insensitive': 'true', 'ignore.malformed.json': 'false' },
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
      query.addResourceDependency(database);
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
          S3Prefix: EXPORTS,
          ExportFormat: 'DYNAMODB_JSON',
          // The same at every retry, so that a retry finds the export that is under way.
          ClientToken: '<aws.scheduler.scheduled-time>',
        }),
        policyStatements: exportStatements(table, bucket),
        retryAttempts: 3,
        // A client token is good for eight hours.
        maxEventAge: Duration.hours(2),
      }),
    });
  }
}

/**
 * What whoever asks for an export must be allowed to do: DynamoDB writes in their name.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/S3DataExport_Requesting.html
 */
const exportStatements = (table: ITable, bucket: Bucket): PolicyStatement[] => [
  new PolicyStatement({ actions: ['dynamodb:ExportTableToPointInTime'], resources: [table.tableArn] }),
  new PolicyStatement({
    actions: ['s3:AbortMultipartUpload', 's3:PutObject', 's3:PutObjectAcl'],
    resources: [bucket.arnForObjects(`${EXPORTS}/*`)],
  }),
  ...(table.encryptionKey
    ? [
        new PolicyStatement({
          actions: ['kms:Decrypt', 'kms:DescribeKey'],
          resources: [table.encryptionKey.keyArn],
          conditions: {
            StringEquals: { 'kms:ViaService': `dynamodb.${Stack.of(table).region}.amazonaws.com` },
          },
        }),
      ]
    : []),
];
