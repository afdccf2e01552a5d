import type { FormulaId } from './formulas.ts';
import type { Service } from './service.ts';
import { monthPlus } from './time.ts';
import type { Counter, Organisation, Placement, Unit } from './unit.ts';
import { unitIn } from './unit-details.ts';

/** The national target of satisfaction with public services (Nghị quyết 30c/NQ-CP: 80 % by 2020). */
export const DEFAULT_TARGET_PERCENT = 80;

const DEFAULT_FORMULA: FormulaId = 'topTwoShare';

/** One unit in the tree of one month, with what it inherits resolved. */
export type TreeNode = {
  /** As it was called, and what it aimed at, in that month. */
  readonly unit: Unit;
  readonly parent: string | null;
  readonly children: readonly string[];
  readonly depth: number;
  readonly targetPercent: number;
  readonly formula: FormulaId;
};

/**
 * The tree that is valid in one month; a forest where several units have no parent. Units that do not
 * exist in the month are not in it, nor are units below such a unit.
 */
export type UnitTree = {
  readonly month: string;
  readonly nodes: ReadonlyMap<string, TreeNode>;
  readonly roots: readonly string[];
};

/** Where the unit stands in the month: its parent, `null` for a root, `undefined` where it is not. */
export const parentIn = (unit: Unit, month: string): string | null | undefined => {
  const placement = unit.placements.findLast(({ from }) => from <= month);
  return placement?.parent === 'closed' ? undefined : placement?.parent;
};

const formulaIn = (unit: Unit, month: string): FormulaId | undefined =>
  unit.formulas?.findLast(({ from }) => from <= month)?.formula;

/** The tree of a month; units in a cycle or under an absent parent are left out (import refuses both). */
export const treeOf = (organisation: Organisation, month: string): UnitTree => {
  const childrenOf = new Map<string | null, Unit[]>();
  for (const unit of organisation.units) {
    const parent = parentIn(unit, month);
    if (parent === undefined) continue;
    const siblings = childrenOf.get(parent);
    const then = unitIn(unit, month);
    if (siblings) siblings.push(then);
    else childrenOf.set(parent, [then]);
  }
  const nodes = new Map<string, TreeNode>();
  const place = (unit: Unit, parent: TreeNode | null): void => {
    const children = childrenOf.get(unit.id) ?? [];
    const node: TreeNode = {
      unit,
      parent: parent?.unit.id ?? null,
      children: children.map(({ id }) => id),
      depth: parent ? parent.depth + 1 : 0,
      targetPercent: unit.targetPercent ?? parent?.targetPercent ?? DEFAULT_TARGET_PERCENT,
      formula: formulaIn(unit, month) ?? parent?.formula ?? DEFAULT_FORMULA,
    };
    nodes.set(unit.id, node);
    for (const child of children) place(child, node);
  };
  const roots = childrenOf.get(null) ?? [];
  for (const root of roots) place(root, null);
  return { month, nodes, roots: roots.map(({ id }) => id) };
};

/** From the unit's parent up to its root; empty for a root and for a unit that is not in the tree. */
export const ancestorsOf = (tree: UnitTree, unit: string): readonly string[] => {
  const ancestors: string[] = [];
  for (let at = tree.nodes.get(unit)?.parent; at; at = tree.nodes.get(at)?.parent) ancestors.push(at);
  return ancestors;
};

/** Whether `unit` is `top` or below it. */
export const isWithin = (tree: UnitTree, unit: string, top: string): boolean =>
  unit === top ? tree.nodes.has(unit) : ancestorsOf(tree, unit).includes(top);

/** The unit and all below it, parents before children. */
export const subtreeOf = (tree: UnitTree, top: string): readonly TreeNode[] => {
  const node = tree.nodes.get(top);
  return node ? [node, ...node.children.flatMap((child) => subtreeOf(tree, child))] : [];
};

/** Of rows that stand under a unit, those that the tree of the month places there: rows of former children stay behind. */
export const placedRows = <T extends { readonly unit: string }>(
  node: TreeNode,
  rows: readonly T[],
): readonly T[] => {
  const placed = new Set([node.unit.id, ...node.children]);
  return rows.filter(({ unit }) => placed.has(unit));
};

/**
 * The tree of the month, or of the last month before in which the unit was part of the organisation: what was filed at a
 * unit that is no more is still answered for by who stood above it.
 */
export const lastTreeWith = (index: OrganisationIndex, unit: string, month: string): UnitTree => {
  const placement = index.units.get(unit)?.placements.findLast(({ from }) => from <= month);
  return index.tree(placement?.parent === 'closed' ? monthPlus(placement.from, -1) : month);
};

/**
 * Who answers in the month for what the unit did: itself while it is open, else the first that took over from it, and
 * from that one in turn. `undefined` where the unit is not yet there, or nobody took over.
 */
export const successorOf = (index: OrganisationIndex, unit: string, month: string): string | undefined => {
  const seen = new Set<string>();
  for (let at: string | undefined = unit; at !== undefined && !seen.has(at); ) {
    if (index.tree(month).nodes.has(at)) return at;
    seen.add(at);
    const placement: Placement | undefined = index.units
      .get(at)
      ?.placements.findLast(({ from }) => from <= month);
    at = placement?.successors?.[0];
  }
  return undefined;
};

/** What requests look up again and again, as maps made once per version of the organisation. */
export type OrganisationIndex = {
  readonly organisation: Organisation;
  /** As they are in the end; what they were in a month is in its tree. */
  readonly units: ReadonlyMap<string, Unit>;
  /** All that there ever were: what was rated at one that is no more keeps its name. */
  readonly counters: ReadonlyMap<string, { readonly unit: Unit; readonly counter: Counter }>;
  readonly services: ReadonlyMap<string, Service>;
  /** The tree of a month, made at the first call for that month. */
  readonly tree: (month: string) => UnitTree;
};

/** The counter with the code and its unit as they are in the month; `undefined` of one that is no more, or not yet. */
export const counterIn = (
  index: OrganisationIndex,
  code: string,
  month: string,
): { readonly unit: Unit; readonly counter: Counter } | undefined => {
  const known = index.counters.get(code);
  const unit = known && unitIn(known.unit, month);
  const counter = unit?.counters.find((each) => each.code === code);
  return unit && counter && { unit, counter };
};

/** Indexes an organisation; trees are remembered, so the index must not outlive its organisation. */
export const indexOrganisation = (organisation: Organisation): OrganisationIndex => {
  const trees = new Map<string, UnitTree>();
  return {
    organisation,
    units: new Map(organisation.units.map((unit) => [unit.id, unit])),
    counters: new Map(
      organisation.units.flatMap((unit) =>
        [...(unit.former ?? []), unit].flatMap(({ counters }) =>
          counters.map((counter) => [counter.code, { unit, counter }] as const),
        ),
      ),
    ),
    services: new Map(organisation.services.map((service) => [service.code, service])),
    tree: (month) => {
      const known = trees.get(month);
      if (known) return known;
      const tree = treeOf(organisation, month);
      trees.set(month, tree);
      return tree;
    },
  };
};
