import type { Hono } from 'hono';
import { type ApiKey, apiKeyStateOf, LONGEST_KEY_DAYS } from '#domain/api-key.ts';
import { isDay, localIsoOf, parseInstant } from '#domain/time.ts';
import { isWithin, type OrganisationIndex } from '#domain/unit-tree.ts';
import type { ApiKeys } from '../store/api-keys.ts';
import { keyListQuerySchema, newKeySchema, type ShownKey } from './api-key-schemas.ts';
import { newApiKey } from './api-key-sign-in.ts';
import { type AuditDeps, audited } from './audited.ts';
import { treeToday } from './fleet-routes.ts';
import { ProblemError } from './problem.ts';
import { bodyOf, queryOf, refuseQuery } from './request.ts';
import { type Authenticate, requires } from './requires.ts';

export type ApiKeyDeps = AuditDeps & {
  readonly apiKeys: ApiKeys;
  readonly organisation: () => Promise<OrganisationIndex>;
  readonly authenticate: Authenticate;
};

const BODY_LIMIT_BYTES = 4 * 1024;
const DAY_MS = 86_400_000;
const NO_STORE = { 'cache-control': 'no-store' };

/** Where administrators make and revoke the keys by which programmes sign in, and inspectors see who holds one. */
export const addApiKeyRoutes = (app: Hono, deps: ApiKeyDeps): Hono => {
  const { apiKeys } = deps;
  const managing = requires('keys.manage', deps.authenticate);

  app.get('/v1/api-keys', requires('keys.see', deps.authenticate), async (c) => {
    const { unit: named } = queryOf(c, keyListQuerySchema);
    const access = c.get('access');
    const [index, all] = await Promise.all([deps.organisation(), apiKeys.allKeys()]);
    const nowMs = deps.now();
    const unit = named ?? access.principal.unit;
    const tree = treeToday(index, unit, nowMs);
    access.demand(tree, unit);
    const keys = all
      .filter((key) => key.unit === unit || isWithin(tree, key.unit, unit))
      .map((key) => shown(key, nowMs))
      .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
    return c.json({ unit, keys }, 200, NO_STORE);
  });

  app.post('/v1/api-keys', managing, async (c) => {
    refuseQuery(c);
    const access = c.get('access');
    const { name, unit, until } = await bodyOf(c, newKeySchema, BODY_LIMIT_BYTES);
    const index = await deps.organisation();
    const nowMs = deps.now();
    access.demand(treeToday(index, unit, nowMs), unit);
    const { id, text, secretHash } = newApiKey();
    const key: ApiKey = {
      id,
      version: 1,
      name,
      unit,
      secretHash,
      createdAt: localIsoOf(nowMs),
      createdBy: access.by,
      expiresAt: endOf(until, nowMs),
    };
    const after = { name, expiresAt: key.expiresAt };
    await audited(
      c,
      deps,
      access,
      { kind: 'api-key.create', unit, target: id, before: null, after },
      async () => {
        if (!(await apiKeys.addKey(key))) throw changedMeanwhile();
      },
    );
    return c.json({ ...shown(key, nowMs), key: text }, 201, NO_STORE);
  });

  app.post('/v1/api-keys/:id/revocation', managing, async (c) => {
    refuseQuery(c);
    const access = c.get('access');
    const [key, index] = await Promise.all([apiKeys.keyWithId(c.req.param('id')), deps.organisation()]);
    const nowMs = deps.now();
    if (!key || !access.reaches(treeToday(index, key.unit, nowMs), key.unit)) {
      throw new ProblemError('not-found', 'No API key that your role manages has this id.');
    }
    if (key.revoked) return c.json(shown(key, nowMs), 200, NO_STORE);
    const revoked: ApiKey = {
      ...key,
      version: key.version + 1,
      revoked: { at: localIsoOf(nowMs), by: access.by },
    };
    const deed = { unit: key.unit, target: key.id, before: { name: key.name }, after: { revoked: true } };
    await audited(c, deps, access, { kind: 'api-key.revoke', ...deed }, async () => {
      if (!(await apiKeys.changeKey(revoked))) throw changedMeanwhile();
    });
    return c.json(shown(revoked, nowMs), 200, NO_STORE);
  });

  return app;
};

/** The end of the day; throws the problem of a day that is past, or further off than a key may live. */
const endOf = (day: string, nowMs: number): string => {
  const endMs = isDay(day) ? (parseInstant(`${day}T23:59:59+07:00`) ?? 0) : 0;
  if (endMs > nowMs && endMs <= nowMs + LONGEST_KEY_DAYS * DAY_MS) return localIsoOf(endMs);
  const message = `must be a day to come, at most ${LONGEST_KEY_DAYS} days from now`;
  throw new ProblemError('invalid-request', `until ${message}.`, { errors: [{ path: 'until', message }] });
};

const changedMeanwhile = (): ProblemError =>
  new ProblemError('changed-meanwhile', 'Read the keys again, and repeat what is still to be done.');

const shown = ({ secretHash: _, version: __, ...key }: ApiKey, nowMs: number): ShownKey => ({
  ...key,
  state: apiKeyStateOf(key as ApiKey, nowMs),
});
