import { type Crowd, type CrowdPart, fewestOf, tableKeysOf } from './comment-crowd.ts';
import { SHOWN_FROM } from './verdict.ts';

type Table = keyof CrowdPart;
export type MarkKeys = Readonly<Record<Table, string>>;

/** A comment by its place in a list, with its value of each table. */
export type Marked = { readonly at: number; readonly keys: MarkKeys };

/** One mark more beside quotes that have the earlier ones: the values of a table, or groups of them. */
export type Step<Mark> = {
  readonly mark: Mark;
  readonly table: Table;
  readonly groupOf: (key: string) => string;
  /** Whose mark goes first to cover others that are too few; the fewest first, where nothing is said. */
  readonly covers?: readonly string[];
};

/** A part of the crowd, and the comments that belong to it. */
export type Within = { readonly part: CrowdPart; readonly among: readonly Marked[] };

/**
 * A part of ten or more by one mark: the values that ten share each, and all others as one `rest`, of which ten are too where it
 * holds a comment. Where the others are too few, a value gives its mark up and joins them. A comment is somebody who rated, so a
 * part has as many as are counted there or as have written, whichever are more.
 */
export const parted = (
  crowd: Crowd,
  { part, among }: Within,
  { table, groupOf, covers = [] }: Step<unknown>,
): { readonly own: readonly Within[]; readonly rest: Within } => {
  const fewest = fewestOf(crowd, part, table);
  const sizeOf = (keys: ReadonlySet<string>, written: readonly Marked[]): number =>
    Math.max(written.length, fewest(keys));
  const groups = groupsOf(crowd, { part, among }, table, groupOf).map(({ name, keys, among: those }) => ({
    name,
    keys,
    among: those,
    size: sizeOf(keys, those),
  }));
  const few = groups.filter(({ size }) => size < SHOWN_FROM);
  const own = groups
    .filter(({ size }) => size >= SHOWN_FROM)
    .toSorted(
      (a, b) =>
        covers.indexOf(a.name) - covers.indexOf(b.name) || a.size - b.size || (a.name < b.name ? -1 : 1),
    );
  const together = () => ({
    keys: new Set(few.flatMap(({ keys }) => [...keys])),
    among: few.flatMap((each) => each.among),
  });
  let rest = together();
  while (rest.among.length > 0 && sizeOf(rest.keys, rest.among) < SHOWN_FROM) {
    const cover = own.shift();
    if (!cover) break;
    few.push(cover);
    rest = together();
  }
  const within = (keys: ReadonlySet<string>): CrowdPart => ({ ...part, [table]: keys });
  return {
    own: own.map((each) => ({ part: within(each.keys), among: each.among })),
    // Where no value is left, the part is whole as it was, and has ten as it had.
    rest: { part: own.length === 0 ? part : within(rest.keys), among: rest.among },
  };
};

type Group = { readonly keys: Set<string>; readonly among: Marked[] };

const groupsOf = (
  crowd: Crowd,
  { part, among }: Within,
  table: Table,
  groupOf: Step<unknown>['groupOf'],
): readonly (Group & { readonly name: string })[] => {
  const groups = new Map<string, Group>();
  const groupWith = (key: string): Group => {
    const name = groupOf(key);
    const group = groups.get(name) ?? { keys: new Set(), among: [] };
    groups.set(name, group);
    group.keys.add(key);
    return group;
  };
  for (const key of part[table] ?? tableKeysOf(crowd, table)) groupWith(key);
  // Some of what was written may not be counted yet.
  for (const comment of among) groupWith(comment.keys[table]).among.push(comment);
  return [...groups].map(([name, group]) => ({ name, ...group }));
};
