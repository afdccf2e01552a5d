import { type Decision, stateAfter } from '#domain/decision.ts';
import type { Dossier, IssuedReport } from '#domain/dossier.ts';
import type { SurveyResponse } from '#domain/response.ts';
import { localHourOf, localIsoOf } from '#domain/time.ts';
import type { Organisation } from '#domain/unit.ts';
import { indexOrganisation } from '#domain/unit-tree.ts';
import { newReceipt } from '../identifiers.ts';
import { askedTalliesOf, BULK_BATCH, type BulkStore, hourTalliesOf } from '../store/bulk.ts';
import type { Decisions } from '../store/decisions.ts';
import { climb } from '../store/fold.ts';
import { hourKeyOf, monthOf, responseKey } from '../store/keys.ts';
import { inParallel } from '../store/parallel.ts';
import type { Store } from '../store/store.ts';
import { chunksOf } from './chunks.ts';

export type SeedDeps = {
  readonly store: Store;
  readonly bulk: BulkStore;
  readonly decisions: Decisions;
  readonly now: () => number;
  /** Called often with what is done of what; both in items. */
  readonly onProgress: (done: number, total: number) => void;
};

type Asked = { readonly dossiers: readonly Dossier[]; readonly issued: readonly IssuedReport[] };

/** A response that does not count, and why. */
export type DecidedResponse = { readonly response: SurveyResponse; readonly decision: Decision };

const PARALLEL_BATCHES = 8;

/**
 * Fills an empty table with an organisation, its responses and its dossiers: facts and hour tallies in batches, then
 * each sheet folded once. The organisation comes last, so a table that has one is complete.
 */
export const seed = async (
  { store, bulk, decisions, now, onProgress }: SeedDeps,
  organisation: Organisation,
  counted: readonly SurveyResponse[],
  { dossiers, issued }: Asked = { dossiers: [], issued: [] },
  decided: readonly DecidedResponse[] = [],
): Promise<void> => {
  const responses = [...counted, ...decided.map(({ response }) => response)];
  const tallies = [
    ...hourTalliesOf(
      [
        ...counted.map((response) => ({ ...response, state: 'counted' as const })),
        ...decided.map(({ response, decision }) => ({
          ...response,
          state: stateAfter('counted', decision.decision) ?? 'counted',
          stateReason: decision.reason,
        })),
      ],
      hourKeyOf,
    ),
    ...askedTalliesOf(dossiers, issued),
  ];
  const total = responses.length + dossiers.length + issued.length + tallies.length;
  let done = 0;
  const advance = (count: number): void => {
    done += count;
    onProgress(done, total);
  };
  await inParallel(PARALLEL_BATCHES, chunksOf(responses, BULK_BATCH), async (part) => {
    await bulk.recordResponses(part, (response) => newReceipt(response, response.at));
    advance(part.length);
  });
  await inParallel(PARALLEL_BATCHES, decided, async ({ response, decision }) => {
    await decisions.decide(responseKey(response), decision);
  });
  const recordedAt = localIsoOf(now());
  await inParallel(PARALLEL_BATCHES, chunksOf(dossiers, BULK_BATCH), async (part) => {
    await bulk.putFirstDossiers(part, recordedAt);
    advance(part.length);
  });
  await inParallel(PARALLEL_BATCHES, chunksOf(issued, BULK_BATCH), async (part) => {
    await bulk.putFirstIssued(part, recordedAt);
    advance(part.length);
  });
  const foldedAt = new Date(now()).toISOString();
  await inParallel(PARALLEL_BATCHES, chunksOf(tallies, BULK_BATCH), async (part) => {
    await bulk.putFirstTallies(part, foldedAt);
    advance(part.length);
  });
  const index = indexOrganisation(organisation);
  const unitsOf = Map.groupBy(tallies, ({ key }) => monthOf(key));
  const fold = { store, organisation: async () => index, now, random: Math.random, sleep: async () => {} };
  for (const [month, part] of unitsOf) {
    await climb(
      fold,
      month,
      part.map(({ key }) => key.unit),
    );
  }
  await store.publishOrganisation(organisation, localHourOf(now()).day);
};
