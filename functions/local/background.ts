import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type SealDeps, seal } from '../store/seal.ts';
import { type SilenceWatchDeps, watchSilence } from '../store/silence-watch.ts';
import { forgetInvitations } from './forget-invitations.ts';
import { forgetPassing } from './forget-passing.ts';
import { forgetReportSubscriptions } from './forget-report-subscriptions.ts';
import { regularly } from './regularly.ts';

export type BackgroundDeps = SealDeps &
  SilenceWatchDeps & {
    /** Sends the invitations that are due. */
    readonly send: () => Promise<unknown>;
    /** Sends word of the reports that are ready. */
    readonly sendReports: () => Promise<unknown>;
    /** Publishes the months that are closed. */
    readonly publish: () => Promise<unknown>;
    readonly webhooks: { readonly find: () => Promise<unknown>; readonly send: () => Promise<unknown> };
    readonly client: DynamoDBDocumentClient;
    readonly tableName: string;
    readonly report: (error: unknown) => void;
  };

/** Whoever has just started it wants to look around first. */
const FIRST_AFTER_MS = 60_000;
/** Soon, since the public page is what they look at. */
const PUBLISHING_AFTER_MS = 500;
const SEALING_EVERY_MS = 3_600_000;
const WATCH_EVERY_MS = 900_000;
const FINDING_EVERY_MS = 15_000;
/** Often, since who tries it out waits for the message. */
const SENDING_EVERY_MS = 5000;

/** What AWS does by schedules and by itself: seals days that are over, publishes months, watches kiosks, sends invitations, reports and webhooks, forgets what has passed. */
export const startBackground = (deps: BackgroundDeps): { readonly stop: () => Promise<void> } => {
  const { report } = deps;
  const works = [
    regularly(deps.send, { firstAfterMs: SENDING_EVERY_MS, everyMs: SENDING_EVERY_MS, report }),
    regularly(deps.sendReports, { firstAfterMs: SENDING_EVERY_MS, everyMs: SENDING_EVERY_MS, report }),
    regularly(deps.webhooks.find, { firstAfterMs: FINDING_EVERY_MS, everyMs: FINDING_EVERY_MS, report }),
    regularly(deps.webhooks.send, { firstAfterMs: SENDING_EVERY_MS, everyMs: SENDING_EVERY_MS, report }),
    regularly(deps.publish, { firstAfterMs: PUBLISHING_AFTER_MS, everyMs: SEALING_EVERY_MS, report }),
    regularly(() => seal(deps), { firstAfterMs: FIRST_AFTER_MS, everyMs: SEALING_EVERY_MS, report }),
    regularly(() => watchSilence(deps), { firstAfterMs: FIRST_AFTER_MS, everyMs: WATCH_EVERY_MS, report }),
    regularly(() => forgetInvitations(deps.client, deps.tableName, deps.now()), {
      firstAfterMs: FIRST_AFTER_MS,
      everyMs: SEALING_EVERY_MS,
      report,
    }),
    regularly(() => forgetReportSubscriptions(deps.client, deps.tableName, deps.now()), {
      firstAfterMs: FIRST_AFTER_MS,
      everyMs: SEALING_EVERY_MS,
      report,
    }),
    regularly(() => forgetPassing(deps.client, deps.tableName, deps.devices, deps.now()), {
      firstAfterMs: FIRST_AFTER_MS,
      everyMs: WATCH_EVERY_MS,
      report,
    }),
  ];
  return {
    stop: async () => {
      for (const work of works) await work.stop();
    },
  };
};
