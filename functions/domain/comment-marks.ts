import { type Crowd, NO_LEVEL, NO_SERVICE } from './comment-crowd.ts';
import { type MarkKeys, parted, type Step, type Within } from './comment-parts.ts';
import { SCORES, type Score } from './questionnaire.ts';
import type { Channel, Moment } from './response.ts';
import { daysBetween, lastDayOf, weekdayOf } from './time.ts';
import { SHOWN_FROM } from './verdict.ts';

export const SATISFACTIONS = ['dissatisfied', 'neither', 'satisfied'] as const;
/** Levels 1 and 2, level 3, levels 4 and 5. */
export type Satisfaction = (typeof SATISFACTIONS)[number];

/** What is known of a comment beside its text. */
export type CommentMarks = {
  readonly level: Score | null;
  readonly service?: string;
  readonly channel: Channel;
  readonly moment: Moment;
  readonly day: string;
};

/** What may be shown beside a quote; `null` where there is nothing, or where fewer than ten would have it together. */
export type ShownMarks = {
  readonly satisfaction: Satisfaction | null;
  readonly level: Score | null;
  readonly service: string | null;
  readonly channel: Channel | null;
  readonly moment: Moment | null;
  /** The day, the week within the month, or the month; both ends included. */
  readonly from: string;
  readonly to: string;
};

export const satisfactionOf = (level: Score | null): Satisfaction | null => {
  if (level === null) return null;
  if (level === 3) return 'neither';
  return level < 3 ? 'dissatisfied' : 'satisfied';
};

/**
 * Whether a comment is shown to be of one of the levels: `['1', '2']`. One of which only the satisfaction is shown is of those that
 * are asked for where all it may be are.
 */
export const isOfLevels = (
  { satisfaction, level }: Pick<ShownMarks, 'satisfaction' | 'level'>,
  asked: readonly string[],
): boolean =>
  level === null
    ? satisfaction !== null &&
      SCORES.every((each) => satisfactionOf(each) !== satisfaction || asked.includes(String(each)))
    : asked.includes(String(level));

const weekOf = (day: string): string =>
  String(Math.floor((Number(day.slice(8)) - 1 + weekdayOf(`${day.slice(0, 8)}01`)) / 7));

type Mark = 'satisfaction' | 'service' | 'level' | 'channel' | 'moment' | 'week' | 'day';

const itself = (key: string): string => key;

/** The most useful first: what stands later is dropped sooner. */
const STEPS: readonly Step<Mark>[] = [
  {
    mark: 'satisfaction',
    table: 'levels',
    groupOf: (level) => (level === NO_LEVEL ? NO_LEVEL : (satisfactionOf(Number(level) as Score) as string)),
    // So that who complains is the last to be mixed with others.
    covers: [NO_LEVEL, 'neither', 'satisfied', 'dissatisfied'],
  },
  { mark: 'service', table: 'services', groupOf: itself },
  { mark: 'level', table: 'levels', groupOf: itself },
  { mark: 'channel', table: 'channels', groupOf: itself },
  { mark: 'moment', table: 'moments', groupOf: itself },
  { mark: 'week', table: 'days', groupOf: weekOf },
  { mark: 'day', table: 'days', groupOf: itself },
];

const keysOf = ({ level, service, channel, moment, day }: CommentMarks): MarkKeys => ({
  levels: level === null ? NO_LEVEL : String(level),
  services: service ?? NO_SERVICE,
  channels: channel,
  moments: moment,
  days: day,
});

/**
 * The marks that may stand beside each comment of a unit's month, in the order of the comments; `undefined` where fewer than ten
 * rated, of whom nothing is quoted.
 *
 * Whoever reads these may know who came: the list of dossiers says it by service, channel and day. So ten ratings at the least
 * must share all that stands beside a quote together, and not only each mark alone. The level is one of the marks. Nobody in the
 * queue sees it, but the table of single responses has it with day and hour, and an officer at the counter remembers who was angry:
 * a level that only two gave for a service leads to a row of that table, and the row to a dossier. It is even the first mark,
 * since the text betrays it: "chờ lâu quá" was not written by somebody satisfied, whether that is printed or not.
 *
 * Nor may it tell something that a mark is missing. If all but three for a service came by the kiosk and only theirs had a
 * channel, the others' would be known to be one of the three. So the month is parted by one mark after the other, and those that
 * are too few for a part of their own must be ten together, if need be with a part that gives its mark up for them. Whatever is
 * printed alike is one part; of each it is certain that ten ratings belong to it, even to a reader who knows this rule.
 *
 * It depends on what was rated in the month and on nothing else: not on a filter, not on what is hidden, not on who looks.
 */
export const shownMarksOf = (
  comments: readonly CommentMarks[],
  crowd: Crowd,
): readonly ShownMarks[] | undefined => {
  if (crowd.n < SHOWN_FROM) return undefined;
  const shown: ShownMarks[] = [];
  const place = (within: Within, marks: ReadonlySet<Mark>, depth: number): void => {
    const step = STEPS[depth];
    if (!step) {
      for (const { at } of within.among) shown[at] = printed(marks, comments[at] as CommentMarks);
      return;
    }
    if (within.among.length === 0) return;
    const { own, rest } = parted(crowd, within, step);
    for (const each of own) place(each, new Set([...marks, step.mark]), depth + 1);
    place(rest, marks, depth + 1);
  };
  const among = comments.map((comment, at) => ({ at, keys: keysOf(comment) }));
  place({ part: {}, among }, new Set(), 0);
  return shown;
};

const printed = (shown: ReadonlySet<Mark>, marks: CommentMarks): ShownMarks => ({
  satisfaction: shown.has('level') || shown.has('satisfaction') ? satisfactionOf(marks.level) : null,
  level: shown.has('level') ? marks.level : null,
  service: shown.has('service') ? (marks.service ?? null) : null,
  channel: shown.has('channel') ? marks.channel : null,
  moment: shown.has('moment') ? marks.moment : null,
  ...timeOf(shown, marks.day),
});

const timeOf = (shown: ReadonlySet<Mark>, day: string): Pick<ShownMarks, 'from' | 'to'> => {
  if (shown.has('day')) return { from: day, to: day };
  const month = daysBetween(`${day.slice(0, 7)}-01`, lastDayOf(day.slice(0, 7)));
  const span = shown.has('week') ? month.filter((each) => weekOf(each) === weekOf(day)) : month;
  return { from: span[0] ?? day, to: span.at(-1) ?? day };
};
