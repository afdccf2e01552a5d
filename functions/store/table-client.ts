import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** How long an engine is waited for, and how often a call is tried. */
export type Patience = {
  readonly connectionTimeoutMs: number;
  /** From the call to the first byte of its answer, and between two bytes of it. */
  readonly requestTimeoutMs: number;
  readonly attempts: number;
};

/**
 * While somebody waits in front of a function that is cut off after ten seconds. A rating makes three calls at
 * the most (organisation, put, and a look at what was there), and the SDK waits up to a second before it
 * repeats a throttled one: 3 × (1 + 1 + 1) s. Whoever is told no within that may send the same again.
 *
 *  call ──1 s──▶ no answer ──≤ 1 s──▶ again ──1 s──▶ 503
 */
export const WHILE_SOMEBODY_WAITS: Patience = {
  connectionTimeoutMs: 500,
  requestTimeoutMs: 1000,
  attempts: 2,
};

/** For folds, sweeps and commands: nobody waits, and beginning again costs more than waiting. */
export const WHILE_NOBODY_WAITS: Patience = {
  connectionTimeoutMs: 2000,
  requestTimeoutMs: 5000,
  attempts: 5,
};

/**
 * The client every store is made with. Without a configuration it is the one of the Lambda's region and role.
 * A put whose answer was lost may be tried again by the SDK: it then meets its own item, which the store knows
 * for a repeat.
 */
export const createTableClient = (
  { connectionTimeoutMs, requestTimeoutMs, attempts }: Patience,
  configuration: DynamoDBClientConfig = {},
): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(
    new DynamoDBClient({
      maxAttempts: attempts,
      requestHandler: {
        connectionTimeout: connectionTimeoutMs,
        requestTimeout: requestTimeoutMs,
        socketTimeout: requestTimeoutMs,
        // Without this the SDK only writes a warning, and waits on.
        throwOnRequestTimeout: true,
      },
      ...configuration,
    }),
    { marshallOptions: { removeUndefinedValues: true } },
  );
