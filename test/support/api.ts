import type { Hono } from 'hono';
import { ulid } from 'ulid';
import type { Principal } from '#domain/policy.ts';
import type { SurveyResponse } from '#domain/response.ts';
import type { Organisation } from '#domain/unit.ts';
import { indexOrganisation } from '#domain/unit-tree.ts';
import { createApiApp } from '../../functions/api/api-app.ts';
import { addApiKeyRoutes } from '../../functions/api/api-key-routes.ts';
import { authenticateByApiKey, firstOf } from '../../functions/api/api-key-sign-in.ts';
import { addAuditRoutes } from '../../functions/api/audit-routes.ts';
import { addChangeRoutes } from '../../functions/api/change-routes.ts';
import { addCommentRoutes } from '../../functions/api/comment-routes.ts';
import { addDecisionRoutes } from '../../functions/api/decision-routes.ts';
import { addDossierRoutes } from '../../functions/api/dossier-routes.ts';
import { addExportRoutes } from '../../functions/api/export-routes.ts';
import { addFleetRoutes } from '../../functions/api/fleet-routes.ts';
import { addHeartbeatRoutes } from '../../functions/api/heartbeat-routes.ts';
import {
  addImprovementRoutes,
  addImprovementWriteRoutes,
  addPublicImprovementRoutes,
} from '../../functions/api/improvement-routes.ts';
import { addIntakeRoutes } from '../../functions/api/intake-routes.ts';
import { addInvitationRoutes } from '../../functions/api/invitation-routes.ts';
import { addKioskConfigRoutes } from '../../functions/api/kiosk-config-routes.ts';
import { addLedgerRoutes } from '../../functions/api/ledger-routes.ts';
import { addMethodRoutes } from '../../functions/api/method-routes.ts';
import { openApiDocument } from '../../functions/api/openapi.ts';
import { addOrganisationRoutes } from '../../functions/api/organisation-routes.ts';
import { addPairingRoutes } from '../../functions/api/pairing-routes.ts';
import { addPromptRoutes } from '../../functions/api/prompt-routes.ts';
import { addPublicRoutes } from '../../functions/api/public-routes.ts';
import { publishMonths } from '../../functions/api/publish-months.ts';
import { addQuestionnaireEditRoutes } from '../../functions/api/questionnaire-edit-routes.ts';
import { addQuestionnaireRoutes } from '../../functions/api/questionnaire-routes.ts';
import { addReceiptRoutes } from '../../functions/api/receipt-routes.ts';
import { addReferenceRoutes } from '../../functions/api/reference-routes.ts';
import { addReportSubscriptionRoutes } from '../../functions/api/report-subscription-routes.ts';
import type { Authenticate } from '../../functions/api/requires.ts';
import { addResponseExportRoutes } from '../../functions/api/response-export-routes.ts';
import { addResultRoutes } from '../../functions/api/result-routes.ts';
import { addScorecardEntryRoutes } from '../../functions/api/scorecard-entry-routes.ts';
import { addScorecardRoutes } from '../../functions/api/scorecard-routes.ts';
import { addServiceChangeRoutes } from '../../functions/api/service-change-routes.ts';
import { addServiceRoutes } from '../../functions/api/service-routes.ts';
import { addSignInRoutes } from '../../functions/api/sign-in-routes.ts';
import { addWebhookRoutes } from '../../functions/api/webhook-routes.ts';
import { newPairingCode } from '../../functions/identifiers.ts';
import { demonstrationSettings } from '../../functions/local/sign-in/demonstration-settings.ts';
import type { Asked } from '../../functions/store/asked.ts';
import type { AuditLog } from '../../functions/store/audit.ts';
import { consumeHours } from '../../functions/store/fold.ts';
import { hourKeyOf } from '../../functions/store/keys.ts';
import { latestOrganisation } from '../../functions/store/organisation-cache.ts';
import { cachedMonths } from '../../functions/store/publications.ts';
import { cachedCatalogue } from '../../functions/store/questionnaires.ts';
import type { Store } from '../../functions/store/store.ts';
import { contractOf } from './contract.ts';
import { TEST_LINKS, TEST_SEAL } from './invitations.ts';
import { TEST_RECEIPTS, testSecretOf } from './receipts.ts';
import { NOW, ORGANISATION, RECEIPT } from './sample.ts';
import { openTable, type TestTable } from './table.ts';

