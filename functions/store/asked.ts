import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import {
  completedMonthOf,
  type Dossier,
  type IssuedReport,
  sameReport,
  standingReport,
} from '#domain/dossier.ts';
import {
  type DossierItem,
  dossierFactKey,
  dossierItem,
  dossierOf,
  type IssuedItem,
  issuedItem,
} from './asked-items.ts';
import { IssuedAlreadyReportedError, StoreUnavailableError } from './errors.ts';
import { IF_ABSENT, openTable } from './table.ts';

/**
 * What became of a report: `recorded` is the first of its dossier, `replaced` one that stands from now on, `repeated` says
 * what is known, `superseded` is older than what is known, and changes nothing.
 */
export type DossierOutcome = 'recorded' | 'replaced' | 'repeated' | 'superseded';

/** Where the one-stop system's reports are recorded: dossiers, and how many receipts were issued that can be rated. */
export type Asked = {
  /**
   * Records a report of a dossier with one conditional put. Whatever the order in which reports of one dossier come, and
   * however often, what stands in the end is the same: see `standingReport`.
   */
  readonly recordDossier: (dossier: Dossier, recordedAt: string) => Promise<DossierOutcome>;
  /**
   * Records how many receipts were issued, once for each id of a report. Throws `IssuedAlreadyReportedError` where the id
   * is taken, on that unit and day, by other numbers.
   */
  readonly recordIssued: (report: IssuedReport, recordedAt: string) => Promise<'recorded' | 'repeated'>;
};

const IF_VERSION_UNCHANGED = 'version = :version';
const MAX_ATTEMPTS = 12;

const sameCounts = (a: IssuedReport['counts'], b: IssuedReport['counts']): boolean => {
  const textOf = (counts: IssuedReport['counts']) => JSON.stringify(Object.entries(counts).sort());
  return textOf(a) === textOf(b);
};

export const createAsked = (client: DynamoDBDocumentClient, tableName: string): Asked => {
  const { get, putIf } = openTable(client, tableName);

  return {
    recordDossier: async (dossier, recordedAt) => {
      const month = completedMonthOf(dossier);
      const first = dossierItem(dossier, { recordedAt, version: 1, months: month ? [month] : [] });
      for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
        if (attempt === 0 && (await putIf(first, IF_ABSENT))) return 'recorded';
        const stored = await get<DossierItem>(dossierFactKey(dossier), true);
        if (!stored) throw new StoreUnavailableError('A dossier that was there is gone');
        const known = dossierOf(dossier.unit, stored);
        if (sameReport(known, dossier)) return 'repeated';
        if (standingReport(known, dossier) === known) return 'superseded';
        const next = dossierItem(dossier, {
          recordedAt,
          version: stored.version + 1,
          months: [...new Set([...(stored.months ?? []), ...(month ? [month] : [])])].sort(),
        });
        if (await putIf(next, IF_VERSION_UNCHANGED, { ':version': stored.version })) return 'replaced';
      }
      throw new StoreUnavailableError('Too many reports of one dossier came at once');
    },

    recordIssued: async (report, recordedAt) => {
      const item = issuedItem(report, recordedAt);
      if (await putIf(item, IF_ABSENT)) return 'recorded';
      const stored = await get<IssuedItem>({ pk: item.pk, sk: item.sk }, true);
      if (!stored) throw new StoreUnavailableError('A report that was there is gone');
      if (!sameCounts(stored.counts, report.counts)) throw new IssuedAlreadyReportedError(report.id);
      return 'repeated';
    },
  };
};
