import { createStore, type Store } from '../store/store.ts';
import { createTableClient, type Patience } from '../store/table-client.ts';

/** The store of a deployed function, made while the module loads so that a cold start pays for it once. */
export const deployedStore = (tableName: string, patience: Patience): Store =>
  createStore(createTableClient(patience), tableName);
