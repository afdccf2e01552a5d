import type { FoldDeps } from '../../store/fold.ts';
import { inParallel } from '../../store/parallel.ts';
import { kindOfItem, type RawItems } from '../../store/raw-items.ts';
import { rebuild } from '../../store/rebuild.ts';
import { itemOfLine, type TypedItem } from '../../store/typed-json.ts';
import { BackupError, type BackupLine, backupFiles, backupLines } from './backup-file.ts';

export type RestoreDeps = {
  readonly items: RawItems;
  readonly fold: FoldDeps;
  /** Called often with what is done of what. */
  readonly onCheck: (lines: number) => void;
  readonly onPut: (done: number, total: number) => void;
  readonly onFold: (month: string, done: number, total: number) => void;
};

export type RestoreReport = {
  readonly files: number;
  readonly responses: number;
  /** Dossiers, and reports of issued receipts. */
  readonly asked: number;
  readonly configuration: number;
  /** Everything else, such as kiosks, keys and the audit log, and what a later release knows; put back as it is. */
  readonly others: number;
  /** Tallies and sheets, which are not put back but made anew. */
  readonly folded: number;
  readonly restored: number;
  /** There before, from an import that was stopped. */
  readonly present: number;
  /** There before and changed since; left as they stand. */
  readonly changed: number;
  readonly months: readonly string[];
  readonly hours: number;
};

const CHUNK = 512;
const PARALLEL_PUTS = 32;
const MOST_FAULTS = 20;

/*
 *  check every line ──▶ configuration ──▶ responses, other facts ──▶ fold month by month
 *
 * Nothing is written before the last line was checked. The organisation comes first: a table that has one is never
 * filled with the demonstration. Every put has the condition that its key is free, so a second run skips what
 * the first has done, and brings nothing back that was voided or erased in between.
 */

/**
 * Puts the facts and the configuration of a backup into an empty table, and makes every tally and sheet from them.
 * It may be stopped at any moment, and run again with `resume`.
 */
export const restoreTable = async (
  deps: RestoreDeps,
  path: string,
  { resume }: { readonly resume: boolean },
): Promise<RestoreReport> => {
  const files = backupFiles(path);
  const { counts, unitsOfMonth, configuration } = await checked(files, deps.onCheck);
  if (!resume && !(await deps.items.isEmpty())) {
    throw new BackupError(
      'The table has items. Import into an empty one; or, if an import of this backup was stopped, add --resume. Nothing was changed.',
    );
  }
  const outcomes = { restored: 0, present: 0, changed: 0 };
  const total = counts.configuration + counts.responses + counts.asked + counts.others;
  const put = async (wants: (line: BackupLine) => boolean): Promise<void> => {
    let chunk: TypedItem[] = [];
    const flush = async (): Promise<void> => {
      await inParallel(PARALLEL_PUTS, chunk, async (item) => {
        outcomes[await deps.items.putBack(item)] += 1;
      });
      chunk = [];
      deps.onPut(outcomes.restored + outcomes.present + outcomes.changed, total);
    };
    for await (const line of backupLines(files)) {
      if (!wants(line)) continue;
      const item = itemOfLine(line.text);
      if (kindOfItem(item).kind !== 'folded') chunk.push(item);
      if (chunk.length >= CHUNK) await flush();
    }
    await flush();
  };
  await put((line) => configuration.has(placeOf(line)));
  await put((line) => !configuration.has(placeOf(line)));

  const months = [...unitsOfMonth.keys()].toSorted();
  let hours = 0;
  for (const month of months) {
    const report = await rebuild(
      deps.fold,
      { from: month, to: month, others: unitsOfMonth.get(month) ?? [] },
      { dryRun: false, onProgress: (done, units) => deps.onFold(month, done, units) },
    );
    hours += report.hours;
  }
  return { files: files.length, ...counts, ...outcomes, months, hours };
};

const placeOf = ({ file, line }: BackupLine): string => `${file}, line ${line}`;

/** Counts a backup's items by kind, notes where configuration stands and the units of each month; throws where a line is wrong. */
const checked = async (files: readonly string[], onCheck: (lines: number) => void) => {
  const counts = { responses: 0, asked: 0, configuration: 0, others: 0, folded: 0 };
  const unitsOfMonth = new Map<string, Set<string>>();
  const configuration = new Set<string>();
  const faults: string[] = [];
  let lines = 0;
  for await (const line of backupLines(files)) {
    lines += 1;
    onCheck(lines);
    try {
      const found = kindOfItem(itemOfLine(line.text));
      if (found.kind === 'response' || found.kind === 'asked') {
        if (found.kind === 'response') counts.responses += 1;
        else counts.asked += 1;
        const month = found.hour.day.slice(0, 7);
        unitsOfMonth.set(month, (unitsOfMonth.get(month) ?? new Set()).add(found.hour.unit));
      } else if (found.kind === 'folded') counts.folded += 1;
      else if (found.kind === 'configuration') {
        counts.configuration += 1;
        configuration.add(placeOf(line));
      } else counts.others += 1;
    } catch (error) {
      faults.push(`${placeOf(line)}: ${(error as Error).message}`);
      if (faults.length >= MOST_FAULTS) break;
    }
  }
  if (faults.length > 0) throw new BackupError(`${faults.join('\n')}\nNothing was changed.`);
  if (lines === counts.folded)
    throw new BackupError('The backup has no facts to restore. Nothing was changed.');
  return { counts, unitsOfMonth, configuration };
};
