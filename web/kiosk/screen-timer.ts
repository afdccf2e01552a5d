import { type ReadonlySignal, signal } from '@preact/signals';
import type { Clock } from '../shared/clock.ts';

/** One thing that falls due, told every second until then; starting it again calls the former off. */
export const createCountdown = (clock: Clock) => {
  let callOff = (): void => {};

  const start = (seconds: number, onSecond: (left: number) => void, onEnd: () => void): void => {
    callOff();
    const step = (left: number): void => {
      callOff = clock.after(1_000, () => {
        if (left <= 1) return onEnd();
        onSecond(left - 1);
        step(left - 1);
      });
    };
    onSecond(seconds);
    step(seconds);
  };

  return { start, stop: (): void => callOff() };
};

/** False for a short while after `restart`. */
export const createSettling = (clock: Clock, settlingMs: number) => {
  const settled = signal(true);
  let callOff = (): void => {};
  return {
    settled: settled as ReadonlySignal<boolean>,
    restart: (): void => {
      callOff();
      settled.value = false;
      callOff = clock.after(settlingMs, () => {
        settled.value = true;
      });
    },
    /** Until the next `restart` nothing is taken. */
    close: (): void => {
      callOff();
      settled.value = false;
    },
  };
};
