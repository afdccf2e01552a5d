import type { Hono } from 'hono';
import { type Device, deviceStateOf, KEY_LIFETIME_DAYS } from '#domain/device.ts';
import type { Catalogue } from '#domain/questionnaire-catalogue.ts';
import { localHourOf, localIsoOf } from '#domain/time.ts';
import {
  counterIn,
  isWithin,
  lastTreeWith,
  type OrganisationIndex,
  type UnitTree,
} from '#domain/unit-tree.ts';
import type { Devices, PairingCode } from '../store/devices.ts';
import { type AuditDeps, audited } from './audited.ts';
import {
  type Enrolled,
  enrolmentSchema,
  type Fleet,
  fleetQuerySchema,
  pairAgainSchema,
  revocationSchema,
} from './device-schemas.ts';
import { livePairing } from './pairing-routes.ts';
import { ProblemError } from './problem.ts';
import { bodyOf, queryOf, refuseQuery } from './request.ts';
import { type Access, type Authenticate, requires } from './requires.ts';

export type FleetDeps = AuditDeps & {
  readonly devices: Devices;
  readonly organisation: () => Promise<OrganisationIndex>;
  /** The city's own questionnaires; those of the product alone, where there is none. */
  readonly catalogue?: () => Promise<Catalogue>;
  readonly authenticate: Authenticate;
  /** The release that kiosks should run. */
  readonly release: string;
};

const BODY_LIMIT_BYTES = 4 * 1024;
const DAY_MS = 86_400_000;
const NO_STORE = { 'cache-control': 'no-store' };

/** The tree by which it is decided today who answers for a unit. */
export const treeToday = (index: OrganisationIndex, unit: string, nowMs: number): UnitTree =>
  lastTreeWith(index, unit, localHourOf(nowMs).month);

