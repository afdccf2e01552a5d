import { firstReportMs, type ReportSubscription } from '#domain/report-subscription.ts';
import { localIsoOf } from '#domain/time.ts';
import { sealedReportName } from '../../functions/invitations/seal.ts';
import { TEST_LINKS, TEST_SEAL } from './invitations.ts';
import { NOW, sampleId } from './sample.ts';

/** The monthly report of A1, as its manager has had it sent since `NOW`. */
export const sampleSubscription = ({
  email = 'lan.nguyen@hanoi.gov.vn',
  ...more
}: Partial<ReportSubscription> & { readonly email?: string } = {}): ReportSubscription => {
  const { unit = 'A1', every = 'month', id = sampleId(1) } = more;
  const address = { kind: 'email', value: email } as const;
  const place = { unit, every, addressHash: TEST_SEAL.hashOf(address) };
  return {
    ...place,
    id,
    version: 1,
    language: 'vi',
    sealed: TEST_SEAL.seal(sealedReportName({ unit, id }), { address, token: TEST_LINKS.tokenOf(place) }),
    createdAt: localIsoOf(NOW),
    createdBy: { role: 'manager', unit },
    dueMs: firstReportMs(every, NOW),
    failures: 0,
    ...more,
  };
};
