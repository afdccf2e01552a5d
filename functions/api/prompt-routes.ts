import type { Hono } from 'hono';
import { localIsoOf, parseInstant } from '#domain/time.ts';
import type { OrganisationIndex } from '#domain/unit-tree.ts';
import type { Receipts } from '../receipts/receipts.ts';
import type { Devices } from '../store/devices.ts';
import { promptSchema } from './device-schemas.ts';
import { signedDevice } from './device-signature.ts';
import { firstToldOf } from './first-told.ts';
import { treeToday } from './fleet-routes.ts';
import { ProblemError } from './problem.ts';
import { bodyOf, refuseQuery } from './request.ts';
import { type Authenticate, requires } from './requires.ts';

export type PromptDeps = {
  readonly devices: Devices;
  readonly organisation: () => Promise<OrganisationIndex>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly authenticate: Authenticate;
  readonly receipts: Pick<Receipts, 'dossierIdOf' | 'responseIdOfDossier'>;
};

const BODY_LIMIT_BYTES = 4 * 1024;
/** The citizen is gone by then. */
const SHOWN_MS = 90_000;
const OLDEST_MS = 86_400_000;
/** The clock of the one-stop system may be ahead of ours by so much. */
const AHEAD_MS = 5 * 60_000;

/** Where the one-stop system asks for a rating of the dossier it has just closed, and the counter's device hears of it. */
export const addPromptRoutes = (app: Hono, deps: PromptDeps): Hono => {
  app.post('/v1/kiosks/:id/prompt', requires('kiosks.prompt', deps.authenticate), async (c) => {
    refuseQuery(c);
    const access = c.get('access');
    const { receipt, service, moment, at: closedAt } = await bodyOf(c, promptSchema, BODY_LIMIT_BYTES);
    const [device, index] = await Promise.all([
      deps.devices.deviceWithId(c.req.param('id')),
      deps.organisation(),
    ]);
    const nowMs = deps.now();
    if (!device || !access.reaches(treeToday(index, device.unit, nowMs), device.unit)) {
      throw new ProblemError('not-found', 'No kiosk that your role may prompt has this id.');
    }
    const closedMs = parseInstant(closedAt);
    if (closedMs === undefined || closedMs > nowMs + AHEAD_MS || closedMs < nowMs - OLDEST_MS) {
      throw wrong(
        'at',
        'must be when the dossier was closed, of the last day, such as 2026-11-23T09:41:07+07:00',
      );
    }
    if (service !== undefined && !index.services.has(service)) {
      throw wrong('service', 'is the code of no procedure; such as 1.001193');
    }
    const { unit } = device;
    const atMs = await firstToldOf(deps, { unit, receipt, moment, atMs: closedMs }, nowMs);
    const id = deps.receipts.responseIdOfDossier({ unit, receipt, moment, atMs });
    const response = { id, at: localIsoOf(atMs) };
    await deps.devices.keepPrompt(device.id, {
      response,
      moment,
      ...(service === undefined ? {} : { service }),
      expiresAtMs: nowMs + SHOWN_MS,
    });
    return c.json({ response: response.id }, 202, { 'cache-control': 'no-store' });
  });

  app.get('/v1/devices/:id/prompt', async (c) => {
    refuseQuery(c);
    // It changes nothing, and is asked every other second: a nonce for each would cost more than all ratings.
    const device = await signedDevice(c, deps, '', 'repeatable');
    if (device.id !== c.req.param('id')) {
      throw new ProblemError(
        'device-unknown',
        'A device hears of its own prompts only: its id must be in the path.',
      );
    }
    const kept = await deps.devices.promptOf(device.id);
    const { expiresAtMs = 0, ...prompt } = kept ?? {};
    return c.json({ prompt: expiresAtMs > deps.now() ? prompt : null }, 200, { 'cache-control': 'no-store' });
  });

  return app;
};

const wrong = (path: string, message: string): ProblemError =>
  new ProblemError('invalid-request', `${path} ${message}.`, { errors: [{ path, message }] });
