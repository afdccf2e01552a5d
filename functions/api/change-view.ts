import {
  type ChangedGroup,
  contributionsOf,
  differenceOf,
  directionOf,
  groupDirection,
} from '#domain/change.ts';
import { headlineShareOf } from '#domain/figures.ts';
import { countsTotal, type Formula, formulaById, percentOf, roundHalfUp, shareOf } from '#domain/formulas.ts';
import type { Text } from '#domain/questionnaire.ts';
import type { Catalogue } from '#domain/questionnaire-catalogue.ts';
import { type Cell, type Counts, countsOf, sumCells, sumTallies, totalOf } from '#domain/tally.ts';
import type { OrganisationIndex, TreeNode } from '#domain/unit-tree.ts';
import { SHOWN_FROM } from '#domain/verdict.ts';
import { notesOf } from './change-notes.ts';
import type { Changes } from './change-schemas.ts';
import { counterNamesOf } from './counter-names.ts';
import { CHANNEL_NAMES, MOMENT_NAMES } from './names.ts';
import { type Chosen, chooseForms, headlineOf, type ViewOptions } from './result-view.ts';
import { cellsBelow, type UnitMonth } from './unit-months.ts';

export type ReadPeriod = {
  readonly from: string;
  readonly to: string;
  /** Its months in which the unit stood. */
  readonly months: readonly UnitMonth[];
};

type Part = Changes['parts'][number];
type Read = ReadPeriod & { readonly chosen: Chosen };

const readOf = (period: ReadPeriod, questionnaire: string | undefined, catalogue: Catalogue): Read => ({
  ...period,
  chosen: chooseForms(sumTallies(period.months.map((month) => month.tally())), questionnaire, catalogue),
});

/** What changed from one period of a unit to a later one, and what moved it. The later one's form and formula are used for both. */
export const changesOf = (
  { index, catalogue }: { readonly index: OrganisationIndex; readonly catalogue: Catalogue },
  options: ViewOptions,
  against: Changes['against'],
  {
    node,
    isUnfinished,
    ...periods
  }: {
    readonly node: TreeNode;
    readonly before: ReadPeriod;
    readonly now: ReadPeriod;
    /** The later period is not over. */
    readonly isUnfinished: boolean;
  },
): Changes => {
  const now = readOf(periods.now, options.questionnaire, catalogue);
  const before = readOf(periods.before, options.questionnaire ?? now.chosen.questionnaire.id, catalogue);
  const { unit, targetPercent } = node;
  const after = headlineOf(node, now.chosen, options);
  const own = headlineOf(before.months.at(-1)?.node ?? node, before.chosen, options);
  const formula = formulaById(after.formula.id);
  const first = headlineOf(node, before.chosen, { ...options, formula: formula.id });
  const isAlike =
    first.n === 0 ||
    now.chosen.questionnaire.comparabilityGroup === before.chosen.questionnaire.comparabilityGroup;
  const shareIn = ({ chosen: { questionnaire, tally } }: Read): number =>
    headlineShareOf(questionnaire, tally, formula, options.aggregation ?? 'pooled') ?? 0;
  const isTold = isAlike && first.indexPercent !== null && after.indexPercent !== null;
  return {
    unit: unit.id,
    name: unit.name,
    targetPercent,
    against,
    now: { from: now.from, to: now.to, ...figuresOf(after) },
    before: { from: before.from, to: before.to, ...figuresOf(first) },
    change: isTold ? changeOf({ ...first, share: shareIn(before) }, { ...after, share: shareIn(now) }) : null,
    parts: isTold ? partsOf(index, before, now, formula) : [],
    notes: notesOf({
      before: { ...first, tally: before.chosen.tally },
      now: { ...after, tally: now.chosen.tally },
      isUnfinished,
      isFormAlike: isAlike,
      isFormulaAlike: own.n === 0 || own.formula.id === formula.id,
    }),
  };
};

type Headline = ReturnType<typeof headlineOf>;
type Shared = Headline & { readonly share: number };

const figuresOf = ({ n, evidence, counts, indexPercent, interval, meanScore, verdict }: Headline) => ({
  n,
  evidence,
  counts,
  indexPercent,
  interval,
  meanScore,
  verdict,
});

/**
 * Both are shown. The points are those between the printed indices, so that what is printed adds up; how sure they are is
 * computed from the shares before anything is rounded, or its last decimal would be of other responses.
 */
const changeOf = (before: Shared, now: Shared): Changes['change'] => {
  const { low, high } = differenceOf(before, now);
  return {
    points: roundHalfUp((now.indexPercent ?? 0) - (before.indexPercent ?? 0), 2),
    interval: { level: 0.95, lowPercent: percentOf(low), highPercent: percentOf(high) },
    direction: directionOf({ low, high }),
  };
};

