import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import {
  CreateTableCommand,
  type DynamoDBClientConfig,
  ResourceInUseException,
} from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createTableClient, type Patience } from '../store/table-client.ts';
import { TABLE_SCHEMA } from '../store/table-schema.ts';

/** A DynamoDB that runs inside this process; `endpoint` is on the loopback interface only. */
export type Engine = { readonly endpoint: string; readonly close: () => Promise<void> };

/**
 * Starts the embedded engine. With `path` it keeps its data there, safe against the death of the process
 * at any moment; without, in memory. Rejects where another process holds the path.
 */
export const startEngine = async (path?: string): Promise<Engine> => {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const worker = new Worker(new URL(`./engine-worker.${extension}`, import.meta.url), {
    workerData: { path },
  });
  const [{ port }] = (await once(worker, 'message')) as [{ port: number }];
  return {
    endpoint: `http://127.0.0.1:${port}`,
    close: async () => {
      const closed = once(worker, 'message');
      worker.postMessage('close');
      await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 2000).unref())]);
      await worker.terminate();
    },
  };
};

/** What a client needs to speak to an engine on this machine; credentials are never looked at there. */
export const localEngineConfiguration = (endpoint: string): DynamoDBClientConfig => ({
  endpoint,
  region: 'local',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});

/**
 * An engine without a network before it. It is slow rather than gone when it does not answer, so a call is repeated
 * once only: for a connection that the engine closed as we took it up.
 */
const ON_THIS_MACHINE: Patience = { connectionTimeoutMs: 2000, requestTimeoutMs: 4000, attempts: 2 };

export const localTableClient = (endpoint: string): DynamoDBDocumentClient =>
  createTableClient(ON_THIS_MACHINE, localEngineConfiguration(endpoint));

/** Creates the table where it does not exist yet. */
export const ensureTable = async (client: DynamoDBDocumentClient, tableName: string): Promise<void> => {
  const { partitionKey, sortKey } = TABLE_SCHEMA;
  try {
    await client.send(
      new CreateTableCommand({
        TableName: tableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [
          { AttributeName: partitionKey, AttributeType: 'S' },
          { AttributeName: sortKey, AttributeType: 'S' },
        ],
        KeySchema: [
          { AttributeName: partitionKey, KeyType: 'HASH' },
          { AttributeName: sortKey, KeyType: 'RANGE' },
        ],
      }),
    );
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
};
