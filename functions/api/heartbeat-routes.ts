import type { Hono } from 'hono';
import type { KioskConfig } from '#domain/kiosk-config.ts';
import { configOf } from '#domain/kiosk-settings.ts';
import { localIsoOf } from '#domain/time.ts';
import { ancestorsOf, type OrganisationIndex } from '#domain/unit-tree.ts';
import type { Devices, SettingsScope } from '../store/devices.ts';
import { heartbeatSchema } from './device-schemas.ts';
import { signedDevice } from './device-signature.ts';
import { treeToday } from './fleet-routes.ts';
import { ProblemError } from './problem.ts';
import { checkedBy, refuseQuery, signableBodyOf } from './request.ts';

export type HeartbeatDeps = {
  readonly devices: Devices;
  readonly organisation: () => Promise<OrganisationIndex>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** The release that kiosks should run. */
  readonly release: string;
};

const BODY_LIMIT_BYTES = 4 * 1024;

/** Where an enrolled device says how it is, and hears what it should be. */
export const addHeartbeatRoutes = (app: Hono, deps: HeartbeatDeps): Hono =>
  app.post('/v1/devices/:id/heartbeat', async (c) => {
    refuseQuery(c);
    const { text, json } = await signableBodyOf(c, BODY_LIMIT_BYTES);
    const device = await signedDevice(c, deps, text);
    if (device.id !== c.req.param('id')) {
      throw new ProblemError(
        'device-unknown',
        'A device speaks for itself only: its id must be in the path.',
      );
    }
    const heartbeat = checkedBy(heartbeatSchema, json);
    const nowMs = deps.now();
    const [config] = await Promise.all([
      configAt(deps, device, nowMs),
      deps.devices.keepHeartbeat(device.id, { ...heartbeat, receivedAt: localIsoOf(nowMs) }),
    ]);
    return c.json(
      {
        serverTime: localIsoOf(nowMs),
        release: deps.release,
        config: config.version === heartbeat.configVersion ? null : config,
      },
      200,
      { 'cache-control': 'no-store' },
    );
  });

/** From the top unit down to the device: whose settings a device obeys, the nearest the most. */
export const scopesOf = (
  index: OrganisationIndex,
  { id, unit }: { readonly id?: string; readonly unit: string },
  nowMs: number,
): readonly SettingsScope[] => [
  ...[unit, ...ancestorsOf(treeToday(index, unit, nowMs), unit)]
    .reverse()
    .map((each) => ({ kind: 'unit', id: each }) as const),
  ...(id === undefined ? [] : [{ kind: 'device', id } as const]),
];

const configAt = async (
  { devices, organisation }: HeartbeatDeps,
  device: { readonly id: string; readonly unit: string },
  nowMs: number,
): Promise<KioskConfig> =>
  configOf(await Promise.all(scopesOf(await organisation(), device, nowMs).map(devices.settingsOf)));
