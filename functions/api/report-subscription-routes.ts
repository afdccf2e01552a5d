import type { Hono } from 'hono';
import type { AddressKind } from '#domain/invitation.ts';
import {
  endedBy,
  firstReportMs,
  isListed,
  MOST_SUBSCRIPTIONS,
  type ReportSubscription,
} from '#domain/report-subscription.ts';
import type { Issue } from '#domain/response.ts';
import { localIsoOf } from '#domain/time.ts';
import type { OrganisationIndex } from '#domain/unit-tree.ts';
import { addressOf } from '../invitations/address.ts';
import type { ReportLinks } from '../invitations/report-link.ts';
import { type Seal, sealedReportName } from '../invitations/seal.ts';
import type { ReportSubscriptions } from '../store/report-subscriptions.ts';
import { type AuditDeps, audited } from './audited.ts';
import { treeToday } from './fleet-routes.ts';
import { ProblemError, type ProblemKind } from './problem.ts';
import {
  newSubscriptionSchema,
  type ShownSubscription,
  type SubscriptionList,
} from './report-subscription-schemas.ts';
import { shownSubscription } from './report-subscription-view.ts';
import { bodyOf, refuseQuery, sentenceOf } from './request.ts';
import { type Access, type Authenticate, requires } from './requires.ts';

export type ReportSubscriptionDeps = AuditDeps & {
  readonly subscriptions: Pick<ReportSubscriptions, 'subscriptionsOf' | 'subscriptionAt' | 'putSubscription'>;
  readonly seal: Seal;
  readonly links: Pick<ReportLinks, 'tokenOf'>;
  /** Whether this installation has a provider for such addresses. */
  readonly sends: (kind: AddressKind) => boolean;
  readonly organisation: () => Promise<OrganisationIndex>;
  readonly authenticate: Authenticate;
};

const BODY_LIMIT_BYTES = 4 * 1024;
const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
const NO_STORE = { 'cache-control': 'no-store' };
/** More often nobody else changes the same one at once. */
const MOST_TRIES = 3;

