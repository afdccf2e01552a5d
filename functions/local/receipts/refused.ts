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

const LOCAL_HOST = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\]|0\.0\.0\.0)$/;

/**
 * The public address that is to be printed. Throws a `RefusedError` where it is left out, since what is on paper cannot be
 * put right, and for one that no phone could open, or of which a part would be left away.
 */
export const siteOf = (site: string | undefined): string => {
  if (site === undefined) {
    throw new RefusedError(
      '--site is missing: the public address that is printed, such as https://danhgia.example.vn; to try it out on this machine, http://localhost:4000',
    );
  }
  const url = URL.parse(site);
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new RefusedError(`--site must be an address such as https://danhgia.example.vn, not "${site}"`);
  }
  if (url.pathname !== '/' || url.search || url.hash || url.username) {
    throw new RefusedError(
      `--site must be an address without a path, since the pages stand at its top: ${url.origin}, not "${site}"`,
    );
  }
  return url.origin;
};

/** What is said beside what was printed for this machine alone. */
export const localWarning = (site: string): readonly string[] =>
  LOCAL_HOST.test(new URL(site).hostname)
    ? [`ONLY TO TRY OUT: no phone can open ${site}. Do not hand these out.`]
    : [];
