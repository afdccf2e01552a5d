import { indexOrganisation } from '#domain/unit-tree.ts';
import { AFTER_REFORM, BEFORE_REFORM } from './organisations.ts';
import { TABLE, type World } from './world.ts';

const HOUR_MS = 3_600_000;
const BY_DAY = ['2026-09-30', '2026-10-01', '2026-10-02'];
const NIGHTS = ['2026-09-30', '2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04'];
const SWEEP_AT = Date.parse('2026-10-01T12:30:00+07:00');
const REFORM_FROM = Date.parse('2026-10-01T08:20:00+07:00');
const REFORM_TO = Date.parse('2026-10-03T20:00:00+07:00');

/** Does the work in one process after another, until one comes to its end. */
const untilDone = async (
  world: World,
  part: string,
  work: (started: ReturnType<World['startFold']>, random: () => number) => Promise<unknown>,
): Promise<void> => {
  const random = world.random(part);
  for (;;) {
    const started = world.startFold();
    const ended = work(started, random.unit).then(
      () => true,
      () => false,
    );
    const done = await Promise.race([ended, world.time.sleep(HOUR_MS).then(() => false)]);
    if (done) return;
    if (random.unit() < 0.5) started.process.kill();
    await world.time.sleep(random.unit() * 60_000);
  }
};

/** The ledger is sealed each night, on some nights by two at once, and sometimes while ratings come in. */
export const startSealing = (world: World): void => {
  const random = world.random('nights');
  for (const night of NIGHTS) {
    const times = random.unit() < 0.5 ? 2 : 1;
    for (let copy = 0; copy < times; copy++) {
      sealAt(world, Date.parse(`${night}T00:20:00+07:00`) + random.unit() * 120_000);
    }
  }
  for (const day of BY_DAY) {
    for (let copy = 0; copy < 4; copy++) {
      sealAt(world, Date.parse(`${day}T08:00:00+07:00`) + random.unit() * 3 * HOUR_MS);
    }
  }
};

const sealAt = (world: World, at: number): void => {
  const { system, time } = world;
  time.at(at, () =>
    untilDone(world, `sealing at ${at}`, ({ client }) => {
      const store = system.store.createStore(client, TABLE);
      const ledger = system.ledger.createLedger(client, TABLE);
      const organisation = system.organisation.latestOrganisation(store);
      return system.seal.seal({ store, ledger, organisation, now: time.now });
    }),
  );
};

/** A recount of the last days, while ratings come in. */
export const startSweep = (world: World): void => {
  const { system, time } = world;
  time.at(SWEEP_AT, () =>
    untilDone(world, 'sweep', ({ client }, random) => {
      const store = system.store.createStore(client, TABLE);
      const organisation = system.organisation.latestOrganisation(store);
      const deps = { store, organisation, now: time.now, random, sleep: time.sleep };
      return system.rebuild.rebuild(deps, { from: '2026-09-29', to: '2026-10-01' }, { dryRun: false });
    }),
  );
};

/** The organisation changes after the month in which it does has begun; then what has moved is folded at its new place. */
export const startReform = (world: World): void => {
  const { system, time } = world;
  const at = REFORM_FROM + world.random('reform time').unit() * (REFORM_TO - REFORM_FROM);
  time.at(at, () =>
    untilDone(world, 'reform', async ({ client }, random) => {
      const store = system.store.createStore(client, TABLE);
      if ((await store.currentOrganisation()).version === BEFORE_REFORM.version) {
        await store.publishOrganisation(AFTER_REFORM, '2026-10-01');
      }
      const organisation = system.organisation.latestOrganisation(store);
      const deps = { store, organisation, now: time.now, random, sleep: time.sleep };
      await system.refold.refoldMoved(
        deps,
        indexOrganisation(BEFORE_REFORM),
        indexOrganisation(AFTER_REFORM),
      );
    }),
  );
};
