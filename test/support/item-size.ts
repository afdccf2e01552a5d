/**
 * The size of an item in bytes by DynamoDB's rules: names and values in UTF-8, a number about half a byte a
 * digit, three bytes for a list or map and one for each of its entries
 * (Amazon DynamoDB Developer Guide, "DynamoDB item sizes and formats").
 */
export const itemSize = (item: object): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + valueSize(value), 0);

const valueSize = (value: unknown): number => {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return 1 + Math.ceil(String(value).length / 2);
  if (value instanceof Uint8Array) return value.byteLength;
  if (Array.isArray(value)) return 3 + value.reduce<number>((sum, each) => sum + 1 + valueSize(each), 0);
  if (typeof value === 'object' && value !== null) return 3 + Object.keys(value).length + itemSize(value);
  return 1;
};
