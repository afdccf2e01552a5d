import { DeleteCommand, type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { type ItemKey, REPORT_SUBSCRIPTIONS } from '../store/keys.ts';

type Item = ItemKey & { readonly expiresAt?: number };

/**
 * Removes subscriptions that were ended long ago. In AWS the table does so by itself (time to live); the embedded engine knows
 * nothing of it.
 */
export const forgetReportSubscriptions = async (
  client: DynamoDBDocumentClient,
  tableName: string,
  nowMs: number,
): Promise<void> => {
  let from: Record<string, unknown> | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': REPORT_SUBSCRIPTIONS },
        ...(from ? { ExclusiveStartKey: from } : {}),
      }),
    );
    for (const { pk, sk, expiresAt } of (page.Items ?? []) as Item[]) {
      if (expiresAt === undefined || expiresAt * 1000 > nowMs) continue;
      await client.send(new DeleteCommand({ TableName: tableName, Key: { pk, sk } }));
    }
    from = page.LastEvaluatedKey;
  } while (from);
};
