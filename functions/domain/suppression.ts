import {
  ownIdOf,
  type SuppressedTable,
  type SuppressionRule,
  suppressedIn,
  type TablePart,
} from './cell-suppression.ts';
import { type Cell, sumCells } from './tally.ts';
import { SHOWN_FROM } from './verdict.ts';

/**
 * What is protected in open data, and against whom. Anybody has all that is published of a month: of every unit, and of every
 * channel of the whole, the number of responses, the satisfied among them (by index and interval), the five counts, the dossiers
 * completed and those of them that were rated. He may add and subtract as he likes, and knows that nothing counted is negative or
 * broken. Each of these columns is a table of its own over the same tree, which the rules below protect:
 *
 * - **Responses are no secret.** The ledger tells anybody how many each unit has on each day, so that nobody can leave one out. They
 *   say how many rated, not what. So their number is published of every unit, and every rule here holds against who knows it.
 * - **Satisfied** (index, interval, verdict, and all counts): withheld of fewer than ten people (minimum frequency). Whatever sum
 *   of withheld units can be computed is of two units and of ten people or more, of whom some were satisfied and some were
 *   not. Then each of its units may have one satisfied more or less (Fréchet's bounds of a table of units by answers never meet).
 * - **Each level**: counts are withheld of further units, and of a whole, which keep index and interval, until each such sum holds
 *   all five levels; so that no level of a unit is known to be nought, or all.
 * - **Dossiers completed**: withheld where they are fewer than ten; each sum is of two units and ten dossiers or more, of which
 *   more than one of a unit, and more than were rated, so that none is tied to the least that it can be.
 * - **Rated** (coverage): withheld of further units until each sum holds some that were rated, and two units where people rated,
 *   or none. That no more can be rated than rated at all is public with the responses.
 *
 * Months are not added up, and units and channels not crossed, so there is nothing to subtract over these.
 *
 * Absent on purpose: a p% rule or any other against good guesses, since every person counts as one: of a hundred people of whom 99
 * answered 5, any of them probably did; that all of a published unit answered 5 is published, and so are the levels that its index
 * says nobody chose. And protection against offices that know their own answers from the dashboard: one of two that are withheld
 * together can tell those of the other. A third unit in each sum would prevent it, and take the figures of most small places.
 */
export type AnswersPart = TablePart<Cell>;

/** Dossiers completed, those of them that were rated, and responses of any kind. */
export type DossierCounts = {
  readonly completed: number;
  readonly rated: number;
  readonly responses: number;
};

const LOW = [1, 2, 3] as const;
const HIGH = [4, 5] as const;
type Side = typeof LOW | typeof HIGH;

const onSide = (cell: Cell, side: Side): number => side.reduce<number>((sum, level) => sum + cell[level], 0);
const answersIn = (cell: Cell): number => onSide(cell, LOW) + onSide(cell, HIGH);
const oneIf = (is: boolean): number => (is ? 1 : 0);

const SATISFIED: SuppressedTable<Cell> = {
  sum: sumCells,
  isSmall: ([n]) => n > 0 && n < SHOWN_FROM,
  sizeOf: ([n]) => n,
  rules: [
    {
      isOpen: (cell) => answersIn(cell) > 0,
      lacking: (cells) => {
        const sum = sumCells(cells);
        const sides = [LOW, HIGH].filter((side) => onSide(sum, side) === 0);
        if (sides.length > 0) return (cell) => sides.filter((side) => onSide(cell, side) > 0).length;
        return sum[0] < SHOWN_FROM ? (cell) => oneIf(answersIn(cell) > 0) : undefined;
      },
    },
  ],
};

type LevelsCell = { readonly cell: Cell; readonly showsIndex: boolean };

/** Of a unit whose index says that nobody was satisfied, or everybody, anybody knows the levels that nobody chose. */
const levelsOf = (side: Side): SuppressionRule<LevelsCell> => ({
  isOpen: ({ cell, showsIndex }) => onSide(cell, side) > 0 || (answersIn(cell) > 0 && !showsIndex),
  lacking: (cells) => {
    const missing = side.filter((level) => cells.every(({ cell }) => cell[level] === 0));
    return missing.length === 0 ? undefined : ({ cell }) => missing.filter((level) => cell[level] > 0).length;
  },
});

const EACH_LEVEL: SuppressedTable<LevelsCell> = {
  sum: (cells) => ({ cell: sumCells(cells.map(({ cell }) => cell)), showsIndex: true }),
  isSmall: () => false,
  sizeOf: ({ cell }) => cell[0],
  rules: [levelsOf(LOW), levelsOf(HIGH)],
};

/**
 * Which ids are withheld: of `index`, everything but the number of responses; of `counts`, which holds these and others, how many
 * chose each level.
 */
export const withheldAnswersIn = (
  whole: AnswersPart,
): { readonly index: ReadonlySet<string>; readonly counts: ReadonlySet<string> } => {
  const index = suppressedIn(whole, SATISFIED);
  const levelsIn = ({ id, own, parts }: AnswersPart): TablePart<LevelsCell> => ({
    id,
    own: { cell: own, showsIndex: !index.has(parts.length === 0 ? id : ownIdOf(id)) },
    parts: parts.map(levelsIn),
  });
  return { index, counts: suppressedIn(levelsIn(whole), EACH_LEVEL, index) };
};

export const sumDossierCounts = (cells: readonly DossierCounts[]): DossierCounts => ({
  completed: cells.reduce((sum, { completed }) => sum + completed, 0),
  rated: cells.reduce((sum, { rated }) => sum + rated, 0),
  responses: cells.reduce((sum, { responses }) => sum + responses, 0),
});

/** Whether the unit may have one dossier less, whatever was rated. */
const isLoose = ({ completed, rated }: DossierCounts): boolean => completed > Math.max(1, rated);

const COMPLETED: SuppressedTable<DossierCounts> = {
  sum: sumDossierCounts,
  isSmall: ({ completed }) => completed > 0 && completed < SHOWN_FROM,
  sizeOf: ({ completed }) => completed,
  rules: [
    {
      isOpen: ({ completed }) => completed > 0,
      lacking: (cells) => {
        if (!cells.some(isLoose)) return (cell) => oneIf(isLoose(cell));
        const isFew = sumDossierCounts(cells).completed < SHOWN_FROM;
        return isFew ? ({ completed }) => oneIf(completed > 0) : undefined;
      },
    },
  ],
};

const RATED: SuppressedTable<DossierCounts> = {
  ...COMPLETED,
  isSmall: () => false,
  rules: [
    {
      // Of a unit that nobody rated anybody knows that none of its dossiers was.
      isOpen: ({ completed, responses }) => completed > 0 && responses > 0,
      lacking: (cells) =>
        cells.some(({ rated }) => rated > 0)
          ? undefined
          : ({ completed, rated }) => oneIf(completed > 0 && rated > 0),
    },
  ],
};

/** Which ids are withheld: of `completed`, both numbers; of `rated`, which holds these and others, how many were rated. */
export const withheldDossiersIn = (
  whole: TablePart<DossierCounts>,
): { readonly completed: ReadonlySet<string>; readonly rated: ReadonlySet<string> } => {
  const completed = suppressedIn(whole, COMPLETED);
  return { completed, rated: suppressedIn(whole, RATED, completed) };
};
