import { setTimeout as sleep } from 'node:timers/promises';
import { consumeHours } from '../../store/fold.ts';
import { latestOrganisation } from '../../store/organisation-cache.ts';
import { type ChangeFeed, openChangeFeed } from '../change-feed.ts';
import type { DataDirectory } from '../data-directory.ts';
import { openJournal } from '../journal.ts';
import { openReform } from '../reform.ts';
import type { LocalTable } from './local-table.ts';

/** The way by which responses come in and are folded, once what was left unfolded before has been: also by an import that was stopped. */
export const openFoldingFeed = async (
  { store, changes, decisions, asked }: LocalTable,
  data: DataDirectory,
  now: () => number,
  report: (error: unknown) => void,
): Promise<ChangeFeed> => {
  const fold = { store, organisation: latestOrganisation(store), now, random: Math.random, sleep };
  const feed = openChangeFeed({
    store,
    changes,
    decisions,
    asked,
    consume: (hours) => consumeHours(fold, hours),
    journal: openJournal(data.journal),
    now,
    report,
  });
  await openReform(data.reform).finish(store, now);
  const imported = openJournal(data.importJournal);
  await consumeHours(fold, imported.read());
  imported.clear();
  await feed.drain();
  return feed;
};
