import { DeleteCommand, type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { daysBetween, localHourOf } from '#domain/time.ts';
import { type ItemKey, invitationKey, waitingPartition } from '../store/keys.ts';

const DAY_MS = 86_400_000;
/** Longer than any invitation is kept; what was forgotten is not looked for again by most runs. */
const OLDEST_DAYS = 150;

type Expiring = ItemKey & { readonly expiresAt: number };

/**
 * Removes invitations whose time is over. In AWS the table does so by itself (time to live); the embedded engine knows nothing
 * of it. Each is found by its names, which live as long as it does.
 */
export const forgetInvitations = async (
  client: DynamoDBDocumentClient,
  tableName: string,
  nowMs: number,
): Promise<void> => {
  const dayBack = (days: number): string => localHourOf(nowMs - days * DAY_MS).day;
  for (const day of daysBetween(dayBack(OLDEST_DAYS), dayBack(0))) {
    let from: Record<string, unknown> | undefined;
    do {
      const page = await client.send(
        new QueryCommand({
          TableName: tableName,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': waitingPartition(day) },
          ...(from ? { ExclusiveStartKey: from } : {}),
        }),
      );
      for (const { pk, sk, expiresAt } of (page.Items ?? []) as Expiring[]) {
        if (expiresAt * 1000 > nowMs) continue;
        for (const Key of [invitationKey(sk.slice(9)), { pk, sk }]) {
          await client.send(new DeleteCommand({ TableName: tableName, Key }));
        }
      }
      from = page.LastEvaluatedKey;
    } while (from);
  }
};
