import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { ulid } from 'ulid';
import type { Improvement } from '#domain/improvement.ts';
import type { Principal } from '#domain/policy.ts';
import type { ScorecardEntry } from '#domain/scorecard-entry.ts';
import type { OrganisationIndex } from '#domain/unit-tree.ts';
import { createApiApp } from '../api/api-app.ts';
import { addApiKeyRoutes } from '../api/api-key-routes.ts';
import { authenticateByApiKey, firstOf } from '../api/api-key-sign-in.ts';
import { addAuditRoutes } from '../api/audit-routes.ts';
import { addChangeRoutes } from '../api/change-routes.ts';
import { addCommentRoutes } from '../api/comment-routes.ts';
import { addDecisionRoutes } from '../api/decision-routes.ts';
import { addDossierRoutes } from '../api/dossier-routes.ts';
import { addExportRoutes } from '../api/export-routes.ts';
import { addFleetRoutes } from '../api/fleet-routes.ts';
import { addHeartbeatRoutes } from '../api/heartbeat-routes.ts';
import {
  addImprovementRoutes,
  addImprovementWriteRoutes,
  addPublicImprovementRoutes,
} from '../api/improvement-routes.ts';
import { addIntakeRoutes } from '../api/intake-routes.ts';
import { addKioskConfigRoutes } from '../api/kiosk-config-routes.ts';
import { addLedgerRoutes } from '../api/ledger-routes.ts';
import { addMethodRoutes } from '../api/method-routes.ts';
import { addOrganisationRoutes } from '../api/organisation-routes.ts';
import { addPairingRoutes } from '../api/pairing-routes.ts';
import { problemOf } from '../api/problem.ts';
import { addPromptRoutes } from '../api/prompt-routes.ts';
import { addPublicRoutes } from '../api/public-routes.ts';
import { publishMonths } from '../api/publish-months.ts';
import { addQuestionnaireEditRoutes } from '../api/questionnaire-edit-routes.ts';
import { addQuestionnaireRoutes } from '../api/questionnaire-routes.ts';
import { addReceiptRoutes } from '../api/receipt-routes.ts';
import { addReferenceRoutes } from '../api/reference-routes.ts';
import { addResponseExportRoutes } from '../api/response-export-routes.ts';
import { addResultRoutes } from '../api/result-routes.ts';
import { addScorecardEntryRoutes } from '../api/scorecard-entry-routes.ts';
import { addScorecardRoutes } from '../api/scorecard-routes.ts';
import { addServiceChangeRoutes } from '../api/service-change-routes.ts';
import { addServiceRoutes } from '../api/service-routes.ts';
import { addSignInRoutes } from '../api/sign-in-routes.ts';
import { authenticateByToken } from '../api/token-sign-in.ts';
import { newPairingCode, newReceipt } from '../identifiers.ts';
import { addCheckPage } from '../pages/check-app.tsx';
import { createPagesApp } from '../pages/pages-app.tsx';
import { addPostersPage } from '../pages/posters-page.ts';
import { addPrivacyPage } from '../pages/privacy-page.tsx';
import { addPublicPages } from '../pages/public/public-app.tsx';
import { keyringOf } from '../receipts/keyring.ts';
import { createReceipts } from '../receipts/receipts.ts';
import { createApiKeys } from '../store/api-keys.ts';
import { createAsked } from '../store/asked.ts';
import { createAudit } from '../store/audit.ts';
import { createBulkStore } from '../store/bulk.ts';
import { createComments } from '../store/comments.ts';
import { createDecisions } from '../store/decisions.ts';
import { createDevices } from '../store/devices.ts';
import { StoreUnavailableError } from '../store/errors.ts';
import { consumeHours } from '../store/fold.ts';
import { createImprovements } from '../store/improvements.ts';
import { createLedger } from '../store/ledger.ts';
import { cachedOrganisation, latestOrganisation } from '../store/organisation-cache.ts';
import { cachedMonths, createPublications } from '../store/publications.ts';
import { cachedCatalogue, createQuestionnaires } from '../store/questionnaires.ts';
import { createResponseChanges } from '../store/response-changes.ts';
import { createResponseReads } from '../store/response-reads.ts';
import { createScorecards } from '../store/scorecard.ts';
import { createStore } from '../store/store.ts';
import { admission } from './admission.ts';
import { startBackground } from './background.ts';
import { openChangeFeed } from './change-feed.ts';
import { type DataDirectory, LOCAL_TABLE, ownEngine } from './data-directory.ts';
import { ensureTable, localTableClient } from './engine.ts';
import { openJournal } from './journal.ts';
import { addLocalInvitations } from './local-invitations.ts';
import { addLocalWebhooks } from './local-webhooks.ts';
import { localKeyText } from './receipts/key-file.ts';
import { openReform } from './reform.ts';
import { type SeedDeps, seed } from './seed.ts';
import { BOUNDS, IDLE_MS, MOST_CONNECTIONS, SERVER_LIMITS } from './server-limits.ts';
import { type CityProvider, citySettings, cityTokens, originsOf } from './sign-in/city-provider.ts';
import { demonstrationPeople } from './sign-in/demonstration-people.ts';
import {
  demonstrationSettings,
  PROVIDER_PATH,
  USUAL_IDLE_MINUTES,
} from './sign-in/demonstration-settings.ts';
import { createProviderDoor, isOwnProvider } from './sign-in/provider-door.ts';
import { openSignIn } from './sign-in/sign-in.ts';
import { addStartPage, shownCounterOf } from './start-page.ts';
import { addStaticFiles } from './static-files.ts';
import { createUnderWay } from './under-way.ts';

