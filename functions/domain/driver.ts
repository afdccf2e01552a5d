import { type Difference, differenceOf } from './change.ts';
import { type Formula, shareOf } from './formulas.ts';
import { elementsOf, type Questionnaire } from './questionnaire.ts';
import { type Cell, countsOf, type QuestionnaireTally, sumCells } from './tally.ts';
import { SHOWN_FROM } from './verdict.ts';

/** Those of a side who answered a question and the overall one, and the index of their overall answers, 0 to 1. */
export type DriverSide = { readonly n: number; readonly share: number };

/** How overall satisfaction goes with satisfaction with one thing (yếu tố tác động). It says what goes together, not what causes what. */
export type Driver = {
  readonly question: string;
  /** Who answered both. */
  readonly n: number;
  /** Which share of them is satisfied with the thing: its performance. */
  readonly satisfied: number;
  /** Null where fewer than ten people are on one of the two sides: then none may be told of the other. */
  readonly sides: {
    /** Of those who answered 4 or 5 to the thing, and of those who answered 1, 2 or 3. */
    readonly with: DriverSide;
    readonly without: DriverSide;
    /** Its importance: how much higher the index is among the satisfied, with its interval. */
    readonly difference: Difference;
    /**
     * How much lower the index of all is than that of the satisfied. It is the difference times the share of those who are not
     * satisfied, so it is large where a thing both matters and goes wrong (the attributable difference of epidemiology: S. D.
     * Walter 1976, Biometrics 32, 829–849, as a difference of shares).
     */
    readonly lost: number;
  } | null;
};

const NONE: Cell = [0, 0, 0, 0, 0, 0];

/** The drivers of a form with an overall question, in the order of the form; none of a form without, as nothing would be told of it. */
export const driversOf = (
  questionnaire: Questionnaire,
  { drivers = {} }: Pick<QuestionnaireTally, 'drivers'>,
  formula: Formula,
): readonly Driver[] => {
  if (!questionnaire.overall) return [];
  return elementsOf(questionnaire)
    .flatMap(({ questions }) => questions)
    .flatMap(({ id }) => {
      const [satisfied, others] = [drivers[`${id}+`] ?? NONE, drivers[`${id}-`] ?? NONE];
      const [n] = sumCells([satisfied, others]);
      return n < SHOWN_FROM ? [] : [driverOf(id, satisfied, others, formula)];
    });
};

const driverOf = (question: string, satisfied: Cell, others: Cell, formula: Formula): Driver => {
  const [all, high, low] = [sumCells([satisfied, others]), satisfied, others].map((cell) => ({
    n: cell[0],
    share: shareOf(formula, countsOf(cell)) ?? 0,
  })) as [DriverSide, DriverSide, DriverSide];
  return {
    question,
    n: all.n,
    satisfied: high.n / all.n,
    sides:
      high.n < SHOWN_FROM || low.n < SHOWN_FROM
        ? null
        : { with: high, without: low, difference: differenceOf(low, high), lost: high.share - all.share },
  };
};
