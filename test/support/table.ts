import { randomUUID } from 'node:crypto';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { ensureTable, localTableClient, startEngine } from '../../functions/local/engine.ts';
import { type ApiKeys, createApiKeys } from '../../functions/store/api-keys.ts';
import { type Asked, createAsked } from '../../functions/store/asked.ts';
import { type AuditLog, createAudit } from '../../functions/store/audit.ts';
import { type BulkStore, createBulkStore } from '../../functions/store/bulk.ts';
import { type Comments, createComments } from '../../functions/store/comments.ts';
import { createDecisions, type Decisions } from '../../functions/store/decisions.ts';
import { createDevices, type Devices } from '../../functions/store/devices.ts';
import { createImprovements, type Improvements } from '../../functions/store/improvements.ts';
import { createInvitations, type Invitations } from '../../functions/store/invitations.ts';
import { createLedger, type Ledger } from '../../functions/store/ledger.ts';
import { createPublications, type Publications } from '../../functions/store/publications.ts';
import { createQuestionnaires, type Questionnaires } from '../../functions/store/questionnaires.ts';
import {
  createReportSubscriptions,
  type ReportSubscriptions,
} from '../../functions/store/report-subscriptions.ts';
import { createResponseChanges, type ResponseChanges } from '../../functions/store/response-changes.ts';
import { createResponseReads, type ResponseReads } from '../../functions/store/response-reads.ts';
import { createScorecards, type Scorecards } from '../../functions/store/scorecard.ts';
import { createStore, type Store } from '../../functions/store/store.ts';
import { createWebhooks, type Webhooks } from '../../functions/store/webhooks.ts';

export type TestTable = {
  readonly store: Store;
  readonly bulk: BulkStore;
  readonly asked: Asked;
  readonly audit: AuditLog;
  readonly comments: Comments;
  readonly decisions: Decisions;
  readonly changes: ResponseChanges;
  readonly ledger: Ledger;
  readonly improvements: Improvements;
  readonly invitations: Invitations;
  readonly devices: Devices;
  readonly apiKeys: ApiKeys;
  readonly questionnaires: Questionnaires;
  readonly publications: Publications;
  readonly reportSubscriptions: ReportSubscriptions;
  readonly responses: ResponseReads;
  readonly scorecards: Scorecards;
  readonly webhooks: Webhooks;
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly endpoint: string;
  readonly close: () => Promise<void>;
};

const isLoopback = (endpoint: string): boolean =>
  ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(endpoint).hostname);

/**
 * A fresh table of its own: on the engine given, which is by itself the one that `SURVEY_TEST_ENDPOINT` names, else on
 * an embedded one in memory. Refuses any endpoint that is not on this machine.
 */
export const openTable = async (given = process.env.SURVEY_TEST_ENDPOINT): Promise<TestTable> => {
  if (given && !isLoopback(given)) throw new Error(`${given} is not on this machine`);
  const engine = given ? undefined : await startEngine();
  const endpoint = given ?? engine?.endpoint ?? '';
  const client = localTableClient(endpoint);
  const tableName = `survey-${randomUUID()}`;
  await ensureTable(client, tableName);
  return {
    store: createStore(client, tableName),
    asked: createAsked(client, tableName),
    audit: createAudit(client, tableName),
    bulk: createBulkStore(client, tableName),
    comments: createComments(client, tableName),
    decisions: createDecisions(client, tableName),
    changes: createResponseChanges(client, tableName),
    ledger: createLedger(client, tableName),
    improvements: createImprovements(client, tableName),
    invitations: createInvitations(client, tableName),
    devices: createDevices(client, tableName),
    apiKeys: createApiKeys(client, tableName),
    questionnaires: createQuestionnaires(client, tableName),
    publications: createPublications(client, tableName),
    reportSubscriptions: createReportSubscriptions(client, tableName),
    responses: createResponseReads(client, tableName),
    scorecards: createScorecards(client, tableName),
    webhooks: createWebhooks(client, tableName),
    client,
    tableName,
    endpoint,
    close: async () => {
      client.destroy();
      await engine?.close();
    },
  };
};
