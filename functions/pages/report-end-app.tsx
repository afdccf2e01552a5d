import type { Context, Hono } from 'hono';
import { endedBy, isListed, type SubscriptionPlace } from '#domain/report-subscription.ts';
import type { OrganisationIndex } from '#domain/unit-tree.ts';
import { requestIdOf } from '../api/request-id.ts';
import { StoreUnavailableError } from '../store/errors.ts';
import type { ReportSubscriptions } from '../store/report-subscriptions.ts';
import { htmlPage } from './html-page.ts';
import { NoticePage } from './notice-page.tsx';
import { NOTICES, type Notice } from './notices.ts';
import { oneClickBody } from './one-click-body.ts';
import { REPORT_END_NOTICES, ReportEndPage } from './report-end-page.tsx';
import { languageOf } from './texts.ts';

export type ReportEndDeps = {
  readonly subscriptions: Pick<ReportSubscriptions, 'subscriptionAt' | 'putSubscription'>;
  /** What a token of a unit was made for; `undefined` where it was not made here. */
  readonly placeOf: (unit: string, token: string) => SubscriptionPlace | undefined;
  readonly organisation: () => Promise<OrganisationIndex>;
  readonly cityName: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly report: (error: unknown, requestId: string) => void;
};

/** More often nobody else changes one subscription at once. */
const MOST_TRIES = 3;

/**
 * Where who gets a report by e-mail says that he wants it no more, with the token of a mail that he has got. Opened, it shows a
 * button and changes nothing; the button is a POST, and so is what mail programmes send by themselves when their own button is
 * pressed (RFC 8058), whatever its small body says.
 */
export const addReportEndPage = (app: Hono, deps: ReportEndDeps): Hono => {
  const { cityName, subscriptions } = deps;

  const notice = (said: Notice, headers: Readonly<Record<string, string>> = {}) =>
    htmlPage(<NoticePage cityName={cityName} notice={said} />, said.status, headers);

  const unavailable = () => notice(NOTICES.unavailable, { 'retry-after': '5' });

  const placeIn = (c: Context): SubscriptionPlace | undefined =>
    deps.placeOf(c.req.param('unit') ?? '', c.req.param('token') ?? '');

  const answered = async (c: Context, answer: () => Promise<Response>): Promise<Response> => {
    try {
      return await answer();
    } catch (error) {
      if (!(error instanceof StoreUnavailableError)) throw error;
      deps.report(error, requestIdOf(c));
      return unavailable();
    }
  };

  app.get('/u/:unit/:token', (c) => {
    const place = placeIn(c);
    if (!place) return notice(REPORT_END_NOTICES.unreadable);
    return answered(c, async () => {
      const known = await subscriptions.subscriptionAt(place);
      if (!known || !isListed(known)) return notice(REPORT_END_NOTICES.endedBefore);
      return htmlPage(
        <ReportEndPage
          language={languageOf(c.req.query('lang'))}
          cityName={cityName}
          path={`/u/${encodeURIComponent(place.unit)}/${encodeURIComponent(c.req.param('token'))}`}
          every={place.every}
          unit={(await deps.organisation()).units.get(place.unit)?.name ?? { vi: cityName, en: cityName }}
        />,
        200,
      );
    });
  });

  app.post('/u/:unit/:token', oneClickBody(notice), (c) => {
    const place = placeIn(c);
    if (!place) return notice(REPORT_END_NOTICES.unreadable);
    return answered(c, async () => {
      for (let tries = 0; tries < MOST_TRIES; tries++) {
        const known = await subscriptions.subscriptionAt(place);
        if (!known || !isListed(known)) {
          return notice(tries === 0 ? REPORT_END_NOTICES.endedBefore : REPORT_END_NOTICES.done);
        }
        if (await subscriptions.putSubscription(endedBy(known, 'recipient', deps.now()))) {
          return notice(REPORT_END_NOTICES.done);
        }
      }
      return unavailable();
    });
  });

  return app;
};
