import type { StandingRating } from '#domain/response-change.ts';
import type { HourKey } from './keys.ts';

/** The id is taken, at the same unit and hour, by a response that says something else; the first stands. */
export class ResponseAlreadyRecordedError extends Error {
  override readonly name = 'ResponseAlreadyRecordedError';
  readonly id: string;
  readonly standing: StandingRating;
  constructor(id: string, standing: StandingRating) {
    super(`Response ${id} is recorded already with other content; the first stands`);
    this.id = id;
    this.standing = standing;
  }
}

/** The id of a report of issued receipts is taken, on the same unit and day, by other numbers; the first stand. */
export class IssuedAlreadyReportedError extends Error {
  override readonly name = 'IssuedAlreadyReportedError';
  constructor(id: string) {
    super(`Report ${id} is recorded already with other numbers; the first stand`);
  }
}

/** A dossier was reported before as received on another day; nothing was written, or one dossier would count as two. */
export class DossierReceivedBeforeError extends Error {
  override readonly name = 'DossierReceivedBeforeError';
  readonly day: string;
  constructor(day: string) {
    super(`The dossier is recorded already as received on ${day}`);
    this.day = day;
  }
}

/** Somebody else published a version of the organisation in the meantime; nothing was written. */
export class OrganisationChangedError extends Error {
  override readonly name = 'OrganisationChangedError';
  readonly version: number;
  constructor(version: number) {
    super(`Version ${version} of the organisation exists already; read it again and repeat the change`);
    this.version = version;
  }
}

/** The organisation does not fit into one item of the table (400 KB). */
export class OrganisationTooLargeError extends Error {
  override readonly name = 'OrganisationTooLargeError';
  readonly bytes: number;
  constructor(bytes: number) {
    super(`The organisation takes ${bytes} bytes compressed; one item of the table holds 400,000`);
    this.bytes = bytes;
  }
}

/** A folded item does not fit into the table (400 KB); what was there before stands. */
export class ItemTooLargeError extends Error {
  override readonly name = 'ItemTooLargeError';
  constructor(item: string, cause: unknown) {
    super(`${item} does not fit into an item of the table, which holds 400 KB`, { cause });
  }
}

/** A fold met other folds of the same item too often in a row; the batch must come again. */
export class FoldContendedError extends Error {
  override readonly name = 'FoldContendedError';
  readonly item: string;
  constructor(item: string) {
    super(`Too many writers folded ${item} at once`);
    this.item = item;
  }
}

/** Too many sealed the ledger of a unit at once; nothing is lost, and the next sealing goes on. */
export class LedgerContendedError extends Error {
  override readonly name = 'LedgerContendedError';
  constructor(unit: string) {
    super(`Too many writers sealed the ledger of ${unit} at once`);
  }
}

/** A decision cannot be taken in the state in which the response is, or the response is not there. */
export class DecisionRefusedError extends Error {
  override readonly name = 'DecisionRefusedError';
}

/** The engine did not answer, or asked to slow down. What was sent is safe to send again. */
export class StoreUnavailableError extends Error {
  override readonly name = 'StoreUnavailableError';
}

/** An hour that is not folded, or not up to the last level, and the name of the error that kept it from that. */
export type UnfoldedHour = { readonly hour: HourKey; readonly errorName: string };

const MOST_NAMED = 10;

/**
 * Some hours of a batch could not be folded; all others are, up to the last level. It says which, in the batch's order,
 * and of their errors only the names: messages may quote what a citizen wrote. `cause` is the first of them.
 */
export class HoursNotFoldedError extends Error {
  override readonly name = 'HoursNotFoldedError';
  readonly unfolded: readonly UnfoldedHour[];
  constructor(failures: readonly { readonly hour: HourKey; readonly error: unknown }[]) {
    const unfolded = failures.map(({ hour, error }) => ({
      hour,
      errorName: error instanceof Error ? error.name : typeof error,
    }));
    const named = unfolded
      .slice(0, MOST_NAMED)
      .map(({ hour: { unit, day, hour }, errorName }) => `${unit} ${day} ${hour} h (${errorName})`);
    const rest = unfolded.length - named.length;
    super(`Not folded: ${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`, {
      cause: failures[0]?.error,
    });
    this.unfolded = unfolded;
  }
}
