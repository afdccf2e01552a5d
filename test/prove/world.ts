import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type Random, seededRandom } from '../../functions/local/demonstration/random.ts';
import { CALM, faultyClient, type Process, type Rates, startProcess } from './fault-layer.ts';
import type { System } from './system.ts';
import { startVirtualTime, type VirtualTime } from './virtual-time.ts';

export const TABLE = 'survey';
export const START = Date.parse('2026-09-28T00:00:00+07:00');
/** From then on nothing goes wrong any more, and what is under way comes to its end. */
export const CALM_FROM = Date.parse('2026-10-05T00:00:00+07:00');

/** What intake meets: its function is cut off after seconds, so no request of it can be under way for long. */
const INTAKE_RATES: Rates = {
  throttled: 0.02,
  lost: 0.02,
  twice: 0.02,
  killed: 0.004,
  longestStallMs: 60_000,
  storm: 1,
};

/** What the fold meets: a function that was thought dead may go on after hours. */
const FOLD_RATES: Rates = {
  throttled: 0.0006,
  lost: 0.0006,
  twice: 0.003,
  killed: 0.0006,
  longestStallMs: 8 * 3_600_000,
  storm: 1,
};

/** What all parts of a run share. */
export type World = {
  readonly system: System;
  readonly time: VirtualTime;
  /** The engine itself, on which nothing goes wrong. */
  readonly engine: Pick<DynamoDBDocumentClient, 'send'>;
  /** A source of chance of its own for each part, so that what one draws leaves the others as they were. */
  readonly random: (part: string) => Random;
  readonly startIntake: () => Started;
  readonly startFold: () => Started;
  /** Whatever must not happen. */
  readonly wrong: (what: string) => void;
  readonly wrongs: readonly string[];
  /** A number made of all calls of the engine in their order: equal for equal runs. */
  readonly trace: () => number;
  readonly calls: () => number;
};

/** A process with a client of its own. */
export type Started = { readonly process: Process; readonly client: DynamoDBDocumentClient };

type Command = {
  readonly constructor: { readonly name: string };
  readonly input: Readonly<Record<string, unknown>>;
};

const keyTextOf = ({ input }: Command): string => {
  const { Item, Key, ExpressionAttributeValues } = input as Record<
    string,
    Record<string, unknown> | undefined
  >;
  const { pk, sk } = Item ?? Key ?? { pk: ExpressionAttributeValues?.[':pk'], sk: '' };
  return `${pk}/${sk}`;
};

const mixed = (hash: number, text: string): number => {
  let mix = hash;
  for (let at = 0; at < text.length; at++) mix = Math.imul(mix ^ text.charCodeAt(at), 0x01000193);
  return mix >>> 0;
};

export const openWorld = (
  seed: number,
  storm: number,
  system: System,
  engine: Pick<DynamoDBDocumentClient, 'send'>,
): World => {
  const time = startVirtualTime(START);
  const wrongs: string[] = [];
  let trace = 0x811c9dc5;
  let calls = 0;
  const watched = {
    send: (command: Command) => {
      calls += 1;
      trace = mixed(trace, `${time.now()} ${command.constructor.name} ${keyTextOf(command)}`);
      return engine.send(command as never);
    },
  } as unknown as DynamoDBDocumentClient;
  const random = (part: string): Random => seededRandom(seed, mixed(0x811c9dc5, part));
  const ways = random('ways');
  const start = (rates: Rates): Started => {
    const process = startProcess();
    const stormy = { ...rates, storm };
    const now = () => (time.now() >= CALM_FROM ? CALM : stormy);
    return { process, client: faultyClient(watched, process, time, ways, now) };
  };
  return {
    system,
    time,
    engine,
    random,
    startIntake: () => start(INTAKE_RATES),
    startFold: () => start(FOLD_RATES),
    wrong: (what) => wrongs.push(what),
    wrongs,
    trace: () => trace,
    calls: () => calls,
  };
};