/** What officers do with the kiosks of their units. */
export const addFleetRoutes = (app: Hono, deps: FleetDeps): Hono => {
  const { devices } = deps;
  const running = requires('devices.run', deps.authenticate);

  app.get('/v1/devices', requires('devices.see', deps.authenticate), async (c) => {
    const { unit: named } = queryOf(c, fleetQuerySchema);
    const access = c.get('access');
    const index = await deps.organisation();
    const unit = named ?? access.principal.unit;
    const nowMs = deps.now();
    const tree = treeToday(index, unit, nowMs);
    access.demand(tree, unit);
    const [all, heartbeats, silences] = await Promise.all([
      devices.allDevices(),
      devices.allHeartbeats(),
      devices.allSilences(),
    ]);
    const fleet: Fleet = {
      unit,
      release: deps.release,
      serverTime: localIsoOf(nowMs),
      devices: all
        .filter((device) => device.unit === unit || isWithin(tree, device.unit, unit))
        .map((device) => {
          const heartbeat = heartbeats.get(device.id);
          const silence = silences.get(device.id);
          const unitName = tree.nodes.get(device.unit)?.unit.name ??
            index.units.get(device.unit)?.name ?? { vi: device.unit, en: device.unit };
          return {
            ...shown(device),
            unitName,
            state: deviceStateOf(device, heartbeat, silence, deps.release, nowMs),
            ...(heartbeat ? { heartbeat } : {}),
            ...(silence ? { silence } : {}),
          };
        }),
    };
    return c.json(fleet, 200, NO_STORE);
  });

  app.post('/v1/devices', running, async (c) => {
    refuseQuery(c);
    const access = c.get('access');
    const { id, counter, name, pairingCode } = await bodyOf(c, enrolmentSchema, BODY_LIMIT_BYTES);
    const index = await deps.organisation();
    const nowMs = deps.now();
    const place = counterIn(index, counter, localHourOf(nowMs).month);
    if (!place) {
      const message = 'is the code of no counter; the code stands on the counter, such as 00070-03';
      throw new ProblemError('invalid-request', `counter ${message}.`, {
        errors: [{ path: 'counter', message }],
      });
    }
    access.demand(treeToday(index, place.unit.id, nowMs), place.unit.id);
    const known = await devices.deviceWithId(id);
    if (known) return c.json(shown(known, counter), 200, NO_STORE);
    const deed = { unit: place.unit.id, target: id, before: null, after: { counter, name } };
    const device = await audited(c, deps, access, { kind: 'device.enrol', ...deed }, async () => {
      const pairing = await usedBy(deps, pairingCode, id);
      const added: Device = {
        id,
        version: 1,
        unit: place.unit.id,
        counter,
        ...(name === undefined ? {} : { name }),
        enrolledAt: localIsoOf(nowMs),
        enrolledBy: access.by,
        ...keyOf(pairing, nowMs),
      };
      if (!(await devices.addDevice(added))) throw changedMeanwhile();
      return added;
    });
    return c.json(shown(device), 201, NO_STORE);
  });

  app.post('/v1/devices/:id/pairing', running, async (c) => {
    refuseQuery(c);
    const access = c.get('access');
    const { code } = await bodyOf(c, pairAgainSchema, BODY_LIMIT_BYTES);
    const nowMs = deps.now();
    const device = await ownDevice(deps, access, c.req.param('id'), nowMs);
    const { revoked, ...rest } = device;
    const before = { pairedAt: device.pairedAt, revoked };
    const deed = { unit: device.unit, target: device.id, before, after: { pairedAt: localIsoOf(nowMs) } };
    const paired = await audited(c, deps, access, { kind: 'device.pair', ...deed }, async () => {
      const pairing = await usedBy(deps, code, device.id);
      const changed: Device = { ...rest, ...keyOf(pairing, nowMs), version: device.version + 1 };
      if (!(await devices.changeDevice(changed))) throw changedMeanwhile();
      return changed;
    });
    return c.json(shown(paired), 200, NO_STORE);
  });

  app.post('/v1/devices/:id/revocation', running, async (c) => {
    refuseQuery(c);
    const access = c.get('access');
    const { reason } = await bodyOf(c, revocationSchema, BODY_LIMIT_BYTES);
    const nowMs = deps.now();
    const device = await ownDevice(deps, access, c.req.param('id'), nowMs);
    if (device.revoked) return c.json(shown(device), 200, NO_STORE);
    const revoked: Device = {
      ...device,
      version: device.version + 1,
      revoked: { at: localIsoOf(nowMs), by: access.by, reason },
    };
    const { unit, counter, name } = device;
    const deed = { unit, target: device.id, before: { counter, name }, after: { revoked: reason } };
    await audited(c, deps, access, { kind: 'device.revoke', ...deed }, async () => {
      if (!(await devices.changeDevice(revoked))) throw changedMeanwhile();
    });
    return c.json(shown(revoked), 200, NO_STORE);
  });

  return app;
};

const changedMeanwhile = (): ProblemError =>
  new ProblemError('changed-meanwhile', 'Read the device again, and repeat what is still to be done.');

const keyOf = (pairing: PairingCode, nowMs: number): Pick<Device, 'key' | 'pairedAt' | 'keyExpiresAt'> => ({
  key: pairing.key,
  pairedAt: localIsoOf(nowMs),
  keyExpiresAt: localIsoOf(nowMs + KEY_LIFETIME_DAYS * DAY_MS),
});

/** A device that the caller may see or run; others he is not told of. */
export const ownDevice = async (
  { devices, organisation }: Pick<FleetDeps, 'devices' | 'organisation'>,
  access: Access,
  id: string,
  nowMs: number,
): Promise<Device> => {
  const [device, index] = await Promise.all([devices.deviceWithId(id), organisation()]);
  if (device && access.reaches(treeToday(index, device.unit, nowMs), device.unit)) return device;
  throw new ProblemError('not-found', 'No device that your role reaches has this id.');
};

/** Spends a code for a device; the same once more for the same device, as when an answer was lost. */
const usedBy = async (deps: FleetDeps, typed: string, device: string): Promise<PairingCode> => {
  const pairing = await livePairing(deps, typed);
  if (await deps.devices.usePairing(pairing, device)) return pairing;
  throw new ProblemError(
    'pairing-refused',
    'This code was used for another device; let the device show a new one.',
  );
};

const shown = ({ key: _, version: __, ...device }: Device, counter = device.counter): Enrolled => {
  if (counter === device.counter) return device;
  throw new ProblemError('changed-meanwhile', 'The id is taken by another device; make a new one.');
};
