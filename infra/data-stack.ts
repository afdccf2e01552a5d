import { CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  AttributeType,
  Billing,
  type ITable,
  ProjectionType,
  StreamViewType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { COMMENT_INDEX, TABLE_SCHEMA } from '../functions/store/table-schema.ts';
import { DailyBackups } from './daily-backups.ts';
import { People } from './people.ts';
import type { Stage } from './stages.ts';

/** What must never be lost: the one table, with citizens' responses in it, its backups, and the managers' accounts. */
export class DataStack extends Stack {
  readonly table: ITable;
  readonly people: People;

  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id, {
      description: `Satisfaction survey, ${stage.name}: the table of responses and results`,
      env: { region: stage.region },
      terminationProtection: stage.keepsData,
    });
    const removalPolicy = stage.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;

    const key = stage.customerKey
      ? new Key(this, 'TableKey', {
          description: `Satisfaction survey, ${stage.name}: encrypts the table`,
          enableKeyRotation: true,
          removalPolicy,
        })
      : undefined;
    const table = new TableV2(this, 'Table', {
      partitionKey: { name: TABLE_SCHEMA.partitionKey, type: AttributeType.STRING },
      sortKey: { name: TABLE_SCHEMA.sortKey, type: AttributeType.STRING },
      billing: Billing.onDemand(),
      // Of pairing codes and nonces alone; no response has the attribute.
      timeToLiveAttribute: TABLE_SCHEMA.expiryAttribute,
      encryption: key ? TableEncryptionV2.customerManagedKey(key) : TableEncryptionV2.dynamoOwnedKey(),
      // The fold reads again whatever has changed, so the stream needs to say no more than where.
      dynamoStream: StreamViewType.KEYS_ONLY,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: stage.keepsData,
      removalPolicy,
      // A response without a comment is not in it, and costs nothing for it.
      globalSecondaryIndexes: [
        {
          indexName: COMMENT_INDEX.name,
          partitionKey: { name: COMMENT_INDEX.partitionKey, type: AttributeType.STRING },
          sortKey: { name: TABLE_SCHEMA.sortKey, type: AttributeType.STRING },
          projectionType: ProjectionType.INCLUDE,
          nonKeyAttributes: [...COMMENT_INDEX.projected],
        },
      ],
    });
    // The class says `tableStreamArn: string | undefined` where the interface says it may be absent, which
    // `exactOptionalPropertyTypes` tells apart (aws-cdk-lib 2.276).
    this.table = table as ITable;
    if (stage.backupRetentionDays !== null) {
      new DailyBackups(this, 'Backups', {
        table: this.table,
        retentionDays: stage.backupRetentionDays,
        removalPolicy,
      });
    }
    this.people = new People(this, 'People', stage);

    new CfnOutput(this, 'TableName', { value: table.tableName });
  }
}
