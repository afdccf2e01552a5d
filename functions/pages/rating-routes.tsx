import type { Context, Hono, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import type { Questionnaire } from '#domain/questionnaire.ts';
import { formForHalf, halfOfId } from '#domain/questionnaire-bridge.ts';
import { BUILT_IN, type Catalogue } from '#domain/questionnaire-catalogue.ts';
import { POST_SERVICE } from '#domain/questionnaires/post-service.ts';
import type { SurveyResponse } from '#domain/response.ts';
import { isChangeable } from '#domain/response-change.ts';
import { ACCEPTED_AGE_DAYS, checkResponse } from '#domain/response-check.ts';
import { localIsoOf } from '#domain/time.ts';
import type { OrganisationIndex } from '#domain/unit-tree.ts';
import { type IntakeObserver, observed, outcomeOf, SILENT_OBSERVER } from '../api/intake-observer.ts';
import type { Receipts } from '../receipts/receipts.ts';
import type { ResponseChanges } from '../store/response-changes.ts';
import type { Receipt, Store } from '../store/store.ts';
import { htmlPage } from './html-page.ts';
import { NoticePage } from './notice-page.tsx';
import { NOTICES, type NoticeKind } from './notices.ts';
import { RatePage } from './rate-page.tsx';
import {
  candidateOf,
  type Draft,
  draftOf,
  formUrl,
  newDraft,
  OVERALL_ID,
  overOf,
  renewed,
  withScore,
} from './rating-form.ts';
import { RecordedBeforePage } from './recorded-before-page.tsx';
import type { Fault } from './score-choice.tsx';
import type { Subject } from './subject.ts';
import { languageOf } from './texts.ts';
import { ThankYouPage } from './thank-you-page.tsx';

export type PagesDeps = {
  readonly store: Pick<Store, 'recordResponse'>;
  readonly changes: ResponseChanges;
  readonly receipts: Pick<Receipts, 'verified' | 'verifiedTyped' | 'responseIdOf'>;
  readonly organisation: () => Promise<OrganisationIndex>;
  /** The city's own questionnaires; those of the product alone, where there is none. */
  readonly catalogue?: () => Promise<Catalogue>;
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

/** What there is to rate at an address, or what is said where there is nothing. */
export type Found =
  | { readonly ok: true; readonly subject: Subject }
  | { readonly ok: false; readonly notice: NoticeKind };

const FORM = 'application/x-www-form-urlencoded';
const BODY_LIMIT_BYTES = 64 * 1024;

/** The fields that a citizen can put right himself, in the form as it is. */
const MENDABLE = [
  [`answers.${OVERALL_ID}`, 'unscored'],
  ['comment', 'wordy'],
] as const;

/** The first of them, where nothing else is wrong. */
const mendableFault = (wrong: readonly string[]): Fault | undefined =>
  wrong.every((path) => MENDABLE.some(([field]) => field === path))
    ? MENDABLE.find(([field]) => wrong.includes(field))?.[1]
    : undefined;

/** What a citizen sent, right or wrong. */
export const enteredIn = async (c: Context) => {
  const fields = new URLSearchParams(await c.req.text());
  return { draft: draftOf(fields), language: languageOf(fields.get('lang')) };
};

/** The version that the rating of this id is asked: while two bridge, always the same one. */
const givenTo = (catalogue: Catalogue, id: string, nowMs: number): Questionnaire =>
  formForHalf(catalogue.askedAt(POST_SERVICE.id, nowMs), halfOfId(id)) ?? POST_SERVICE;

/** A page that says one thing, with the status that goes with it. */
export const noticeOf =
  (cityName: string) =>
  (kind: NoticeKind, headers: Readonly<Record<string, string>> = {}, newFormUrl?: string): Response =>
    htmlPage(
      <NoticePage cityName={cityName} notice={NOTICES[kind]} newFormUrl={newFormUrl} />,
      NOTICES[kind].status,
      headers,
    );

/**
 * The form at an address, and what takes it in; it may be opened at other spellings of the address too. `pathIn` is where the
 * page of the request stands.
 */
export const addRatingRoutes = (
  app: Hono,
  deps: PagesDeps,
  [path, ...alsoOpenedAt]: readonly [string, ...string[]],
  pathIn: (c: Context) => string,
  find: (c: Context, nowMs: number) => Promise<Found>,
): void => {
  const { cityName, observer = SILENT_OBSERVER } = deps;
  const notice = noticeOf(cityName);
  const catalogueNow = async (): Promise<Catalogue> => (await deps.catalogue?.()) ?? BUILT_IN;

  const formOnly: MiddlewareHandler = async (c, next) => {
    const mediaType = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
    if (mediaType === FORM) return next();
    return notice('notAForm', { 'accept-post': FORM }, formUrl(pathIn(c), 'vi'));
  };

  const limited = bodyLimit({
    maxSize: BODY_LIMIT_BYTES,
    onError: (c) => notice('tooLarge', {}, formUrl(pathIn(c), 'vi')),
  });

  const record = (subject: Subject, draft: Draft, response: SurveyResponse, now: number) => {
    const receipt = {
      ...deps.newReceipt(response, localIsoOf(now)),
      ...(subject.fixed ? { form: draft.id } : {}),
    };
    const over = overOf(draft);
    return over === undefined
      ? deps.store.recordResponse(response, receipt)
      : deps.changes.changeResponse(response, receipt, over, now);
  };

  const draw = async (c: Context): Promise<Response> => {
    const now = deps.now();
    const found = await find(c, now);
    if (!found.ok) return notice(found.notice);
    const { subject } = found;
    if (!subject.isOpen) return notice('notFound');
    const shared = { language: languageOf(c.req.query('lang')), cityName, subject };
    const standing =
      subject.fixed && (await deps.changes.standingAt({ ...subject.fixed, unit: subject.unit.id }));
    const changing = standing && c.req.query('change') !== undefined && isChangeable(standing, now);
    if (standing && !changing) {
      return htmlPage(<RecordedBeforePage {...shared} standing={standing} nowMs={now} />, 200);
    }
    const id = deps.newId(now);
    const form = givenTo(await catalogueNow(), subject.fixed?.id ?? id, now);
    const at = subject.fixed?.at ?? localIsoOf(now);
    const draft = withScore(newDraft(id, at, form.version, standing?.changes), c.req.query('score'));
    return htmlPage(<RatePage {...{ ...shared, draft, form }} />, 200);
  };

  for (const each of [path, ...alsoOpenedAt]) {
    app.use(each, compress());
    app.get(each, draw);
  }

  app.post(path, observed(observer), formOnly, limited, async (c) => {
    const { draft, language } = await enteredIn(c);
    const now = deps.now();
    const found = await find(c, now);
    if (!found.ok) {
      observer.ended('not-found');
      return notice(found.notice);
    }
    const { subject } = found;
    const shared = { language, cityName, subject };
    const catalogue = await catalogueNow();
    const taken = catalogue.takenAt(now, ACCEPTED_AGE_DAYS);
    const context = {
      index: await deps.organisation(),
      questionnaireByKey: taken,
      now,
      acceptedAgeDays: ACCEPTED_AGE_DAYS,
    };

    const checked = checkResponse(candidateOf(draft, subject), context);
    if (checked.ok) {
      const { code, repeated } = await record(subject, draft, checked.value, now);
      observer.ended(outcomeOf(checked.value, repeated || overOf(draft) !== undefined));
      return htmlPage(<ThankYouPage {...shared} response={checked.value} code={code} />, 200);
    }
    observer.ended('invalid-response');
    if (!subject.isOpen) return notice('notFound');
    const fault = mendableFault(checked.issues.map(({ path }) => path));
    const anew = (id: string, at: string, { version }: Questionnaire) =>
      renewed(draft, id, subject.fixed?.at ?? at, version);
    const filled = fault && taken(POST_SERVICE.id, Number(draft.version));
    if (filled) {
      const again = anew(draft.id, draft.at, filled);
      return htmlPage(<RatePage {...shared} draft={again} form={filled} fault={fault} />, 422);
    }
    const id = deps.newId(now);
    const form = givenTo(catalogue, subject.fixed?.id ?? id, now);
    const fresh = anew(id, localIsoOf(now), form);
    return htmlPage(<RatePage {...shared} draft={fresh} form={form} fault="outdated" />, 422);
  });

  app.all(path, () => notice('otherMethod', { allow: 'GET, HEAD, POST' }));
  for (const each of alsoOpenedAt) app.all(each, () => notice('otherMethod', { allow: 'GET, HEAD' }));
};
