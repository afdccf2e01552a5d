import { DECISION_REASONS, type DecisionReason } from './decision.ts';
import { type Cell, type SetAside, sumCells, type Tally } from './tally.ts';
import { SHOWN_FROM } from './verdict.ts';

export const SET_ASIDE_STATES = ['held', 'void'] as const;
export type SetAsideState = (typeof SET_ASIDE_STATES)[number];

/** Responses of one form that do not count for one reason; without their answers where these are withheld. */
export type SetAsideRow = {
  readonly state: SetAsideState;
  readonly reason: DecisionReason;
  readonly cell: Cell | undefined;
};

/** What does not count, by reason, and all of it together where that tells of no row that is withheld. */
export type ShownSetAside = { readonly rows: readonly SetAsideRow[]; readonly together: Cell | undefined };

type Row = SetAsideRow & { readonly cell: Cell };

const nOf = (rows: readonly Row[]): number => rows.reduce((sum, { cell }) => sum + cell[0], 0);
const isSafe = (n: number): boolean => n === 0 || n >= SHOWN_FROM;

/**
 * What may be shown of the responses to `forms` that are held or void. How many there are of each state is told beside it, so
 * of each state those that are withheld must be ten together: the least of the others are withheld with them until they are.
 *
 * Laws: no row of fewer than ten is shown; what is shown taken from the number of its state leaves none or ten; all together
 * less the rows that are shown leaves none or ten.
 */
export const shownSetAside = (
  { setAside = {}, states }: Pick<Tally, 'setAside' | 'states'>,
  forms: ReadonlySet<string>,
): ShownSetAside => {
  const all = rowsOf(setAside, forms);
  const shown = SET_ASIDE_STATES.flatMap((state) => {
    const ofState = all.filter((row) => row.state === state);
    // Of other forms, or counted before their reasons were.
    const elsewhere = Math.max(0, (states[state] ?? 0) - nOf(ofState));
    return shownOf(ofState, elsewhere);
  });
  const withheld = all.filter((row) => !shown.includes(row));
  const isTold = isSafe(nOf(withheld)) && nOf(all) >= SHOWN_FROM;
  return {
    // In an order that says nothing of how many are withheld.
    rows: [...shown, ...withheld.map((row) => ({ ...row, cell: undefined }))],
    together: isTold ? sumCells(all.map(({ cell }) => cell)) : undefined,
  };
};

/** Most first; those of one number in the order of the list of reasons. */
const shownOf = (rows: readonly Row[], elsewhere: number): readonly Row[] => {
  const total = nOf(rows) + elsewhere;
  let shown = rows
    .filter(({ cell }) => cell[0] >= SHOWN_FROM)
    .toSorted(
      (a, b) =>
        b.cell[0] - a.cell[0] || DECISION_REASONS.indexOf(a.reason) - DECISION_REASONS.indexOf(b.reason),
    );
  while (shown.length > 0 && !isSafe(total - nOf(shown))) shown = shown.slice(0, -1);
  return shown;
};

const rowsOf = (setAside: SetAside, forms: ReadonlySet<string>): readonly Row[] => {
  const cells = [...forms].map((form) => setAside[form] ?? {});
  return SET_ASIDE_STATES.flatMap((state) =>
    DECISION_REASONS.flatMap((reason) => {
      const why = `${state}:${reason}`;
      const cell = sumCells(cells.flatMap(({ [why]: each }) => (each ? [each] : [])));
      return cell[0] === 0 ? [] : [{ state, reason, cell }];
    }),
  );
};
