import { ulid } from 'ulid';
import { createApiApp } from '../api/api-app.ts';
import { addApiKeyRoutes } from '../api/api-key-routes.ts';
import { authenticateByApiKey, firstOf } from '../api/api-key-sign-in.ts';
import { addDossierRoutes } from '../api/dossier-routes.ts';
import { addFleetRoutes } from '../api/fleet-routes.ts';
import { addHeartbeatRoutes } from '../api/heartbeat-routes.ts';
import { addKioskConfigRoutes } from '../api/kiosk-config-routes.ts';
import { addPairingRoutes } from '../api/pairing-routes.ts';
import { addPromptRoutes } from '../api/prompt-routes.ts';
import { addReceiptRoutes } from '../api/receipt-routes.ts';
import { addWebhookRoutes } from '../api/webhook-routes.ts';
import { readEnvironment } from '../environment.ts';
import { newPairingCode } from '../identifiers.ts';
import { addPostersPage } from '../pages/posters-page.ts';
import { keyringOf } from '../receipts/keyring.ts';
import { createReceipts } from '../receipts/receipts.ts';
import { createApiKeys } from '../store/api-keys.ts';
import { createAsked } from '../store/asked.ts';
import { createAudit } from '../store/audit.ts';
import { createDevices } from '../store/devices.ts';
import { cachedOrganisation } from '../store/organisation-cache.ts';
import { cachedCatalogue, createQuestionnaires } from '../store/questionnaires.ts';
import { createStore } from '../store/store.ts';
import { createTableClient, WHILE_SOMEBODY_WAITS } from '../store/table-client.ts';
import { createWebhooks } from '../store/webhooks.ts';
import { createSecrets } from '../webhooks/signature.ts';
import { behindSite } from './behind-site.ts';
import { authenticateByClaims } from './claims.ts';
import { reportToLog } from './log.ts';

const { tableName, release, originSecret, receiptKey, siteUrl, roleClaim, unitClaim } = readEnvironment([
  'tableName',
  'release',
  'originSecret',
  'receiptKey',
  'siteUrl',
  'roleClaim',
  'unitClaim',
]);
const client = createTableClient(WHILE_SOMEBODY_WAITS);
const now = Date.now;
const devices = createDevices(client, tableName);
const audit = createAudit(client, tableName);
const organisation = cachedOrganisation(createStore(client, tableName), now);

const app = createApiApp(reportToLog);
const apiKeys = createApiKeys(client, tableName);
// The gateway’s authoriser knows people; programmes come past it with a key.
const authenticate = firstOf(
  authenticateByClaims({ role: roleClaim, unit: unitClaim }),
  authenticateByApiKey(apiKeys, now),
);
const catalogue = cachedCatalogue(createQuestionnaires(client, tableName), now);
const fleet = { devices, catalogue, audit, organisation, now, authenticate, release };
addApiKeyRoutes(app, { apiKeys, audit, organisation, now, authenticate });
addPairingRoutes(app, { devices, now, newPairingCode });
addFleetRoutes(app, fleet);
addHeartbeatRoutes(app, fleet);
const keyring = keyringOf(receiptKey);
const receipts = createReceipts(keyring);
addWebhookRoutes(app, {
  webhooks: createWebhooks(client, tableName),
  audit,
  organisation,
  now,
  authenticate,
  secretOf: createSecrets(keyring),
  newId: ulid,
  local: false,
});
addPromptRoutes(app, { ...fleet, receipts });
const asked = createAsked(client, tableName);
addDossierRoutes(app, { asked, audit, organisation, now, authenticate, receipts });
addPostersPage(app, { organisation, now, siteUrl: () => siteUrl });
addReceiptRoutes(app, { ...fleet, receipts, asked, siteUrl: () => siteUrl });

export const handler = behindSite(originSecret, addKioskConfigRoutes(app, fleet));
