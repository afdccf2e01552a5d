import { isDeepStrictEqual } from 'node:util';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { itemSize } from '../support/item-size.ts';

type Item = Readonly<Record<string, unknown>> & { readonly pk: string; readonly sk: string };
type Input = Readonly<Record<string, unknown>> & {
  readonly ExpressionAttributeValues?: Readonly<Record<string, unknown>>;
};

/** A write that changed an item, as a stream of keys would tell it. */
export type Change = {
  readonly pk: string;
  readonly sk: string;
  readonly kind: 'INSERT' | 'MODIFY' | 'REMOVE';
};

export type ModelEngine = {
  /** Takes the commands of lib-dynamodb that the store sends, on one table, and does them at once. */
  readonly client: Pick<DynamoDBDocumentClient, 'send'>;
  readonly onChange: (told: (change: Change) => void) => void;
  readonly items: () => readonly Item[];
};

export type ModelOptions = {
  /** In [0, 1): how old an eventual read may be is drawn from it. */
  readonly random?: () => number;
  /** The size at which a query's page ends; DynamoDB's is 1 MB. */
  readonly pageBytes?: number;
};

const PAGE_BYTES = 1024 * 1024;
const ITEM_BYTES = 400 * 1024;
/** The last states of an item that an eventual read may still see. */
const STATES_KEPT = 8;

const failure = (name: string, message: string): Error => Object.assign(new Error(message), { name });

const conditionFailed = (): Error =>
  failure('ConditionalCheckFailedException', 'The conditional request failed');

/** Items are read far more often than written, and their sizes are asked for each time. */
const sizes = new WeakMap<object, number>();
const sizeOf = (item: Item): number => {
  const known = sizes.get(item);
  if (known !== undefined) return known;
  const size = itemSize(item);
  sizes.set(item, size);
  return size;
};

const readUnits = (bytes: number, consistent: boolean): number =>
  Math.max(1, Math.ceil(bytes / 4096)) * (consistent ? 1 : 0.5);
const writeUnits = (...items: readonly (Item | undefined)[]): number =>
  Math.max(1, ...items.map((item) => (item ? Math.ceil(sizeOf(item) / 1024) : 0)));

/** `attribute_exists(a)`, `attribute_not_exists(a)` and `a = :a`, joined by `and`. */
const holds = (
  condition: string,
  item: Item | undefined,
  values: Input['ExpressionAttributeValues'],
): boolean =>
  condition.split(' and ').every((clause) => {
    const [, test, tested] = /^(attribute_exists|attribute_not_exists)\((\w+)\)$/.exec(clause) ?? [];
    if (test && tested) return (item?.[tested] !== undefined) === (test === 'attribute_exists');
    const [, name, value] = /^(\w+) = (:\w+)$/.exec(clause) ?? [];
    if (name && value) return item !== undefined && isDeepStrictEqual(item[name], values?.[value]);
    throw new Error(`The model does not know the condition "${clause}"`);
  });

/** Which sort keys a key condition lets through. */
const keyTestOf = (
  condition: string,
  values: Input['ExpressionAttributeValues'],
): ((sk: string) => boolean) => {
  const [, ...clauses] = condition.split(' and ');
  const tests = clauses.map((clause) => {
    const prefix = /^begins_with\(sk, (:\w+)\)$/.exec(clause)?.[1];
    if (prefix) return (sk: string) => sk.startsWith(String(values?.[prefix]));
    const below = /^sk < (:\w+)$/.exec(clause)?.[1];
    if (below) return (sk: string) => sk < String(values?.[below]);
    throw new Error(`The model does not know the key condition "${clause}"`);
  });
  return (sk) => tests.every((test) => test(sk));
};

/** What lies under one partition key: the states of each item, the newest last; `undefined` where it is deleted. */
type Partition = { readonly states: Map<string, (Item | undefined)[]>; sorted: string[] | undefined };

