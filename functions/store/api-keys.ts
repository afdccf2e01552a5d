import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { ApiKey } from '#domain/api-key.ts';
import type { ItemKey } from './keys.ts';
import { IF_ABSENT, openTable } from './table.ts';
import { TABLE_SCHEMA } from './table-schema.ts';

/** Where the keys of programmes lie; what lies there opens nothing. */
export type ApiKeys = {
  readonly keyWithId: (id: string) => Promise<ApiKey | undefined>;
  readonly allKeys: () => Promise<readonly ApiKey[]>;
  /** Says whether the id was free. */
  readonly addKey: (key: ApiKey) => Promise<boolean>;
  /** Puts version `key.version` over the one before it; says whether nobody else did meanwhile. */
  readonly changeKey: (key: ApiKey) => Promise<boolean>;
};

const KEYS = `${TABLE_SCHEMA.apiKeyPrefix}all`;
const IF_VERSION_BEFORE = 'version = :before';

const bare = ({ pk: _, sk: __, ...key }: ItemKey & ApiKey): ApiKey => key;

export const createApiKeys = (client: DynamoDBDocumentClient, tableName: string): ApiKeys => {
  const table = openTable(client, tableName);
  return {
    keyWithId: async (id) => {
      const item = await table.get<ItemKey & ApiKey>({ pk: KEYS, sk: id }, true);
      return item && bare(item);
    },
    allKeys: async () => (await table.query<ItemKey & ApiKey>(KEYS, { consistent: true })).map(bare),
    addKey: (key) => table.putIf({ pk: KEYS, sk: key.id, ...key }, IF_ABSENT),
    changeKey: (key) =>
      table.putIf({ pk: KEYS, sk: key.id, ...key }, IF_VERSION_BEFORE, { ':before': key.version - 1 }),
  };
};
