import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { Organisation } from '#domain/unit.ts';
import { indexOrganisation } from '#domain/unit-tree.ts';
import { latestOrganisation } from '../store/organisation-cache.ts';
import { refoldMoved } from '../store/refold.ts';
import type { Store } from '../store/store.ts';

/**
 * A change of the organisation and what must be folded after it, on disk in between: whoever is stopped
 * after publishing leaves the rest to the next import or start.
 */
export type Reform = {
  /** To be called with the organisation as it stands, before another is published. */
  readonly begin: (before: Organisation) => void;
  /** Folds what moved since `begin`; does nothing where nothing was begun. */
  readonly finish: (store: Store, now: () => number) => Promise<void>;
};

export const openReform = (path: string): Reform => ({
  begin: (before) => {
    writeFileSync(`${path}.new`, JSON.stringify(before));
    renameSync(`${path}.new`, path);
  },
  finish: async (store, now) => {
    if (!existsSync(path)) return;
    const before = indexOrganisation(JSON.parse(readFileSync(path, 'utf8')) as Organisation);
    await refoldMoved(
      { store, organisation: latestOrganisation(store), now, random: Math.random, sleep },
      before,
      indexOrganisation(await store.currentOrganisation()),
    );
    rmSync(path);
  },
});

const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
