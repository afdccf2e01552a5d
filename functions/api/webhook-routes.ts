import type { Context, Hono } from 'hono';
import { localIsoOf } from '#domain/time.ts';
import { isWithin, type OrganisationIndex } from '#domain/unit-tree.ts';
import { EVENT_KINDS, type Webhook } from '#domain/webhook.ts';
import { type Delivery, replayedDelivery } from '#domain/webhook-delivery.ts';
import type { Webhooks } from '../store/webhooks.ts';
import { faultOfAddress } from '../webhooks/endpoint-address.ts';
import { testDelivery } from '../webhooks/message.ts';
import type { SecretOf } from '../webhooks/signature.ts';
import { type AuditDeps, audited } from './audited.ts';
import { treeToday } from './fleet-routes.ts';
import { ProblemError } from './problem.ts';
import { bodyOf, queryOf, refuseQuery } from './request.ts';
import { type Access, type Authenticate, requires } from './requires.ts';
import {
  type CreatedWebhook,
  type DeliveryList,
  deliveriesQuerySchema,
  newWebhookSchema,
  type ShownDelivery,
  type ShownWebhook,
  type WebhookList,
  webhookListQuerySchema,
} from './webhook-schemas.ts';

export type WebhookDeps = AuditDeps & {
  readonly webhooks: Webhooks;
  readonly organisation: () => Promise<OrganisationIndex>;
  readonly authenticate: Authenticate;
  readonly secretOf: SecretOf;
  /** A ULID of that moment. */
  readonly newId: (nowMs: number) => string;
  /** Whether endpoints on this machine are taken, as while trying it out. */
  readonly local: boolean;
};

const BODY_LIMIT_BYTES = 4 * 1024;
const MOST_OF_A_UNIT = 100;
const DELIVERIES_PER_PAGE = 50;
const NO_STORE = { 'cache-control': 'no-store' };

