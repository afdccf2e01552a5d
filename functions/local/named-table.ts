import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createStore, type Store } from '../store/store.ts';
import { createTableClient, WHILE_NOBODY_WAITS } from '../store/table-client.ts';
import { LOCAL_TABLE, withLocalTable } from './data-directory.ts';

/** A table that a command works on: through the store, or as it lies there. */
export type NamedTable = {
  readonly store: Store;
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
};

/** No such table where the shell's region and account point; its code has commands say it in one line. */
export class TableNotFoundError extends Error {
  override readonly name = 'TableNotFoundError';
  readonly code = 'TABLE_NOT_FOUND';
  constructor(table: string, cause: Error) {
    super(`There is no table "${table}" in this account and region; see AWS_PROFILE and AWS_REGION`, {
      cause,
    });
  }
}

/** Runs the work on a table in AWS, in the region and as the role of the shell; without a name, on the local one. */
export const withTable = async <T>(
  name: string | undefined,
  work: (table: NamedTable) => Promise<T>,
): Promise<T> => {
  if (name === undefined) {
    return withLocalTable((client) =>
      work({ store: createStore(client, LOCAL_TABLE), client, tableName: LOCAL_TABLE }),
    );
  }
  const client = createTableClient(WHILE_NOBODY_WAITS);
  try {
    return await work({ store: createStore(client, name), client, tableName: name });
  } catch (error) {
    const isMissing = error instanceof Error && error.name === 'ResourceNotFoundException';
    throw isMissing ? new TableNotFoundError(name, error) : error;
  } finally {
    client.destroy();
  }
};
