import { daysBetween } from '#domain/time.ts';
import { type OrganisationIndex, subtreeOf } from '#domain/unit-tree.ts';
import type { ResponseReads, StatedResponse } from '../store/response-reads.ts';

export type AskedResponses = {
  readonly unit: string;
  /** First and last day. */
  readonly from: string;
  readonly to: string;
};

/** The responses of one unit on one day, and where the reading stands: what comes `next`, if anything. */
export type DayOfResponses = {
  readonly responses: readonly StatedResponse[];
  readonly next: string | undefined;
};

/** So many days of units are asked for at once, ahead of the one that is taken. */
const AHEAD = 16;

/**
 * Day by day the responses of a unit and of those below it, as they stood there in the month; those that were erased, or that
 * the product gave itself, are left out. At most sixteen days of units are held, however many there are. `after` is the `next`
 * of an earlier reading.
 */
export const responsesBelow = async function* (
  { responsesOfDay }: ResponseReads,
  index: OrganisationIndex,
  { unit, from, to }: AskedResponses,
  after = '',
): AsyncGenerator<DayOfResponses> {
  const days = daysBetween(from, to).values();
  const parts = partsOf(index, unit, days, after);
  const waiting: { readonly key: string; readonly read: Promise<readonly StatedResponse[]> }[] = [];
  const fill = (): void => {
    while (waiting.length <= AHEAD) {
      const part = parts.next().value;
      if (!part) return;
      const read = responsesOfDay(part.unit, part.day);
      // Whoever stops taking leaves these behind; what fails among them is nobody's concern then.
      read.catch(() => {});
      waiting.push({ key: `${part.day}#${part.unit}`, read });
    }
  };
  fill();
  for (let part = waiting.shift(); part; part = waiting.shift()) {
    const responses = (await part.read).filter(({ state }) => state !== 'erased' && state !== 'synthetic');
    fill();
    yield { responses, next: waiting[0]?.key };
  }
};

const partsOf = function* (
  index: OrganisationIndex,
  top: string,
  days: IterableIterator<string>,
  after: string,
): Generator<{ readonly day: string; readonly unit: string }> {
  for (const day of days) {
    if (day < after.slice(0, 10)) continue;
    const tree = index.tree(day.slice(0, 7));
    if (!tree.nodes.has(top)) continue;
    const units = subtreeOf(tree, top).map((node) => node.unit.id);
    for (const unit of units.toSorted()) if (`${day}#${unit}` >= after) yield { day, unit };
  }
};
