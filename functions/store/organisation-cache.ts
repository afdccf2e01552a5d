import { indexOrganisation, type OrganisationIndex } from '#domain/unit-tree.ts';
import type { Store } from './store.ts';

/** How long a published organisation may go unnoticed by a running function. */
export const ORGANISATION_TTL_MS = 60_000;

/**
 * The organisation published last, indexed, and read again at most once in `ttlMs`; so a request reads
 * configuration almost never. Concurrent callers share one read. A failed read keeps the former index
 * in use where there is one: yesterday's tree is better than no rating.
 */
export const cachedOrganisation = (
  store: Pick<Store, 'currentOrganisation'>,
  now: () => number,
  ttlMs: number = ORGANISATION_TTL_MS,
): (() => Promise<OrganisationIndex>) => {
  let held: { readonly index: OrganisationIndex; readonly readAt: number } | undefined;
  let reading: Promise<OrganisationIndex> | undefined;

  const read = async (): Promise<OrganisationIndex> => {
    try {
      const organisation = await store.currentOrganisation();
      const unchanged = held?.index.organisation.version === organisation.version;
      const index = held && unchanged ? held.index : indexOrganisation(organisation);
      held = { index, readAt: now() };
      return index;
    } catch (error) {
      if (!held) throw error;
      return held.index;
    } finally {
      reading = undefined;
    }
  };

  return async () => {
    if (held && now() - held.readAt < ttlMs) return held.index;
    reading ??= read();
    return reading;
  };
};

/**
 * The organisation published last, read anew at each call, for the fold. It asks after its tallies are put: then either
 * it sees a reform, or what it has put is seen by those who fold the reform. Indexed once a version.
 */
export const latestOrganisation = (
  store: Pick<Store, 'currentOrganisation'>,
): (() => Promise<OrganisationIndex>) => {
  let held: OrganisationIndex | undefined;
  return async () => {
    const organisation = await store.currentOrganisation();
    if (held?.organisation.version !== organisation.version) held = indexOrganisation(organisation);
    return held;
  };
};
