import { type DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { type SheetItem, sheetOfItem, type TallyItem, tallyOfItem } from './items.ts';
import { DEVICES, HEARTBEATS, type ItemKey, SILENCES } from './keys.ts';
import type { TABLE_SCHEMA } from './table-schema.ts';

type Item = ItemKey & Readonly<Record<string, unknown>>;

/** A line of an export: what it is filed under, and what it says. */
export type UnitLine = { readonly kind: string; readonly content: Readonly<Record<string, unknown>> };

type Rule = {
  readonly kind: string;
  readonly unitOf: (item: Item, units: UnitsOfDevices) => unknown;
  /** What opens something, or would tie a response to whoever has seen its code. */
  readonly withheld?: readonly string[];
  readonly contentOf?: (item: Item) => Readonly<Record<string, unknown>>;
};
type UnitsOfDevices = ReadonlyMap<string, string>;

type Prefix = Extract<(typeof TABLE_SCHEMA)[keyof typeof TABLE_SCHEMA], `${string}#`>;

const second = ({ pk }: Item): string | undefined => pk.split('#')[1];
const own = ({ unit }: Item): unknown => unit;

const unitOfDevices = ({ pk, sk, unit }: Item, units: UnitsOfDevices): unknown => {
  if (pk === DEVICES) return unit;
  if (pk === HEARTBEATS || pk === SILENCES) return units.get(sk);
  const [, , scope, id = ''] = pk.split('#');
  return scope === 'unit' ? id : units.get(id);
};

/** Of every kind of item whose it is; `undefined` for what is no unit's: the city's own, and what passes. */
const RULES: Readonly<Record<Prefix, Rule | undefined>> = {
  'RESPONSE#': { kind: 'responses', unitOf: second, withheld: ['code', 'salt', 'form'] },
  'DOSSIER#': { kind: 'dossiers', unitOf: second },
  'ISSUED#': { kind: 'issued-receipts', unitOf: second },
  'TALLY#': {
    kind: 'tallies',
    unitOf: second,
    contentOf: (item) => ({ foldedAt: item.foldedAt, ...tallyOfItem(item as unknown as TallyItem) }),
  },
  'SHEET#': {
    kind: 'sheets',
    unitOf: ({ sk }) => sk,
    contentOf: (item) => ({
      foldedAt: item.foldedAt,
      ...sheetOfItem(item as unknown as SheetItem).tally(),
    }),
  },
  'LEDGER#': { kind: 'ledger', unitOf: second },
  'SCORECARD#': { kind: 'scorecard', unitOf: second },
  'MODERATION#': { kind: 'moderation', unitOf: ({ sk }) => sk.split('#')[0] },
  'IMPROVEMENT#': { kind: 'improvements', unitOf: second },
  'AUDIT#': { kind: 'audit', unitOf: own },
  'DEVICE#': { kind: 'devices', unitOf: unitOfDevices },
  'APIKEY#': { kind: 'api-keys', unitOf: own, withheld: ['secretHash'] },
  'WEBHOOK#': { kind: 'webhooks', unitOf: own },
  'INVITATION#': { kind: 'invitations', unitOf: own, withheld: ['sealed', 'addressHash'] },
  'SUBSCRIPTION#': {
    kind: 'report-subscriptions',
    unitOf: own,
    // Its sort key has the hash of the address, too.
    contentOf: ({ sealed: _, addressHash: __, ...rest }) => ({ ...rest, sk: rest.id }),
  },
  'CONFIG#': undefined,
  'QUESTIONNAIRE#': undefined,
  'PUBLISHED#': undefined,
  'OPTOUT#': undefined,
  'PASSING#': undefined,
};

const ruleOf = ({ pk }: Item): Rule | undefined => RULES[`${pk.slice(0, pk.indexOf('#'))}#` as Prefix];

const lineOf = (item: Item, { kind, withheld = [], contentOf }: Rule): UnitLine => {
  const { pk, sk, ...rest } = item;
  const content = contentOf
    ? contentOf(item)
    : Object.fromEntries(Object.entries(rest).filter(([name]) => !withheld.includes(name)));
  return { kind, content: { pk, sk, ...content } };
};

/** Everything of one unit and nothing of another, page by page; it reads the whole table, which costs what that costs. */
export const linesOfUnit = async function* (
  client: DynamoDBDocumentClient,
  tableName: string,
  unit: string,
  units: UnitsOfDevices,
): AsyncGenerator<readonly UnitLine[]> {
  for await (const page of paginateScan({ client }, { TableName: tableName, ConsistentRead: true })) {
    yield ((page.Items ?? []) as Item[]).flatMap((item) => {
      const rule = ruleOf(item);
      return rule && rule.unitOf(item, units) === unit ? [lineOf(item, rule)] : [];
    });
  }
};
