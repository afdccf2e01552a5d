import { figuresOf } from '#domain/figures.ts';
import { FORMULAS, type Formula, percentOf } from '#domain/formulas.ts';
import {
  isClosed,
  PUBLIC_MONTHS,
  type PublicFigures,
  type PublishedMonth,
  type PublishedUnit,
} from '#domain/published-month.ts';
import { questionnaireKey } from '#domain/questionnaire.ts';
import type { Catalogue } from '#domain/questionnaire-catalogue.ts';
import { type PublicPart, withheldIn } from '#domain/suppression.ts';
import { type Cell, countsOf, sumCells, sumTallies } from '#domain/tally.ts';
import { localHourOf, localIsoOf, monthPlus, monthsBetween } from '#domain/time.ts';
import { type OrganisationIndex, placedRows, subtreeOf, type TreeNode } from '#domain/unit-tree.ts';
import { SHOWN_FROM, verdictOf } from '#domain/verdict.ts';
import type { Publications } from '../store/publications.ts';
import type { Sheet, Store } from '../store/store.ts';
import { coverageCountsOf } from './asked-view.ts';
import { chooseForms, totalOfForms } from './result-view.ts';

export type PublishDeps = {
  readonly store: Pick<Store, 'sheetsUnder'>;
  readonly publications: Publications;
  readonly organisation: () => Promise<OrganisationIndex>;
  readonly catalogue: () => Promise<Catalogue>;
  /** Epoch milliseconds. */
  readonly now: () => number;
};

/** Public figures are of one formula throughout, or sums of them would say nothing. */
const FORMULA = FORMULAS[0] as Formula;

/** Publishes the months of the last three years that are closed and not published; may run twice at once. */
export const publishMonths = async (deps: PublishDeps): Promise<{ readonly months: readonly string[] }> => {
  const nowMs = deps.now();
  const { month: thisMonth } = localHourOf(nowMs);
  const [index, catalogue, known] = await Promise.all([
    deps.organisation(),
    deps.catalogue(),
    deps.publications.newestMonths(PUBLIC_MONTHS),
  ]);
  const stands = new Set(known.map(({ month }) => month));
  const published: string[] = [];
  for (const month of monthsBetween(monthPlus(thisMonth, -PUBLIC_MONTHS), monthPlus(thisMonth, -1))) {
    if (stands.has(month) || !isClosed(month, nowMs)) continue;
    const made = await monthToPublish(deps, index, catalogue, month);
    if (made && (await deps.publications.publishMonth(made))) published.push(month);
  }
  return { months: published };
};

/** What a cell of the tree holds: its responses to the forms, its dossiers, and those of them that were rated. */
type Part = { readonly cell: Cell; readonly completed: number; readonly rated: number };

const sumOf = (parts: readonly Part[]): Part => ({
  cell: sumCells(parts.map(({ cell }) => cell)),
  completed: parts.reduce((sum, { completed }) => sum + completed, 0),
  rated: parts.reduce((sum, { rated }) => sum + rated, 0),
});

