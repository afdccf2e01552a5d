import { DeleteCommand, type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Devices } from '../store/devices.ts';
import { nonceKey } from '../store/keys.ts';

/**
 * Removes the nonces of devices that are out of date. In AWS the table does so by itself (time to live); the embedded
 * engine knows nothing of it.
 */
export const forgetPassing = async (
  client: DynamoDBDocumentClient,
  tableName: string,
  devices: Pick<Devices, 'allDevices'>,
  nowMs: number,
): Promise<void> => {
  for (const { id } of await devices.allDevices()) {
    let from: Record<string, unknown> | undefined;
    do {
      const page = await client.send(
        new QueryCommand({
          TableName: tableName,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': nonceKey(id, '').pk },
          ...(from ? { ExclusiveStartKey: from } : {}),
        }),
      );
      for (const { pk, sk, expiresAt } of page.Items ?? []) {
        if (expiresAt * 1000 > nowMs) continue;
        await client.send(new DeleteCommand({ TableName: tableName, Key: { pk, sk } }));
      }
      from = page.LastEvaluatedKey;
    } while (from);
  }
};
