import { figuresOf, headlineCountsOf, headlineShareOf } from '#domain/figures.ts';
import { formulaById, shareOf } from '#domain/formulas.ts';
import { isWholeMonths, type Period } from '#domain/period.ts';
import { type Questionnaire, questionnaireKey, type Text } from '#domain/questionnaire.ts';
import type { Catalogue } from '#domain/questionnaire-catalogue.ts';
import { countsOf, sumCells, sumTallies, type Tally } from '#domain/tally.ts';
import { ancestorsOf, type OrganisationIndex, type TreeNode, type UnitTree } from '#domain/unit-tree.ts';
import { verdictOf } from '#domain/verdict.ts';
import { askedOf } from './asked-view.ts';
import type { Access } from './requires.ts';
import type { MonthResult, RangeResult } from './result-schemas.ts';
import { breakdownsOf, chooseForms, headlineOf, type ViewOptions } from './result-view.ts';
import { setAsideOf } from './set-aside-view.ts';
import { cellsBelow, type UnitMonth } from './unit-months.ts';

/** To whom, and how, a result is shown. */
export type Shown = {
  readonly index: OrganisationIndex;
  readonly catalogue: Catalogue;
  readonly access: Access;
  readonly options: ViewOptions;
};

const NO_STATES = { counted: 0, held: 0, void: 0, erased: 0, synthetic: 0 };

/** What month and range have in common: the headline, the breakdowns and the children, of all months together. */
const resultOf = ({ index, catalogue, access, options }: Shown, read: readonly UnitMonth[]) => {
  const last = read.at(-1);
  if (!last) throw new Error('a result needs at least one month');
  const tally = sumTallies(read.map((month) => month.tally()));
  const chosen = chooseForms(tally, options.questionnaire, catalogue);
  const headline = headlineOf(last.node, chosen, options);
  const formula = formulaById(headline.formula.id);
  return {
    unit: last.node.unit.id,
    name: last.node.unit.name,
    path: pathOf(last.tree, last.node, access),
    ...headline,
    states: { ...NO_STATES, ...tally.states },
    setAside: setAsideOf(tally, chosen, formula),
    ...askedOf(index, tally, chosen, formula, last.node.targetPercent / 100),
    ...breakdownsOf(index, chosen, formula),
    children: childrenOf(read, last, chosen.keys, formula.id),
    foldedAt:
      read
        .flatMap(({ foldedAt }) => foldedAt ?? [])
        .toSorted()
        .at(-1) ?? null,
  };
};

/** The units above, down from the top of what the caller reaches. */
const pathOf = (tree: UnitTree, node: TreeNode, access: Access) =>
  ancestorsOf(tree, node.unit.id)
    .toReversed()
    .filter((above) => access.reaches(tree, above))
    .flatMap((above) => tree.nodes.get(above) ?? [])
    .map(({ unit }) => ({ unit: unit.id, name: unit.name }));

const childrenOf = (
  read: readonly UnitMonth[],
  last: UnitMonth,
  keys: ReadonlySet<string>,
  formulaId: Parameters<typeof formulaById>[0],
): MonthResult['children'] => {
  const formula = formulaById(formulaId);
  const cells = cellsBelow(read, keys);
  const rowOf = (node: TreeNode, own: boolean): MonthResult['children'] => {
    const cell = cells.get(node.unit.id) ?? sumCells([]);
    if (own && cell[0] === 0) return [];
    const counts = countsOf(cell);
    return [
      {
        unit: node.unit.id,
        name: node.unit.name,
        ...figuresOf(cell[0], counts, formula),
        targetPercent: node.targetPercent,
        verdict: verdictOf(shareOf(formula, counts), cell[0], node.targetPercent / 100),
        own,
      },
    ];
  };
  // Units that stood here for a part of the range belong to its sum, under their latest name.
  const children = new Map(
    read
      .flatMap(({ tree, node }) => node.children.flatMap((child) => tree.nodes.get(child) ?? []))
      .map((child) => [child.unit.id, child]),
  );
  return [...[...children.values()].flatMap((child) => rowOf(child, false)), ...rowOf(last.node, true)];
};

