import {
  CreateTableCommand,
  DescribeTableCommand,
  type DynamoDBClientConfig,
  ResourceInUseException,
} from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createTableClient, type Patience } from '../store/table-client.ts';
import { COMMENT_INDEX, TABLE_SCHEMA } from '../store/table-schema.ts';
import { startEngineThread } from './engine-thread.ts';

/** A DynamoDB that runs inside this process, on the loopback interface only. */
export type Engine = {
  /** Where it answers now; another place each time it had to be started again. */
  readonly endpoint: string;
  readonly close: () => Promise<void>;
};

export type EngineWatch = {
  readonly report: (error: unknown) => void;
  /** Called when the engine answers again, somewhere else. */
  readonly onMoved: (endpoint: string) => void;
};

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 2000;

/**
 * Starts the embedded engine. With `path` it keeps its data there, safe against the death of the process
 * at any moment; without, in memory. Rejects where another process holds the path. An engine with data on disk
 * that ends while it is watched, as at a full disk, is started again until it stays: meanwhile nobody answers.
 */
export const startEngine = async (path?: string, watch?: EngineWatch): Promise<Engine> => {
  let thread = await startEngineThread(path);
  let isClosing = false;

  const startedAgain = async ({ report, onMoved }: EngineWatch): Promise<void> => {
    let told = '';
    for (let wait = FIRST_WAIT_MS; !isClosing; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
      await new Promise((resolve) => setTimeout(resolve, wait).unref());
      try {
        thread = await startEngineThread(path);
        onMoved(thread.endpoint);
        return;
      } catch (error) {
        const { message } = error as Error;
        if (message !== told) report(error);
        told = message;
      }
    }
  };

  const watchOver = async (each: EngineWatch): Promise<void> => {
    while (!isClosing) {
      const reason = await thread.ended;
      if (isClosing) return;
      each.report(reason);
      await startedAgain(each);
    }
  };
  if (path && watch) void watchOver(watch);

  return {
    get endpoint() {
      return thread.endpoint;
    },
    close: async () => {
      isClosing = true;
      await thread.close();
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

/** The client of an engine; where one is handed in rather than its address, the client follows it about. */
export const localTableClient = (engine: string | Pick<Engine, 'endpoint'>): DynamoDBDocumentClient =>
  createTableClient(ON_THIS_MACHINE, {
    ...localEngineConfiguration(''),
    endpoint: typeof engine === 'string' ? engine : async () => addressOf(engine.endpoint),
  });

const addressOf = (endpoint: string) => {
  const { protocol, hostname, port } = new URL(endpoint);
  return { protocol, hostname, port: Number(port), path: '/' };
};

const ACTIVE_WAIT_MS = 5;

/** Creates the table where it does not exist yet; resolves when it takes requests, which is a moment after. */
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
          { AttributeName: COMMENT_INDEX.partitionKey, AttributeType: 'S' },
        ],
        GlobalSecondaryIndexes: [
          {
            IndexName: COMMENT_INDEX.name,
            KeySchema: [
              { AttributeName: COMMENT_INDEX.partitionKey, KeyType: 'HASH' },
              { AttributeName: sortKey, KeyType: 'RANGE' },
            ],
            Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: [...COMMENT_INDEX.projected] },
          },
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
  const isActive = async (): Promise<boolean> =>
    (await client.send(new DescribeTableCommand({ TableName: tableName }))).Table?.TableStatus === 'ACTIVE';
  while (!(await isActive())) await new Promise((resolve) => setTimeout(resolve, ACTIVE_WAIT_MS));
};
