import type { HoursOfService } from './kiosk-config.ts';
import { localIsoOf, weekdayOf } from './time.ts';

/** Whether an instant lies in the hours of service (giờ làm việc); where none are named, every instant does. */
export const isServing = (hours: readonly HoursOfService[], instantMs: number): boolean => {
  const local = localIsoOf(instantMs);
  const day = weekdayOf(local.slice(0, 10)) + 1;
  const time = local.slice(11, 16);
  return (
    hours.length === 0 || hours.some(({ days, from, to }) => days.includes(day) && from <= time && time < to)
  );
};
