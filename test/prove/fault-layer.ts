import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Random } from '../../functions/local/demonstration/random.ts';
import type { VirtualTime } from './virtual-time.ts';

/** Something that runs until it is killed; what it waits for then never comes. */
export type Process = { readonly isAlive: () => boolean; readonly kill: () => void };

export const startProcess = (): Process => {
  let alive = true;
  return {
    isAlive: () => alive,
    kill: () => {
      alive = false;
    },
  };
};

/** How often, in [0, 1], each thing goes wrong at one await that leaves the process. */
export type Rates = {
  /** Refused before anything was done. */
  readonly throttled: number;
  /** Done, but the answer is lost. */
  readonly lost: number;
  /** Done, the answer lost, and sent again by the client itself, as the SDK does. */
  readonly twice: number;
  /** The process dies, with the request on its way or not yet. */
  readonly killed: number;
  /** How long a request or its answer may be on its way, at the longest. */
  readonly longestStallMs: number;
  /** How often it is long, in (0, 1]. */
  readonly storm: number;
};

export const CALM: Rates = { throttled: 0, lost: 0, twice: 0, killed: 0, longestStallMs: 5, storm: 1 };

const NEVER = new Promise<never>(() => {});

/** With the notes that the SDK makes at the error of a call that it has sent. */
const engineError = (name: string): Error =>
  Object.assign(new Error(`by the fault layer: ${name}`), { name, $metadata: {} });

/** Mostly milliseconds, sometimes anything up to the longest: what finds races is one long stall among quick calls. */
export const stallOf = (random: Random, longestMs: number, storm = 1): number => {
  const kind = random.unit();
  const scale =
    kind < 1 - 0.15 * storm
      ? 20
      : kind < 1 - 0.03 * storm
        ? 2000
        : kind < 1 - 0.015 * storm
          ? 120_000
          : longestMs;
  return random.unit() * Math.min(scale, longestMs);
};

/**
 * A client of one process over an engine, with everything in between going wrong at the given rates. A request that has
 * left is carried out even if its process dies meanwhile.
 */
export const faultyClient = (
  engine: Pick<DynamoDBDocumentClient, 'send'>,
  process: Process,
  time: VirtualTime,
  random: Random,
  rates: () => Rates,
): DynamoDBDocumentClient => {
  const act = (command: unknown): Promise<unknown> =>
    time.hold(engine.send(command as never) as Promise<unknown>);
  const ifAlive = (): Promise<never> | undefined => (process.isAlive() ? undefined : NEVER);

  const send = async (command: unknown): Promise<unknown> => {
    const { throttled, lost, twice, killed, longestStallMs, storm } = rates();
    if (!process.isAlive()) return NEVER;
    if (random.unit() < killed) {
      process.kill();
      if (random.unit() < 0.5) return NEVER;
    }
    await time.sleep(stallOf(random, longestStallMs, storm));
    const fate = random.unit();
    if (fate < throttled) return ifAlive() ?? Promise.reject(engineError('ThrottlingException'));
    const answer = act(command);
    if (fate < throttled + twice) {
      await answer.catch(() => {});
      await time.sleep(stallOf(random, longestStallMs, storm));
      return carried(act(command));
    }
    if (fate < throttled + twice + lost) {
      await answer.catch(() => {});
      return ifAlive() ?? Promise.reject(engineError('TimeoutError'));
    }
    return carried(answer);
  };

  /** The answer on its way back. */
  const carried = async (answer: Promise<unknown>): Promise<unknown> => {
    const kept = await answer.then(
      (value) => () => value,
      (error: unknown) => () => {
        throw error;
      },
    );
    const { longestStallMs, storm } = rates();
    await time.sleep(stallOf(random, longestStallMs, storm));
    return ifAlive() ?? kept();
  };

  return { send } as unknown as DynamoDBDocumentClient;
};
