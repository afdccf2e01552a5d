/**
 * One link of a unit's chain (sổ niêm phong). It fixes the responses of one day of service that were received within a span
 * of time: the closing block of a day, or a late one for what came after the day was closed. A later block names the
 * hash of the one before it, so none can be changed or taken out without all after it.
 */
export type LedgerBlock = {
  readonly unit: string;
  /** From 1, without a gap. */
  readonly number: number;
  /** The day of service, `2026-11-23`. */
  readonly day: string;
  /** Whether it adds to a day rather than closing it. */
  readonly late: boolean;
  /** Responses received from this instant on; empty for all before `until`, as in the block that closes a day. */
  readonly from: string;
  /** Responses received before this instant, `2026-11-24T00:16:00+07:00`. */
  readonly until: string;
  readonly responses: number;
  /** Merkle root over the responses in the order of their keys, in hexadecimal. */
  readonly root: string;
  /** Hash of the block before; 64 zeros in the first. */
  readonly previous: string;
};

export const FIRST_PREVIOUS = '0'.repeat(64);

/** Exactly what is hashed (SHA-256 of these characters as UTF-8) and named by the block after it. */
export const blockContent = (block: LedgerBlock): string =>
  JSON.stringify([
    block.unit,
    block.number,
    block.day,
    block.late,
    block.from,
    block.until,
    block.responses,
    block.root,
    block.previous,
  ]);

/**
 * Exactly what a response's leaf says: its id and the hash of its content, as UTF-8. The content stays hashed, so a
 * response can be erased and its leaf still be there.
 */
export const leafContent = (id: string, contentHash: string): string => `${id} ${contentHash}`;

/** Whether a response that was received at this instant stands in the block. Instants are of one offset, as text. */
export const holdsReceived = (block: Pick<LedgerBlock, 'from' | 'until'>, receivedAt: string): boolean =>
  receivedAt >= block.from && receivedAt < block.until;

/** A day whose raw responses are not what the ledger says, or a link that is broken. */
export type LedgerFault = {
  readonly unit: string;
  readonly day: string;
  readonly number: number;
  readonly fault: 'changed' | 'removed' | 'added' | 'unexplained' | 'broken-link' | 'missing-block';
};
