import { localHourOf } from '#domain/time.ts';
import type { OrganisationIndex } from '#domain/unit-tree.ts';
import { type Layout, receiptSlipsPage } from '../../pages/receipt-slips.ts';
import type { PrintedReceipt } from './receipt-list.ts';

const twoDigits = (counter: number): string => String(counter).padStart(2, '0');

/** The page of a list of receipts; an office that nobody has named is printed by its code. */
export const slipsOf = (
  receipts: readonly PrintedReceipt[],
  index: OrganisationIndex | undefined,
  layout: Layout,
): string =>
  receiptSlipsPage(
    receipts.map(({ what, handout }) => ({
      office: index?.units.get(what.unit)?.name ?? { vi: what.unit, en: what.unit },
      place: what.counter === undefined ? what.unit : `${what.unit}-${twoDigits(what.counter)}`,
      receipt: what.receipt,
      moment: what.moment,
      day: localHourOf(what.atMs).day,
      ...(what.service === undefined ? {} : { service: what.service }),
      url: handout.url,
      typedCode: handout.typedCode,
      validUntil: handout.validUntil,
    })),
    layout,
  );