type Cells = Readonly<Record<string, Cell>>;

const partsOf = (index: OrganisationIndex, before: Read, now: Read, formula: Formula): Part[] => {
  const children = new Map(
    [...before.months, ...now.months].flatMap(({ tree, node }) =>
      [...node.children, node.unit.id].flatMap((id) => {
        const name = tree.nodes.get(id)?.unit.name;
        return name ? [[id, name] as const] : [];
      }),
    ),
  );
  const ways: readonly (readonly [Part['by'], (read: Read) => Cells, (id: string) => Text | undefined])[] = [
    ['services', ({ chosen }) => chosen.tally.services, (id) => index.services.get(id)?.name],
    ['channels', ({ chosen }) => chosen.tally.channels, (id) => CHANNEL_NAMES[id]],
    ['moments', ({ chosen }) => chosen.tally.moments, (id) => MOMENT_NAMES[id]],
    [
      'counters',
      ({ chosen }) => chosen.tally.counters,
      counterNamesOf(
        index,
        [before, now].flatMap(({ chosen }) => Object.keys(chosen.tally.counters)),
      ),
    ],
    [
      'children',
      ({ months, chosen }) => Object.fromEntries(cellsBelow(months, chosen.keys)),
      (id) => children.get(id),
    ],
  ];
  return ways.flatMap(([by, cellsOf, nameOf]) => {
    const groups = groupsOf(
      [cellsOf(before), totalOf(before.chosen.tally)],
      [cellsOf(now), totalOf(now.chosen.tally)],
    );
    return groups.length < 2 ? [] : [partOf(by, groups, formula, nameOf)];
  });
};

type Sides = { readonly id: string; readonly before: Cell; readonly now: Cell };

const NOBODY: Cell = [0, 0, 0, 0, 0, 0];
const REST = 'rest';

/**
 * The groups of a table in both periods, and as `rest` what stands in none of them, or is too little to be shown. A rest that
 * could be told from the others' figures takes the smallest group in, too.
 */
const groupsOf = (
  [before, allBefore]: readonly [Cells, Cell],
  [now, allNow]: readonly [Cells, Cell],
): readonly Sides[] => {
  const all = [...new Set([...Object.keys(before), ...Object.keys(now)])]
    .map((id) => ({ id, before: before[id] ?? NOBODY, now: now[id] ?? NOBODY }))
    .filter((sides) => sides.before[0] + sides.now[0] > 0)
    .sort((a, b) => b.before[0] + b.now[0] - a.before[0] - a.now[0]);
  let kept = all.filter((sides) => !isFew(sides));
  const rest = (): Sides => ({
    id: REST,
    before: less(allBefore, sumCells(kept.map((sides) => sides.before))),
    now: less(allNow, sumCells(kept.map((sides) => sides.now))),
  });
  while (isFew(rest()) && kept.length > 0) kept = kept.slice(0, -1);
  const last = rest();
  return last.before[0] + last.now[0] > 0 ? [...kept, last] : kept;
};

const isFew = ({ before, now }: Sides): boolean => [before[0], now[0]].some((n) => n > 0 && n < SHOWN_FROM);

const less = (all: Cell, part: Cell): Cell =>
  all.map((n, position) => n - (part[position] ?? 0)) as unknown as Cell;

const partOf = (
  by: Part['by'],
  groups: readonly Sides[],
  formula: Formula,
  nameOf: (id: string) => Text | undefined,
): Part => {
  const sideOf = (counts: Counts) => ({ n: countsTotal(counts), share: shareOf(formula, counts) ?? 0 });
  const changed: readonly ChangedGroup[] = groups.map(({ id, before, now }) => ({
    id,
    before: sideOf(countsOf(before)),
    now: sideOf(countsOf(now)),
  }));
  const contributions = contributionsOf(changed);
  const sum = (of: 'mix' | 'within'): number =>
    percentOf(contributions.reduce((total, contribution) => total + contribution[of], 0));
  return {
    by,
    mixPoints: sum('mix'),
    withinPoints: sum('within'),
    groups: changed.map(({ id, before, now }, position) => ({
      id,
      name: id === REST ? REST_NAME : (nameOf(id) ?? { vi: id, en: id }),
      before: before.n,
      now: now.n,
      beforePercent: before.n > 0 ? percentOf(before.share) : null,
      nowPercent: now.n > 0 ? percentOf(now.share) : null,
      mixPoints: percentOf(contributions[position]?.mix ?? 0),
      withinPoints: percentOf(contributions[position]?.within ?? 0),
      direction: id === REST ? 'notTold' : groupDirection({ before, now }),
    })),
  };
};

const REST_NAME: Text = { vi: 'Còn lại', en: 'All others' };
