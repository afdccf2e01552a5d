import { type Context, Hono } from 'hono';
import { requestIdOf } from '../api/request-id.ts';
import { ResponseAlreadyRecordedError, StoreUnavailableError } from '../store/errors.ts';
import { htmlPage } from './html-page.ts';
import { NOTICE_OF_REFUSAL } from './notices.ts';
import { addRatingRoutes, enteredIn, type Found, noticeOf, type PagesDeps } from './rating-routes.tsx';
import { RecordedBeforePage } from './recorded-before-page.tsx';
import { SendAgainPage } from './send-again-page.tsx';
import { posterPath, posterSubject, receiptSubject } from './subject.ts';
import { addTypedCodePage } from './typed-code-page.tsx';
import { plainToken, verifiedAddress } from './verified-address.ts';

export type { PagesDeps } from './rating-routes.tsx';

const POSTER = '/q/:counterCode';
/** As it is typed where the keyboard begins with a capital letter. */
const POSTER_IN_CAPITALS = '/Q/:counterCode';
const RECEIPT = '/r/:token';
/** In a QR code capital letters take less room, so receipts say their whole address in them. */
const RECEIPT_IN_CAPITALS = '/R/:token';

/** Where the page of a request stands. */
const pathIn = (c: Context): string => {
  const token = c.req.param('token');
  return token === undefined
    ? posterPath(c.req.param('counterCode') ?? '')
    : `/r/${encodeURIComponent(plainToken(token))}`;
};

/**
 * The pages of the QR codes at the counters and on receipts. Each is one response and complete without a script. Query
 * parameters that are not ours are ignored: messengers add their own to links.
 */
export const createPagesApp = (deps: PagesDeps): Hono => {
  const { cityName } = deps;
  const app = new Hono();
  const notice = noticeOf(cityName);

  const findPoster = async (c: Context, nowMs: number): Promise<Found> => {
    const subject = posterSubject(await deps.organisation(), c.req.param('counterCode') ?? '', nowMs);
    return subject ? { ok: true, subject } : { ok: false, notice: 'notFound' };
  };

  /** What is no receipt of ours is refused before anything is read. */
  const findReceipt = async (c: Context, nowMs: number): Promise<Found> => {
    const verified = verifiedAddress(deps.receipts, c.req.param('token') ?? '', nowMs);
    if (!verified.ok) return { ok: false, notice: NOTICE_OF_REFUSAL[verified.refusal] };
    const subject = receiptSubject(await deps.organisation(), verified.token, pathIn(c), deps.receipts);
    return subject ? { ok: true, subject } : { ok: false, notice: 'officeGone' };
  };

  addRatingRoutes(app, deps, [POSTER, POSTER_IN_CAPITALS], pathIn, findPoster);
  addRatingRoutes(app, deps, [RECEIPT, RECEIPT_IN_CAPITALS], pathIn, findReceipt);
  addTypedCodePage(app, deps);

  app.get('/R', (c) => c.redirect('/r'));

  app.notFound(() => notice('notFound'));

  app.onError(async (error, c) => {
    if (error instanceof ResponseAlreadyRecordedError) {
      const nowMs = deps.now();
      const entered = await enteredIn(c);
      const found = await (c.req.param('token') === undefined ? findPoster : findReceipt)(c, nowMs);
      if (!found.ok) return notice(found.notice);
      const { subject } = found;
      const { standing } = error;
      return htmlPage(<RecordedBeforePage {...{ ...entered, cityName, subject, standing, nowMs }} />, 409);
    }
    deps.report(error, requestIdOf(c));
    const isBusy = error instanceof StoreUnavailableError;
    const headers = isBusy ? { 'retry-after': '5' } : {};
    if (c.req.method !== 'POST') return notice(isBusy ? 'unavailable' : 'ourFault', headers);
    const entered = await enteredIn(c);
    return htmlPage(
      <SendAgainPage {...entered} cityName={cityName} path={pathIn(c)} />,
      isBusy ? 503 : 500,
      headers,
    );
  });

  return app;
};
