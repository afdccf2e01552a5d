import { createWriteStream, rmSync, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { BUILT_IN, type Catalogue } from '#domain/questionnaire-catalogue.ts';
import { type Issue, type SurveyResponse, sameContent } from '#domain/response.ts';
import { checkResponse } from '#domain/response-check.ts';
import { localIsoOf } from '#domain/time.ts';
import { CsvFileError } from '../../api/csv-table.ts';
import { newReceipt } from '../../identifiers.ts';
import { BULK_BATCH, type BulkStore } from '../../store/bulk.ts';
import { consumeHours } from '../../store/fold.ts';
import { type HourKey, hourKeyOf, responseKey } from '../../store/keys.ts';
import { latestOrganisation } from '../../store/organisation-cache.ts';
import { inParallel } from '../../store/parallel.ts';
import type { Store } from '../../store/store.ts';
import { chunksOf } from '../chunks.ts';
import type { Journal } from '../journal.ts';
import { responseRows } from './response-rows.ts';

export type ResponseImportDeps = {
  readonly store: Store;
  readonly bulk: BulkStore;
  /** The city's own questionnaires; those of the product alone, where it is left out. */
  readonly catalogue?: () => Promise<Catalogue>;
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

/** Responses of one chunk by their keys, with the line each stands on. */
type Chunk = Map<string, { readonly response: SurveyResponse; readonly line: number }>;

const TAKEN: Issue = { path: 'id', message: 'is taken by other content; the first stands' };

/**
 * Imports a file of responses of any age. It may be stopped at any moment and run again: what is there is
 * counted as repeated and skipped, and every hour that was touched, by a former import that did not end too, is
 * folded at the end, or at the next start if there is no end. A file that cannot be read further throws after that.
 */
export const importResponses = async (
  deps: ResponseImportDeps,
  path: string,
): Promise<ResponseImportReport> => {
  const { store, journal, now } = deps;
  const organisation = latestOrganisation(store);
  const acceptedAgeDays = Number.POSITIVE_INFINITY;
  const catalogue = (await deps.catalogue?.()) ?? BUILT_IN;
  const context = {
    index: await organisation(),
    questionnaireByKey: catalogue.takenAt(now(), acceptedAgeDays),
    now: now(),
    acceptedAgeDays,
  };
  const rejects = rejectFile(`${path}.rejected.jsonl`);
  const hours = new Map(journal.read().map((key) => [nameOf(key), key]));
  const totals = { recorded: 0, repeated: 0 };

  const flush = async (chunk: Chunk): Promise<void> => {
    for (const { response } of chunk.values()) {
      const key = hourKeyOf(response);
      if (!hours.has(nameOf(key))) journal.append(key);
      hours.set(nameOf(key), key);
    }
    const receivedAt = localIsoOf(now());
    const responses = [...chunk.values()].map(({ response }) => response);
    await inParallel(PARALLEL_BATCHES, chunksOf(responses, BULK_BATCH), async (batch) => {
      const outcome = await deps.bulk.recordResponses(batch, (response) => newReceipt(response, receivedAt));
      totals.recorded += outcome.recorded;
      totals.repeated += outcome.repeated;
      for (const response of outcome.conflicting) {
        rejects.add(chunk.get(keyOf(response))?.line ?? 0, response, [TAKEN]);
      }
    });
  };

  let torn: CsvFileError | undefined;
  let lines = 0;
  let chunk: Chunk = new Map();
  try {
    for await (const { line, input, fault } of responseRows(path)) {
      lines += 1;
      const checked = fault
        ? { ok: false as const, issues: [{ path: '', message: fault }] }
        : checkResponse(input, context);
      const known = checked.ok && chunk.get(keyOf(checked.value));
      if (!checked.ok) rejects.add(line, input, checked.issues);
      else if (!known) chunk.set(keyOf(checked.value), { response: checked.value, line });
      else if (sameContent(known.response, checked.value)) totals.repeated += 1;
      else rejects.add(line, input, [TAKEN]);
      if (chunk.size < CHUNK) continue;
      await flush(chunk);
      chunk = new Map();
      deps.onRead(lines);
    }
  } catch (error) {
    if (!(error instanceof CsvFileError)) throw error;
    torn = error;
  }
  await flush(chunk);

  const fold = { store, organisation, now, random: Math.random, sleep };
  for (const [done, part] of chunksOf([...hours.values()], FOLD_CHUNK).entries()) {
    await consumeHours(fold, part);
    deps.onFold(Math.min((done + 1) * FOLD_CHUNK, hours.size), hours.size);
  }
  journal.clear();
  const rejectedFile = await rejects.close();
  if (torn) throw torn;
  return { ...totals, rejected: rejects.count(), ...(rejectedFile ? { rejectedFile } : {}) };
};

const nameOf = ({ unit, day, hour }: HourKey): string => `${unit} ${day} ${hour}`;

const keyOf = (response: SurveyResponse): string => {
  const { pk, sk } = responseKey(response);
  return `${pk}/${sk}`;
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
