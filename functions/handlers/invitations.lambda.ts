import { createApiApp } from '../api/api-app.ts';
import { authenticateByApiKey } from '../api/api-key-sign-in.ts';
import { addInvitationRoutes } from '../api/invitation-routes.ts';
import { readEnvironment } from '../environment.ts';
import { messageSettingsOf, sendsTo } from '../invitations/message-settings.ts';
import { createSeal } from '../invitations/seal.ts';
import { addOptOutPage } from '../pages/opt-out-app.tsx';
import { keyringOf } from '../receipts/keyring.ts';
import { createReceipts } from '../receipts/receipts.ts';
import { createApiKeys } from '../store/api-keys.ts';
import { createAudit } from '../store/audit.ts';
import { createDevices } from '../store/devices.ts';
import { createInvitations } from '../store/invitations.ts';
import { cachedOrganisation } from '../store/organisation-cache.ts';
import { createStore } from '../store/store.ts';
import { createTableClient, WHILE_SOMEBODY_WAITS } from '../store/table-client.ts';
import { behindSite } from './behind-site.ts';
import { reportToLog } from './log.ts';

const environment = readEnvironment([
  'tableName',
  'cityName',
  'originSecret',
  'receiptKey',
  'invitationKey',
  'messages',
]);
const { tableName, cityName } = environment;
const client = createTableClient(WHILE_SOMEBODY_WAITS);
const now = Date.now;
const receipts = createReceipts(keyringOf(environment.receiptKey));
const invitations = createInvitations(client, tableName);

const app = createApiApp(reportToLog);
addInvitationRoutes(app, {
  invitations,
  receipts,
  audit: createAudit(client, tableName),
  devices: createDevices(client, tableName),
  seal: createSeal(environment.invitationKey),
  sends: sendsTo(messageSettingsOf(environment.messages)),
  organisation: cachedOrganisation(createStore(client, tableName), now),
  now,
  authenticate: authenticateByApiKey(createApiKeys(client, tableName), now),
});
addOptOutPage(app, { invitations, receipts, cityName, now, report: reportToLog });

export const handler = behindSite(environment.originSecret, app);