/** `undefined` for a month in which nobody was asked, and for one that is just being folded: that one is made the next time. */
const monthToPublish = async (
  { store, now }: PublishDeps,
  index: OrganisationIndex,
  catalogue: Catalogue,
  month: string,
): Promise<PublishedMonth | undefined> => {
  const tree = index.tree(month);
  const rows = new Map<string, readonly Sheet[]>();
  for (const node of tree.nodes.values()) {
    if (node.parent !== null && node.children.length === 0) continue;
    rows.set(node.unit.id, placedRows(node, await store.sheetsUnder(node.unit.id, month, true)));
  }
  const tallyOfRoot = (root: string) => sumTallies((rows.get(root) ?? []).map((row) => row.tally()));
  const chosen = chooseForms(sumTallies(tree.roots.map(tallyOfRoot)), undefined, catalogue);
  if (chosen.tally.n === 0) return undefined;

  const ownOf = ({ unit, parent, children }: TreeNode): Part => {
    const under = children.length === 0 && parent !== null ? parent : unit.id;
    const row = rows.get(under)?.find((each) => each.unit === unit.id);
    if (!row) return sumOf([]);
    return { cell: totalOfForms(row.head.totals, chosen.keys), ...coverageCountsOf(row.tally()) };
  };
  const units: PublishedUnit[] = [];
  const channels: PublishedMonth['channels'][number][] = [];
  for (const root of tree.roots) {
    const nodes = subtreeOf(tree, root);
    const owns = new Map(nodes.map((node) => [node.unit.id, ownOf(node)]));
    const partOf = ({ unit, children }: TreeNode): PublicPart => ({
      id: unit.id,
      own: (owns.get(unit.id) as Part).cell,
      parts: children.flatMap((child) => tree.nodes.get(child) ?? []).map(partOf),
    });
    const withheld = withheldIn(partOf(nodes[0] as TreeNode));
    const wholeOf = (unit: string): Part =>
      sumOf(subtreeOf(tree, unit).map((node) => owns.get(node.unit.id) as Part));
    units.push(
      ...nodes.map((node) => publishedUnit(node, wholeOf(node.unit.id), withheld.has(node.unit.id))),
    );

    const ofRoot = chooseForms(tallyOfRoot(root), questionnaireKeyOf(chosen), catalogue).tally.channels;
    const parts = Object.entries(ofRoot).map(([id, own]) => ({ id, own, parts: [] }));
    const whole = sumCells(parts.map(({ own }) => own));
    // Rows above that were not folded yet since a rating came in below say other sums.
    if (whole.join() !== wholeOf(root).cell.join()) return undefined;
    if (withheld.has(root)) continue;
    const hidden = withheldIn({ id: '', own: sumCells([]), parts });
    const targetShare = (nodes[0] as TreeNode).targetPercent / 100;
    channels.push(
      ...parts
        .toSorted((a, b) => (a.id < b.id ? -1 : 1))
        .map(({ id, own }) => ({
          unit: root,
          channel: id,
          ...publicFigures(own, hidden.has(id), targetShare),
        })),
    );
  }
  return {
    month,
    publishedAt: localIsoOf(now()),
    formula: { id: FORMULA.id, version: FORMULA.version },
    questionnaires: catalogue.forms
      .filter(({ id, version }) => chosen.keys.has(questionnaireKey(id, version)))
      .map(({ id, version, title }) => ({ id, version, title })),
    notice: index.organisation.notice ?? null,
    units,
    channels,
  };
};

const questionnaireKeyOf = ({ questionnaire: { id, version } }: ReturnType<typeof chooseForms>): string =>
  questionnaireKey(id, version);

const publishedUnit = (
  { unit, parent, targetPercent }: TreeNode,
  { cell, completed, rated }: Part,
  withheld: boolean,
): PublishedUnit => {
  const covered = !withheld && completed >= SHOWN_FROM;
  return {
    unit: unit.id,
    name: unit.name,
    kind: unit.kind,
    parent,
    targetPercent,
    ...publicFigures(cell, withheld, targetPercent / 100),
    completed: covered ? completed : null,
    coveragePercent: covered ? percentOf(rated / completed) : null,
  };
};

const publicFigures = (cell: Cell, withheld: boolean, targetShare: number): PublicFigures => {
  const { n, counts, indexPercent, interval } = figuresOf(cell[0], countsOf(cell), FORMULA);
  if (withheld) return { withheld, n: null, counts: null, indexPercent: null, interval: null, verdict: null };
  const share =
    n > 0 ? (cell[4] + cell[5]) / countsOf(cell).reduce((sum, count) => sum + count, 0) : undefined;
  return {
    withheld,
    n,
    counts: counts ?? countsOf(cell),
    indexPercent,
    interval,
    verdict: n > 0 ? verdictOf(share, n, targetShare) : null,
  };
};
