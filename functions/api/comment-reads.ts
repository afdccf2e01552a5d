import { type Crowd, crowdOf } from '#domain/comment-crowd.ts';
import { type ShownMarks, shownMarksOf } from '#domain/comment-marks.ts';
import { type ThemeId, themesOf } from '#domain/comment-themes.ts';
import type { Moderation } from '#domain/moderation.ts';
import type { Score } from '#domain/questionnaire.ts';
import type { Catalogue } from '#domain/questionnaire-catalogue.ts';
import type { OrganisationIndex } from '#domain/unit-tree.ts';
import { placedRows, subtreeOf, type TreeNode, type UnitTree } from '#domain/unit-tree.ts';
import { SHOWN_FROM } from '#domain/verdict.ts';
import type { Comments, StoredComment } from '../store/comments.ts';
import type { Sheet } from '../store/store.ts';
import type { ResultReads } from './unit-months.ts';

export type CommentReads = {
  readonly store: ResultReads;
  readonly comments: Pick<Comments, 'commentsOf' | 'moderationsOf'>;
};

/** As many comments are held at once; a look that has more says so. */
const MOST_READ = 20_000;

/** A comment that may be shown to somebody who reaches its unit, with the marks that may stand beside it. */
export type ReadComment = ShownMarks & {
  /** Its month, and what tells it from the others of the month. */
  readonly id: string;
  readonly unit: string;
  readonly text: string;
  readonly themes: readonly ThemeId[];
  readonly moderation: Moderation | undefined;
};

export type ReadUnits = {
  /** Newest first; of one time in an order that says nothing. */
  readonly comments: readonly ReadComment[];
  /** Ratings of the months of units that are shown. */
  readonly responses: number;
  readonly isCut: boolean;
};

type UnitMonth = { readonly unit: string; readonly month: string };

/** Reads what citizens wrote at the nodes and all below them in each month: those months of units that ten have rated. */
export const readComments = async (
  { store, comments: reads }: CommentReads,
  catalogue: Catalogue,
  nodes: readonly { readonly tree: UnitTree; readonly node: TreeNode }[],
): Promise<ReadUnits> => {
  const crowds = new Map<string, UnitMonth & { readonly crowd: Crowd }>();
  await Promise.all(
    nodes.map(async ({ tree, node }) => {
      for (const { unit, tally } of await ownSheetsOf(store, tree, node)) {
        const crowd = crowdOf(tally());
        if (crowd.n >= SHOWN_FROM) crowds.set(`${unit} ${tree.month}`, { unit, month: tree.month, crowd });
      }
    }),
  );
  const shown = [...crowds.values()];
  const moderations = new Map(
    await Promise.all(
      [...new Set(shown.map(({ month }) => month))].map(
        async (month) => [month, await reads.moderationsOf(month)] as const,
      ),
    ),
  );
  const stored = await Promise.all(
    shown.map(async ({ unit, month, crowd }) => {
      const written = await reads.commentsOf(unit, month, MOST_READ);
      const known = written.map((comment) => ({ ...comment, level: levelOf(comment, catalogue) }));
      const marks = shownMarksOf(known, crowd) ?? [];
      return written.flatMap((comment, at) => {
        const beside = marks[at];
        const moderation = moderations.get(month)?.get(`${unit}#${comment.id}`);
        return beside ? [readComment(comment, beside, moderation)] : [];
      });
    }),
  );
  const all = stored.flat().toSorted(newestFirst);
  return {
    comments: all.slice(0, MOST_READ),
    responses: shown.reduce((sum, { crowd }) => sum + crowd.n, 0),
    isCut: all.length > MOST_READ,
  };
};

const levelOf = (
  { questionnaire, questionnaireVersion, answers }: StoredComment,
  catalogue: Catalogue,
): Score | null => {
  const overall = catalogue.versionOf(questionnaire, questionnaireVersion)?.form.overall?.id;
  return (overall === undefined ? undefined : answers[overall]) ?? null;
};

const readComment = (
  { id, unit, day, text }: StoredComment,
  marks: ShownMarks,
  moderation: Moderation | undefined,
): ReadComment => ({
  ...marks,
  id: `${day.slice(0, 7)}.${id}`,
  unit,
  text,
  themes: themesOf(text),
  moderation,
});

const newestFirst = (a: ReadComment, b: ReadComment): number => {
  if (a.to !== b.to) return a.to < b.to ? 1 : -1;
  if (a.from !== b.from) return a.from < b.from ? 1 : -1;
  return a.id < b.id ? -1 : 1;
};

/** The sheets of what was filed at each unit itself, of the node and all below it. */
const ownSheetsOf = async (
  reads: ResultReads,
  tree: UnitTree,
  node: TreeNode,
): Promise<readonly Pick<Sheet, 'unit' | 'tally'>[]> => {
  const { month } = tree;
  if (node.parent !== null && node.children.length === 0) {
    const sheet = await reads.sheetAt({ parent: node.parent, month, unit: node.unit.id }, false);
    return sheet ? [sheet] : [];
  }
  const inner = subtreeOf(tree, node.unit.id).filter(
    ({ parent, children }) => parent === null || children.length > 0,
  );
  const rows = await Promise.all(
    inner.map(async (each) => {
      const under = placedRows(each, await reads.sheetsUnder(each.unit.id, month, false));
      return under.filter(({ unit }) => unit === each.unit.id || tree.nodes.get(unit)?.children.length === 0);
    }),
  );
  return rows.flat();
};

/** The units beside a unit, under the same parent. */
export const siblingsOf = (index: OrganisationIndex, month: string, unit: string) => {
  const tree = index.tree(month);
  const parent = tree.nodes.get(unit)?.parent;
  const beside = (parent ? tree.nodes.get(parent)?.children : undefined) ?? [];
  return beside
    .filter((id) => id !== unit)
    .flatMap((id) => tree.nodes.get(id) ?? [])
    .map((node) => ({ tree, node }));
};
