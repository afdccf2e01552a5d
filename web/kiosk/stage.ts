import { type ReadonlySignal, signal } from '@preact/signals';
import type { Clock } from '../shared/clock.ts';
import { type Screen, SETTLING_MS } from './screen.ts';
import { createCountdown, createSettling } from './screen-timer.ts';

/**
 * What stands on the screen, and until when. A screen with a countdown goes by itself; any touch starts its
 * countdown anew, unless it was shown as `fixed`.
 */
export const createStage = (clock: Clock) => {
  const screen = signal<Screen>({ name: 'connecting', failures: 0 });
  const settling = createSettling(clock, SETTLING_MS);
  const countdown = createCountdown(clock);
  let renew = (): void => {};
  let callOffHold = (): void => {};

  const run = (seconds: number, onEnd: () => void): void =>
    countdown.start(
      seconds,
      (secondsLeft) => {
        if (!('secondsLeft' in screen.value)) return;
        screen.value = { ...screen.value, secondsLeft };
      },
      onEnd,
    );

  const show = (next: Screen, onEnd: () => void = () => {}, fixed = false): void => {
    countdown.stop();
    callOffHold();
    settling.restart();
    screen.value = next;
    renew = (): void => {};
    if (!('secondsLeft' in next) || next.secondsLeft === undefined) return;
    const seconds = next.ofSeconds ?? next.secondsLeft;
    run(next.secondsLeft, onEnd);
    if (!fixed) renew = (): void => run(seconds, onEnd);
  };

  return {
    screen: screen as ReadonlySignal<Screen>,
    /** False while a screen is too new to be touched, or already closing. */
    settled: settling.settled,
    show,
    /** Another value of the screen that stands: its countdown goes on. */
    change: (next: Screen): void => {
      screen.value = next;
    },
    /** The countdown, if there is one, begins anew. */
    renew: (): void => renew(),
    /** Takes no touch any more, until another screen is shown; calls where none has come by then. */
    hold: (longestMs: number, onEnd: () => void): void => {
      countdown.stop();
      callOffHold();
      settling.close();
      renew = (): void => {};
      callOffHold = clock.after(longestMs, onEnd);
    },
  };
};

export type Stage = ReturnType<typeof createStage>;
