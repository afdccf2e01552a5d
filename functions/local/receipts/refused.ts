import { type ParseArgsConfig, parseArgs } from 'node:util';

/** What a command cannot do as it was asked: said in words, and nothing was written. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
}

/** The options of a command; throws a `RefusedError` with how it is used for one that is unknown or has no value. */
export const optionsOf = <T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
  usage: string,
) => {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new RefusedError(`${(error as Error).message}\n${usage}`);
  }
};

/** Throws a `RefusedError` for a public address that no phone could open. */
export const requireAddress = (site: string): void => {
  if (/^https?:$/.test(URL.parse(site)?.protocol ?? '')) return;
  throw new RefusedError(`--site must be an address such as https://danhgia.example.vn, not "${site}"`);
};
