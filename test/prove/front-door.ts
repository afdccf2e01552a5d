import type { Hono } from 'hono';
import type { Role } from '#domain/policy.ts';
import { CODE_RANDOM_VALUES, thankYouCode } from '#domain/thank-you-code.ts';
import { stallOf } from './fault-layer.ts';
import { CALM_FROM, type Started, TABLE, type World } from './world.ts';

/** An answer that came through; what does not come through rejects, and nobody knows what was done. */
export type Answer = { readonly status: number; readonly body: Readonly<Record<string, unknown>> };

export type FrontDoor = {
  readonly post: (path: string, body: unknown, as?: string) => Promise<Answer>;
};

const NETWORK_FAILS = 0.03;
const DELIVERED_TWICE = 0.02;
/** How long after itself the copy of a request may arrive. */
const STRAY_MS = 600_000;
const CLIENT_TIMEOUT_MS = 30_000;
/** What the store lets through as a fault that passes; anything else inside is a fault of ours. */
const PASSES = new Set(['StoreUnavailableError']);

/** The real app in processes that die, behind a network that loses requests and answers and repeats them. */
export const openFrontDoor = (world: World): FrontDoor => {
  const { system, time } = world;
  const random = world.random('network');
  let running: (Started & { readonly app: Hono }) | undefined;

  const report = (error: unknown): void => {
    const name = error instanceof Error ? error.name : '';
    if (!PASSES.has(name)) world.wrong(`the app met ${error instanceof Error ? error.stack : String(error)}`);
  };

  const start = (): Started & { readonly app: Hono } => {
    const started = world.startIntake();
    const store = system.store.createStore(started.client, TABLE);
    const decisions = system.decisions.createDecisions(started.client, TABLE);
    const organisation = system.organisation.cachedOrganisation(store, time.now);
    const app = system.api.createApiApp(report);
    system.intake.addIntakeRoutes(app, {
      store,
      organisation,
      now: time.now,
      newReceipt: ({ unit, at }, receivedAt) => ({
        code: thankYouCode(unit, at.slice(0, 10), Math.floor(random.unit() * CODE_RANDOM_VALUES)),
        receivedAt,
        salt: Uint8Array.from({ length: 16 }, () => random.bits() & 0xff),
      }),
    });
    system.decisionRoutes.addDecisionRoutes(app, {
      decisions,
      audit: system.audit.createAudit(started.client, TABLE),
      organisation,
      now: time.now,
      authenticate: async (request) => {
        const [role, unit] = request.headers.get('authorization')?.split('/') ?? [];
        return role && unit ? { role: role as Role, unit } : undefined;
      },
    });
    return { ...started, app };
  };

  const fails = (): boolean => time.now() < CALM_FROM && random.unit() < NETWORK_FAILS;

  const handled = async (path: string, body: unknown, as?: string): Promise<Answer> => {
    if (!running?.process.isAlive()) running = start();
    const answer = await running.app.request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(as ? { authorization: as } : {}) },
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: (await answer.json()) as Answer['body'] };
  };

  return {
    post: async (path, body, as) => {
      await time.sleep(stallOf(random, 5000));
      if (fails()) throw new Error('the request was lost');
      if (time.now() < CALM_FROM && random.unit() < DELIVERED_TWICE) {
        void time.sleep(stallOf(random, STRAY_MS)).then(() => handled(path, body, as));
      }
      const answer = await Promise.race([
        handled(path, body, as),
        time.sleep(CLIENT_TIMEOUT_MS).then(() => undefined),
      ]);
      if (!answer || fails()) throw new Error('the answer was lost');
      return answer;
    },
  };
};
