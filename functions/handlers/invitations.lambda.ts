import { createApiApp } from '../api/api-app.ts';
import { authenticateByApiKey } from '../api/api-key-sign-in.ts';
import { addInvitationRoutes } from '../api/invitation-routes.ts';
import { addReportSubscriptionRoutes } from '../api/report-subscription-routes.ts';
import { readEnvironment } from '../environment.ts';
import { messageSettingsOf, sendsTo } from '../invitations/message-settings.ts';
import { createReportLinks } from '../invitations/report-link.ts';
import { createSeal } from '../invitations/seal.ts';
import { addOptOutPage } from '../pages/opt-out-app.tsx';
import { addReportEndPage } from '../pages/report-end-app.tsx';
import { keyringOf } from '../receipts/keyring.ts';
import { createReceipts } from '../receipts/receipts.ts';
import { createApiKeys } from '../store/api-keys.ts';
import { createAudit } from '../store/audit.ts';
import { createDevices } from '../store/devices.ts';
import { createInvitations } from '../store/invitations.ts';
import { cachedOrganisation } from '../store/organisation-cache.ts';
import { createReportSubscriptions } from '../store/report-subscriptions.ts';
import { createStore } from '../store/store.ts';
import { createTableClient, WHILE_SOMEBODY_WAITS } from '../store/table-client.ts';
import { behindSite } from './behind-site.ts';
import { authenticateByClaims } from './claims.ts';
import { reportToLog } from './log.ts';

const environment = readEnvironment([
  'tableName',
  'cityName',
  'originSecret',
  'receiptKey',
  'invitationKey',
  'messages',
  'roleClaim',
  'unitClaim',
]);
const { tableName, cityName } = environment;
const client = createTableClient(WHILE_SOMEBODY_WAITS);
const now = Date.now;
const receipts = createReceipts(keyringOf(environment.receiptKey));
const invitations = createInvitations(client, tableName);
const subscriptions = createReportSubscriptions(client, tableName);
const links = createReportLinks(environment.invitationKey);
const organisation = cachedOrganisation(createStore(client, tableName), now);
const sending = {
  audit: createAudit(client, tableName),
  seal: createSeal(environment.invitationKey),
  sends: sendsTo(messageSettingsOf(environment.messages)),
  organisation,
  now,
};
const ofPages = { cityName, now, report: reportToLog };

const app = createApiApp(reportToLog);
addInvitationRoutes(app, {
  ...sending,
  invitations,
  receipts,
  devices: createDevices(client, tableName),
  authenticate: authenticateByApiKey(createApiKeys(client, tableName), now),
});
addReportSubscriptionRoutes(app, {
  ...sending,
  subscriptions,
  links,
  authenticate: authenticateByClaims({ role: environment.roleClaim, unit: environment.unitClaim }),
});
addOptOutPage(app, { ...ofPages, invitations, receipts });
addReportEndPage(app, { ...ofPages, subscriptions, placeOf: links.placeOf, organisation });

export const handler = behindSite(environment.originSecret, app);
