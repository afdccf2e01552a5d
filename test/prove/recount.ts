import type { Tally } from '#domain/tally.ts';

/*
 * A second way of counting, for comparison with the product's own: it goes over the raw items as they lie in the table and
 * shares no code with the fold. Slow on purpose.
 */

type RawItem = Readonly<Record<string, unknown>> & { readonly pk: string; readonly sk: string };

const table = (): Record<string, number[]> => ({});

const add = (cells: Record<string, number[]>, key: unknown, score: number): void => {
  if (key === undefined) return;
  const cell = (cells[String(key)] ??= [0, 0, 0, 0, 0, 0]);
  cell[0] = (cell[0] ?? 0) + 1;
  cell[score] = (cell[score] ?? 0) + 1;
};

/** Monday is 0. */
const weekday = (day: string): number =>
  [6, 0, 1, 2, 3, 4, 5][new Date(`${day}T12:00:00Z`).getUTCDay()] as number;

/** What a tally of these items must say. */
export const recountOf = (items: readonly RawItem[]): Tally => {
  const states: Record<string, number> = {};
  const questionnaires: Record<string, ReturnType<typeof emptyForm>> = {};
  const setAside: Record<string, Record<string, number[]>> = {};
  for (const item of items) {
    const state = String(item.state ?? 'counted');
    states[state] = (states[state] ?? 0) + 1;
    const form = `${item.questionnaire}@${item.version}`;
    const { reason } = ((item.decisions ?? []) as { reason: string }[]).at(-1) ?? {};
    if (reason && ['held', 'void'].includes(state)) {
      add(
        (setAside[form] ??= {}),
        `${state}:${reason}`,
        (item.answers as Record<string, number>).overall as number,
      );
    }
    if (state !== 'counted') continue;
    const into = (questionnaires[form] ??= emptyForm());
    const answers = item.answers as Record<string, number>;
    const overall = answers.overall as number;
    const [, day = '', hour = ''] = /^(.{10})T(..)/.exec(String(item.at)) ?? [];
    into.n += 1;
    const questions = (into.questions[String(item.channel)] ??= {});
    for (const [question, score] of Object.entries(answers)) {
      const counts = (questions[question] ??= [0, 0, 0, 0, 0]);
      counts[score - 1] = (counts[score - 1] ?? 0) + 1;
      if (question !== 'overall') add(into.drivers, `${question}${score > 3 ? '+' : '-'}`, overall);
    }
    add(into.channels, item.channel, overall);
    add(into.moments, item.moment, overall);
    add(into.services, item.service, overall);
    add(into.counters, item.counter, overall);
    for (const reason of (item.reasons ?? []) as string[]) add(into.reasons, reason, overall);
    add(into.days, day, overall);
    add(into.hours, `${weekday(day)}-${hour}`, overall);
  }
  return { questionnaires, states, setAside } as unknown as Tally;
};

const emptyForm = () => ({
  n: 0,
  questions: {} as Record<string, Record<string, number[]>>,
  channels: table(),
  moments: table(),
  services: table(),
  counters: table(),
  reasons: table(),
  days: table(),
  hours: table(),
  drivers: table(),
  topTwoProfiles: {},
  scoreProfiles: {},
});

/** The same value with all keys in order and without empty tables, as text to compare. */
export const canonicalText = (value: unknown): string => {
  const ordered = (part: unknown): unknown => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    const entries = Object.entries(part).map(([key, each]) => [key, ordered(each)] as const);
    const full = entries.filter(([, each]) => JSON.stringify(each) !== '{}');
    return Object.fromEntries(full.sort(([a], [b]) => (a < b ? -1 : 1)));
  };
  return JSON.stringify(ordered(value));
};
