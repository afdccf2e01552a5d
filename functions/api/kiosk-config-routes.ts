import type { Context, Hono } from 'hono';
import type { AuditValues } from '#domain/audit.ts';
import type { ExitPin } from '#domain/kiosk-config.ts';
import {
  configOf,
  faultsOfSettings,
  type KioskSettings,
  type VersionedSettings,
} from '#domain/kiosk-settings.ts';
import { BUILT_IN } from '#domain/questionnaire-catalogue.ts';
import { localIsoOf } from '#domain/time.ts';
import type { SettingsScope } from '../store/devices.ts';
import { audited } from './audited.ts';
import { type FleetDeps, ownDevice, treeToday } from './fleet-routes.ts';
import { scopesOf } from './heartbeat-routes.ts';
import { type SettingsAnswer, type SettingsChange, settingsChangeSchema } from './kiosk-config-schemas.ts';
import { ProblemError } from './problem.ts';
import { bodyOf, refuseQuery, sentenceOf } from './request.ts';
import { type Access, requires } from './requires.ts';

const BODY_LIMIT_BYTES = 32 * 1024;

/** A PIN has few digits, so that who reads the hash must be slowed down (OWASP: 600,000 rounds of PBKDF2-SHA-256). */
const PIN_ROUNDS = 600_000;

type Place = {
  readonly scope: SettingsScope;
  readonly above: readonly SettingsScope[];
  readonly unit: string;
  readonly access: Access;
};

/** What kiosks do, set from afar for a unit and all below it, or for one device. */
export const addKioskConfigRoutes = (app: Hono, deps: FleetDeps): Hono => {
  const running = requires('devices.run', deps.authenticate);
  const seeing = requires('devices.see', deps.authenticate);
  const ofUnit = async (c: Context, access: Access): Promise<Place> => {
    const index = await deps.organisation();
    const unit = c.req.param('id') ?? '';
    access.demand(treeToday(index, unit, deps.now()), unit);
    const scopes = scopesOf(index, { unit }, deps.now());
    return {
      scope: { kind: 'unit', id: unit },
      above: scopes.slice(0, -1),
      unit,
      access,
    };
  };
  const ofDevice = async (c: Context, access: Access): Promise<Place> => {
    const device = await ownDevice(deps, access, c.req.param('id') ?? '', deps.now());
    return {
      scope: { kind: 'device', id: device.id },
      above: scopesOf(await deps.organisation(), { unit: device.unit }, deps.now()),
      unit: device.unit,
      access,
    };
  };

  const answer = async (c: Context, { scope, above }: Place): Promise<Response> => {
    const [here, ...others] = await Promise.all([scope, ...above].map(deps.devices.settingsOf));
    const { version = 0, set = {} } = here ?? {};
    const { version: _, exitPin: __, ...inherited } = configOf(others);
    const body = { version, set: withoutHash(set), inherited } as unknown as SettingsAnswer;
    return c.json(body, 200, { 'cache-control': 'no-store' });
  };

  const change = async (c: Context, place: Place): Promise<Response> => {
    const wanted = await bodyOf(c, settingsChangeSchema, BODY_LIMIT_BYTES);
    const { questionnaire, services, hours } = wanted.set;
    const errors = faultsOfSettings(
      { questionnaire, services, hours } as KioskSettings,
      (await deps.organisation()).services,
      (await deps.catalogue?.()) ?? BUILT_IN,
    );
    if (errors.length > 0) throw new ProblemError('invalid-request', sentenceOf(errors), { errors });
    const here = await deps.devices.settingsOf(place.scope);
    const settings: VersionedSettings = {
      version: wanted.replaces + 1,
      set: await stored(wanted.set, here.set),
    };
    const { scope, unit, access } = place;
    const [before, after] = [withoutHash(here.set), withoutDigits(wanted.set)] as AuditValues[];
    const deed = { unit, target: `${scope.kind} ${scope.id}`, before: before ?? {}, after: after ?? {} };
    await audited(c, deps, access, { kind: 'settings.change', ...deed }, async () => {
      const isAdded =
        here.version === wanted.replaces &&
        (await deps.devices.addSettings(scope, settings, access.by, localIsoOf(deps.now())));
      if (isAdded) return;
      throw new ProblemError(
        'changed-meanwhile',
        'Read the settings again, and repeat what is still to be changed.',
      );
    });
    return answer(c, place);
  };

  app.get('/v1/units/:id/kiosk-config', seeing, async (c) => {
    refuseQuery(c);
    return answer(c, await ofUnit(c, c.get('access')));
  });
  app.put('/v1/units/:id/kiosk-config', running, async (c) => {
    refuseQuery(c);
    return change(c, await ofUnit(c, c.get('access')));
  });
  app.get('/v1/devices/:id/config', seeing, async (c) => {
    refuseQuery(c);
    return answer(c, await ofDevice(c, c.get('access')));
  });
  app.put('/v1/devices/:id/config', running, async (c) => {
    refuseQuery(c);
    return change(c, await ofDevice(c, c.get('access')));
  });
  return app;
};

const withoutHash = ({ exitPin, ...set }: KioskSettings): object => ({
  ...set,
  ...(exitPin ? { exitPin: 'keep' } : {}),
});

/** Of a new PIN only that there is one: the audit log is read by many. */
const withoutDigits = ({ exitPin, ...set }: SettingsChange['set']): object => ({
  ...set,
  ...(exitPin ? { exitPin: exitPin === 'keep' ? 'keep' : 'new' } : {}),
});

/** A new PIN as its hash; of the one that is set, the hash that was there. */
const stored = async (
  { exitPin, ...set }: SettingsChange['set'],
  before: KioskSettings,
): Promise<KioskSettings> => {
  const kept = exitPin === 'keep' ? before.exitPin : exitPin && (await hashOf(exitPin));
  return { ...(set as KioskSettings), ...(kept ? { exitPin: kept } : {}) };
};

const hashOf = async (pin: string): Promise<ExitPin> => {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, [
    'deriveBits',
  ]);
  const bits = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: PIN_ROUNDS },
    key,
    256,
  );
  return {
    salt: Buffer.from(salt).toString('base64url'),
    hash: Buffer.from(bits).toString('base64url'),
    iterations: PIN_ROUNDS,
  };
};
