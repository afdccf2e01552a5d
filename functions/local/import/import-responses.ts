import { createWriteStream, rmSync, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { questionnaireByKey } from '#domain/questionnaire-catalogue.ts';
import type { Issue, SurveyResponse } from '#domain/response.ts';
import { checkResponse } from '#domain/response-check.ts';
import { localIsoOf } from '#domain/time.ts';
import { indexOrganisation } from '#domain/unit-tree.ts';
import { newThankYouCode } from '../../identifiers.ts';
import { BULK_BATCH, type BulkStore } from '../../store/bulk.ts';
import { consumeHours } from '../../store/fold.ts';
import { type HourKey, hourKeyOf } from '../../store/keys.ts';
import { inParallel } from '../../store/parallel.ts';
import type { Store } from '../../store/store.ts';
import { chunksOf } from '../chunks.ts';
import type { Journal } from '../journal.ts';
import { responseRows } from './response-rows.ts';

export type ResponseImportDeps = {
  readonly store: Store;
  readonly bulk: BulkStore;
  readonly journal: Journal;
  readonly now: () => number;
  /** Called with the lines read so far, then with the hours folded of all. */
  readonly onRead: (lines: number) => void;
  readonly onFold: (done: number, total: number) => void;
};

export type ResponseImportReport = {
  readonly recorded: number;
  /** Recorded by an earlier import, or repeated in the file; skipped. */
  readonly repeated: number;
  readonly rejected: number;
  /** Where rejected lines are, each with its reason; absent when there are none. */
  readonly rejectedFile?: string;
};

const CHUNK = BULK_BATCH * 16;
const PARALLEL_BATCHES = 8;
const FOLD_CHUNK = 200;

/**
 * Imports a file of responses of any age. It may be stopped at any moment and run again: what is there is
 * counted as repeated and skipped, and every hour the file touches is folded at the end, or at the next
 * start if there is no end.
 */
export const importResponses = async (
  deps: ResponseImportDeps,
  path: string,
): Promise<ResponseImportReport> => {
  const { store, bulk, journal, now } = deps;
  const index = indexOrganisation(await store.currentOrganisation());
  const context = { index, questionnaireByKey, now: now(), acceptedAgeDays: Number.POSITIVE_INFINITY };
  const rejects = rejectFile(`${path}.rejected.jsonl`);
  const hours = new Map<string, HourKey>();
  const receivedAt = localIsoOf(now());
  const totals = { recorded: 0, repeated: 0 };
  let lines = 0;

  const flush = async (chunk: ReadonlyMap<SurveyResponse, number>): Promise<void> => {
    const lineOf = new Map([...chunk].map(([{ id }, line]) => [id, line]));
    for (const response of chunk.keys()) {
      const key = hourKeyOf(response);
      const name = `${key.unit} ${key.day} ${key.hour}`;
      if (!hours.has(name)) journal.append(key);
      hours.set(name, key);
    }
    await inParallel(PARALLEL_BATCHES, chunksOf([...chunk.keys()], BULK_BATCH), async (batch) => {
      const outcome = await bulk.recordResponses(batch, () => ({ code: newThankYouCode(), receivedAt }));
      totals.recorded += outcome.recorded;
      totals.repeated += outcome.repeated;
      for (const id of outcome.conflicting) {
        rejects.add(lineOf.get(id) ?? 0, { id }, [
          { path: 'id', message: 'is taken by other content; the first stands' },
        ]);
      }
    });
    deps.onRead(lines);
  };

  let chunk = new Map<SurveyResponse, number>();
  for await (const { line, input, fault } of responseRows(path)) {
    lines += 1;
    const checked = fault
      ? { ok: false as const, issues: [{ path: '', message: fault }] }
      : checkResponse(input, context);
    if (!checked.ok) {
      rejects.add(line, input, checked.issues);
      continue;
    }
    chunk.set(checked.value, line);
    if (chunk.size === CHUNK) {
      await flush(chunk);
      chunk = new Map();
    }
  }
  await flush(chunk);

  const fold = { store, organisation: async () => index, now, random: Math.random, sleep };
  const parts = chunksOf([...hours.values()], FOLD_CHUNK);
  for (const [done, part] of parts.entries()) {
    await consumeHours(fold, part);
    deps.onFold(Math.min((done + 1) * FOLD_CHUNK, hours.size), hours.size);
  }
  journal.clear();
  const rejectedFile = await rejects.close();
  return { ...totals, rejected: rejects.count(), ...(rejectedFile ? { rejectedFile } : {}) };
};

/** A file that comes into being with its first line. */
const rejectFile = (path: string) => {
  rmSync(path, { force: true });
  let stream: WriteStream | undefined;
  let rejected = 0;
  return {
    add: (line: number, input: unknown, errors: readonly Issue[]): void => {
      rejected += 1;
      stream ??= createWriteStream(path);
      stream.write(`${JSON.stringify({ line, errors, input })}\n`);
    },
    count: () => rejected,
    close: async (): Promise<string | undefined> => {
      if (!stream) return undefined;
      stream.end();
      await finished(stream);
      return path;
    },
  };
};

const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
