import type { TablePart } from '#domain/cell-suppression.ts';
import {
  isClosed,
  PUBLIC_MONTHS,
  type PublishedChannel,
  type PublishedMonth,
  type PublishedUnit,
} from '#domain/published-month.ts';
import { questionnaireKey } from '#domain/questionnaire.ts';
import type { Catalogue } from '#domain/questionnaire-catalogue.ts';
import {
  type DossierCounts,
  sumDossierCounts,
  withheldAnswersIn,
  withheldDossiersIn,
} from '#domain/suppression.ts';
import { type Cell, countedIn, sumCells, sumTallies } from '#domain/tally.ts';
import { localHourOf, localIsoOf, monthPlus, monthsBetween } from '#domain/time.ts';
import { type OrganisationIndex, placedRows, subtreeOf, type TreeNode } from '#domain/unit-tree.ts';
import type { Publications } from '../store/publications.ts';
import type { Sheet, Store } from '../store/store.ts';
import { coverageCountsOf } from './asked-view.ts';
import { PUBLIC_FORMULA, publishedChannels, publishedUnit } from './public-figures.ts';
import { chooseForms, totalOfForms } from './result-view.ts';

export type PublishDeps = {
  readonly store: Pick<Store, 'sheetsUnder'>;
  readonly publications: Publications;
  readonly organisation: () => Promise<OrganisationIndex>;
  readonly catalogue: () => Promise<Catalogue>;
  /** Epoch milliseconds. */
  readonly now: () => number;
};

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

/** What is counted of a unit itself: its responses to the forms, and its dossiers. */
type Own = { readonly cell: Cell; readonly dossiers: DossierCounts };

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

  const ownOf = ({ unit, parent, children }: TreeNode): Own => {
    const under = children.length === 0 && parent !== null ? parent : unit.id;
    const row = rows.get(under)?.find((each) => each.unit === unit.id);
    if (!row) return { cell: sumCells([]), dossiers: sumDossierCounts([]) };
    const tally = row.tally();
    const dossiers = { ...coverageCountsOf(tally), responses: countedIn(tally) };
    return { cell: totalOfForms(row.head.totals, chosen.keys), dossiers };
  };
  const units: PublishedUnit[] = [];
  const channels: PublishedChannel[] = [];
  for (const root of tree.roots) {
    const nodes = subtreeOf(tree, root);
    const [top] = nodes as [TreeNode];
    const owns = new Map(nodes.map((node) => [node.unit.id, ownOf(node)]));
    const tableOf = <C>({ unit, children }: TreeNode, cellOf: (own: Own) => C): TablePart<C> => ({
      id: unit.id,
      own: cellOf(owns.get(unit.id) as Own),
      parts: children.flatMap((child) => tree.nodes.get(child) ?? []).map((each) => tableOf(each, cellOf)),
    });
    const answers = withheldAnswersIn(tableOf(top, ({ cell }) => cell));
    const dossiers = withheldDossiersIn(tableOf(top, (own) => own.dossiers));
    for (const node of nodes) {
      const id = node.unit.id;
      const under = subtreeOf(tree, id).map(({ unit }) => owns.get(unit.id) as Own);
      units.push(
        publishedUnit(
          node,
          sumCells(under.map(({ cell }) => cell)),
          sumDossierCounts(under.map((own) => own.dossiers)),
          {
            index: answers.index.has(id),
            counts: answers.counts.has(id),
            completed: dossiers.completed.has(id),
            rated: dossiers.rated.has(id),
          },
        ),
      );
    }
    const ofRoot = chooseForms(tallyOfRoot(root), questionnaireKeyOf(chosen), catalogue).tally.channels;
    // Rows above that were not folded yet since a rating came in below say other sums.
    const whole = sumCells([...owns.values()].map(({ cell }) => cell));
    if (sumCells(Object.values(ofRoot)).join() !== whole.join()) return undefined;
    const isWithheld = { index: answers.index.has(root), counts: answers.counts.has(root) };
    channels.push(...publishedChannels(top, ofRoot, isWithheld));
  }
  return {
    month,
    publishedAt: localIsoOf(now()),
    formula: { id: PUBLIC_FORMULA.id, version: PUBLIC_FORMULA.version },
    questionnaires: catalogue.forms
      .filter(({ id, version }) => chosen.keys.has(questionnaireKey(id, version)))
      .map(({ id, version, title }) => ({ id, version, title })),
    comparabilityGroup: chosen.questionnaire.comparabilityGroup,
    notice: index.organisation.notice ?? null,
    units,
    channels,
  };
};

const questionnaireKeyOf = ({ questionnaire: { id, version } }: ReturnType<typeof chooseForms>): string =>
  questionnaireKey(id, version);