export type LocalServerOptions = {
  readonly data: DataDirectory;
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  /** Folder of the built browser apps. */
  readonly webFolder: string;
  readonly cityName: string;
  readonly build: string;
  /** What an empty table is filled with. */
  readonly firstRun: (fill: (...demonstration: SeedContent) => Promise<void>) => Promise<void>;
  /** Figures of scorecards that the demonstration opens with, put before what it is filled with. */
  readonly reported?: readonly (ScorecardEntry & { readonly unit: string })[];
  /** What its units have told of. */
  readonly improvements?: readonly (Improvement & { readonly unit: string })[];
  readonly onProgress: SeedDeps['onProgress'];
  /** Epoch milliseconds, by which messages are sent; the machine's clock where it is left out. */
  readonly sendingClock?: () => number;
  /** After how long without a touch people are signed out. */
  readonly idleMinutes?: number;
  /** Where people sign in; the demonstration's own provider, where anybody may be anybody, does not start then. */
  readonly cityProvider?: CityProvider | undefined;
  readonly report: (error: unknown) => void;
};

type SeedContent = Parameters<typeof seed> extends [SeedDeps, ...infer Content] ? Content : never;

export type LocalServer = {
  readonly url: string;
  readonly issueToken: (principal: Principal) => Promise<string>;
  readonly organisation: () => Promise<OrganisationIndex>;
  /** Resolves when everything recorded so far is folded. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** A running machine notices a changed organisation within seconds, not a minute: somebody is watching. */
const ORGANISATION_TTL_MS = 2000;

/** How long requests under way may still take when the server is told to end. */
const GRACE_MS = 2000;

/** How long requests may still take whose caller has gone. */
const DRAIN_MS = 5000;

/** The whole product on one port: engine, fold, API and pages. */
export const startLocalServer = async (options: LocalServerOptions): Promise<LocalServer> => {
  const { data, report } = options;
  await assertFree(options.port, options.host);
  const engine = await ownEngine(data, report);
  const client = localTableClient(engine);
  await ensureTable(client, LOCAL_TABLE);
  const store = createStore(client, LOCAL_TABLE);
  const now = Date.now;
  const decisions = createDecisions(client, LOCAL_TABLE);
  const scorecards = createScorecards(client, LOCAL_TABLE);
  const improvements = createImprovements(client, LOCAL_TABLE);

  if ((await store.currentOrganisation()).version === 0) {
    const bulk = createBulkStore(client, LOCAL_TABLE);
    await options.firstRun(async (...content) => {
      for (const { unit, ...entry } of options.reported ?? []) await scorecards.addEntry(unit, entry);
      for (const { unit, ...told } of options.improvements ?? [])
        await improvements.putImprovement(unit, told);
      await seed({ store, bulk, decisions, now, onProgress: options.onProgress }, ...content);
    });
  }

  const organisation = cachedOrganisation(store, now, ORGANISATION_TTL_MS);
  const questionnaires = createQuestionnaires(client, LOCAL_TABLE);
  const catalogue = cachedCatalogue(questionnaires, now, ORGANISATION_TTL_MS);
  const fold = { store, organisation: latestOrganisation(store), now, random: Math.random, sleep };
  const ledger = createLedger(client, LOCAL_TABLE);
  const audit = createAudit(client, LOCAL_TABLE);
  const devices = createDevices(client, LOCAL_TABLE);
  const changes = createResponseChanges(client, LOCAL_TABLE);
  const feed = openChangeFeed({
    store,
    changes,
    decisions,
    asked: createAsked(client, LOCAL_TABLE),
    consume: (hours) => consumeHours(fold, hours),
    journal: openJournal(data.journal),
    now,
    report,
  });
  // What an import left unfolded when it was stopped.
  await openReform(data.reform).finish(store, now);
  const imported = openJournal(data.importJournal);
  await consumeHours(fold, imported.read());
  imported.clear();
  await feed.drain();

  const signIn = openSignIn(data.directory, now, options.cityProvider ? () => false : isOwnProvider);
  const apiKeys = createApiKeys(client, LOCAL_TABLE);
  const { cityProvider, idleMinutes = USUAL_IDLE_MINUTES } = options;
  const authenticate = firstOf(
    authenticateByApiKey(apiKeys, now),
    ...(cityProvider ? [authenticateByToken(cityTokens(cityProvider, now))] : []),
    signIn.authenticate,
  );
  const intake = {
    store: feed,
    organisation,
    catalogue,
    now,
    newReceipt,
    // The demonstration's kiosk opens without an officer.
    kiosks: { devices, now, enrolledOnly: false },
  };
  const fleet = { devices, catalogue, audit, organisation, now, authenticate, release: options.build };
  const app = new Hono();
  app.use(compress());
  const api = createApiApp(report);
  addIntakeRoutes(api, intake);
  addResultRoutes(api, { store, organisation, catalogue, now, authenticate });
  addChangeRoutes(api, { store, organisation, catalogue, now, authenticate });
  addResponseExportRoutes(api, {
    responses: createResponseReads(client, LOCAL_TABLE),
    audit,
    organisation,
    catalogue,
    now,
    authenticate,
  });
  addExportRoutes(api, {
    store,
    audit,
    organisation,
    catalogue,
    now,
    authenticate,
    siteUrl: ({ url }) => url,
  });
  const scorecard = { scorecards, audit, store, organisation, catalogue, now, authenticate };
  addScorecardRoutes(api, scorecard);
  addScorecardEntryRoutes(api, scorecard);
  addAuditRoutes(api, { audit, organisation, now, authenticate });
  addServiceRoutes(api, { organisation, now, authenticate });
  addOrganisationRoutes(api, { publisher: store, devices, audit, now, authenticate });
  addServiceChangeRoutes(api, { publisher: store, audit, now, authenticate });
  addCommentRoutes(api, {
    comments: createComments(client, LOCAL_TABLE),
    store,
    audit,
    organisation,
    catalogue,
    now,
    authenticate,
  });
  addDecisionRoutes(api, {
    decisions: { ...decisions, decide: feed.decide },
    audit,
    organisation,
    now,
    authenticate,
  });
  const written = { questionnaires, audit, organisation, now, authenticate };
  addQuestionnaireRoutes(api, written);
  addQuestionnaireEditRoutes(api, written);
  const publications = createPublications(client, LOCAL_TABLE);
  const months = cachedMonths(publications, now, ORGANISATION_TTL_MS);
  const changed = { improvements, audit, organisation, now, authenticate };
  addPublicRoutes(api, { months });
  addPublicImprovementRoutes(api, changed);
  addImprovementRoutes(api, changed);
  addImprovementWriteRoutes(api, changed);
  addLedgerRoutes(api, { ledger, decisions, organisation });
  addCheckPage(api, { ledger, decisions, organisation, cityName: options.cityName, report });
  addPrivacyPage(api, options);
  addPublicPages(api, { ledger, months, improvements, cityName: options.cityName, tryUrl: '/start', report });
  addPostersPage(api, { organisation, now, siteUrl: ({ url }) => url });
  addPairingRoutes(api, { devices, now, newPairingCode });
  addFleetRoutes(api, fleet);
  addHeartbeatRoutes(api, fleet);
  addKioskConfigRoutes(api, fleet);
  const keyring = keyringOf(localKeyText(data.directory));
  const receipts = createReceipts(keyring);
  addPromptRoutes(api, { ...fleet, receipts });
  const ofProgrammes = { asked: feed, audit, organisation, now, authenticate, receipts };
  addDossierRoutes(api, ofProgrammes);
  addReceiptRoutes(api, { ...fleet, ...ofProgrammes, siteUrl: ({ url }) => url });
  const { send, sendReports } = addLocalInvitations(api, {
    ...fleet,
    now: options.sendingClock ?? now,
    data,
    client,
    receipts,
    cityName: options.cityName,
    report,
  });
  addApiKeyRoutes(api, { apiKeys, audit, organisation, now, authenticate });
  addSignInRoutes(api, {
    signIn: cityProvider ? () => citySettings(cityProvider, idleMinutes) : demonstrationSettings(idleMinutes),
  });
  const webhooks = addLocalWebhooks(api, {
    audit,
    organisation,
    catalogue,
    now,
    authenticate,
    store,
    devices,
    client,
    keyring,
    report,
  });
  addMethodRoutes(api);
  addReferenceRoutes(api, {
    cityName: options.cityName,
    build: options.build,
    engine: 'embedded',
    foldLagSeconds: feed.lagSeconds,
  });
  addStaticFiles(api, options.webFolder, cityProvider ? originsOf(cityProvider) : []);
  addStartPage(api, { cityName: options.cityName, organisation });
  const pages = {
    ...intake,
    changes: { ...changes, changeResponse: feed.changeResponse },
    receipts,
    cityName: options.cityName,
    newId: ulid,
  };
  api.route('/', createPagesApp({ ...pages, report }));
  app.mount('/', api.fetch);

  const busy = createPagesApp({
    ...pages,
    organisation: async () => {
      throw new StoreUnavailableError('Too many requests are under way');
    },
    report: () => {},
  });
  const provider = createProviderDoor({
    signIn,
    now,
    people: async () => {
      const index = await organisation();
      return demonstrationPeople(index, now(), index.counters.get(shownCounterOf(index) ?? '')?.unit.id);
    },
  });
  const underWay = createUnderWay();
  const product = getRequestListener(underWay.counted(app.fetch));
  const admitted = admission({
    bounds: BOUNDS,
    admitted: refusingTrace(cityProvider ? product : below(PROVIDER_PATH, provider, product)),
    handBack: getRequestListener(busy.fetch),
    busyPage: await (await busy.request('/q/busy')).text(),
  });
  const server = createServer(SERVER_LIMITS, admitted);
  server.maxConnections = MOST_CONNECTIONS;
  server.setTimeout(IDLE_MS);
  server.listen(options.port, options.host);
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : options.port;
  const url = `http://localhost:${port}`;
  const background = startBackground({
    send: () => send(url),
    sendReports: () => sendReports(url),
    publish: () => publishMonths({ store, publications, organisation, catalogue, now }),
    webhooks,
    store,
    ledger,
    devices,
    organisation,
    now,
    client,
    tableName: LOCAL_TABLE,
    report,
  });

  return {
    url,
    issueToken: signIn.issueToken,
    organisation,
    settled: feed.drain,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      await Promise.race([closed, sleep(GRACE_MS)]);
      server.closeAllConnections();
      await underWay.ended(DRAIN_MS);
      await feed.drain();
      await background.stop();
      client.destroy();
      await engine.close();
    },
  };
};

/** A `Request` cannot be made of these methods (Fetch, section 2.2.1), so no app can answer them. */
const UNANSWERABLE = new Set(['TRACE', 'TRACK', 'CONNECT']);

const refusingTrace =
  (listener: RequestListener): RequestListener =>
  (request, response) => {
    if (!UNANSWERABLE.has(request.method ?? '')) return listener(request, response);
    const problem = problemOf('method-not-allowed', `${request.method} is offered nowhere.`);
    response
      .writeHead(problem.status, { 'content-type': 'application/problem+json' })
      .end(JSON.stringify(problem));
  };

const below =
  (path: string, inside: RequestListener, outside: RequestListener): RequestListener =>
  (request, response) =>
    (request.url?.startsWith(`${path}/`) ? inside : outside)(request, response);

/** Rejects where the port is taken, before anybody has waited for the data to be loaded. */
const assertFree = async (port: number, host: string): Promise<void> => {
  const probe = createServer().listen(port, host);
  await once(probe, 'listening');
  probe.close();
  await once(probe, 'close');
};

const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
