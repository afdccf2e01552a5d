import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Hono } from 'hono';
import { addInvitationRoutes, type InvitationDeps } from '../api/invitation-routes.ts';
import { createSeal } from '../invitations/seal.ts';
import { sendDue } from '../invitations/send-due.ts';
import { addOptOutPage, type OptOutDeps } from '../pages/opt-out-app.tsx';
import { createInvitations } from '../store/invitations.ts';
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

/** Invitations of a single machine, whose messages are written into a file; gives what sends those that are due. */
export const addLocalInvitations = (
  api: Hono,
  deps: Deps,
): { readonly send: (siteUrl: string) => Promise<unknown> } => {
  const invitations = createInvitations(deps.client, LOCAL_TABLE);
  const seal = createSeal(secretOf(deps.data.directory, 'invitations.key').toString('hex'));
  const provider = fileProvider(deps.data.messages);
  addInvitationRoutes(api, { ...deps, invitations, seal, sends: () => true });
  addOptOutPage(api, { ...deps, invitations });
  return {
    send: (siteUrl) =>
      sendDue({
        ...deps,
        invitations,
        seal,
        providers: { phone: provider, email: provider, zalo: provider },
        siteUrl,
      }),
  };
};
