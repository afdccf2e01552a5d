import { hourOfItemKey } from '../../functions/store/keys.ts';
import type { Change } from './model-engine.ts';
import { TABLE, type World } from './world.ts';

const SHARDS = 2;
/** Two event source mappings read the whole stream, each at its own pace. */
const CONSUMERS = 2;
const LARGEST_BATCH = 60;
const INVOCATION_MS = 120_000;
const MOST_ATTEMPTS = 400;

/** A fold's process of its own over its own client. */
const invoke = async (world: World, batch: readonly Change[]) => {
  const { system, time } = world;
  const { process, client } = world.startFold();
  const random = world.random(`fold ${world.calls()}`);
  const store = system.store.createStore(client, TABLE);
  const deps = {
    store,
    organisation: system.organisation.latestOrganisation(store),
    now: time.now,
    random: random.unit,
    sleep: time.sleep,
  };
  const ended = system.fold
    .consumeHours(
      deps,
      batch.flatMap((change) => hourOfItemKey(change) ?? []),
    )
    .then(
      () => 'folded' as const,
      () => 'failed' as const,
    );
  return { process, ended };
};

/**
 * The stream of changes and those who read it: in shards, delivered at least once, in batches that are cut anew at every
 * try, shuffled, with older records among them; to functions that are cut off, killed, or thought dead and go on.
 */
export const openStream = (world: World): { readonly take: (change: Change) => void } => {
  const { time } = world;
  const shards: Change[][] = Array.from({ length: SHARDS }, () => []);
  const sleeping = new Map<string, () => void>();
  const random = world.random('stream');

  const read = async (name: string, log: readonly Change[]): Promise<void> => {
    let checkpoint = 0;
    for (let attempt = 0; ; ) {
      if (checkpoint === log.length) {
        await new Promise<void>((resolve) => sleeping.set(name, resolve));
        continue;
      }
      await time.sleep(random.unit() * (random.unit() < 0.8 ? 5000 : 300_000));
      const size = Math.max(1, Math.floor((random.unit() * LARGEST_BATCH) / 2 ** Math.min(attempt, 5)));
      const fresh = log.slice(checkpoint, checkpoint + size);
      const old = Array.from(
        { length: random.unit() < 0.2 ? 3 : 0 },
        () => log[Math.floor(random.unit() * checkpoint)],
      );
      const batch = [...fresh, ...old.flatMap((change) => change ?? [])].sort(() => random.unit() - 0.5);
      const { process, ended } = await invoke(world, batch);
      const outcome = await Promise.race([ended, time.sleep(INVOCATION_MS).then(() => 'cut off' as const)]);
      if (outcome === 'folded') {
        // A function that has answered is frozen, and often never thawed.
        if (random.unit() < 0.5) process.kill();
        checkpoint += fresh.length;
        attempt = 0;
        continue;
      }
      // Half of those that were cut off have only been thought dead.
      if (outcome === 'failed' || random.unit() < 0.5) process.kill();
      attempt += 1;
      if (attempt > MOST_ATTEMPTS) {
        world.wrong(`${name} cannot fold ${JSON.stringify(fresh[0])}`);
        return;
      }
    }
  };

  for (let consumer = 0; consumer < CONSUMERS; consumer++) {
    for (const [shard, log] of shards.entries()) void read(`consumer ${consumer} of shard ${shard}`, log);
  }

  return {
    take: (change) => {
      if (!change.pk.startsWith('RESPONSE#') || change.kind === 'REMOVE') return;
      const sum = [...change.pk].reduce((total, letter) => total + letter.charCodeAt(0), 0);
      shards[sum % SHARDS]?.push(change);
      for (const [name, wake] of sleeping) {
        sleeping.delete(name);
        wake();
      }
    },
  };
};
