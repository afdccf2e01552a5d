import type { Hono } from 'hono';
import { ulid } from 'ulid';
import { addIntakeRoutes } from '../../api/intake-routes.ts';
import { createPagesApp } from '../../pages/pages-app.tsx';
import { StoreUnavailableError } from '../../store/errors.ts';
import type { LocalParts } from './local-parts.ts';

/** The demonstration's kiosk opens without an officer. */
const intakeOf = (parts: LocalParts) => ({
  store: parts.feed,
  organisation: parts.organisation,
  catalogue: parts.catalogue,
  now: parts.now,
  newReceipt: parts.newReceipt,
  kiosks: { devices: parts.devices, now: parts.now, enrolledOnly: false },
});

/** Where ratings come in that an app sends. */
export const addLocalIntake = (api: Hono, parts: LocalParts): Hono => addIntakeRoutes(api, intakeOf(parts));

/** The pages on which citizens rate; and the same where nothing is read, that hand a form back as it was filled in. */
export const localRatingPages = (parts: LocalParts): { readonly pages: Hono; readonly busy: Hono } => {
  const { changes, receipts, cityName, report } = parts;
  const deps = { ...intakeOf(parts), changes, receipts, cityName, newId: ulid };
  return {
    pages: createPagesApp({ ...deps, report }),
    busy: createPagesApp({
      ...deps,
      organisation: async () => {
        throw new StoreUnavailableError('Too many requests are under way');
      },
      report: () => {},
    }),
  };
};
