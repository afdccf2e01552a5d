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
 * The organisation published last, for the fold: at each call it is asked whether there is a later one, and read only then.
 * Indexed once a version.
 */
export const latestOrganisation = (
  store: Pick<Store, 'currentOrganisation' | 'isOrganisationCurrent'>,
): (() => Promise<OrganisationIndex>) => {
  let held: OrganisationIndex | undefined;
  return async () => {
    if (held && (await store.isOrganisationCurrent(held.organisation.version))) return held;
    held = indexOrganisation(await store.currentOrganisation());
    return held;
  };
};
