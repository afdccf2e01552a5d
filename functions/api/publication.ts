import type { Context } from 'hono';
import type { AuditKind } from '#domain/audit.ts';
import type { ListChange } from '#domain/list-changes.ts';
import type { Organisation } from '#domain/unit.ts';
import { OrganisationChangedError, OrganisationTooLargeError } from '../store/errors.ts';
import type { Store } from '../store/store.ts';
import { type AuditDeps, auditedAll } from './audited.ts';
import { ProblemError } from './problem.ts';
import type { Access } from './requires.ts';

/** What changes the organisation: reads it as it stands now, and publishes the next version of it. */
export type Publisher = Pick<Store, 'currentOrganisation' | 'publishOrganisation'>;

/** Publishes the organisation unless somebody else has published its version; says whether it did. */
export const publishedUnlessTaken = async (
  publisher: Publisher,
  organisation: Organisation,
  nowMs: number,
): Promise<boolean> => {
  try {
    await publisher.publishOrganisation(organisation, new Date(nowMs).toISOString());
    return true;
  } catch (error) {
    if (error instanceof OrganisationChangedError) return false;
    if (error instanceof OrganisationTooLargeError)
      throw new ProblemError('body-too-large', `${error.message}.`);
    throw error;
  }
};

export const changedMeanwhile = (what: string): ProblemError =>
  new ProblemError(
    'changed-meanwhile',
    `Nothing was changed. Read ${what} again, and repeat what is still to be done.`,
  );

/** As many entries are put into the log before the function that waits for them is out of time. */
const MOST_CHANGES = 1000;

export type ListPublication = {
  readonly kind: AuditKind;
  readonly before: Organisation;
  readonly after: Organisation;
  /** What is other, each with its values before and after. */
  readonly changes: readonly ListChange[];
  /** Under which unit of the log a change stands, by its code. */
  readonly unitOf: (code: string) => string;
  /** The version that the sender has seen. */
  readonly replaces: number;
};

/** Throws the problem of a list that changes more than the log takes at once: also where it is only tried. */
export const refuseTooManyChanges = (changes: readonly ListChange[]): void => {
  if (changes.length <= MOST_CHANGES) return;
  throw new ProblemError(
    'body-too-large',
    `The list changes ${changes.length}, each of which stands in the log; at most ${MOST_CHANGES} are changed at once. Send it in parts, or import it by command.`,
  );
};

/**
 * Publishes what a list makes of the organisation over the version that its sender has seen, with an entry in the log for
 * each unit or service that it changes: as it was, and as it is. Throws the problem of who was slower.
 */
export const publishList = (
  c: Context,
  deps: AuditDeps & { readonly publisher: Publisher },
  { kind, before, after, changes, unitOf, replaces }: ListPublication,
): Promise<void> => {
  const access: Access = c.get('access');
  const deeds = changes.map(({ code, ...values }) => ({
    kind,
    unit: unitOf(code),
    target: code,
    before: values.before && { version: before.version, ...values.before },
    after: { version: after.version, ...values.after },
  }));
  return auditedAll(c, deps, access, deeds, async () => {
    const isSeen = replaces === before.version;
    if (!isSeen || !(await publishedUnlessTaken(deps.publisher, after, deps.now()))) {
      throw changedMeanwhile('the list');
    }
  });
};
