import { Duration, type RemovalPolicy } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from 'aws-cdk-lib/aws-backup';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';

export type DailyBackupsProps = {
  readonly table: ITable;
  readonly retentionDays: number;
  readonly removalPolicy: RemovalPolicy;
};

/**
 * A backup a night in a vault of its own. Point-in-time recovery goes with the table when the table is deleted;
 * a vault does not.
 */
export class DailyBackups extends Construct {
  constructor(scope: Construct, id: string, { table, retentionDays, removalPolicy }: DailyBackupsProps) {
    super(scope, id);

    const vault = new BackupVault(this, 'Vault', { removalPolicy });
    const plan = new BackupPlan(this, 'Plan', {
      backupVault: vault,
      backupPlanRules: [
        new BackupPlanRule({
          ruleName: 'daily',
          // 01:00 in Viet Nam.
          scheduleExpression: Schedule.cron({ hour: '18', minute: '0' }),
          startWindow: Duration.hours(1),
          completionWindow: Duration.hours(8),
          deleteAfter: Duration.days(retentionDays),
        }),
      ],
    });
    plan.addSelection('Table', { resources: [BackupResource.fromDynamoDbTable(table)] });
  }
}
