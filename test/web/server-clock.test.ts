import { describe, expect, it } from 'vitest';
import { createServerClock } from '../../web/shared/server-clock.ts';

const NOW = Date.parse('2026-11-23T02:41:07Z');
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A device in a world whose time is true: its wall clock is off, and its page's stands still while it sleeps. */
const deviceThat = ({ wallErrorMs = 0 } = {}) => {
  const world = { trueMs: NOW, wallErrorMs, runMs: 0 };
  const clock = createServerClock({
    wallMs: () => world.trueMs + world.wallErrorMs,
    runMs: () => world.runMs,
    run: 'this',
  });
  return {
    clock,
    world,
    pass: (ms: number): void => {
      world.trueMs += ms;
      world.runMs += ms;
    },
    sleep: (ms: number): void => {
      world.trueMs += ms;
    },
    ask: (): void => clock.learn(world.trueMs),
  };
};

describe('the clock of the server, on a device', () => {
  it('is the device’s own as long as nobody has said better', () => {
    const { clock } = deviceThat({ wallErrorMs: DAY_MS });

    expect(clock.isKnown()).toBe(false);
    expect(clock.now()).toBe(NOW + DAY_MS);
  });

  it.each([-3_000 * DAY_MS, -DAY_MS, 0, DAY_MS])(
    'puts right what was given before it was known: off by %i',
    (wallErrorMs) => {
      const { clock, pass, ask } = deviceThat({ wallErrorMs });
      const given = clock.moment();
      pass(HOUR_MS);

      ask();

      expect(clock.timeOf(given)).toBe(NOW);
      expect(clock.now()).toBe(NOW + HOUR_MS);
      expect(clock.skewSeconds()).toBe(wallErrorMs / 1000);
    },
  );

  it('does not follow a clock that is set while the page runs', () => {
    const { clock, world, pass, ask } = deviceThat({ wallErrorMs: DAY_MS });
    const given = clock.moment();
    pass(HOUR_MS);
    world.wallErrorMs = 0;

    ask();

    expect(clock.timeOf(given)).toBe(NOW);
  });

  it('does not take a night’s sleep for a moment, once it has been asked before', () => {
    const { clock, pass, sleep, ask } = deviceThat({ wallErrorMs: DAY_MS });
    ask();
    pass(60_000);
    const given = clock.moment();
    sleep(10 * HOUR_MS);

    ask();

    expect(clock.timeOf(given)).toBe(NOW + 60_000);
    expect(clock.now()).toBe(NOW + 60_000 + 10 * HOUR_MS);
  });

  it.each([-DAY_MS, DAY_MS])('does not follow a clock that is set by %i after it was asked twice', (byMs) => {
    const { clock, world, pass, ask } = deviceThat();
    ask();
    pass(HOUR_MS);
    ask();
    world.wallErrorMs = byMs;
    pass(60_000);
    const given = clock.moment();
    const known = clock.isKnown();

    ask();

    // Ahead, it might as well have slept: the server must say so before anything is sent.
    expect(known).toBe(byMs < 0);
    expect(clock.timeOf(given)).toBe(NOW + HOUR_MS + 60_000);
    expect(clock.now()).toBe(NOW + HOUR_MS + 60_000);
    expect(clock.isKnown()).toBe(true);
  });

  it('tells before from after a sleep, whatever the wall clock was set to later', () => {
    const { clock, world, pass, sleep, ask } = deviceThat({ wallErrorMs: DAY_MS });
    ask();
    const before = clock.moment();
    sleep(10 * HOUR_MS);
    const after = clock.moment();
    pass(1_000);
    world.wallErrorMs = 0;
    ask();

    expect(clock.timeOf(before)).toBe(NOW);
    expect(clock.timeOf(after)).toBe(NOW + 10 * HOUR_MS);
  });

  it('takes what a former run knew, though the clock was put right in between', () => {
    const former = deviceThat({ wallErrorMs: DAY_MS });
    former.ask();
    const given = { ...former.clock.moment(), run: 'former' };
    const { clock, pass, ask } = deviceThat();
    pass(HOUR_MS);
    ask();

    expect(clock.timeOf(given)).toBe(NOW);
  });

  it('corrects a former run by what the clock is wrong by now, and never into the future', () => {
    const { clock, ask } = deviceThat({ wallErrorMs: DAY_MS });
    ask();

    const before = { wallMs: NOW + DAY_MS - HOUR_MS, runMs: 5, run: 'former' };
    const anew = { wallMs: NOW + 400 * DAY_MS, runMs: 5, run: 'former' };

    expect(clock.timeOf(before)).toBe(NOW - HOUR_MS);
    expect(clock.timeOf(anew)).toBe(NOW);
  });
});
