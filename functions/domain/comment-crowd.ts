import type { Channel, Moment } from './response.ts';
import type { Cell, Tally } from './tally.ts';
import { daysBetween, lastDayOf, weekdayOf } from './time.ts';
import { SHOWN_FROM } from './verdict.ts';

/**
 * How many counted responses of a unit's month have each mark by which somebody could be told from others: the service, the
 * channel, the moment, the day. The level is none of them: it is what was said, and not who is known to have come.
 */
export type Crowd = {
  readonly n: number;
  readonly services: Readonly<Record<string, number>>;
  readonly channels: Readonly<Record<string, number>>;
  readonly moments: Readonly<Record<string, number>>;
  readonly days: Readonly<Record<string, number>>;
};

type Table = Exclude<keyof Crowd, 'n'>;

/** The crowd of a month's tally, over all its questionnaires. */
export const crowdOf = (tally: Tally): Crowd => {
  const parts = Object.values(tally.questionnaires);
  const sumOf = (table: Table): Record<string, number> => {
    const sum: Record<string, number> = {};
    for (const [key, [n]] of parts.flatMap((part) => Object.entries(part[table]) as [string, Cell][])) {
      sum[key] = (sum[key] ?? 0) + n;
    }
    return sum;
  };
  return {
    n: parts.reduce((sum, { n }) => sum + n, 0),
    services: sumOf('services'),
    channels: sumOf('channels'),
    moments: sumOf('moments'),
    days: sumOf('days'),
  };
};

type Marks = {
  readonly service?: string;
  readonly channel: Channel;
  readonly moment: Moment;
  readonly day: string;
};

/** What may be shown beside a quote; `null` where fewer than ten responses of the unit's month have the same. */
export type ShownMarks = {
  readonly service: string | null;
  readonly channel: Channel | null;
  readonly moment: Moment | null;
  /** The day; where too few came on it, the week within the month; where too few in that, the month. Both ends included. */
  readonly from: string;
  readonly to: string;
};

/**
 * The marks of a comment as far as at least ten responses of its unit's month share each; `undefined` where the month has
 * fewer than ten altogether, of which nothing is quoted. Filters look at these and at nothing else, so that no filter finds
 * out what the list does not show.
 */
export const shownMarksOf = (marks: Marks, crowd: Crowd): ShownMarks | undefined => {
  if (crowd.n < SHOWN_FROM) return undefined;
  const isShared = (count: number | undefined): boolean => (count ?? 0) >= SHOWN_FROM;
  const { service, channel, moment, day } = marks;
  return {
    service: service !== undefined && isShared(crowd.services[service]) ? service : null,
    channel: isShared(crowd.channels[channel]) ? channel : null,
    moment: isShared(crowd.moments[moment]) ? moment : null,
    ...shownTimeOf(day, crowd),
  };
};

const shownTimeOf = (day: string, { days }: Crowd): Pick<ShownMarks, 'from' | 'to'> => {
  if ((days[day] ?? 0) >= SHOWN_FROM) return { from: day, to: day };
  const month = daysBetween(`${day.slice(0, 7)}-01`, lastDayOf(day.slice(0, 7)));
  const at = month.indexOf(day);
  const week = month.filter((_, other) => other >= at - weekdayOf(day) && other <= at + 6 - weekdayOf(day));
  const inWeek = week.reduce((sum, each) => sum + (days[each] ?? 0), 0);
  const span = inWeek >= SHOWN_FROM ? week : month;
  return { from: span[0] ?? day, to: span.at(-1) ?? day };
};
