/**
 * Calendar of the place of service. Viet Nam has kept UTC+7 without daylight saving since 1975-06-13
 * (IANA zone Asia/Ho_Chi_Minh), and services measured here are later than that, so a fixed offset is exact.
 */
const OFFSET_MS = 7 * 3_600_000;
const DAY_MS = 86_400_000;

/** Where and when on the calendar an instant falls in Asia/Ho_Chi_Minh. */
export type LocalHour = { readonly day: string; readonly month: string; readonly hour: string };

/** `{ day: '2026-11-23', month: '2026-11', hour: '09' }` of an instant in epoch milliseconds. */
export const localHourOf = (instantMs: number): LocalHour => {
  const iso = new Date(instantMs + OFFSET_MS).toISOString();
  return { day: iso.slice(0, 10), month: iso.slice(0, 7), hour: iso.slice(11, 13) };
};

/** The instant as people of the place write it: `2026-11-23T09:41:07+07:00`, to the second. */
export const localIsoOf = (instantMs: number): string =>
  `${new Date(instantMs + OFFSET_MS).toISOString().slice(0, 19)}+07:00`;

const INSTANT = /^((?:19|20)\d{2})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d{1,3})?(Z|[+-]\d{2}:\d{2})$/;

/**
 * Epoch milliseconds of an RFC 3339 instant with its offset, cut to the second; `undefined` for
 * anything else, days that do not exist (2026-02-30), instants without an offset and years before 1900 included.
 */
export const parseInstant = (text: string): number | undefined => {
  const parts = INSTANT.exec(text);
  if (!parts) return undefined;
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const asUtc = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  if (asUtc.getUTCMonth() !== month - 1 || asUtc.getUTCDate() !== day) return undefined;
  const zone = parts[7] as string;
  if (zone === 'Z') return asUtc.getTime();
  const offsetMinutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6));
  if (offsetMinutes > 14 * 60) return undefined;
  return asUtc.getTime() - (zone.startsWith('-') ? -1 : 1) * offsetMinutes * 60_000;
};

/** Whether the text is a calendar month of this century or the last, `2026-11`: nobody was asked in others. */
export const isMonth = (text: string): boolean => /^(19|20)\d{2}-(0[1-9]|1[0-2])$/.test(text);

/** Whether the text is a day that exists in one of these months, `2026-11-23`. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && parseInstant(`${text}T00:00:00Z`) !== undefined;

/** The month `count` months after (or, negative, before) the given one. */
export const monthPlus = (month: string, count: number): string => {
  const total = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
  return `${String(Math.floor(total / 12)).padStart(4, '0')}-${String((total % 12) + 1).padStart(2, '0')}`;
};

/** All months from the first to the last, both included; empty when they are in the wrong order. */
export const monthsBetween = (from: string, to: string): readonly string[] => {
  const ordinal = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
  const count = Math.max(0, ordinal(to) - ordinal(from) + 1);
  return Array.from({ length: count }, (_, after) => monthPlus(from, after));
};

/** All days from the first to the last, both included; empty when they are in the wrong order. */
export const daysBetween = (from: string, to: string): readonly string[] => {
  const days: string[] = [];
  const last = Date.parse(`${to}T00:00:00Z`);
  for (let at = Date.parse(`${from}T00:00:00Z`); at <= last; at += DAY_MS) {
    days.push(new Date(at).toISOString().slice(0, 10));
  }
  return days;
};

/** The day `count` days after (or, negative, before) the given one. */
export const dayPlus = (day: string, count: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);

/** Day of the week of a calendar day: 0 Monday … 6 Sunday (ISO 8601 order). */
export const weekdayOf = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

/** The last day of a month, `2026-02-28` for `2026-02`. */
export const lastDayOf = (month: string): string =>
  new Date(Date.parse(`${monthPlus(month, 1)}-01T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10);
