import { describe, expect, it } from 'vitest';
import { createIdleWatch, WARNING_MS } from '../../web/manage/sign-in/idle-watch.ts';
import { fakeClock } from '../support/fake-clock.ts';

const MINUTE = 60_000;
const IDLE_MS = 20 * MINUTE;

/** Tabs of one browser, which share a clock and the last touch. */
const openTabs = () => {
  const steady = fakeClock(Date.parse('2026-11-23T09:00:00+07:00'));
  let offset = 0;
  const clock = { ...steady, now: () => steady.now() + offset };
  let touch: number | undefined = clock.now();
  const open = () => {
    let outs = 0;
    const watch = createIdleWatch({
      clock,
      idleMs: IDLE_MS,
      lastTouch: () => touch,
      keepTouch: (atMs) => {
        touch = atMs;
      },
      onIdle: () => {
        outs += 1;
      },
    });
    watch.start();
    return { ...watch, outs: () => outs };
  };
  return {
    pass: steady.pass,
    /** The clock shows another time, as after a sleep, and no timer has run. */
    jump: (ms: number) => {
      offset += ms;
    },
    open,
    forget: () => {
      touch = undefined;
    },
  };
};

describe('the watch for whether anybody is there', () => {
  it('warns two minutes before, counts the seconds, and then signs out, once', async () => {
    const { pass, open } = openTabs();
    const tab = open();

    await pass(IDLE_MS - WARNING_MS - 1);
    expect(tab.secondsLeft.value).toBeUndefined();
    await pass(1);
    expect(tab.secondsLeft.value).toBe(120);
    await pass(30_000);
    expect(tab.secondsLeft.value).toBe(90);
    expect(tab.outs()).toBe(0);
    await pass(90_000);
    expect(tab.outs()).toBe(1);
    await pass(IDLE_MS);
    expect(tab.outs()).toBe(1);
  });

  it('begins again at a touch', async () => {
    const { pass, open } = openTabs();
    const tab = open();
    await pass(IDLE_MS - 1000);

    tab.touched();

    expect(tab.secondsLeft.value).toBeUndefined();
    await pass(IDLE_MS - 1);
    expect(tab.outs()).toBe(0);
    await pass(1);
    expect(tab.outs()).toBe(1);
  });

  it('is answered by a touch in another tab', async () => {
    const { pass, open } = openTabs();
    const [here, there] = [open(), open()];
    await pass(IDLE_MS - 1000);
    expect(here.secondsLeft.value).toBe(1);

    there.touched();
    here.look();

    expect(here.secondsLeft.value).toBeUndefined();
    await pass(1000);
    expect([here.outs(), there.outs()]).toEqual([0, 0]);
  });

  it('signs out at once where the laptop slept through it, and no touch brings that back', async () => {
    const { jump, open } = openTabs();
    const tab = open();
    jump(8 * 60 * MINUTE);

    tab.touched();

    expect(tab.outs()).toBe(1);
  });

  it('signs out where another tab has forgotten the session', () => {
    const { open, forget } = openTabs();
    const tab = open();

    forget();
    tab.look();

    expect(tab.outs()).toBe(1);
  });

  it('lets a clock that was set back keep nobody signed in for longer', async () => {
    const { jump, pass, open } = openTabs();
    const tab = open();

    jump(-24 * 60 * MINUTE);
    tab.look();
    await pass(IDLE_MS - WARNING_MS);
    expect(tab.secondsLeft.value).toBe(120);
    await pass(WARNING_MS);

    expect(tab.outs()).toBe(1);
  });

  it('does nothing once it is stopped', async () => {
    const { pass, open } = openTabs();
    const tab = open();

    tab.stop();
    await pass(2 * IDLE_MS);

    expect([tab.secondsLeft.value, tab.outs()]).toEqual([undefined, 0]);
  });
});
