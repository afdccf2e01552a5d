import type { Hono } from 'hono';
import { type AddressKind, firstDueMs, type Invitation } from '#domain/invitation.ts';
import { localIsoOf } from '#domain/time.ts';
import type { OrganisationIndex } from '#domain/unit-tree.ts';
import { checkInvitation, type ToInvite } from '../invitations/invitation-request.ts';
import type { Seal } from '../invitations/seal.ts';
import type { Receipts } from '../receipts/receipts.ts';
import type { Devices } from '../store/devices.ts';
import type { Invitations } from '../store/invitations.ts';
import { type AuditDeps, audited, type Deed } from './audited.ts';
import { firstToldOf } from './first-told.ts';
import { type InvitedAnswer, MOST_INVITATIONS } from './invitation-schemas.ts';
import { type Problem, problemOf } from './problem.ts';
import { foreignUnit, judgeEach, listIn } from './programme-list.ts';
import { jsonBodyOf, refuseQuery, sentenceOf } from './request.ts';
import { type Access, type Authenticate, requires } from './requires.ts';

export type InvitationDeps = AuditDeps & {
  readonly invitations: Pick<Invitations, 'invitationWithId' | 'putInvitation' | 'hasOptedOut'>;
  readonly devices: Pick<Devices, 'firstTold'>;
  readonly receipts: Pick<Receipts, 'issue' | 'dossierIdOf'>;
  readonly seal: Pick<Seal, 'seal' | 'hashOf'>;
  /** Whether this installation has a provider for such addresses. */
  readonly sends: (kind: AddressKind) => boolean;
  readonly organisation: () => Promise<OrganisationIndex>;
  readonly authenticate: Authenticate;
};

const BODY_LIMIT_BYTES = 512 * 1024;
const AT_ONCE = 20;

/** Where the one-stop system has citizens asked once they are at home again. */
export const addInvitationRoutes = (app: Hono, deps: InvitationDeps): Hono =>
  app.post('/v1/invitations', requires('invitations.send', deps.authenticate), async (c) => {
    refuseQuery(c);
    const access = c.get('access');
    const batch = listIn(await jsonBodyOf(c, BODY_LIMIT_BYTES), 'invitations', MOST_INVITATIONS);
    const index = await deps.organisation();
    const nowMs = deps.now();
    const results = await audited(c, deps, access, sentBy(access, batch), () =>
      judgeEach(batch, AT_ONCE, (input) => judged(deps, { index, access, nowMs }, input)),
    );
    return c.json({ results }, 200, { 'cache-control': 'no-store' });
  });

/** One entry for what was sent at once; nothing of a citizen or a dossier. */
const sentBy = ({ principal: { unit } }: Access, batch: readonly unknown[]): Deed => ({
  kind: 'invitations.send',
  unit,
  target: unit,
  before: null,
  after: { sent: batch.length },
});

/** One result, of which the schema says the same. */
type Invited = Omit<InvitedAnswer, 'problem'> & { readonly problem?: Problem };

type Asked = { readonly index: OrganisationIndex; readonly access: Access; readonly nowMs: number };

const judged = async (
  deps: InvitationDeps,
  { index, access, nowMs }: Asked,
  input: unknown,
): Promise<Invited> => {
  const checked = checkInvitation(input, { index, now: nowMs });
  if (!checked.ok) {
    return {
      status: 422,
      problem: problemOf('invalid-request', sentenceOf(checked.issues), checked.issues),
    };
  }
  const { unit } = checked.value.receipt;
  const foreign = foreignUnit(access, index, unit, nowMs);
  if (foreign) return { status: 403, problem: foreign };
  return invited(deps, checked.value, nowMs);
};

const invited = async (deps: InvitationDeps, asked: ToInvite, nowMs: number): Promise<Invited> => {
  const { unit, moment, service } = asked.receipt;
  const atMs = await firstToldOf(deps, asked.receipt, nowMs);
  const { id, token, untilMs } = deps.receipts.issue({ ...asked.receipt, atMs });
  const addressHash = deps.seal.hashOf(asked.address);
  if (!deps.sends(asked.address.kind) || (await deps.invitations.hasOptedOut(addressHash))) {
    return { status: 200, response: id, sendAt: null };
  }
  const invitation: Invitation = {
    id,
    version: 1,
    unit,
    ...(service === undefined ? {} : { service }),
    moment,
    at: localIsoOf(atMs),
    language: asked.language,
    kind: asked.address.kind,
    addressHash,
    sealed: deps.seal.seal(id, { address: asked.address, token }),
    next: 'first',
    reminds: asked.reminds,
    dueMs: firstDueMs(atMs, nowMs, asked.sendAfterMs),
    failures: 0,
    untilMs,
  };
  const known = await deps.invitations.invitationWithId(id);
  if (!known && (await deps.invitations.putInvitation(invitation))) return answerOf(201, invitation);
  const stands = known ?? (await deps.invitations.invitationWithId(id)) ?? invitation;
  if (stands.addressHash === addressHash) return answerOf(200, stands);
  const message = 'is not the one that this moment of the dossier was invited by; the first stands';
  return {
    status: 409,
    response: id,
    problem: problemOf('already-invited', `address ${message}.`, [{ path: 'address', message }]),
  };
};

const answerOf = (status: 200 | 201, { id, next, dueMs }: Invitation): Invited => ({
  status,
  response: id,
  sendAt: next === 'none' ? null : localIsoOf(dueMs),
});
