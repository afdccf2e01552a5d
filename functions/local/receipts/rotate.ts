import { rotated } from '../../receipts/key-changes.ts';
import { keyLines, keysToChange } from './key-file.ts';
import { optionsOf } from './refused.ts';

const USAGE = `Usage: npm run receipts -- rotate [--key-file FILE]
Lets the next key sign and makes a new next one; what was signed before can be rated until it expires.`;

/** Receipts live 90 days at most; whatever an older key has signed has expired. */
const FORGET_AFTER_MS = 92 * 86_400_000;

/** `npm run receipts -- rotate`: changes the key that signs, in a file. */
export const rotate = async (args: readonly string[], now: () => number): Promise<string> => {
  const { 'key-file': named } = optionsOf(args, { 'key-file': { type: 'string' } } as const, USAGE);
  const keys = keysToChange(named);
  const after = rotated(keys.text, now(), now() - FORGET_AFTER_MS);
  keys.write(after);
  return [...keyLines(after), keys.handOver].join('\n');
};
