import { daysBetween, localHourOf, weekdayOf } from '#domain/time.ts';

const DAY_MS = 86_400_000;

/**
 * When citizens come, as weights by hour: offices take dossiers Monday to Friday 8 to 12 and 13 to 17 and
 * Saturday 8 to 12, as the pages of the National Public Service Portal state. Most come early.
 */
const WEEKDAY_HOURS: Readonly<Record<string, number>> = {
  '08': 1.5,
  '09': 2,
  '10': 1.7,
  '11': 0.5,
  '13': 0.6,
  '14': 1.3,
  '15': 0.9,
  '16': 0.3,
};
const SATURDAY_HOURS: Readonly<Record<string, number>> = { '08': 0.9, '09': 1.2, '10': 0.8, '11': 0.2 };

/** Monday is the busiest day. */
const WEEKDAY_FACTORS = [1.2, 1.05, 1, 0.95, 1] as const;

const SATURDAY = 5;

/** An hour in which offices are open, and how much of the visits falls into it. */
export type OpenHour = {
  readonly startMs: number;
  readonly hour: string;
  /** Whole days before the present one. */
  readonly daysAgo: number;
  readonly weight: number;
};

const hoursOf = (weekday: number): Readonly<Record<string, number>> => {
  if (weekday < SATURDAY) return WEEKDAY_HOURS;
  return weekday === SATURDAY ? SATURDAY_HOURS : {};
};

/** The open hours of the given number of days, the present one last and whole. */
export const openHours = (now: number, days: number): readonly OpenHour[] => {
  const from = localHourOf(now - (days - 1) * DAY_MS).day;
  return daysBetween(from, localHourOf(now).day).flatMap((day, at) => {
    const weekday = weekdayOf(day);
    return Object.entries(hoursOf(weekday))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([hour, weight]) => ({
        startMs: Date.parse(`${day}T${hour}:00:00+07:00`),
        hour,
        daysAgo: days - 1 - at,
        weight: weight * (WEEKDAY_FACTORS[weekday] ?? 1),
      }));
  });
};

/** The share of a whole week's visits that falls into each hour of the day. */
export const hourShares = (): Readonly<Record<string, number>> => {
  const shares: Record<string, number> = {};
  for (let weekday = 0; weekday <= SATURDAY; weekday++) {
    for (const [hour, weight] of Object.entries(hoursOf(weekday))) {
      shares[hour] = (shares[hour] ?? 0) + weight * (WEEKDAY_FACTORS[weekday] ?? 1);
    }
  }
  const total = Object.values(shares).reduce((sum, share) => sum + share, 0);
  return Object.fromEntries(Object.entries(shares).map(([hour, share]) => [hour, share / total]));
};
