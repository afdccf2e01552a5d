import { createStore, type Store } from '../store/store.ts';
import { createTableClient } from '../store/table-client.ts';

/*
 * The SDK waits for ever for an answer unless told otherwise, so one lost connection would cost a citizen the whole
 * time-out of the function. The table answers within some 10 ms; three tries fit into 10 s, the least that a function
 * has that uses it. What is sent is safe to send again.
 */
const CONNECTION_TIMEOUT_MS = 1000;
const REQUEST_TIMEOUT_MS = 2500;

/** The store of a deployed function, made while the module loads so that a cold start pays for it once. */
export const deployedStore = (tableName: string): Store =>
  createStore(
    createTableClient({
      requestHandler: {
        connectionTimeout: CONNECTION_TIMEOUT_MS,
        requestTimeout: REQUEST_TIMEOUT_MS,
        throwOnRequestTimeout: true,
      },
    }),
    tableName,
  );
