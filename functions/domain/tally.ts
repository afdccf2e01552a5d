import { type DossierTally, type IssuedTally, sumDossiers, sumIssued } from './dossier-tally.ts';
import type { ResponseState } from './response.ts';
import {
  addCell,
  CELL_TABLES,
  emptyForm,
  increment,
  type MutableCell,
  type MutableForm,
  type MutableTally,
  PROFILE_TABLES,
} from './tally-accumulator.ts';

/** How many answered 1, 2, 3, 4 and 5, in this order. */
export type Counts = readonly [number, number, number, number, number];

/**
 * One place of a table: the number of responses, then the counts of their headline answers. The
 * headline answers of a response are its overall score, or all its answers where the form has none.
 */
export type Cell = readonly [n: number, c1: number, c2: number, c3: number, c4: number, c5: number];

type Cells = Readonly<Record<string, Cell>>;

/**
 * How many respondents gave so many answers worth so many points: `{'39:31': 4}` is four people who
 * answered 39 questions with 31 points. Whole numbers, so that sums of shares are exact in any order.
 */
export type Profiles = Readonly<Record<string, number>>;

/** What is counted of one questionnaire in one version. */
export type QuestionnaireTally = {
  readonly n: number;
  /** Channel → question → counts, so that opt-in channels can be kept apart from drawn samples. */
  readonly questions: Readonly<Record<string, Readonly<Record<string, Counts>>>>;
  readonly channels: Cells;
  readonly moments: Cells;
  readonly services: Cells;
  readonly counters: Cells;
  readonly reasons: Cells;
  /** Day `2026-11-23`. */
  readonly days: Cells;
  /** Hour of the week `0-09`, Monday 9 to 10 o'clock. */
  readonly hours: Cells;
  /**
   * Of forms with an overall question: `officials+` holds the overall answers of those who were satisfied with the officials,
   * `officials-` of those who were not. Absent in tallies that were counted before it was kept.
   */
  readonly drivers?: Cells;
  /** For forms of many questions: points are answers of 4 or 5, or scores less one. */
  readonly topTwoProfiles: Profiles;
  readonly scoreProfiles: Profiles;
};

/**
 * What was counted (bảng đếm). A commutative monoid: `mergeTallies` is associative and commutative and
 * `EMPTY_TALLY` its identity, so responses may be counted in any split and any order.
 */
export type Tally = {
  /** `post-service@1` → its tally. Different forms are never added to each other. */
  readonly questionnaires: Readonly<Record<string, QuestionnaireTally>>;
  /** Responses by state; only `counted` ones are in `questionnaires`. */
  readonly states: Readonly<Partial<Record<ResponseState, number>>>;
  /**
   * What is held or void, so that one sees what the index would be with it: form → `void:duplicate` → its answers. Absent where
   * there is none, and in tallies that were counted before it was kept.
   */
  readonly setAside?: SetAside;
  /** What was asked: absent where the one-stop system has reported nothing, as in all tallies of before it could. */
  readonly dossiers?: DossierTally;
  readonly issued?: IssuedTally;
};

/** Form → state and reason of the decision that stands, `held:under-review` → cell. */
export type SetAside = Readonly<Record<string, Cells>>;

export const EMPTY_TALLY: Tally = { questionnaires: {}, states: {} };

const EMPTY_CELL: Cell = [0, 0, 0, 0, 0, 0];

/** The sum of any number of tallies. */
export const sumTallies = (tallies: Iterable<Tally>): Tally => {
  const sum: MutableTally = { questionnaires: {}, states: {} };
  const dossiers: DossierTally[] = [];
  const issued: IssuedTally[] = [];
  for (const tally of tallies) {
    if (tally.dossiers) dossiers.push(tally.dossiers);
    if (tally.issued) issued.push(tally.issued);
    for (const [state, n] of Object.entries(tally.states)) increment(sum.states, state, n);
    for (const [key, cells] of Object.entries(tally.setAside ?? {})) {
      sum.setAside ??= {};
      const into = (sum.setAside[key] ??= {});
      for (const [why, cell] of Object.entries(cells)) addCell(into, why, cell);
    }
    for (const [key, part] of Object.entries(tally.questionnaires)) {
      addQuestionnaire((sum.questionnaires[key] ??= emptyForm()), part);
    }
  }
  return {
    ...(sum as Tally),
    ...(dossiers.length > 0 ? { dossiers: sumDossiers(dossiers) } : {}),
    ...(issued.length > 0 ? { issued: sumIssued(issued) } : {}),
  };
};

/** The two tallies together. */
export const mergeTallies = (a: Tally, b: Tally): Tally => sumTallies([a, b]);

/** The tallies of several versions of one comparability group as one. */
export const sumQuestionnaires = (parts: Iterable<QuestionnaireTally>): QuestionnaireTally => {
  const sum = emptyForm();
  for (const part of parts) addQuestionnaire(sum, part);
  return sum as QuestionnaireTally;
};

const addQuestionnaire = (into: MutableForm, part: QuestionnaireTally): void => {
  into.n += part.n;
  for (const [channel, questions] of Object.entries(part.questions)) {
    const channelInto = (into.questions[channel] ??= {});
    for (const [question, counts] of Object.entries(questions)) {
      const at = (channelInto[question] ??= [0, 0, 0, 0, 0]);
      for (let score = 0; score < 5; score++) at[score as 0] += counts[score as 0];
    }
  }
  for (const table of CELL_TABLES) {
    for (const [key, cell] of Object.entries(part[table] ?? {})) addCell(into[table], key, cell);
  }
  for (const table of PROFILE_TABLES) {
    for (const [key, n] of Object.entries(part[table])) increment(into[table], key, n);
  }
};

/** The counts of each question over all channels. */
export const questionCountsOf = (tally: QuestionnaireTally): Readonly<Record<string, Counts>> => {
  const sum: Record<string, [number, number, number, number, number]> = {};
  for (const questions of Object.values(tally.questions)) {
    for (const [question, counts] of Object.entries(questions)) {
      const into = (sum[question] ??= [0, 0, 0, 0, 0]);
      for (let score = 0; score < 5; score++) into[score as 0] += counts[score as 0];
    }
  }
  return sum;
};

/** The sum of any number of cells. */
export const sumCells = (cells: Iterable<Cell>): Cell => {
  const table: Record<string, MutableCell> = { sum: [...EMPTY_CELL] };
  for (const cell of cells) addCell(table, 'sum', cell);
  return table.sum ?? EMPTY_CELL;
};

/** All responses of a questionnaire in one cell: the sum over its channels, of which each has one. */
export const totalOf = (tally: QuestionnaireTally): Cell => sumCells(Object.values(tally.channels));

/** The five counts of a cell. */
export const countsOf = (cell: Cell): Counts => [cell[1], cell[2], cell[3], cell[4], cell[5]];

/** The same value with the keys of every object in order, and tables without an entry left out. */
const canonical = (value: unknown): unknown => {
  if (Array.isArray(value) || typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .map(([key, part]) => [key, canonical(part)] as const)
    .filter(([, part]) => !(typeof part === 'object' && part !== null && Object.keys(part).length === 0));
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
};

/** Whether two tallies say the same, in whatever order they were counted. */
export const sameTally = (a: Tally, b: Tally): boolean =>
  JSON.stringify(canonical(a)) === JSON.stringify(canonical(b));

/** How many responses of all questionnaires count. */
export const countedIn = (tally: Tally): number =>
  Object.values(tally.questionnaires).reduce((sum, { n }) => sum + n, 0);
