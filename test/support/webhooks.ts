import { localIsoOf } from '#domain/time.ts';
import { indexOrganisation } from '#domain/unit-tree.ts';
import { EVENT_KINDS, type Webhook } from '#domain/webhook.ts';
import type { FindDeps } from '../../functions/webhooks/find-events.ts';
import { createPost } from '../../functions/webhooks/post.ts';
import type { SendDeps } from '../../functions/webhooks/send-due.ts';
import { testSecretOf } from './receipts.ts';
import { NOW, ORGANISATION, sampleId } from './sample.ts';
import type { TestTable } from './table.ts';

let last = 0;

export const sampleWebhook = (more: Partial<Webhook> = {}): Webhook => ({
  id: sampleId(800_000 + ++last),
  version: 1,
  url: 'https://cong.hanoi.gov.vn/hooks',
  unit: 'A',
  kinds: EVENT_KINDS,
  createdAt: localIsoOf(NOW),
  createdBy: 'admin of 01',
  ...more,
});

/** Sends to endpoints on this machine; one that never answers is waited for as long as `timeoutMs` says. */
export const webhookSendDeps = (
  table: TestTable,
  now: () => number,
  { timeoutMs = 20_000, reported = [] }: { timeoutMs?: number; reported?: unknown[] } = {},
): SendDeps => ({
  webhooks: table.webhooks,
  secretOf: testSecretOf,
  post: createPost({ local: true, timeoutMs }),
  now,
  random: () => 0,
  report: (error) => reported.push(error),
});

export const findDepsOf = (table: TestTable, now: () => number): FindDeps => ({
  webhooks: table.webhooks,
  store: table.store,
  devices: table.devices,
  audit: table.audit,
  organisation: async () => indexOrganisation(ORGANISATION),
  now,
  newId: () => sampleId(810_000 + ++last),
});
