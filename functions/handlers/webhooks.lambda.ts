import { ulid } from 'ulid';
import { readEnvironment } from '../environment.ts';
import { keyringOf } from '../receipts/keyring.ts';
import { createAudit } from '../store/audit.ts';
import { createDevices } from '../store/devices.ts';
import { cachedOrganisation } from '../store/organisation-cache.ts';
import { cachedCatalogue, createQuestionnaires } from '../store/questionnaires.ts';
import { createStore } from '../store/store.ts';
import { createTableClient, WHILE_NOBODY_WAITS } from '../store/table-client.ts';
import { createWebhooks } from '../store/webhooks.ts';
import { findEvents } from '../webhooks/find-events.ts';
import { createPost, TIMEOUT_MS } from '../webhooks/post.ts';
import { sendDue } from '../webhooks/send-due.ts';
import { createSecrets } from '../webhooks/signature.ts';
import { reportToLog } from './log.ts';
import { createMetrics } from './metrics.ts';

const { tableName, stage, receiptKey } = readEnvironment(['tableName', 'stage', 'receiptKey']);
const metrics = createMetrics(stage);
const client = createTableClient(WHILE_NOBODY_WAITS);
const now = Date.now;
const store = createStore(client, tableName);
const deps = {
  webhooks: createWebhooks(client, tableName),
  store,
  devices: createDevices(client, tableName),
  audit: createAudit(client, tableName),
  organisation: cachedOrganisation(store, now),
  catalogue: cachedCatalogue(createQuestionnaires(client, tableName), now),
  secretOf: createSecrets(keyringOf(receiptKey)),
  post: createPost({ local: false, timeoutMs: TIMEOUT_MS }),
  now,
  random: Math.random,
  newId: ulid,
  report: reportToLog,
};

/** What is looked for less often than is sent: a league of units is read for it. */
const FIND_EVERY_MINUTES = 5;

/** Looks for what endpoints are to be told, and sends what is due. */
export const handler = async (): Promise<void> => {
  try {
    if (new Date(now()).getUTCMinutes() % FIND_EVERY_MINUTES === 0) await findEvents(deps);
  } catch (error) {
    // What was found before is sent all the same; what was not is found by the next run.
    reportToLog(error);
    metrics.add('WebhookFaults', 1);
  }
  try {
    const { delivered, failed, givenUp, disabled } = await sendDue(deps);
    metrics.add('WebhooksDelivered', delivered);
    metrics.add('WebhooksFailed', failed);
    metrics.add('WebhooksGivenUp', givenUp);
    metrics.add('WebhooksDisabled', disabled);
  } finally {
    metrics.flush();
  }
};
