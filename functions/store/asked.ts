import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import {
  completedMonthOf,
  type Dossier,
  type IssuedReport,
  sameReport,
  standingReport,
} from '#domain/dossier.ts';
import { parseInstant } from '#domain/time.ts';
import {
  type DossierItem,
  dossierFactKey,
  dossierItem,
  dossierOf,
  type IssuedItem,
  issuedItem,
} from './asked-items.ts';
import { DossierReceivedBeforeError, IssuedAlreadyReportedError, StoreUnavailableError } from './errors.ts';
import { firstReceivedKey, type ItemKey } from './keys.ts';
import { IF_ABSENT, openTable } from './table.ts';

/**
 * What became of a report: `recorded` is the first of its dossier, `replaced` one that stands from now on, `repeated` says
 * what is known, `superseded` is older than what is known, and changes nothing.
 */
export type DossierOutcome = 'recorded' | 'replaced' | 'repeated' | 'superseded';

/** Where the one-stop system's reports are recorded: dossiers, and how many receipts were issued that can be rated. */
export type Asked = {
  /**
   * Records a report of a dossier with one conditional put, once the day of its reception is kept. Whatever the order in which reports of one dossier come, and
   * however often, what stands in the end is the same: see `standingReport`. Throws `DossierReceivedBeforeError` where it
   * was reported before as received on another day.
   */
  readonly recordDossier: (dossier: Dossier, recordedAt: string) => Promise<DossierOutcome>;
  /** The other day on which the dossier was reported before to have been received, if there is one. */
  readonly receivedBefore: (dossier: Dossier, recordedAt: string) => Promise<string | undefined>;
  /**
   * Records how many receipts were issued, once for each id of a report. Throws `IssuedAlreadyReportedError` where the id
   * is taken, on that unit and day, by other numbers.
   */
  readonly recordIssued: (report: IssuedReport, recordedAt: string) => Promise<'recorded' | 'repeated'>;
};

const IF_VERSION_UNCHANGED = 'version = :version';
const MAX_ATTEMPTS = 12;

type FirstReceivedItem = ItemKey & {
  readonly day: string;
  readonly keptAt: string;
  readonly expiresAt: number;
};

/** Whoever has kept the day has put the report by then, or never will. */
const WRITTEN_BY_MS = 15 * 60_000;

/** Longer than any dossier takes, and than anybody corrects it. */
const RECEIVED_KNOWN_MS = 3 * 366 * 86_400_000;

const sameCounts = (a: IssuedReport['counts'], b: IssuedReport['counts']): boolean => {
  const textOf = (counts: IssuedReport['counts']) => JSON.stringify(Object.entries(counts).sort());
  return textOf(a) === textOf(b);
};

export const createAsked = (client: DynamoDBDocumentClient, tableName: string): Asked => {
  const { get, putIf } = openTable(client, tableName);

  const dayOf = ({ received }: Pick<Dossier, 'received'>): string => received.slice(0, 10);

  const otherDayOf = async (
    first: FirstReceivedItem,
    dossier: Dossier,
    recordedAt: string,
  ): Promise<string | undefined> => {
    if (first.day === dayOf(dossier)) return undefined;
    const ageMs = (parseInstant(recordedAt) ?? 0) - (parseInstant(first.keptAt) ?? 0);
    if (ageMs < WRITTEN_BY_MS) return first.day;
    // Who kept it may have died before the report was put: then it is no report's day.
    const there = await get<DossierItem>(dossierFactKey({ ...dossier, received: first.day }), true);
    return there ? first.day : undefined;
  };

  const firstReceived = (id: string): Promise<FirstReceivedItem | undefined> =>
    get<FirstReceivedItem>(firstReceivedKey(id), true);

  const receivedBefore: Asked['receivedBefore'] = async (dossier, recordedAt) => {
    const first = await firstReceived(dossier.id);
    return first && otherDayOf(first, dossier, recordedAt);
  };

  /** Before the report itself, so that of two days at once one is refused. */
  const keepFirstReceived = async (dossier: Dossier, recordedAt: string): Promise<void> => {
    const kept: FirstReceivedItem = {
      ...firstReceivedKey(dossier.id),
      day: dayOf(dossier),
      keptAt: recordedAt,
      expiresAt: Math.ceil(((parseInstant(recordedAt) ?? 0) + RECEIVED_KNOWN_MS) / 1000),
    };
    const known = await firstReceived(dossier.id);
    if (!known && (await putIf(kept, IF_ABSENT))) return;
    const first = known ?? (await firstReceived(dossier.id)) ?? kept;
    const day = await otherDayOf(first, dossier, recordedAt);
    if (day !== undefined) throw new DossierReceivedBeforeError(day);
  };

  return {
    receivedBefore,

    recordDossier: async (dossier, recordedAt) => {
      await keepFirstReceived(dossier, recordedAt);
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
