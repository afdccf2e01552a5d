import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createStore, type Store } from '../store/store.ts';
import { createTableClient } from '../store/table-client.ts';
import { LOCAL_TABLE, withLocalTable } from './data-directory.ts';

/** A table that a command works on: through the store, or as it lies there. */
export type NamedTable = {
  readonly store: Store;
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
};

/** Runs the work on a table in AWS, in the region and as the role of the shell; without a name, on the local one. */
export const withStore = async <T>(
  name: string | undefined,
  work: (table: NamedTable) => Promise<T>,
): Promise<T> => {
  if (name === undefined) {
    return withLocalTable((client) =>
      work({ store: createStore(client, LOCAL_TABLE), client, tableName: LOCAL_TABLE }),
    );
  }
  const client = createTableClient();
  try {
    return await work({ store: createStore(client, name), client, tableName: name });
  } finally {
    client.destroy();
  }
};
