import { type ReadonlySignal, signal } from '@preact/signals';
import type { Clock } from '../shared/clock.ts';
import type { DeviceMemory } from './device-memory.ts';
import { createCountdown } from './screen-timer.ts';

/** One rating in an interval at a device: in any of its tabs, and whether or not it was started anew in between. */
export const createInterval = (
  clock: Clock,
  memory: Pick<DeviceMemory, 'lastTapMs' | 'noteTap'>,
  seconds: () => number,
) => {
  const pauseSeconds = signal(0);
  const pause = createCountdown(clock);

  const secondsLeft = (): number => {
    const sinceMs = clock.now() - (memory.lastTapMs() ?? Number.NEGATIVE_INFINITY);
    // A clock that was set back says nothing of how long ago it was.
    return sinceMs < 0 ? 0 : Math.ceil(seconds() - sinceMs / 1_000);
  };
  const count = (): void =>
    pause.start(
      secondsLeft(),
      (left) => {
        pauseSeconds.value = left;
      },
      () => {
        pauseSeconds.value = 0;
      },
    );

  return {
    /** For so long the faces take no tap. */
    pauseSeconds: pauseSeconds as ReadonlySignal<number>,
    /** Whether a rating may begin; counts down where it may not. */
    isDue: (): boolean => {
      const isDue = secondsLeft() <= 0;
      if (!isDue && pauseSeconds.value === 0) count();
      return isDue;
    },
    /** A rating has begun. */
    begin: (): void => {
      memory.noteTap(clock.now());
      count();
    },
  };
};
