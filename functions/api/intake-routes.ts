import type { Hono } from 'hono';
import type { Device } from '#domain/device.ts';
import { formForHalf, halfOfHour } from '#domain/questionnaire-bridge.ts';
import { BUILT_IN, type Catalogue } from '#domain/questionnaire-catalogue.ts';
import { POST_SERVICE } from '#domain/questionnaires/post-service.ts';
import type { SurveyResponse } from '#domain/response.ts';
import { ACCEPTED_AGE_DAYS, checkResponse } from '#domain/response-check.ts';
import { localHourOf, localIsoOf } from '#domain/time.ts';
import { ancestorsOf, counterIn, type OrganisationIndex } from '#domain/unit-tree.ts';
import { ResponseAlreadyRecordedError } from '../store/errors.ts';
import type { Receipt, Store } from '../store/store.ts';
import { responsesOfBatch } from './batch.ts';
import { type Kiosks, kioskFault, signingKiosk } from './intake-kiosks.ts';
import { type IntakeObserver, observed, outcomeOf, SILENT_OBSERVER } from './intake-observer.ts';
import { type Problem, ProblemError, problemKindOf, problemOf } from './problem.ts';
import { refuseQuery, sentenceOf, signableBodyOf } from './request.ts';
import type { CounterDetail } from './result-schemas.ts';

export type IntakeDeps = {
  readonly store: Pick<Store, 'recordResponse'>;
  readonly organisation: () => Promise<OrganisationIndex>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly newReceipt: (response: SurveyResponse, receivedAt: string) => Receipt;
  /** The city's own questionnaires; those of the product alone, where there is none. */
  readonly catalogue?: () => Promise<Catalogue>;
  readonly observer?: IntakeObserver;
  /** Without them kiosks are not asked who they are. */
  readonly kiosks?: Kiosks;
};

export const BODY_LIMIT_BYTES = 64 * 1024;
export const BATCH_BODY_LIMIT_BYTES = 1024 * 1024;

type Outcome =
  | { readonly status: 200 | 201; readonly id: string; readonly code: string }
  | { readonly status: 403 | 409 | 422; readonly id: string | null; readonly problem: Problem };

const idOf = (input: unknown): string | null =>
  typeof input === 'object' && input !== null && 'id' in input && typeof input.id === 'string'
    ? input.id.slice(0, 64)
    : null;

/** Ratings by receipt or link come over the page of their token, which proves the dossier; paper forms by import. */
const OPEN_CHANNELS = ['kiosk', 'poster'] as const;

type Known = { readonly index: OrganisationIndex; readonly catalogue: Catalogue };

const builtIn = async (): Promise<Catalogue> => BUILT_IN;

const knownNow = async ({ organisation, catalogue = builtIn }: IntakeDeps): Promise<Known> => {
  const [index, forms] = await Promise.all([organisation(), catalogue()]);
  return { index, catalogue: forms };
};

/** Checks one response and records it with one conditional put. An engine that fails throws. */
const take = async (
  deps: IntakeDeps,
  { index, catalogue }: Known,
  input: unknown,
  device: Device | undefined,
): Promise<Outcome> => {
  const { observer = SILENT_OBSERVER } = deps;
  const now = deps.now();
  const checked = checkResponse(input, {
    index,
    questionnaireByKey: catalogue.takenAt(now, ACCEPTED_AGE_DAYS),
    now,
    acceptedAgeDays: ACCEPTED_AGE_DAYS,
    channels: OPEN_CHANNELS,
  });
  if (!checked.ok) {
    observer.ended('invalid-response');
    const problem = problemOf('invalid-response', sentenceOf(checked.issues), checked.issues);
    return { status: 422, id: idOf(input), problem };
  }
  const { id } = checked.value;
  const fault = deps.kiosks && kioskFault(deps.kiosks, checked.value, device);
  if (fault) {
    observer.ended(fault.kind);
    return { status: 403, id, problem: problemOf(fault.kind, fault.detail) };
  }
  try {
    const receipt = deps.newReceipt(checked.value, localIsoOf(now));
    const { repeated, code } = await deps.store.recordResponse(checked.value, receipt);
    observer.ended(outcomeOf(checked.value, repeated));
    return { status: repeated ? 200 : 201, id, code };
  } catch (error) {
    if (!(error instanceof ResponseAlreadyRecordedError)) throw error;
    observer.ended('already-recorded');
    const errors = [{ path: 'id', message: 'is taken by a response with other content' }];
    const problem = problemOf('already-recorded', `${error.message}. Give a new rating a new id.`, errors);
    return { status: 409, id, problem };
  }
};

