import type { Cell, QuestionnaireTally, Tally } from './tally.ts';

/** Of how many counted responses the overall level is nothing (long forms ask for none), 1, 2, 3, 4 and 5. */
type Levels = readonly number[];

/** What a quote may have beside it, each a table of the crowd: by value, how many have it and how content they were. */
const MARK_TABLES = ['services', 'channels', 'moments', 'days'] as const;
type MarkTable = (typeof MARK_TABLES)[number];

/** The service of those who named none, which is a mark like any other: few may have come for no service that is known. */
export const NO_SERVICE = '';
/** The level of who gave none. */
export const NO_LEVEL = '0';

/** Everybody among whom whoever wrote a comment has to be one: the counted responses of a unit's month, with comment or without. */
export type Crowd = { readonly n: number; readonly levels: Levels } & Readonly<
  Record<MarkTable, Readonly<Record<string, Levels>>>
>;

/** Some of a crowd: those that have one of the levels and, of each table that is named, one of the values. */
export type CrowdPart = { readonly levels?: ReadonlySet<string> | undefined } & {
  readonly [table in MarkTable]?: ReadonlySet<string> | undefined;
};

const NOBODY: Levels = [0, 0, 0, 0, 0, 0];

const sumOf = (parts: readonly Levels[]): Levels =>
  NOBODY.map((_, level) => parts.reduce((sum, part) => sum + (part[level] ?? 0), 0));

/** A long form counts in each cell all its answers, and has no level. */
const isLong = ({ topTwoProfiles }: QuestionnaireTally): boolean => Object.keys(topTwoProfiles).length > 0;

const levelsOf = ([n, ...counts]: Cell, form: QuestionnaireTally): Levels =>
  isLong(form) ? [n, 0, 0, 0, 0, 0] : [0, ...counts];

/** The crowd of a month's tally, over all its questionnaires. */
export const crowdOf = (tally: Tally): Crowd => {
  const forms = Object.values(tally.questionnaires);
  const tableOf = (table: MarkTable): Readonly<Record<string, Levels>> => {
    const sum: Record<string, Levels> = {};
    for (const form of forms) {
      for (const [key, cell] of Object.entries(form[table])) {
        sum[key] = sumOf([sum[key] ?? NOBODY, levelsOf(cell, form)]);
      }
    }
    return sum;
  };
  const [channels, services] = [tableOf('channels'), tableOf('services')];
  // Each response has one channel, but not each a service.
  const levels = sumOf(Object.values(channels));
  const served = sumOf(Object.values(services));
  return {
    n: forms.reduce((sum, { n }) => sum + n, 0),
    levels,
    services: { ...services, [NO_SERVICE]: levels.map((count, level) => count - (served[level] ?? 0)) },
    channels,
    moments: tableOf('moments'),
    days: tableOf('days'),
  };
};

type Count = (cell: Levels | undefined) => number;

const counterOf = (levels: ReadonlySet<string> | undefined): Count => {
  const asked = [...NOBODY.keys()].filter((level) => levels?.has(String(level)) !== false);
  return (cell) => asked.reduce((sum, level) => sum + (cell?.[level] ?? 0), 0);
};

/**
 * How many there are in a part of a crowd at the least, for any choice of one table's values in it. What is counted is each mark
 * with each level, which is exact for one mark; several at once are counted nowhere, but of N those that have A and those that
 * have B share no fewer than A + B − N (Bonferroni's inequality; Fréchet 1935).
 */
export const fewestOf = (
  crowd: Crowd,
  part: CrowdPart,
  table: keyof CrowdPart,
): ((values: ReadonlySet<string>) => number) => {
  if (table === 'levels') return (levels) => fewestIn(crowd, { ...part, levels });
  const count = counterOf(part.levels);
  const others = fewestIn(crowd, { ...part, [table]: undefined });
  return (values) => others + havingOf(crowd[table], values, count) - count(crowd.levels);
};

const fewestIn = (crowd: Crowd, part: CrowdPart): number => {
  const count = counterOf(part.levels);
  const all = count(crowd.levels);
  return MARK_TABLES.reduce((fewest, table) => {
    const values = part[table];
    return values === undefined ? fewest : fewest + havingOf(crowd[table], values, count) - all;
  }, all);
};

const havingOf = (
  cells: Readonly<Record<string, Levels>>,
  values: ReadonlySet<string>,
  count: Count,
): number => {
  let having = 0;
  for (const value of values) having += count(cells[value]);
  return having;
};

/** All values of a table that somebody has, or could have. */
export const tableKeysOf = (crowd: Crowd, table: keyof CrowdPart): readonly string[] =>
  table === 'levels' ? crowd.levels.map((_, level) => String(level)) : Object.keys(crowd[table]);
