import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { questionnaireByKey } from '#domain/questionnaire-catalogue.ts';
import type { SurveyResponse } from '#domain/response.ts';
import { ACCEPTED_AGE_DAYS, checkResponse } from '#domain/response-check.ts';
import { localHourOf, localIsoOf } from '#domain/time.ts';
import type { OrganisationIndex } from '#domain/unit-tree.ts';
import { type IntakeObserver, observed, outcomeOf, SILENT_OBSERVER } from '../api/intake-observer.ts';
import { requestIdOf } from '../api/request-id.ts';
import { ResponseAlreadyRecordedError, StoreUnavailableError } from '../store/errors.ts';
import type { Receipt, Store } from '../store/store.ts';
import { htmlPage } from './html-page.ts';
import { RecordedBeforePage, SendAgainPage } from './not-sent-pages.tsx';
import { NoticePage } from './notice-page.tsx';
import { RatePage } from './rate-page.tsx';
import { candidateOf, draftOf, formUrl, newDraft, OVERALL, type Place, renewed } from './rating-form.ts';
import { languageOf, NOTICES } from './texts.ts';
import { ThankYouPage } from './thank-you-page.tsx';

export type PagesDeps = {
  readonly store: Pick<Store, 'recordResponse'>;
  readonly organisation: () => Promise<OrganisationIndex>;
  readonly cityName: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** A ULID of the instant. */
  readonly newId: (now: number) => string;
  readonly newReceipt: (response: SurveyResponse, receivedAt: string) => Receipt;
  readonly observer?: IntakeObserver;
  /** Takes what went wrong inside, with the request's id and nothing else of the request. */
  readonly report: (error: unknown, requestId: string) => void;
};

const PATH = '/q/:counterCode';
const FORM = 'application/x-www-form-urlencoded';
const BODY_LIMIT_BYTES = 64 * 1024;

const counterCodeIn = (c: Context): string => c.req.param('counterCode') ?? '';

/** A counter of a unit that is open in the month; `undefined` where nothing can be rated. */
const placeOf = (index: OrganisationIndex, counterCode: string, now: number): Place | undefined => {
  const place = index.counters.get(counterCode);
  return place && index.tree(localHourOf(now).month).nodes.has(place.unit.id) ? place : undefined;
};

/** What a citizen sent, right or wrong. */
const enteredIn = async (c: Context) => {
  const fields = new URLSearchParams(await c.req.text());
  return { draft: draftOf(fields), language: languageOf(fields.get('lang')) };
};

/**
 * The pages of the QR codes at the counters. Each is one response and complete without a script. Query
 * parameters other than `lang` are ignored: messengers add their own to links.
 */
export const createPagesApp = (deps: PagesDeps): Hono => {
  const { cityName, observer = SILENT_OBSERVER } = deps;
  const app = new Hono();

  const notice = (
    kind: keyof typeof NOTICES,
    status: number,
    headers: Readonly<Record<string, string>> = {},
    newFormUrl?: string,
  ): Response =>
    htmlPage(
      <NoticePage cityName={cityName} notice={NOTICES[kind]} newFormUrl={newFormUrl} />,
      status,
      headers,
    );

  const formOnly: MiddlewareHandler = async (c, next) => {
    const mediaType = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
    if (mediaType === FORM) return next();
    return notice('notAForm', 415, { 'accept-post': FORM }, formUrl(counterCodeIn(c), 'vi'));
  };

  const limited = bodyLimit({
    maxSize: BODY_LIMIT_BYTES,
    onError: (c) => notice('tooLarge', 413, {}, formUrl(counterCodeIn(c), 'vi')),
  });

  app.use(PATH, compress());

  app.get(PATH, async (c) => {
    const now = deps.now();
    const place = placeOf(await deps.organisation(), counterCodeIn(c), now);
    if (!place) return notice('notFound', 404);
    const draft = newDraft(deps.newId(now), localIsoOf(now));
    const language = languageOf(c.req.query('lang'));
    return htmlPage(<RatePage language={language} cityName={cityName} place={place} draft={draft} />, 200);
  });

  app.post(PATH, observed(observer), formOnly, limited, async (c) => {
    const { draft, language } = await enteredIn(c);
    const index = await deps.organisation();
    const place = index.counters.get(counterCodeIn(c));
    if (!place) return notice('notFound', 404);
    const now = deps.now();
    const context = { index, questionnaireByKey, now, acceptedAgeDays: ACCEPTED_AGE_DAYS };
    const shared = { language, cityName, place };

    const checked = checkResponse(candidateOf(draft, place), context);
    if (checked.ok) {
      const receipt = deps.newReceipt(checked.value, localIsoOf(now));
      const { code, repeated } = await deps.store.recordResponse(checked.value, receipt);
      observer.ended(outcomeOf(checked.value, repeated));
      return htmlPage(<ThankYouPage {...shared} response={checked.value} code={code} />, 200);
    }
    observer.ended('invalid-response');
    if (!placeOf(index, place.counter.code, now)) return notice('notFound', 404);
    const onlyScoreMissing = checked.issues.every(({ path }) => path === `answers.${OVERALL.id}`);
    return htmlPage(
      onlyScoreMissing ? (
        <RatePage {...shared} draft={renewed(draft, draft.id, draft.at)} fault="unscored" />
      ) : (
        <RatePage {...shared} draft={renewed(draft, deps.newId(now), localIsoOf(now))} fault="outdated" />
      ),
      422,
    );
  });

  app.all(PATH, () => notice('otherMethod', 405, { allow: 'GET, HEAD, POST' }));

  // Whoever types the bare address is no citizen at a counter: those have a code.
  app.get('/', (c) => c.redirect('/manage/'));

  app.notFound(() => notice('notFound', 404));

  app.onError(async (error, c) => {
    const counterCode = counterCodeIn(c);
    if (error instanceof ResponseAlreadyRecordedError) {
      const { language } = await enteredIn(c);
      return htmlPage(
        <RecordedBeforePage language={language} cityName={cityName} counterCode={counterCode} />,
        409,
      );
    }
    deps.report(error, requestIdOf(c));
    const [status, headers] =
      error instanceof StoreUnavailableError
        ? ([503, { 'retry-after': '5' }] as const)
        : ([500, {}] as const);
    if (c.req.method !== 'POST') return notice('unavailable', status, headers);
    const entered = await enteredIn(c);
    return htmlPage(
      <SendAgainPage {...entered} cityName={cityName} counterCode={counterCode} />,
      status,
      headers,
    );
  });

  return app;
};
