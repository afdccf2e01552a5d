import type { FoldDeps } from '../store/fold.ts';
import { latestOrganisation } from '../store/organisation-cache.ts';
import { WHILE_NOBODY_WAITS } from '../store/table-client.ts';
import { deployedStore } from './deployed-store.ts';
import type { Metrics } from './metrics.ts';

/** What the fold of a deployed function works with; its conflicts are measured. */
export const foldDependencies = (tableName: string, metrics: Metrics): FoldDeps => {
  const store = deployedStore(tableName, WHILE_NOBODY_WAITS);
  return {
    store,
    organisation: latestOrganisation(store),
    now: Date.now,
    random: Math.random,
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    onConflict: () => metrics.add('FoldConflicts', 1),
  };
};