/** What citizens' pages and kiosks call; needs no sign-in and reads no result. */
export const addIntakeRoutes = (app: Hono, deps: IntakeDeps): Hono => {
  app.use('/v1/responses/*', observed(deps.observer ?? SILENT_OBSERVER));

  app.post('/v1/responses', async (c) => {
    refuseQuery(c);
    const { text, json } = await signableBodyOf(c, BODY_LIMIT_BYTES);
    const device = await signingKiosk(c, deps.kiosks, text);
    const outcome = await take(deps, await knownNow(deps), json, device);
    c.header('cache-control', 'no-store');
    if ('problem' in outcome) {
      return c.body(JSON.stringify(outcome.problem), outcome.status, {
        'content-type': 'application/problem+json',
      });
    }
    return c.json({ id: outcome.id, code: outcome.code }, outcome.status);
  });

  app.post('/v1/responses/batch', async (c) => {
    refuseQuery(c);
    const { text, json } = await signableBodyOf(c, BATCH_BODY_LIMIT_BYTES);
    const device = await signingKiosk(c, deps.kiosks, text);
    const batch = responsesOfBatch(json);
    if (!batch.ok) {
      throw new ProblemError('invalid-request', sentenceOf(batch.issues), { errors: batch.issues });
    }
    const known = await knownNow(deps);
    c.header('cache-control', 'no-store');
    return c.json({
      results: await Promise.all(batch.value.map((input) => takeAlone(deps, known, input, device))),
    });
  });

  app.get('/v1/counters/:code', async (c) => {
    refuseQuery(c);
    const { index: organisation, catalogue } = await knownNow(deps);
    const { month } = localHourOf(deps.now());
    const found = counterIn(organisation, c.req.param('code'), month);
    if (!found) {
      throw new ProblemError(
        'not-found',
        'No counter has this code; the code stands on the counter, such as 00070-03.',
      );
    }
    const tree = organisation.tree(month);
    const city = tree.nodes.get(ancestorsOf(tree, found.unit.id).at(-1) ?? '');
    const asked = catalogue.askedAt(POST_SERVICE.id, deps.now());
    const given = formForHalf(asked, halfOfHour(deps.now())) ?? POST_SERVICE;
    return c.json<CounterDetail>({
      code: found.counter.code,
      name: found.counter.name,
      unit: { id: found.unit.id, name: found.unit.name },
      ...(city ? { city: city.unit.name } : {}),
      questionnaire: { id: given.id, version: given.version },
      asked: [...asked] as unknown as NonNullable<CounterDetail['asked']>,
      serverTime: localIsoOf(deps.now()),
    });
  });

  return app;
};

/** One response of a batch: a failure of the engine is the problem of this one, to be sent again. */
const takeAlone = async (deps: IntakeDeps, known: Known, input: unknown, device: Device | undefined) => {
  try {
    return await take(deps, known, input, device);
  } catch (error) {
    deps.observer?.ended(problemKindOf(error));
    const problem = problemOf(
      'unavailable',
      'Nothing was lost: send the same response again, with the same id.',
    );
    return { status: problem.status, id: idOf(input), problem };
  }
};
