import { localHourOf, monthPlus } from '#domain/time.ts';

/** The last month that is over: whole on every day, also on the first of the next, when that has nothing yet. */
export const LAST_MONTH = monthPlus(localHourOf(Date.now()).month, -1);
