import type { Hour } from './hour-texts.ts';

/** The hours as a table: the days and the clock hours in which anybody answered, and what is known of each. */
export const weekOf = (hours: readonly Hour[]) => {
  const cells = new Map(hours.map((cell) => [`${cell.weekday} ${cell.hour}`, cell]));
  return {
    clock: [...new Set(hours.map(({ hour }) => hour))].sort((a, b) => a - b),
    days: [...new Set(hours.map(({ weekday }) => weekday))].sort((a, b) => a - b),
    cellOf: (weekday: number, hour: number): Hour | undefined => cells.get(`${weekday} ${hour}`),
  };
};
