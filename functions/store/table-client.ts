import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** The client every store is made with. Without a configuration it is the one of the Lambda's region and role. */
export const createTableClient = (configuration: DynamoDBClientConfig = {}): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(new DynamoDBClient(configuration), {
    marshallOptions: { removeUndefinedValues: true },
  });
