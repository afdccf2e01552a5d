import { createHash } from 'node:crypto';
import type { IssuedReport } from '#domain/dossier.ts';
import { localHourOf } from '#domain/time.ts';
import { ulidOf } from './dossier-id.ts';
import type { Receipts, ToIssue } from './receipts.ts';

/**
 * How many receipts were issued at once, by unit and day of the moment. The id of a report is made of the responses that
 * its receipts ask for: who asks for the same receipts again reports the same, and a receipt that stands twice counts once.
 */
export const issuedReports = (
  { responseIdOfDossier }: Pick<Receipts, 'responseIdOfDossier'>,
  receipts: readonly ToIssue[],
): readonly IssuedReport[] => {
  const groups = new Map<string, Map<string, ToIssue>>();
  for (const what of receipts) {
    const key = JSON.stringify([what.unit, localHourOf(what.atMs).day]);
    groups.set(key, (groups.get(key) ?? new Map()).set(responseIdOfDossier(what), what));
  }
  return [...groups].map(([key, group]) => {
    const [unit, day] = JSON.parse(key) as [string, string];
    const counts: Partial<Record<ToIssue['moment'], number>> = {};
    for (const { moment } of group.values()) counts[moment] = (counts[moment] ?? 0) + 1;
    const digest = createHash('sha256')
      .update([...group.keys()].sort().join('\n'))
      .digest();
    return { id: ulidOf(digest), unit, day, counts };
  });
};
