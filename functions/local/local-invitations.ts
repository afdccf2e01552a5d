import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Hono } from 'hono';
import { addInvitationRoutes, type InvitationDeps } from '../api/invitation-routes.ts';
import { addReportSubscriptionRoutes } from '../api/report-subscription-routes.ts';
import { createReportLinks } from '../invitations/report-link.ts';
import { createSeal } from '../invitations/seal.ts';
import { sendDue } from '../invitations/send-due.ts';
import { sendReports } from '../invitations/send-reports.ts';
import { addOptOutPage, type OptOutDeps } from '../pages/opt-out-app.tsx';
import { addReportEndPage } from '../pages/report-end-app.tsx';
import { createInvitations } from '../store/invitations.ts';
import { createReportSubscriptions } from '../store/report-subscriptions.ts';
import { type DataDirectory, LOCAL_TABLE } from './data-directory.ts';
import { fileProvider } from './file-provider.ts';
import { secretOf } from './secret.ts';

type Deps = Omit<InvitationDeps, 'invitations' | 'seal' | 'sends'> &
  Pick<OptOutDeps, 'receipts' | 'cityName'> & {
    readonly data: DataDirectory;
    readonly client: DynamoDBDocumentClient;
    readonly receipts: InvitationDeps['receipts'] & OptOutDeps['receipts'];
    readonly report: (error: unknown) => void;
  };

/**
 * Invitations and reports by e-mail of a single machine, whose messages are written into a file; gives what sends those that
 * are due.
 */
export const addLocalInvitations = (
  api: Hono,
  deps: Deps,
): {
  readonly send: (siteUrl: string) => Promise<unknown>;
  readonly sendReports: (siteUrl: string) => Promise<unknown>;
} => {
  const invitations = createInvitations(deps.client, LOCAL_TABLE);
  const subscriptions = createReportSubscriptions(deps.client, LOCAL_TABLE);
  const secret = secretOf(deps.data.directory, 'invitations.key').toString('hex');
  const seal = createSeal(secret);
  const links = createReportLinks(secret);
  const provider = fileProvider(deps.data.messages);
  addInvitationRoutes(api, { ...deps, invitations, seal, sends: () => true });
  addReportSubscriptionRoutes(api, { ...deps, subscriptions, seal, links, sends: () => true });
  addOptOutPage(api, { ...deps, invitations });
  addReportEndPage(api, { ...deps, subscriptions, placeOf: links.placeOf });
  const sending = { ...deps, seal, providers: { phone: provider, email: provider, zalo: provider } };
  return {
    send: (siteUrl) => sendDue({ ...sending, invitations, siteUrl }),
    sendReports: (siteUrl) => sendReports({ ...sending, subscriptions, siteUrl }),
  };
};
