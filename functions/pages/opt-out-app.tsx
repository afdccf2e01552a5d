import type { Context, Hono } from 'hono';
import { ended, type Invitation } from '#domain/invitation.ts';
import { localHourOf } from '#domain/time.ts';
import { requestIdOf } from '../api/request-id.ts';
import type { Receipts } from '../receipts/receipts.ts';
import { StoreUnavailableError } from '../store/errors.ts';
import type { Invitations } from '../store/invitations.ts';
import { htmlPage } from './html-page.ts';
import { NoticePage } from './notice-page.tsx';
import { NOTICES, type Notice } from './notices.ts';
import { oneClickBody } from './one-click-body.ts';
import { OPT_OUT_NOTICES, OptOutPage } from './opt-out-page.tsx';
import { languageOf } from './texts.ts';

export type OptOutDeps = {
  readonly invitations: Pick<Invitations, 'invitationWithId' | 'optOut' | 'putInvitation'>;
  readonly receipts: Pick<Receipts, 'verified' | 'responseIdOf'>;
  readonly cityName: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly report: (error: unknown, requestId: string) => void;
};

/** More often nobody else changes one invitation at once; what is left is ended when it is due. */
const MOST_TRIES = 3;

/** Removes the address at once, rather than when the reminder would have been due. */
const endNow = async (invitations: OptOutDeps['invitations'], read: Invitation): Promise<void> => {
  let known: Invitation | undefined = read;
  for (let tries = 0; tries < MOST_TRIES && known && known.next !== 'none'; tries++) {
    if (await invitations.putInvitation(ended(known, 'opted-out'))) return;
    known = await invitations.invitationWithId(read.id);
  }
};

/**
 * Where a citizen says that he wants no more invitations, with the token of the one that he has got. Opened, it shows a
 * button and reads nothing: programmes that look at the links of messages open them too. The button is a POST, and so
 * is what mail programmes send by themselves when their own button is pressed (RFC 8058), whatever its small body says.
 */
export const addOptOutPage = (app: Hono, deps: OptOutDeps): Hono => {
  const { cityName } = deps;

  const notice = (said: Notice, headers: Readonly<Record<string, string>> = {}) =>
    htmlPage(<NoticePage cityName={cityName} notice={said} />, said.status, headers);

  /** Paper passes through other hands: only the token of a message speaks for who got it. */
  const tokenIn = (c: Context) => {
    const verified = deps.receipts.verified((c.req.param('token') ?? '').toUpperCase(), deps.now());
    if (!verified.ok) {
      return { ok: false, refusal: verified.refusal === 'expired' ? 'expired' : 'unreadable' } as const;
    }
    return verified.token.channel === 'link' ? verified : ({ ok: false, refusal: 'notInvited' } as const);
  };

  app.get('/u/:token', (c) => {
    const verified = tokenIn(c);
    if (!verified.ok) return notice(OPT_OUT_NOTICES[verified.refusal]);
    return htmlPage(
      <OptOutPage
        language={languageOf(c.req.query('lang'))}
        cityName={cityName}
        path={`/u/${encodeURIComponent(c.req.param('token'))}`}
      />,
      200,
    );
  });

  app.post('/u/:token', oneClickBody(notice), async (c) => {
    const verified = tokenIn(c);
    if (!verified.ok) return notice(OPT_OUT_NOTICES[verified.refusal]);
    try {
      const invitation = await deps.invitations.invitationWithId(deps.receipts.responseIdOf(verified.token));
      if (!invitation) return notice(OPT_OUT_NOTICES.notInvited);
      await deps.invitations.optOut(invitation.addressHash, localHourOf(deps.now()).day);
      await endNow(deps.invitations, invitation);
      return notice(OPT_OUT_NOTICES.done);
    } catch (error) {
      if (!(error instanceof StoreUnavailableError)) throw error;
      deps.report(error, requestIdOf(c));
      return notice(NOTICES.unavailable, { 'retry-after': '5' });
    }
  });

  return app;
};
