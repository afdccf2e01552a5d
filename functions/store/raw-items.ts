import { isDeepStrictEqual } from 'node:util';
import {
  GetItemCommand,
  PutItemCommand,
  ScanCommand,
  type ScanCommandOutput,
} from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { parseInstant } from '#domain/time.ts';
import { type OrganisationItem, organisationOfItem } from './items.ts';
import { type HourKey, hourOfItemKey, type ItemKey, ORGANISATION_PARTITION, responseKey } from './keys.ts';
import { TABLE_SCHEMA } from './table-schema.ts';
import type { TypedItem } from './typed-json.ts';

/** What an item is to a backup: facts and configuration are put back, folded items are made anew from them. */
export type ItemKind =
  | { readonly kind: 'response' | 'asked'; readonly hour: HourKey }
  | { readonly kind: 'configuration' | 'other' | 'folded' };

/** Items as they lie in the table, for backups; nothing on the way of a request reads or writes so. */
export type RawItems = {
  /** Every item, page by page, each as it stands when its page is read; a page may have none. */
  readonly pages: () => AsyncGenerator<readonly TypedItem[]>;
  readonly isEmpty: () => Promise<boolean>;
  /** Puts the item where its key is free; else says whether what stands there is the same. */
  readonly putBack: (item: TypedItem) => Promise<'restored' | 'present' | 'changed'>;
};

export const createRawItems = (client: DynamoDBDocumentClient, tableName: string): RawItems => {
  const pages = async function* (limit?: number): AsyncGenerator<readonly TypedItem[]> {
    let from: ScanCommandOutput['LastEvaluatedKey'];
    do {
      const page: ScanCommandOutput = await client.send(
        new ScanCommand({
          TableName: tableName,
          ConsistentRead: true,
          ...(limit ? { Limit: limit } : {}),
          ...(from ? { ExclusiveStartKey: from } : {}),
        }),
      );
      yield page.Items ?? [];
      from = page.LastEvaluatedKey;
    } while (from);
  };

  return {
    pages: () => pages(),
    isEmpty: async () => {
      for await (const page of pages(1)) if (page.length > 0) return false;
      return true;
    },
    putBack: async (item) => {
      try {
        await client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: item,
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        );
        return 'restored';
      } catch (error) {
        if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error;
      }
      const { pk, sk } = item;
      const { Item } = await client.send(
        new GetItemCommand({
          TableName: tableName,
          Key: { pk: pk as never, sk: sk as never },
          ConsistentRead: true,
        }),
      );
      return isDeepStrictEqual(plain(Item), plain(item)) ? 'present' : 'changed';
    },
  };
};

/** What the client has read differs from what was parsed by the classes of its bytes and objects only. */
const plain = (item: TypedItem | undefined): unknown =>
  JSON.parse(JSON.stringify(item ?? {}, (_, value) => (value instanceof Uint8Array ? [...value] : value)));

/** What the item is; throws an `Error` that says what is wrong where it could not have been written by us. */
export const kindOfItem = (item: TypedItem): ItemKind => {
  const [pk, sk] = [item.pk?.S, item.sk?.S];
  if (!pk || !sk) throw new Error('has no keys "pk" and "sk"');
  if (pk.startsWith(TABLE_SCHEMA.tallyPrefix) || pk.startsWith(TABLE_SCHEMA.sheetPrefix)) {
    return { kind: 'folded' };
  }
  if (pk.startsWith(TABLE_SCHEMA.responsePrefix))
    return { kind: 'response', hour: hourOfResponse(item, pk, sk) };
  if (pk.startsWith(TABLE_SCHEMA.dossierPrefix))
    return { kind: 'asked', hour: dayOfDossier(item, { pk, sk }) };
  if (pk.startsWith(TABLE_SCHEMA.issuedPrefix)) return { kind: 'asked', hour: dayOfIssued(item, { pk, sk }) };
  if (pk === ORGANISATION_PARTITION) assertOrganisation(item);
  return { kind: pk.startsWith(TABLE_SCHEMA.configPrefix) ? 'configuration' : 'other' };
};

const hourOfResponse = (item: TypedItem, pk: string, sk: string): HourKey => {
  const hour = hourOfItemKey({ pk, sk });
  const at = item.at?.S;
  const isErased = item.state?.S === 'erased';
  if (!hour) throw new Error(`has the key ${pk}, which is no unit and day`);
  // What is left of an erased response says no more than its key.
  if (isErased && at === undefined) return hour;
  if (!at || parseInstant(at) === undefined) throw new Error('has no time of service "at"');
  const right = responseKey({ id: sk.slice(3), unit: hour.unit, at });
  if (right.pk !== pk || right.sk !== sk) throw new Error(`stands at ${pk} / ${sk}, but was given at ${at}`);
  if (!isErased && !item.answers?.M) throw new Error('has no "answers", and was not erased');
  for (const name of ['channel', 'moment', 'questionnaire', 'receivedAt']) {
    if (!isErased && item[name]?.S === undefined) throw new Error(`has no "${name}"`);
  }
  if (!isErased && item.version?.N === undefined) throw new Error('has no "version"');
  return hour;
};

const factOf = (key: ItemKey): HourKey => {
  const hour = hourOfItemKey(key);
  if (!hour) throw new Error(`has the key ${key.pk}, which is no unit and day`);
  return hour;
};

const dayOfDossier = (item: TypedItem, key: ItemKey): HourKey => {
  const day = factOf(key);
  for (const name of ['service', 'channel', 'received', 'due', 'reportedAt', 'recordedAt']) {
    if (item[name]?.S === undefined) throw new Error(`has no "${name}"`);
  }
  if (item.version?.N === undefined) throw new Error('has no "version"');
  if (!item.received?.S?.startsWith(day.day)) {
    throw new Error(`stands at ${key.pk} / ${key.sk}, but was received at ${item.received?.S}`);
  }
  return day;
};

const dayOfIssued = (item: TypedItem, key: ItemKey): HourKey => {
  if (!item.counts?.M) throw new Error('has no "counts"');
  if (item.recordedAt?.S === undefined) throw new Error('has no "recordedAt"');
  return factOf(key);
};

const assertOrganisation = (item: TypedItem): void => {
  try {
    const body = item.body?.B ?? new Uint8Array();
    const { units } = organisationOfItem({ body } as OrganisationItem) as { units?: unknown };
    if (!Array.isArray(units)) throw new Error('no units');
  } catch {
    throw new Error('has an organisation that cannot be read');
  }
};
