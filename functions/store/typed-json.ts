import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/*
 * DynamoDB JSON, as its own export to S3 writes it: each value under its type, numbers as text so that none loses a
 * digit, bytes in base 64 (Developer Guide, "DynamoDB table export output format").
 */

/** An item with the type of each value. */
export type TypedItem = Readonly<Record<string, AttributeValue>>;

/** One line of DynamoDB JSON, without its end. */
export const lineOfItem = (item: TypedItem): string => JSON.stringify({ Item: mapped(item, jsonOf) });

/** The item of a line; throws an `Error` that says what is wrong with it. */
export const itemOfLine = (line: string): TypedItem => {
  const value = parsed(line);
  if (!isObject(value) || !isObject(value.Item))
    throw new Error('has no "Item"; only full exports can be read');
  return mapped(value.Item, typedValueOf);
};

const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    throw new Error('is not JSON');
  }
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const mapped = <From, To>(
  record: Readonly<Record<string, From>>,
  change: (value: From, name: string) => To,
): Record<string, To> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value, name)]));

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

const jsonOf = (value: AttributeValue): unknown => {
  if (value.B) return { B: base64(value.B) };
  if (value.BS) return { BS: value.BS.map(base64) };
  if (value.L) return { L: value.L.map(jsonOf) };
  if (value.M) return { M: mapped(value.M, jsonOf) };
  return value;
};

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is string => isText(value) && NUMBER.test(value);
const isBytes = (value: unknown): value is string =>
  isText(value) && value.length % 4 === 0 && BASE64.test(value);
const isListOf =
  <T>(isRight: (value: unknown) => value is T) =>
  (value: unknown): value is T[] =>
    Array.isArray(value) && value.length > 0 && value.every(isRight);
const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));

const typedValueOf = (json: unknown, name: string): AttributeValue => {
  const [[type, value] = [], ...more] = isObject(json) ? Object.entries(json) : [];
  if (more.length === 0) {
    if (type === 'S' && isText(value)) return { S: value };
    if (type === 'N' && isNumber(value)) return { N: value };
    if (type === 'B' && isBytes(value)) return { B: bytesOf(value) };
    if (type === 'BOOL' && typeof value === 'boolean') return { BOOL: value };
    if (type === 'NULL' && value === true) return { NULL: value };
    if (type === 'M' && isObject(value)) return { M: mapped(value, typedValueOf) };
    if (type === 'L' && Array.isArray(value)) return { L: value.map((each) => typedValueOf(each, name)) };
    if (type === 'SS' && isListOf(isText)(value)) return { SS: value };
    if (type === 'NS' && isListOf(isNumber)(value)) return { NS: value };
    if (type === 'BS' && isListOf(isBytes)(value)) return { BS: value.map(bytesOf) };
  }
  throw new Error(`"${name}" is no value with its type, as {"S":"…"} or {"N":"1"}`);
};
