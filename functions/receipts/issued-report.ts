import { createHash } from 'node:crypto';
import type { IssuedReport } from '#domain/dossier.ts';
import { localHourOf } from '#domain/time.ts';
import { ulidOf } from './dossier-id.ts';
import type { Receipts, ToIssue } from './receipts.ts';

/**
 * Says of a receipt that it was issued. The id is made of the response that it asks for, and not of what it was asked for
 * together with: so it counts once however often, alone or in whatever list.
 */
export const issuedReportOf = (
  { responseIdOfDossier }: Pick<Receipts, 'responseIdOfDossier'>,
  what: ToIssue,
): IssuedReport => ({
  id: ulidOf(createHash('sha256').update(responseIdOfDossier(what)).digest()),
  unit: what.unit,
  day: localHourOf(what.atMs).day,
  counts: { [what.moment]: 1 },
});
