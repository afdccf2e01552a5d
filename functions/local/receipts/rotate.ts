import { keyringOf, rotated } from '../../receipts/keyring.ts';
import { dataDirectoryOf, openDataDirectory } from '../data-directory.ts';
import { keyTextOf, localKeyFile, localKeyText, writePrivately } from './key-file.ts';
import { optionsOf } from './refused.ts';

const USAGE = `Usage: npm run receipts -- rotate [--key-file FILE]
Lets the next key sign and makes a new next one; what was signed before can be rated until it expires.`;

/** Receipts live 90 days at most; whatever an older key has signed has expired. */
const FORGET_AFTER_MS = 92 * 86_400_000;

/** `npm run receipts -- rotate`: changes the key that signs, in a file. */
export const rotate = async (args: readonly string[], now: () => number): Promise<string> => {
  const { 'key-file': named } = optionsOf(args, { 'key-file': { type: 'string' } } as const, USAGE);
  const { directory } = named ? { directory: '' } : openDataDirectory(dataDirectoryOf());
  const path = named ?? localKeyFile(directory);
  const before = named ? keyTextOf(named) : localKeyText(directory);
  const after = rotated(before, now(), now() - FORGET_AFTER_MS);
  writePrivately(path, after);
  const keys = keyringOf(after).keys.map(
    ({ id, state, units }) => `key ${id}: ${state}${units ? `, for ${units.join(', ')}` : ''}`,
  );
  return [...keys, named ? `Hand ${named} over to every function.` : 'Start the server again.'].join('\n');
};