export type TestApi = {
  readonly app: Hono;
  readonly table: TestTable;
  /** Faults that were reported rather than told. */
  readonly reported: unknown[];
  readonly post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Response>;
  readonly get: (path: string, as?: Principal, headers?: Record<string, string>) => Promise<Response>;
  /** Publishes the months that are closed. */
  readonly publish: () => ReturnType<typeof publishMonths>;
  /** Makes sheets of what was recorded. */
  readonly fold: (responses: readonly SurveyResponse[]) => Promise<void>;
};

/** The whole API over a real table; a bearer token is `role/unit`, since signing is not what is tested here. */
export const openApi = async (
  options: {
    organisation?: Organisation;
    /** Published, and read anew at each request, as those who change it need. */
    published?: Organisation;
    store?: (store: Store, table: TestTable) => Store;
    asked?: (asked: Asked) => Asked;
    /** Fixed, or as it goes on. */
    now?: number | (() => number);
    enrolledKiosksOnly?: boolean;
    /** In place of tokens that are `role/unit`. */
    authenticate?: Authenticate;
    audit?: (audit: AuditLog) => AuditLog;
    /** Whether anything delivers e-mail. */
    sendsMail?: boolean;
  } = {},
): Promise<TestApi> => {
  const table = await openTable();
  const index = indexOrganisation(options.organisation ?? ORGANISATION);
  if (options.published) await table.store.publishOrganisation(options.published, '2026-11-01T00:00:00Z');
  const organisation = options.published ? latestOrganisation(table.store) : async () => index;
  const now =
    typeof options.now === 'function' ? options.now : () => (options.now as number | undefined) ?? NOW;
  const store = options.store?.(table.store, table) ?? table.store;
  const reported: unknown[] = [];
  const app = createApiApp((error) => reported.push(error));
  const byToken: Authenticate = async (request) => {
    const [role, unit] = request.headers.get('authorization')?.replace('Bearer ', '').split('/') ?? [];
    return role && unit ? { role: role as Principal['role'], unit } : undefined;
  };
  const authenticate = firstOf(authenticateByApiKey(table.apiKeys, now), options.authenticate ?? byToken);
  const audit = options.audit?.(table.audit) ?? table.audit;
  let codes = 0;
  const catalogue = cachedCatalogue(table.questionnaires, now, 0);
  addIntakeRoutes(app, {
    store,
    organisation,
    catalogue,
    now,
    newReceipt: (_, receivedAt) => ({
      ...RECEIPT,
      code: `CODE-${String(++codes).padStart(4, '0')}`,
      receivedAt,
    }),
    kiosks: { devices: table.devices, now, enrolledOnly: options.enrolledKiosksOnly ?? false },
  });
  const results = {
    store,
    organisation,
    catalogue,
    now,
    authenticate,
  };
  addResultRoutes(app, results);
  addChangeRoutes(app, results);
  addResponseExportRoutes(app, { ...results, audit, responses: table.responses });
  addExportRoutes(app, { ...results, audit, siteUrl: () => 'https://danhgia.example.vn' });
  const scorecard = {
    scorecards: table.scorecards,
    audit,
    store,
    organisation,
    catalogue,
    now,
    authenticate,
  };
  addScorecardRoutes(app, scorecard);
  addScorecardEntryRoutes(app, scorecard);
  addAuditRoutes(app, { audit, organisation, now, authenticate });
  addCommentRoutes(app, { ...results, comments: table.comments, audit });
  addServiceRoutes(app, { organisation, now, authenticate });
  addOrganisationRoutes(app, { publisher: store, devices: table.devices, audit, now, authenticate });
  addServiceChangeRoutes(app, { publisher: store, audit, now, authenticate });
  addDecisionRoutes(app, { decisions: table.decisions, audit, organisation, now, authenticate });
  const written = { questionnaires: table.questionnaires, audit, organisation, now, authenticate };
  addQuestionnaireRoutes(app, written);
  addQuestionnaireEditRoutes(app, written);
  const changed = { improvements: table.improvements, audit, organisation, now, authenticate };
  addPublicImprovementRoutes(app, changed);
  addImprovementRoutes(app, changed);
  addImprovementWriteRoutes(app, changed);
  addPublicRoutes(app, { months: cachedMonths(table.publications, now, 0) });
  addLedgerRoutes(app, { ledger: table.ledger, decisions: table.decisions, organisation });
  const fleet = {
    devices: table.devices,
    catalogue,
    audit,
    organisation,
    now,
    authenticate,
    release: '1.2.3',
  };
  addPairingRoutes(app, { devices: table.devices, now, newPairingCode });
  addFleetRoutes(app, fleet);
  addHeartbeatRoutes(app, fleet);
  addKioskConfigRoutes(app, fleet);
  addPromptRoutes(app, { ...fleet, receipts: TEST_RECEIPTS });
  addDossierRoutes(app, {
    asked: options.asked?.(table.asked) ?? table.asked,
    audit,
    organisation,
    now,
    authenticate,
    receipts: TEST_RECEIPTS,
  });
  addReceiptRoutes(app, {
    ...fleet,
    receipts: TEST_RECEIPTS,
    asked: options.asked?.(table.asked) ?? table.asked,
    siteUrl: () => 'https://danhgia.example.vn',
  });
  const { invitations } = table;
  addInvitationRoutes(app, {
    ...fleet,
    invitations,
    receipts: TEST_RECEIPTS,
    seal: TEST_SEAL,
    sends: (kind) => kind !== 'zalo',
  });
  addReportSubscriptionRoutes(app, {
    subscriptions: table.reportSubscriptions,
    audit,
    organisation,
    now,
    authenticate,
    seal: TEST_SEAL,
    links: TEST_LINKS,
    sends: () => options.sendsMail ?? true,
  });
  addApiKeyRoutes(app, { apiKeys: table.apiKeys, audit, organisation, now, authenticate });
  addSignInRoutes(app, { signIn: demonstrationSettings() });
  addWebhookRoutes(app, {
    webhooks: table.webhooks,
    audit,
    organisation,
    now,
    authenticate,
    secretOf: testSecretOf,
    newId: ulid,
    local: true,
  });
  addMethodRoutes(app);
  addReferenceRoutes(app, {
    cityName: 'Hà Nội',
    build: '1.2.3',
    engine: 'embedded',
    foldLagSeconds: () => 0,
  });
  answersAsDescribed(app);
  return {
    app,
    table,
    reported,
    post: async (path, body, headers = {}) =>
      app.request(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    get: async (path, as, headers = {}) =>
      app.request(path, {
        headers: { ...(as ? { authorization: `Bearer ${as.role}/${as.unit}` } : {}), ...headers },
      }),
    publish: () => publishMonths({ store, publications: table.publications, organisation, catalogue, now }),
    fold: (responses) =>
      consumeHours(
        { store: table.store, organisation, now, random: Math.random, sleep: async () => {} },
        responses.map(hourKeyOf),
      ),
  };
};

const { breachesOf } = contractOf(openApiDocument('Satisfaction survey', '1.2.3'));

/** Whatever a test asks, an answer that breaks the OpenAPI document fails it. */
const answersAsDescribed = (app: Hono): void => {
  const request = app.request;
  app.request = async (input, init, ...more) => {
    const answer = await request(input, init, ...more);
    const path = input instanceof Request ? input.url : String(input);
    const method = (input instanceof Request ? input.method : init?.method) ?? 'GET';
    const body = typeof init?.body === 'string' ? init.body : undefined;
    const breaches = await breachesOf({ method, path, body, answer: answer.clone() });
    if (breaches.length > 0) throw new Error(`Not as the OpenAPI document says: ${breaches.join('\n')}`);
    return answer;
  };
};
