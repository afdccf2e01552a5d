import type { Context } from 'hono';
import type { AuditKind } from '#domain/audit.ts';
import type { Organisation } from '#domain/unit.ts';
import { OrganisationChangedError, OrganisationTooLargeError } from '../store/errors.ts';
import type { Store } from '../store/store.ts';
import { type AuditDeps, audited } from './audited.ts';
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

/** Of the thousands that a list may change, as many as an entry of the log names; all of them stand in the two versions. */
const MOST_NAMED = 1000;

export type ListPublication = {
  readonly kind: AuditKind;
  readonly before: Organisation;
  readonly after: Organisation;
  /** Codes of what is other. */
  readonly changed: readonly string[];
  /** The version that the sender has seen. */
  readonly replaces: number;
};

/**
 * Publishes what a list makes of the organisation over the version that its sender has seen, with an entry in the log under
 * the unit that he is bound to, below which all of it stands. Throws the problem of who was slower.
 */
export const publishList = (
  c: Context,
  deps: AuditDeps & { readonly publisher: Publisher },
  { kind, before, after, changed, replaces }: ListPublication,
): Promise<void> => {
  const access: Access = c.get('access');
  const deed = {
    kind,
    unit: access.principal.unit,
    target: 'organisation',
    before: { version: before.version },
    after: { version: after.version, changes: changed.length, changed: changed.slice(0, MOST_NAMED) },
  };
  return audited(c, deps, access, deed, async () => {
    const isSeen = replaces === before.version;
    if (!isSeen || !(await publishedUnlessTaken(deps.publisher, after, deps.now()))) {
      throw changedMeanwhile('the list');
    }
  });
};
