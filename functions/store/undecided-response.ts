import type { ResponseItem, TombstoneItem } from './items.ts';
import type { Table } from './table.ts';

const IF_UNDECIDED = 'attribute_exists(pk) and attribute_not_exists(decided)';
const IF_NEVER_CHANGED = `${IF_UNDECIDED} and attribute_not_exists(changes)`;
const IF_CHANGED_SO_OFTEN = `${IF_UNDECIDED} and changes = :changes`;

/**
 * Puts over a response on which nobody has decided, and which was replaced so often, as it was read; says whether that still
 * held. So neither an officer's decision nor a citizen's change is lost where both come at once.
 */
export const putOverUndecided = (
  { putIf }: Pick<Table, 'putIf'>,
  next: ResponseItem | TombstoneItem,
  changes: number,
): Promise<boolean> =>
  changes === 0 ? putIf(next, IF_NEVER_CHANGED) : putIf(next, IF_CHANGED_SO_OFTEN, { ':changes': changes });