/** Where it is said who gets the report of a unit by e-mail. */
export const addReportSubscriptionRoutes = (app: Hono, deps: ReportSubscriptionDeps): Hono => {
  const { subscriptions } = deps;
  const managing = requires('subscriptions.manage', deps.authenticate);

  /** The organisation; throws the problem of a unit that it has not, or that the caller does not reach. */
  const reaching = async (access: Access, unit: string): Promise<OrganisationIndex> => {
    const index = await deps.organisation();
    const tree = treeToday(index, unit, deps.now());
    access.demand(tree, unit);
    if (!tree.nodes.has(unit)) {
      throw new ProblemError('not-found', `There is no unit "${unit.slice(0, 40)}".`);
    }
    return index;
  };

  app.get(
    '/v1/units/:id/report-subscriptions',
    requires('subscriptions.see', deps.authenticate),
    async (c) => {
      refuseQuery(c);
      const unit = c.req.param('id');
      const index = await reaching(c.get('access'), unit);
      const listed = (await subscriptions.subscriptionsOf(unit))
        .filter(isListed)
        .toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
      const list: SubscriptionList = {
        unit,
        sendsMail: deps.sends('email'),
        subscriptions: listed.map((each) => shownSubscription(deps.seal, index, each)),
      };
      return c.json(list, 200, NO_STORE);
    },
  );

  app.put('/v1/units/:id/report-subscriptions/:subscription', managing, async (c) => {
    refuseQuery(c);
    const access = c.get('access');
    const [unit, id] = [c.req.param('id'), c.req.param('subscription')];
    const index = await reaching(access, unit);
    const { email, every, language } = await bodyOf(c, newSubscriptionSchema, BODY_LIMIT_BYTES);
    const address = addressOf({ email });
    const issues: Issue[] = [
      ...(ULID.test(id) ? [] : [{ path: 'subscription', message: 'must be a ULID in capital letters' }]),
      ...('path' in address ? [{ path: 'email', message: address.message }] : []),
    ];
    if ('path' in address || issues.length > 0) throw wrong('invalid-request', ...issues);
    if (!deps.sends('email')) {
      throw new ProblemError(
        'no-mail',
        'This installation sends no e-mail. Ask whoever runs it to set a sender for e-mail.',
      );
    }
    const place = { unit, every, addressHash: deps.seal.hashOf(address) };
    const all = await subscriptions.subscriptionsOf(unit);
    const known = all.find((each) => each.id === id);
    if (known) return c.json(repeated(deps, index, known, { ...place, language }), 200, NO_STORE);
    const stands = all.find((each) => each.every === every && each.addressHash === place.addressHash);
    if (stands && !stands.ended) {
      throw wrong('already-subscribed', { path: 'email', message: 'gets this report already' });
    }
    // Of several at the very same moment one more may pass; the limit keeps lists short, and nothing rests on it.
    if (all.filter(({ ended }) => !ended).length >= MOST_SUBSCRIPTIONS) {
      const message = `has ${MOST_SUBSCRIPTIONS} addresses already; end one that nobody needs`;
      throw wrong('invalid-request', { path: 'unit', message });
    }

    const nowMs = deps.now();
    const { role, unit: ofUnit } = access.principal;
    const made: ReportSubscription = {
      ...place,
      id,
      version: (stands?.version ?? 0) + 1,
      language,
      sealed: deps.seal.seal(sealedReportName({ unit, id }), { address, token: deps.links.tokenOf(place) }),
      createdAt: localIsoOf(nowMs),
      createdBy: { role, unit: ofUnit },
      dueMs: firstReportMs(every, nowMs),
      failures: 0,
    };
    const deed = { unit, target: id, before: null, after: { every, language } };
    return await audited(c, deps, access, { kind: 'report.subscribe', ...deed }, async () => {
      if (await subscriptions.putSubscription(made))
        return c.json(shownSubscription(deps.seal, index, made), 201, NO_STORE);
      // The same at the same moment, as when a button is pressed twice.
      const first = await subscriptions.subscriptionAt(place);
      if (first?.id !== id) throw changedMeanwhile();
      return c.json(repeated(deps, index, first, { ...place, language }), 200, NO_STORE);
    });
  });

  app.delete('/v1/units/:id/report-subscriptions/:subscription', managing, async (c) => {
    refuseQuery(c);
    const access = c.get('access');
    const [unit, id] = [c.req.param('id'), c.req.param('subscription')];
    await reaching(access, unit);
    const known = (await subscriptions.subscriptionsOf(unit)).find((each) => each.id === id);
    if (!known) throw new ProblemError('not-found', 'This unit has no subscription with this id.');
    // Ended twice, it is ended.
    if (!isListed(known)) return c.body(null, 204, NO_STORE);
    const { every, language } = known;
    const deed = { unit, target: id, before: { every, language }, after: { ended: true } };
    await audited(c, deps, access, { kind: 'report.unsubscribe', ...deed }, async () => {
      let read: ReportSubscription | undefined = known;
      for (let tries = 0; read?.id === id && isListed(read); tries++) {
        if (tries === MOST_TRIES) throw changedMeanwhile();
        if (await subscriptions.putSubscription(endedBy(read, access.principal.role, deps.now()))) return;
        read = await subscriptions.subscriptionAt(known);
      }
    });
    return c.body(null, 204, NO_STORE);
  });

  return app;
};

const wrong = (kind: ProblemKind, ...errors: readonly Issue[]): ProblemError =>
  new ProblemError(kind, sentenceOf(errors), { errors });

const changedMeanwhile = (): ProblemError =>
  new ProblemError('changed-meanwhile', 'Read it again, and repeat what is still to be done.');

/** What stands, where the same was sent again; throws where the id is taken by another. */
const repeated = (
  deps: Pick<ReportSubscriptionDeps, 'seal'>,
  index: OrganisationIndex,
  known: ReportSubscription,
  wanted: Pick<ReportSubscription, 'every' | 'addressHash' | 'language'>,
): ShownSubscription => {
  const isSame =
    known.every === wanted.every &&
    known.addressHash === wanted.addressHash &&
    known.language === wanted.language;
  if (isSame) return shownSubscription(deps.seal, index, known);
  const message = 'is the id of another subscription; make a new one';
  throw wrong('already-subscribed', { path: 'subscription', message });
};
