import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { SurveyResponse } from '#domain/response.ts';
import { sumTallies, type Tally } from '#domain/tally.ts';
import { tallyOf } from '#domain/tally-responses.ts';
import { parseInstant } from '#domain/time.ts';
import type { Organisation } from '#domain/unit.ts';
import { EMPTY_ORGANISATION } from '#domain/unit.ts';
import { type AskedCounts, askedCounts } from './asked-counts.ts';
import {
  OrganisationChangedError,
  OrganisationTooLargeError,
  ResponseAlreadyRecordedError,
  StoreUnavailableError,
} from './errors.ts';
import {
  foldedResponseOf,
  isRepeatOf,
  type OrganisationItem,
  organisationBody,
  organisationOfItem,
  type Receipt,
  type ResponseItem,
  responseItem,
  type Sheet,
  type SheetItem,
  sheetOfItem,
  standingOf,
  type TallyItem,
  tallyOfItem,
} from './items.ts';
import {
  daySortKeys,
  type ItemKey,
  isCountedOnDay,
  isHour,
  ORGANISATION_PARTITION,
  organisationKey,
  type PartKey,
  partOfTally,
  responsePartition,
  type SheetKey,
  sheetItemKey,
  sheetPartition,
  tallyKey,
  tallyPartition,
} from './keys.ts';
import { inParallel } from './parallel.ts';
import { IF_ABSENT, openTable } from './table.ts';

export type { Receipt, Sheet } from './items.ts';

/** The one door to the table. Every method is one access pattern; reads the fold makes are consistent. */
export type Store = AskedCounts & {
  /**
   * Records a response with one conditional put. An identical repeat changes nothing and answers with the
   * code of the first; throws `ResponseAlreadyRecordedError` where the id is taken by other content. A response
   * that was erased stays erased.
   */
  readonly recordResponse: (
    response: SurveyResponse,
    receipt: Receipt,
  ) => Promise<{ readonly repeated: boolean; readonly code: string }>;
  /** The tally of one hour, or of one day's dossiers or issued receipts, counted anew from its facts. */
  readonly countHour: (key: PartKey) => Promise<Tally>;
  /** All hour tallies of a unit's month, as they were folded, and when. */
  readonly hourTalliesOf: (
    unit: string,
    month: string,
  ) => Promise<readonly { readonly key: PartKey; readonly tally: Tally; readonly foldedAt: string }[]>;
  /**
   * What was counted at each unit itself from one day of a month to another, for a view: responses and issued receipts, each
   * on its day. Dossiers are not in it: they are counted by the month in which they ended, and on no day of it.
   */
  readonly daysOf: (
    units: readonly string[],
    from: string,
    to: string,
  ) => Promise<ReadonlyMap<string, Tally>>;
  readonly tallyAt: (key: PartKey) => Promise<Tally | undefined>;
  /** All hours of a unit's day that have a response, in any state, counted anew: by hour, `09`. */
  readonly countDay: (unit: string, day: string) => Promise<ReadonlyMap<string, CountedHour>>;
  /** The rows under a unit in a month, for the fold (consistent) or for a view. */
  readonly sheetsUnder: (parent: string, month: string, consistent: boolean) => Promise<readonly Sheet[]>;
  readonly sheetAt: (key: SheetKey, consistent: boolean) => Promise<Sheet | undefined>;
  /** The organisation published last; the empty one, version 0, before the first. */
  readonly currentOrganisation: () => Promise<Organisation>;
  /** Whether no later version than this one is published; costs one read unit where none is. */
  readonly isOrganisationCurrent: (version: number) => Promise<boolean>;
  /** Publishes version `organisation.version`; throws `OrganisationChangedError` where it exists. */
  readonly publishOrganisation: (organisation: Organisation, publishedAt: string) => Promise<void>;
  /** One fold of one item: see `foldItem`. */
  readonly versionOf: (key: ItemKey) => Promise<number>;
  /** Puts a folded item if nobody folded it since `version` was read; says whether it did. */
  readonly putFolded: (
    key: ItemKey,
    version: number,
    body: Readonly<Record<string, unknown>>,
    foldedAt: string,
  ) => Promise<boolean>;
};

/** An hour counted anew, and when a response of it was last received, replaced or decided on, in epoch milliseconds. */
export type CountedHour = { readonly tally: Tally; readonly lastChangeMs: number };

const lastChangeOf = ({ receivedAt, changedAt, decisions }: ResponseItem): number =>
  parseInstant(decisions?.at(-1)?.at ?? changedAt ?? receivedAt) ?? 0;

