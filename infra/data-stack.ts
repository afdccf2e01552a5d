import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AttributeType, Billing, type ITable, StreamViewType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { TABLE_SCHEMA } from '../functions/store/table-schema.ts';
import type { Stage } from './stages.ts';

/** What must never be lost: the one table, with citizens' responses in it. */
export class DataStack extends Stack {
  readonly table: ITable;

  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id, {
      description: `Satisfaction survey, ${stage.name}: the table of responses and results`,
    });

    const table = new TableV2(this, 'Table', {
      partitionKey: { name: TABLE_SCHEMA.partitionKey, type: AttributeType.STRING },
      sortKey: { name: TABLE_SCHEMA.sortKey, type: AttributeType.STRING },
      billing: Billing.onDemand(),
      // The fold reads again whatever has changed, so the stream needs to say no more than where.
      dynamoStream: StreamViewType.KEYS_ONLY,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: stage.keepsData,
      removalPolicy: stage.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    // The class says `tableStreamArn: string | undefined` where the interface says it may be absent, which
    // `exactOptionalPropertyTypes` tells apart (aws-cdk-lib 2.276).
    this.table = table as ITable;
  }
}
