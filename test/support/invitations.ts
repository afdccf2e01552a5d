import { firstDueMs, type Invitation } from '#domain/invitation.ts';
import { localIsoOf } from '#domain/time.ts';
import { indexOrganisation } from '#domain/unit-tree.ts';
import type { Address } from '../../functions/invitations/address.ts';
import { type Message, MessageNotTakenError, type Provider } from '../../functions/invitations/provider.ts';
import { createReportLinks } from '../../functions/invitations/report-link.ts';
import { createSeal } from '../../functions/invitations/seal.ts';
import type { SendDeps } from '../../functions/invitations/send-due.ts';
import { TEST_RECEIPTS } from './receipts.ts';
import { NOW, ORGANISATION } from './sample.ts';
import type { TestTable } from './table.ts';

const SECRET = 'a secret of invitations that is long enough';
export const TEST_SEAL = createSeal(SECRET);
export const TEST_LINKS = createReportLinks(SECRET);

export const PHONE: Address = { kind: 'phone', value: '+84912345678' };

/** An invitation to rate a result of A1 that was handed over at `NOW`. */
export const sampleInvitation = (
  receipt: string,
  { address = PHONE, ...more }: Partial<Invitation> & { readonly address?: Address } = {},
): Invitation => {
  const at = { unit: 'A1', receipt, moment: 'result', atMs: NOW } as const;
  const { id, token, untilMs } = TEST_RECEIPTS.issue({ ...at, channel: 'link', validDays: 90 });
  return {
    id,
    version: 1,
    unit: 'A1',
    moment: 'result',
    at: localIsoOf(NOW),
    language: 'vi',
    kind: address.kind,
    addressHash: TEST_SEAL.hashOf(address),
    sealed: TEST_SEAL.seal(id, { address, token }),
    next: 'first',
    reminds: true,
    dueMs: firstDueMs(NOW, NOW),
    failures: 0,
    untilMs,
    ...more,
  };
};

/** A provider that keeps what it was handed, and fails where it is told to. */
export const memoryProvider = (
  fails: (message: Message) => Error | undefined = () => undefined,
): Provider & { readonly sent: Message[] } => {
  const sent: Message[] = [];
  return {
    sent,
    send: async (message) => {
      const error = fails(message);
      if (error) throw error;
      sent.push(message);
    },
  };
};

export const notTaken = (): Error => new MessageNotTakenError('The gateway did not take a message (503)');

/** All that a run needs, over the table's own invitations. */
export const sendDepsOf = (
  { invitations }: Pick<TestTable, 'invitations'>,
  provider: Provider,
  nowMs: () => number,
): SendDeps & { readonly reported: unknown[] } => {
  const index = indexOrganisation(ORGANISATION);
  const reported: unknown[] = [];
  return {
    invitations,
    seal: TEST_SEAL,
    providers: { phone: provider, email: provider, zalo: provider },
    organisation: async () => index,
    cityName: 'Thành phố Hà Nội',
    siteUrl: 'https://danhgia.example.vn',
    now: nowMs,
    report: (error) => reported.push(error),
    reported,
  };
};