/** Where administrators register the endpoints that are told of their units, try them, and see what was sent. */
export const addWebhookRoutes = (app: Hono, deps: WebhookDeps): Hono => {
  const { webhooks } = deps;
  const managing = requires('webhooks.manage', deps.authenticate);
  const seeing = requires('webhooks.see', deps.authenticate);

  /** The endpoint, if the caller may know of it; throws the problem of one that there is not. */
  const ownWebhook = async (c: Context, access: Access): Promise<Webhook> => {
    const [webhook, index] = await Promise.all([
      webhooks.webhookWithId(c.req.param('id') ?? ''),
      deps.organisation(),
    ]);
    if (
      !webhook ||
      webhook.removed ||
      !access.reaches(treeToday(index, webhook.unit, deps.now()), webhook.unit)
    ) {
      throw new ProblemError('not-found', 'No webhook that your role reaches has this id.');
    }
    return webhook;
  };

  app.get('/v1/webhooks', seeing, async (c) => {
    const { unit: named } = queryOf(c, webhookListQuerySchema);
    const access = c.get('access');
    const [index, all] = await Promise.all([deps.organisation(), webhooks.allWebhooks()]);
    const unit = named ?? access.principal.unit;
    const tree = treeToday(index, unit, deps.now());
    access.demand(tree, unit);
    const here = all
      .filter((each) => !each.removed && (each.unit === unit || isWithin(tree, each.unit, unit)))
      .toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
    return c.json<WebhookList>({ unit, webhooks: here.map(shown) }, 200, NO_STORE);
  });

  app.post('/v1/webhooks', managing, async (c) => {
    refuseQuery(c);
    const access = c.get('access');
    const { url, unit, kinds } = await bodyOf(c, newWebhookSchema, BODY_LIMIT_BYTES);
    const [index, all] = await Promise.all([deps.organisation(), webhooks.allWebhooks()]);
    const nowMs = deps.now();
    access.demand(treeToday(index, unit, nowMs), unit);
    const fault = faultOfAddress(url, deps.local);
    if (fault) throw wrong('url', fault);
    if (all.filter((each) => each.unit === unit && !each.removed).length >= MOST_OF_A_UNIT) {
      throw wrong('unit', `has ${MOST_OF_A_UNIT} webhooks; remove one that nobody needs`);
    }
    const webhook: Webhook = {
      id: deps.newId(nowMs),
      version: 1,
      url: new URL(url).href,
      unit,
      kinds: EVENT_KINDS.filter((kind) => kinds.includes(kind)),
      createdAt: localIsoOf(nowMs),
      createdBy: access.by,
    };
    const after = { url: webhook.url, kinds: webhook.kinds };
    const deed = { kind: 'webhook.create', unit, target: webhook.id, before: null, after } as const;
    await audited(c, deps, access, deed, () => webhooks.putWebhook(webhook));
    const created: CreatedWebhook = { ...shown(webhook), secret: deps.secretOf(webhook.id) };
    return c.json(created, 201, NO_STORE);
  });

  app.delete('/v1/webhooks/:id', managing, async (c) => {
    refuseQuery(c);
    const access = c.get('access');
    const webhook = await ownWebhook(c, access);
    const { id, unit, url, version } = webhook;
    const removed = {
      ...webhook,
      version: version + 1,
      removed: { at: localIsoOf(deps.now()), by: access.by },
    };
    const deed = {
      kind: 'webhook.remove',
      unit,
      target: id,
      before: { url },
      after: { removed: true },
    } as const;
    await audited(c, deps, access, deed, async () => {
      if (!(await webhooks.putWebhook(removed))) throw changedMeanwhile();
    });
    return c.body(null, 204, NO_STORE);
  });

  app.post('/v1/webhooks/:id/test', managing, async (c) => {
    refuseQuery(c);
    const access = c.get('access');
    const webhook = await ownWebhook(c, access);
    const nowMs = deps.now();
    const delivery = testDelivery(webhook, deps.newId(nowMs), nowMs);
    const after = { message: delivery.id };
    const deed = {
      kind: 'webhook.test',
      unit: webhook.unit,
      target: webhook.id,
      before: null,
      after,
    } as const;
    await audited(c, deps, access, deed, () => webhooks.putDelivery(delivery));
    return c.json(shownDelivery(delivery), 202, NO_STORE);
  });

  app.get('/v1/webhooks/:id/deliveries', seeing, async (c) => {
    const { before } = queryOf(c, deliveriesQuerySchema);
    const { id } = await ownWebhook(c, c.get('access'));
    const page = await webhooks.deliveriesOf(id, {
      limit: DELIVERIES_PER_PAGE,
      ...(before === undefined ? {} : { before }),
    });
    const next = page.length < DELIVERIES_PER_PAGE ? null : (page.at(-1)?.id ?? null);
    const list: DeliveryList = { webhook: id, deliveries: page.map(shownDelivery), next };
    return c.json(list, 200, NO_STORE);
  });

  app.post('/v1/webhooks/:id/deliveries/:delivery/replay', managing, async (c) => {
    refuseQuery(c);
    const access = c.get('access');
    const { id, unit, disabled } = await ownWebhook(c, access);
    const delivery = await webhooks.deliveryWithId(id, c.req.param('delivery'));
    if (!delivery) throw new ProblemError('not-found', 'This webhook was sent no message with this id.');
    if (disabled) {
      throw new ProblemError(
        'webhook-disabled',
        'Send it a test first; once it takes that, it is told again.',
      );
    }
    const replayed = replayedDelivery(delivery, deps.now());
    const [before, after] = [{ state: delivery.state }, { message: delivery.id }];
    const deed = { kind: 'webhook.replay', unit, target: id, before, after } as const;
    await audited(c, deps, access, deed, async () => {
      if (!(await webhooks.putDelivery(replayed))) throw changedMeanwhile();
    });
    return c.json(shownDelivery(replayed), 202, NO_STORE);
  });

  return app;
};

const wrong = (path: string, message: string): ProblemError =>
  new ProblemError('invalid-request', `${path} ${message}.`, { errors: [{ path, message }] });

const changedMeanwhile = (): ProblemError =>
  new ProblemError('changed-meanwhile', 'Read it again, and repeat what is still to be done.');

const shown = ({ version: _, removed: __, kinds, ...webhook }: Webhook): ShownWebhook => ({
  ...webhook,
  kinds: [...kinds],
  state: webhook.disabled ? 'disabled' : webhook.failingSince ? 'failing' : 'active',
});

const shownDelivery = ({ id, kind, state, createdAt, dueMs, attempts, body }: Delivery): ShownDelivery => ({
  id,
  kind,
  state,
  createdAt,
  nextAttemptAt: state === 'pending' ? localIsoOf(dueMs) : null,
  attempts: attempts.map((attempt) => ({
    at: attempt.at,
    status: 'status' in attempt ? attempt.status : null,
    fault: 'fault' in attempt ? attempt.fault : null,
  })),
  body,
});
