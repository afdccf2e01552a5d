import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createApiKeys } from '../../store/api-keys.ts';
import { createAsked } from '../../store/asked.ts';
import { createAudit } from '../../store/audit.ts';
import { createBulkStore } from '../../store/bulk.ts';
import { createComments } from '../../store/comments.ts';
import { createDecisions } from '../../store/decisions.ts';
import { createDevices } from '../../store/devices.ts';
import { createImprovements } from '../../store/improvements.ts';
import { createLedger } from '../../store/ledger.ts';
import { createPublications } from '../../store/publications.ts';
import { createQuestionnaires } from '../../store/questionnaires.ts';
import { createResponseChanges } from '../../store/response-changes.ts';
import { createResponseReads } from '../../store/response-reads.ts';
import { createScorecards } from '../../store/scorecard.ts';
import { createStore } from '../../store/store.ts';
import { LOCAL_TABLE } from '../data-directory.ts';

/** Everything that is kept in the one table of a single machine, each by what it is. */
export const openLocalTable = (client: DynamoDBDocumentClient) => ({
  store: createStore(client, LOCAL_TABLE),
  bulk: createBulkStore(client, LOCAL_TABLE),
  apiKeys: createApiKeys(client, LOCAL_TABLE),
  asked: createAsked(client, LOCAL_TABLE),
  audit: createAudit(client, LOCAL_TABLE),
  changes: createResponseChanges(client, LOCAL_TABLE),
  comments: createComments(client, LOCAL_TABLE),
  decisions: createDecisions(client, LOCAL_TABLE),
  devices: createDevices(client, LOCAL_TABLE),
  improvements: createImprovements(client, LOCAL_TABLE),
  ledger: createLedger(client, LOCAL_TABLE),
  publications: createPublications(client, LOCAL_TABLE),
  questionnaires: createQuestionnaires(client, LOCAL_TABLE),
  responses: createResponseReads(client, LOCAL_TABLE),
  scorecards: createScorecards(client, LOCAL_TABLE),
});

export type LocalTable = ReturnType<typeof openLocalTable>;
