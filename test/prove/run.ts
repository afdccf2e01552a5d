import { type DynamoDBDocumentClient, type PutCommand, paginateScan } from '@aws-sdk/lib-dynamodb';
import { seededRandom } from '../../functions/local/demonstration/random.ts';
import { startReform, startSealing, startSweep } from './background.ts';
import { checkAll, type RawItem } from './check.ts';
import { openFrontDoor } from './front-door.ts';
import { startKiosks } from './kiosks.ts';
import { type Change, openModelEngine } from './model-engine.ts';
import { startOfficers } from './officers.ts';
import { BEFORE_REFORM } from './organisations.ts';
import { openStream } from './stream.ts';
import type { System } from './system.ts';
import { openWorld, TABLE } from './world.ts';

export type RunOptions = {
  readonly seed: number;
  readonly responses: number;
  readonly system: System;
};

export type RunReport = {
  readonly seed: number;
  readonly sent: number;
  readonly stored: number;
  readonly decided: number;
  /** Calls of the engine. */
  readonly calls: number;
  /** Equal for two runs that did the same in the same order. */
  readonly trace: number;
  /** What is not as it must be; empty where the proof holds. */
  readonly wrongs: readonly string[];
};

/** A query's page, so small that counting an hour often takes several. */
const PAGE_BYTES = 16_384;

/**
 * Of many responses the batches are large, and with every call as likely to stall as in a small run hardly one would come
 * to its end.
 */
const stormOf = (responses: number): number => Math.min(1, Math.sqrt(400 / responses));

/** One run over the model of the engine: days of ratings, decisions and reforms in which everything goes wrong that can. */
export const runOnModel = ({ seed, responses, system }: RunOptions): Promise<RunReport> => {
  const engine = openModelEngine({ random: seededRandom(seed, 1).unit, pageBytes: PAGE_BYTES });
  const client = engine.client as DynamoDBDocumentClient;
  return run({ seed, responses, system }, client, engine.onChange, async () => engine.items());
};

/** The same over a real engine, on a table that is empty; what a stream would tell is told by the puts themselves. */
export const runOnTable = (
  options: RunOptions,
  client: DynamoDBDocumentClient,
  tableName: string,
): Promise<RunReport> => {
  const listeners: ((change: Change) => void)[] = [];
  const named = {
    send: async (command: PutCommand) => {
      command.input.TableName = tableName;
      const answer = await client.send(command);
      const { pk, sk } = command.input.Item ?? {};
      if (pk && sk) for (const told of listeners) told({ pk, sk, kind: 'MODIFY' });
      return answer;
    },
  } as unknown as DynamoDBDocumentClient;
  return run(
    options,
    named,
    (told) => listeners.push(told),
    async () => itemsOf(client, tableName),
  );
};

const itemsOf = async (client: DynamoDBDocumentClient, tableName: string): Promise<RawItem[]> => {
  const items: RawItem[] = [];
  for await (const page of paginateScan({ client }, { TableName: tableName, ConsistentRead: true })) {
    items.push(...((page.Items ?? []) as RawItem[]));
  }
  return items;
};

const run = async (
  { seed, responses, system }: RunOptions,
  client: DynamoDBDocumentClient,
  onChange: (told: (change: Change) => void) => void,
  itemsIn: () => Promise<readonly RawItem[]>,
): Promise<RunReport> => {
  const world = openWorld(seed, stormOf(responses), system, client);
  const stream = openStream(world);
  onChange(stream.take);
  const store = system.store.createStore(client, TABLE);
  await store.publishOrganisation(BEFORE_REFORM, '2026-09-01');

  const door = openFrontDoor(world);
  const sent = startKiosks(world, door, responses);
  const decided = startOfficers(world, door, sent);
  startSealing(world);
  startReform(world);
  // A recount repairs what the fold has left wrong, so half of the runs do without one.
  if (seed % 2 === 0) startSweep(world);
  await world.time.run();

  const items = await itemsIn();
  await checkAll(world, client, items, sent, decided);
  return {
    seed,
    sent: sent.length,
    stored: items.filter(({ pk }) => pk.startsWith('RESPONSE#')).length,
    decided: decided.length,
    calls: world.calls(),
    trace: world.trace(),
    wrongs: world.wrongs,
  };
};
