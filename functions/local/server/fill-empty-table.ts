import { seed } from '../seed.ts';
import type { LocalServerOptions } from './local-server-options.ts';
import type { LocalTable } from './local-table.ts';

type Filling = Pick<LocalServerOptions, 'firstRun' | 'reported' | 'improvements' | 'onProgress'>;

/** Does nothing where there is an organisation already, whatever else there is. */
export const fillEmptyTable = async (
  { store, bulk, decisions, scorecards, improvements }: LocalTable,
  now: () => number,
  { firstRun, reported = [], improvements: told = [], onProgress }: Filling,
): Promise<void> => {
  if ((await store.currentOrganisation()).version > 0) return;
  await firstRun(async (...content) => {
    for (const { unit, ...entry } of reported) await scorecards.addEntry(unit, entry);
    for (const { unit, ...improvement } of told) await improvements.putImprovement(unit, improvement);
    await seed({ store, bulk, decisions, now, onProgress }, ...content);
  });
};
