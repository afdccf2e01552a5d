import { localHourOf, monthPlus, monthsBetween } from '#domain/time.ts';
import { isWithin, type OrganisationIndex, type UnitTree } from '#domain/unit-tree.ts';
import type { AuditLog, AuditRow } from '../store/audit.ts';
import type { AuditFilter } from './audit-schemas.ts';
import { treeToday } from './fleet-routes.ts';
import { ProblemError } from './problem.ts';
import type { Access } from './requires.ts';

export type AuditSearch = {
  readonly audit: AuditLog;
  readonly index: OrganisationIndex;
  readonly access: Access;
  readonly nowMs: number;
};

/** A place in the log: entries of this month before this number, and of the months before. */
type Position = { readonly month: string; readonly before?: number };

export type Found = { readonly rows: readonly AuditRow[]; readonly next?: string };

const LONGEST_MONTHS = 36;
const READ_AT_ONCE = 200;
/** As many entries are looked at for one page, however few of them fit the filter. */
const MOST_READ = 2000;

/** The days that are asked for; throws the problem of those that are in the wrong order or too many. */
const daysOf = ({ from, to }: AuditFilter, nowMs: number): { readonly from: string; readonly to: string } => {
  const last = to ?? localHourOf(nowMs).day;
  const first = from ?? `${monthPlus(last.slice(0, 7), -11)}-01`;
  const fault =
    first > last
      ? 'must not be after "to"'
      : monthsBetween(first.slice(0, 7), last.slice(0, 7)).length > LONGEST_MONTHS
        ? `must be at most ${LONGEST_MONTHS} months before "to"`
        : undefined;
  if (fault) {
    throw new ProblemError('invalid-query', `from ${fault}.`, { errors: [{ path: 'from', message: fault }] });
  }
  return { from: first, to: last };
};

const positionOf = (text: string): Position => {
  const [month = '', number] = text.split('#');
  return { month, before: Number(number) };
};

/** By which it is decided who reads of a unit: where it stands or last stood, or where it will once it has begun. */
const treeOfEntries = (index: OrganisationIndex, unit: string, nowMs: number): UnitTree => {
  const begins = index.units.get(unit)?.placements[0]?.from ?? '';
  return begins > localHourOf(nowMs).month ? index.tree(begins) : treeToday(index, unit, nowMs);
};

/** Whether the caller may read of the unit; asked for thousands of entries. */
const reachOf = ({ access, index, nowMs }: AuditSearch, top: string | undefined) => {
  const known = new Map<string, boolean>();
  const judged = (unit: string): boolean => {
    const tree = treeOfEntries(index, unit, nowMs);
    const isAsked = top === undefined || unit === top || isWithin(tree, unit, top);
    return isAsked && access.reaches(tree, unit);
  };
  return (unit: string): boolean => {
    const answer = known.get(unit) ?? judged(unit);
    known.set(unit, answer);
    return answer;
  };
};

/**
 * The entries that fit, the newest first: up to `limit`, or as many as there are among those that are looked at in one go;
 * `next` then says where to go on. Throws the problem of a unit that is out of reach.
 */
export const searchAudit = async (
  search: AuditSearch,
  filter: AuditFilter & { readonly before?: string | undefined },
  { limit, mostRead = MOST_READ }: { readonly limit: number; readonly mostRead?: number },
): Promise<Found> => {
  const { audit, index, access, nowMs } = search;
  if (filter.unit !== undefined) access.demand(treeOfEntries(index, filter.unit, nowMs), filter.unit);
  const { from, to } = daysOf(filter, nowMs);
  const reaches = reachOf(search, filter.unit);
  const fits = ({ at, kind, who, unit }: AuditRow): boolean =>
    at.slice(0, 10) >= from &&
    at.slice(0, 10) <= to &&
    (filter.kind === undefined || kind === filter.kind) &&
    (filter.who === undefined || who.role === filter.who || who.subject === filter.who) &&
    reaches(unit);

  const rows: AuditRow[] = [];
  let read = 0;
  let at: Position = { month: to.slice(0, 7) };
  const given = filter.before === undefined ? undefined : positionOf(filter.before);
  if (given && given.month <= at.month) at = given;
  while (at.month >= from.slice(0, 7)) {
    const some = await audit.newest(at.month, {
      limit: READ_AT_ONCE,
      ...(at.before === undefined ? {} : { before: at.before }),
    });
    for (const row of some) {
      read += 1;
      if (fits(row)) rows.push(row);
      if (rows.length === limit || read === mostRead) return { rows, next: `${row.month}#${row.number}` };
    }
    const last = some.at(-1);
    const isOver = some.length < READ_AT_ONCE || !last;
    at = isOver ? { month: monthPlus(at.month, -1) } : { month: at.month, before: last.number };
  }
  return { rows };
};
