import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Hono } from 'hono';
import { ulid } from 'ulid';
import { addWebhookRoutes, type WebhookDeps } from '../api/webhook-routes.ts';
import type { Keyring } from '../receipts/keyring.ts';
import { createWebhooks } from '../store/webhooks.ts';
import { type FindDeps, findEvents } from '../webhooks/find-events.ts';
import { createPost } from '../webhooks/post.ts';
import { sendDue } from '../webhooks/send-due.ts';
import { createSecrets } from '../webhooks/signature.ts';
import { LOCAL_TABLE } from './data-directory.ts';

type Deps = Omit<WebhookDeps, 'webhooks' | 'secretOf' | 'newId' | 'local'> &
  Omit<FindDeps, 'webhooks' | 'newId'> & {
    readonly client: DynamoDBDocumentClient;
    readonly keyring: Pick<Keyring, 'identityOf'>;
    readonly report: (error: unknown) => void;
  };

/** Who stops the server waits for what is under way. */
const TIMEOUT_MS = 5000;

/** Webhooks of a single machine, which may have endpoints on it; gives what looks for events, and what sends. */
export const addLocalWebhooks = (
  api: Hono,
  deps: Deps,
): { readonly find: () => Promise<unknown>; readonly send: () => Promise<unknown> } => {
  const webhooks = createWebhooks(deps.client, LOCAL_TABLE);
  const secretOf = createSecrets(deps.keyring);
  addWebhookRoutes(api, { ...deps, webhooks, secretOf, newId: ulid, local: true });
  return {
    find: () => findEvents({ ...deps, webhooks, newId: ulid }),
    send: () =>
      sendDue({
        webhooks,
        secretOf,
        post: createPost({ local: true, timeoutMs: TIMEOUT_MS }),
        now: deps.now,
        random: Math.random,
        report: deps.report,
      }),
  };
};