/** So many units are read at once: a city's 126 take eight rounds. */
const PARALLEL_DAYS = 16;

const IF_VERSION_UNCHANGED = 'version = :version';

/** Leaves room for keys and names beside the body in an item of 400 KB. */
const ORGANISATION_LIMIT_BYTES = 390_000;

/** A store over one table. The client must marshall `undefined` away (`removeUndefinedValues`). */
export const createStore = (client: DynamoDBDocumentClient, tableName: string): Store => {
  const table = openTable(client, tableName);
  const { get, query, queryBackwards, queryWithin, putIf } = table;
  const asked = askedCounts(table);

  return {
    recordResponse: async (response, receipt) => {
      const item = responseItem(response, receipt);
      if (await putIf(item, IF_ABSENT)) return { repeated: false, code: receipt.code };
      const stored = await get<ResponseItem>({ pk: item.pk, sk: item.sk }, true);
      if (!stored) throw new StoreUnavailableError('A response that was there is gone');
      if (!isRepeatOf(stored, response, receipt.form)) {
        throw new ResponseAlreadyRecordedError(response.id, standingOf(stored));
      }
      return { repeated: true, code: stored.code };
    },

    ...asked,

    countHour: async (key) => {
      const { unit, day, hour } = key;
      if (!isHour(key)) return asked.countAsked(key);
      const items = await query<ResponseItem>(responsePartition(unit, day), {
        prefix: `${hour}#`,
        consistent: true,
      });
      return tallyOf(items.map(foldedResponseOf));
    },

    countDay: async (unit, day) => {
      const items = await query<ResponseItem>(responsePartition(unit, day), { consistent: true });
      const hours = Map.groupBy(items, ({ sk }) => sk.slice(0, 2));
      return new Map(
        [...hours].map(([hour, part]) => [
          hour,
          {
            tally: tallyOf(part.map(foldedResponseOf)),
            lastChangeMs: Math.max(...part.map(lastChangeOf)),
          },
        ]),
      );
    },

    hourTalliesOf: async (unit, month) => {
      const items = await query<TallyItem>(tallyPartition(unit, month), { consistent: true });
      return items.map((item) => ({
        key: partOfTally(unit, month, item.sk),
        tally: tallyOfItem(item),
        foldedAt: item.foldedAt,
      }));
    },

    daysOf: async (units, from, to) => {
      const found = new Map<string, Tally>();
      const month = from.slice(0, 7);
      await inParallel(PARALLEL_DAYS, units, async (unit) => {
        const items = await queryWithin<TallyItem>(tallyPartition(unit, month), daySortKeys(from, to));
        const counted = items.filter(({ sk }) => isCountedOnDay(partOfTally(unit, month, sk), month));
        found.set(unit, sumTallies(counted.map(tallyOfItem)));
      });
      return found;
    },

    tallyAt: async (key) => {
      const item = await get<TallyItem>(tallyKey(key), true);
      return item && tallyOfItem(item);
    },

    sheetsUnder: async (parent, month, consistent) => {
      const items = await query<SheetItem>(sheetPartition(parent, month), { consistent });
      return items.map(sheetOfItem);
    },

    sheetAt: async (key, consistent) => {
      const item = await get<SheetItem>(sheetItemKey(key), consistent);
      return item && sheetOfItem(item);
    },

    currentOrganisation: async () => {
      const [newest] = await queryBackwards<OrganisationItem>(ORGANISATION_PARTITION, {
        limit: 1,
        consistent: true,
      });
      return newest ? (organisationOfItem(newest) as Organisation) : EMPTY_ORGANISATION;
    },

    isOrganisationCurrent: async (version) => !(await get(organisationKey(version + 1), true)),

    publishOrganisation: async (organisation, publishedAt) => {
      const body = organisationBody(organisation);
      if (body.byteLength > ORGANISATION_LIMIT_BYTES) throw new OrganisationTooLargeError(body.byteLength);
      const item: OrganisationItem = { ...organisationKey(organisation.version), publishedAt, body };
      if (!(await putIf(item, IF_ABSENT))) throw new OrganisationChangedError(organisation.version);
    },

    versionOf: async (key) => (await get<{ version: number }>(key, true))?.version ?? 0,

    putFolded: (key, version, body, foldedAt) =>
      putIf(
        { ...key, ...body, version: version + 1, foldedAt },
        version === 0 ? IF_ABSENT : IF_VERSION_UNCHANGED,
        version === 0 ? undefined : { ':version': version },
      ),
  };
};
