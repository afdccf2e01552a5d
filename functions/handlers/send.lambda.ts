import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SNSClient } from '@aws-sdk/client-sns';
import { readEnvironment } from '../environment.ts';
import { messageSettingsOf } from '../invitations/message-settings.ts';
import type { Providers } from '../invitations/provider.ts';
import { createSeal } from '../invitations/seal.ts';
import { sendDue } from '../invitations/send-due.ts';
import { sendReports } from '../invitations/send-reports.ts';
import { sesProvider } from '../invitations/ses-provider.ts';
import { snsProvider } from '../invitations/sns-provider.ts';
import { webhookProvider } from '../invitations/webhook-provider.ts';
import { createInvitations } from '../store/invitations.ts';
import { cachedOrganisation } from '../store/organisation-cache.ts';
import { createReportSubscriptions } from '../store/report-subscriptions.ts';
import { createStore } from '../store/store.ts';
import { createTableClient, WHILE_NOBODY_WAITS } from '../store/table-client.ts';
import { reportToLog } from './log.ts';
import { createMetrics } from './metrics.ts';

const environment = readEnvironment([
  'tableName',
  'cityName',
  'stage',
  'siteUrl',
  'invitationKey',
  'webhookSecret',
  'messages',
]);
const { tableName, cityName, siteUrl } = environment;
const metrics = createMetrics(environment.stage);
const client = createTableClient(WHILE_NOBODY_WAITS);
const now = Date.now;

/** Once only: neither SNS nor SES knows a repeat, and what was not taken is tried again by the next run. */
const ONCE = {
  maxAttempts: 1,
  requestHandler: { connectionTimeout: 2000, requestTimeout: 10_000, throwOnRequestTimeout: true },
};

const providers = ((): Providers => {
  const { phone, email, zalo, mailSender, webhookUrl } = messageSettingsOf(environment.messages);
  const gateway = webhookUrl
    ? webhookProvider({ url: webhookUrl, secret: environment.webhookSecret, now })
    : undefined;
  const made = {
    none: undefined,
    webhook: gateway,
    sns: phone === 'sns' ? snsProvider(new SNSClient(ONCE)) : undefined,
    ses: email === 'ses' && mailSender ? sesProvider(new SESv2Client(ONCE), mailSender) : undefined,
  };
  return Object.fromEntries(
    Object.entries({ phone: made[phone], email: made[email], zalo: made[zalo] }).filter(([, each]) => each),
  );
})();

const deps = {
  invitations: createInvitations(client, tableName),
  subscriptions: createReportSubscriptions(client, tableName),
  seal: createSeal(environment.invitationKey),
  providers,
  organisation: cachedOrganisation(createStore(client, tableName), now),
  cityName,
  siteUrl,
  now,
  report: reportToLog,
};

/**
 * Sends the invitations that are due and word of the reports that are ready, and says how many messages there were and how late
 * the latest of them was. Neither waits for the other to be in order.
 */
export const handler = async (): Promise<void> => {
  const [invitations] = await Promise.allSettled([sendDue(deps)]);
  const [reports] = await Promise.allSettled([sendReports(deps)]);
  // No figure while invitations are not looked for, since that there is none is what the alarm hears.
  if (invitations.status === 'fulfilled') {
    const done = [invitations.value, ...(reports.status === 'fulfilled' ? [reports.value] : [])];
    const sumOf = (count: 'sent' | 'failed' | 'givenUp'): number =>
      done.reduce((sum, run) => sum + run[count], 0);
    metrics.add('InvitationsSent', sumOf('sent'));
    metrics.add('InvitationsFailed', sumOf('failed'));
    metrics.add('InvitationsGivenUp', sumOf('givenUp'));
    metrics.add('InvitationLagSeconds', Math.max(...done.map(({ lagSeconds }) => lagSeconds)));
  }
  metrics.flush();
  for (const run of [invitations, reports]) if (run.status === 'rejected') throw run.reason;
};
