import type { Text } from '#domain/questionnaire.ts';
import { maskedAddress, type ReportSubscription } from '#domain/report-subscription.ts';
import { localIsoOf } from '#domain/time.ts';
import type { OrganisationIndex } from '#domain/unit-tree.ts';
import { type Seal, sealedReportName } from '../invitations/seal.ts';
import type { ShownSubscription } from './report-subscription-schemas.ts';

type Opens = Pick<Seal, 'open'>;

/** What the API says of one: of the address a part, and nothing once it is gone. */
export const shownSubscription = (
  seal: Opens,
  index: OrganisationIndex,
  subscription: ReportSubscription,
): ShownSubscription => {
  const { id, every, language, createdAt, createdBy, dueMs, sent, missed, ended, sealed } = subscription;
  return {
    id,
    email: sealed ? inPart(seal, subscription, sealed) : null,
    every,
    language,
    createdAt,
    createdBy: { ...createdBy, unitName: index.units.get(createdBy.unit)?.name ?? bothOf(createdBy.unit) },
    state: ended ? (ended.by === 'provider' ? 'refused' : 'ended') : 'active',
    nextAt: ended ? null : localIsoOf(dueMs),
    sent: sent ?? null,
    missed: missed ?? null,
  };
};

const bothOf = (text: string): Text => ({ vi: text, en: text });

const inPart = (seal: Opens, subscription: ReportSubscription, sealed: Uint8Array): string | null => {
  try {
    return maskedAddress(seal.open(sealedReportName(subscription), sealed).address.value);
  } catch {
    // The secret was changed since: nothing can be sent there any more, but it can still be ended.
    return null;
  }
};