/** The result of one month, the only one in `read`. */
export const monthResult = (shown: Shown, read: readonly UnitMonth[]): MonthResult => {
  const { month } = (read.at(-1) as UnitMonth).tree;
  return { ...resultOf(shown, read), month };
};

/** First and last month of a period that is made of whole ones, else its first and last day. */
export const endsOf = (period: Period): { readonly from: string; readonly to: string } => {
  const length = isWholeMonths(period) ? 'yyyy-mm'.length : undefined;
  return { from: period.from.slice(0, length), to: period.to.slice(0, length) };
};

/** The result of a period, with the trend of its months where it is made of whole ones; its days stand in it anyway. */
export const rangeResult = (shown: Shown, read: readonly UnitMonth[], period: Period): RangeResult => ({
  ...resultOf(shown, read),
  ...endsOf(period),
  months: isWholeMonths(period) ? trendOf(shown, read) : [],
});

/** Month by month, each by the formula in force in it, with a mark where the line must not go on. */
export const trendOf = ({ catalogue, options }: Shown, read: readonly UnitMonth[]): RangeResult['months'] => {
  let before: { formula: string; group: string } | undefined;
  return read.map((each) => {
    const tally = each.tally();
    const chosen = chooseForms(tally, options.questionnaire, catalogue);
    const headline = headlineOf(each.node, chosen, options);
    const now = { formula: headline.formula.id, group: headline.questionnaire.comparabilityGroup };
    const breakBefore =
      headline.n === 0 || !before
        ? null
        : before.group !== now.group
          ? ('questionnaire' as const)
          : before.formula !== now.formula
            ? ('formula' as const)
            : null;
    if (headline.n > 0) before = now;
    const { n, evidence, counts, indexPercent, interval, meanScore, targetPercent, verdict } = headline;
    return {
      month: each.tree.month,
      n,
      evidence,
      counts,
      indexPercent,
      interval,
      meanScore,
      targetPercent,
      verdict,
      formula: headline.formula.id,
      questionnaire: n > 0 ? `${headline.questionnaire.id}@${headline.questionnaire.version}` : null,
      breakBefore,
      breakWhy: breakBefore === 'questionnaire' ? whyOf(catalogue, chosen.questionnaire) : null,
      beside: besideOf(catalogue, tally, chosen, headline.formula.id),
    };
  });
};

/** Why the line of a form was begun, as who published its first version has said. */
const whyOf = ({ forms, versionOf }: Catalogue, { id, comparabilityGroup }: Questionnaire): Text | null => {
  const first = forms.find((each) => each.id === id && each.comparabilityGroup === comparabilityGroup);
  return (first && versionOf(first.id, first.version)?.change?.why) ?? null;
};

/** The other lines of the same questionnaire in a month, as while two versions bridge; never joined with the one that is shown. */
const besideOf = (
  catalogue: Catalogue,
  tally: Tally,
  shown: ReturnType<typeof chooseForms>,
  formulaId: Parameters<typeof formulaById>[0],
): RangeResult['months'][number]['beside'] => {
  const formula = formulaById(formulaId);
  const others = shown.others.filter(({ id }) => id === shown.questionnaire.id);
  const lines = new Map(
    others.flatMap(({ id, version }) => {
      const form = catalogue.versionOf(id, version)?.form;
      return form ? [[form.comparabilityGroup, form] as const] : [];
    }),
  );
  return [...lines.values()].map((form) => {
    const key = questionnaireKey(form.id, form.version);
    const line = chooseForms(tally, key, catalogue);
    const counts = headlineCountsOf(form, line.tally);
    const share = headlineShareOf(form, line.tally, formula, 'pooled');
    const { counts: _, ...figures } = figuresOf(line.tally.n, counts, formula, share);
    return { questionnaire: key, comparabilityGroup: form.comparabilityGroup, ...figures };
  });
};