/** Where lists of keys are in order as text, as DynamoDB has them for the characters that keys consist of. */
export const openModelEngine = ({
  random = Math.random,
  pageBytes = PAGE_BYTES,
}: ModelOptions = {}): ModelEngine => {
  const partitions = new Map<string, Partition>();
  const listeners: ((change: Change) => void)[] = [];

  const partitionOf = (pk: string): Partition => {
    const known = partitions.get(pk);
    if (known) return known;
    const partition: Partition = { states: new Map(), sorted: undefined };
    partitions.set(pk, partition);
    return partition;
  };

  const newest = (pk: string, sk: string): Item | undefined => partitions.get(pk)?.states.get(sk)?.at(-1);

  const read = (pk: string, sk: string, staleness: number): Item | undefined => {
    const states = partitions.get(pk)?.states.get(sk);
    if (!states) return undefined;
    return states[states.length - 1 - Math.min(staleness, states.length - 1)];
  };

  /** How many states behind an eventual read is: mostly none. */
  const stalenessOf = (consistent: boolean): number =>
    consistent || random() < 0.5 ? 0 : 1 + Math.floor(random() * (STATES_KEPT - 1));

  const write = (pk: string, sk: string, item: Item | undefined): void => {
    const before = newest(pk, sk);
    const partition = partitionOf(pk);
    let states = partition.states.get(sk);
    if (!states) {
      // Before its first state an item is not there, which an eventual read may still see.
      states = [undefined];
      partition.states.set(sk, states);
      partition.sorted = undefined;
    }
    states.push(item);
    if (states.length > STATES_KEPT) states.shift();
    if (isDeepStrictEqual(before, item)) return;
    const kind = item === undefined ? 'REMOVE' : before === undefined ? 'INSERT' : 'MODIFY';
    for (const told of listeners) told({ pk, sk, kind });
  };

  const answered = (input: Input, units: number, more: object = {}): object => ({
    ...more,
    ...(input.ReturnConsumedCapacity ? { ConsumedCapacity: { CapacityUnits: units } } : {}),
  });

  const put = (input: Input): object => {
    const given = input.Item as Item;
    const item = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Item;
    if (sizeOf(item) > ITEM_BYTES) {
      throw failure('ValidationException', 'Item size has exceeded the maximum allowed size');
    }
    const before = newest(item.pk, item.sk);
    const condition = input.ConditionExpression as string | undefined;
    if (condition && !holds(condition, before, input.ExpressionAttributeValues)) throw conditionFailed();
    write(item.pk, item.sk, item);
    return answered(input, writeUnits(before, item));
  };

  const remove = (input: Input): object => {
    const { pk, sk } = input.Key as Item;
    const before = newest(pk, sk);
    write(pk, sk, undefined);
    return answered(input, writeUnits(before));
  };

  const get = (input: Input): object => {
    const { pk, sk } = input.Key as Item;
    const consistent = input.ConsistentRead === true;
    const item = read(pk, sk, stalenessOf(consistent));
    return answered(input, readUnits(item ? sizeOf(item) : 0, consistent), item ? { Item: item } : {});
  };

  const query = (input: Input): object => {
    const values = input.ExpressionAttributeValues;
    const consistent = input.ConsistentRead === true;
    const pk = String(values?.[':pk']);
    const partition = partitionOf(pk);
    const passes = keyTestOf(String(input.KeyConditionExpression), values);
    partition.sorted ??= [...partition.states.keys()].sort();
    const keys = input.ScanIndexForward === false ? partition.sorted.toReversed() : partition.sorted;
    const after = (input.ExclusiveStartKey as Item | undefined)?.sk;
    const staleness = stalenessOf(consistent);
    const limit = Number(input.Limit ?? Number.POSITIVE_INFINITY);
    const found: Item[] = [];
    let bytes = 0;
    let more = false;
    for (const sk of after === undefined ? keys : keys.slice(keys.indexOf(after) + 1)) {
      const item = passes(sk) ? read(pk, sk, staleness) : undefined;
      if (!item) continue;
      found.push(item);
      bytes += sizeOf(item);
      more = bytes >= pageBytes || found.length >= limit;
      if (more) break;
    }
    const last = found.at(-1);
    return answered(input, readUnits(bytes, consistent), {
      Items: found,
      Count: found.length,
      ...(more && last ? { LastEvaluatedKey: { pk, sk: last.sk } } : {}),
    });
  };

  const done: Readonly<Record<string, (input: Input) => object>> = {
    PutCommand: put,
    GetCommand: get,
    QueryCommand: query,
    DeleteCommand: remove,
  };

  return {
    client: {
      send: (async ({ constructor: { name }, input }: { constructor: { name: string }; input: Input }) => {
        const act = done[name];
        if (!act) throw new Error(`The model does not know ${name}`);
        return act(input);
      }) as unknown as DynamoDBDocumentClient['send'],
    },
    onChange: (told) => listeners.push(told),
    items: () =>
      [...partitions.values()].flatMap(({ states }) =>
        [...states.values()].flatMap((each) => each.at(-1) ?? []),
      ),
  };
};
