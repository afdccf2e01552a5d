import type { DossierContext } from '#domain/dossier-check.ts';
import { localIsoOf } from '#domain/time.ts';
import type { Asked, DossierOutcome } from '../../store/asked.ts';
import { DOSSIERS, type HourKey } from '../../store/keys.ts';
import { inParallel } from '../../store/parallel.ts';
import { chunksOf } from '../chunks.ts';
import type { Journal } from '../journal.ts';
import { dossiersOfList, type ListedDossier } from './dossier-list.ts';

export type DossierImportDeps = {
  readonly asked: Pick<Asked, 'recordDossier' | 'receivedBefore'>;
  readonly context: DossierContext;
  /** Where this machine folds, and not the stream of a table in AWS. */
  readonly folding?: {
    readonly journal: Journal;
    readonly consume: (days: readonly HourKey[]) => Promise<void>;
  };
  readonly onProgress: (done: number, total: number) => void;
};

export type DossierImportReport =
  | ({ readonly ok: true; readonly read: number } & Readonly<Record<DossierOutcome, number>>)
  | { readonly ok: false; readonly faults: readonly string[] };

const PARALLEL_PUTS = 16;
const CHUNK = 400;
const FOLD_CHUNK = 100;

/**
 * Imports a CSV list of dossiers. Nothing is written before the last line was checked. It may be stopped at any moment and run
 * again: each report is put once, and the days that were touched are folded at the end, or by the next run or start.
 */
export const importDossiers = async (
  { asked, context, folding, onProgress }: DossierImportDeps,
  path: string,
): Promise<DossierImportReport> => {
  const list = await dossiersOfList(path, context);
  if (!list.ok) return list;
  const recordedAt = localIsoOf(context.now);
  const faults = await receivedOtherwise(asked, list.dossiers, recordedAt);
  if (faults.length > 0) return { ok: false, faults };
  const totals = { recorded: 0, replaced: 0, repeated: 0, superseded: 0 };
  const days = new Map((folding?.journal.read() ?? []).map((key) => [nameOf(key), key]));
  let done = 0;
  for (const chunk of chunksOf(list.dossiers, CHUNK)) {
    for (const {
      dossier: { unit, received },
    } of chunk) {
      const key = { unit, day: received.slice(0, 10), hour: DOSSIERS };
      folding?.journal.append(key);
      days.set(nameOf(key), key);
    }
    await inParallel(PARALLEL_PUTS, chunk, async ({ dossier }) => {
      totals[await asked.recordDossier(dossier, recordedAt)] += 1;
    });
    done += chunk.length;
    onProgress(done, list.dossiers.length);
  }
  if (folding) {
    for (const part of chunksOf([...days.values()], FOLD_CHUNK)) await folding.consume(part);
    folding.journal.clear();
  }
  return { ok: true, read: list.dossiers.length, ...totals };
};

const receivedOtherwise = async (
  { receivedBefore }: Pick<Asked, 'receivedBefore'>,
  dossiers: readonly ListedDossier[],
  recordedAt: string,
): Promise<readonly string[]> => {
  const faults: { line: number; day: string }[] = [];
  await inParallel(PARALLEL_PUTS, dossiers, async ({ dossier, line }) => {
    const day = await receivedBefore(dossier, recordedAt);
    if (day !== undefined) faults.push({ line, day });
  });
  return faults
    .sort((a, b) => a.line - b.line)
    .map(
      ({ line, day }) =>
        `line ${line}, column "received": the dossier is recorded already as received on ${day}`,
    );
};

const nameOf = ({ unit, day, hour }: HourKey): string => `${unit} ${day} ${hour}`;
