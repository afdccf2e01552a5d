import { UpdateTableCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { localEngineConfiguration } from '../../functions/local/engine.ts';
import { openTable, type TestTable } from './table.ts';

export type StreamedTable = TestTable & {
  readonly streams: DynamoDBStreamsClient;
  readonly streamArn: string;
  /** Closes the shards that are being written, and opens a child for each. */
  readonly rollOver: () => Promise<void>;
  /** Makes all records and iterators so much older; of the whole engine. */
  readonly age: (hours: number) => Promise<void>;
};

/** A table with a stream of keys, as infrastructure makes it, on the engine that is `SURVEY_TEST_CONTROLLED_ENDPOINT`. */
export const openStreamedTable = async (): Promise<StreamedTable> => {
  const table = await openTable(process.env.SURVEY_TEST_CONTROLLED_ENDPOINT);
  const { TableDescription: description } = await table.client.send(
    new UpdateTableCommand({
      TableName: table.tableName,
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'KEYS_ONLY' },
    }),
  );
  const streams = new DynamoDBStreamsClient(localEngineConfiguration(table.endpoint));
  const control = async (item: Record<string, string>): Promise<void> => {
    await table.client.send(new PutCommand({ TableName: '[TEST_CONTROL]', Item: item }));
  };
  return {
    ...table,
    streams,
    streamArn: description?.LatestStreamArn ?? '',
    rollOver: () => control({ ACTION: 'ROLLOVER' }),
    age: (hours) => control({ ACTION: 'DILATE_TIME', HOURS: String(hours) }),
    close: async () => {
      streams.destroy();
      await table.close();
    },
  };
};
