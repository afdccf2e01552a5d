import { revoked } from '../../receipts/key-changes.ts';
import { changedText, keyLines, keysToChange } from './key-file.ts';
import { optionsOf, RefusedError } from './refused.ts';

const USAGE = `Usage: npm run receipts -- revoke --key N [--papers refused|good] [--key-file FILE]
Ends a key, of the platform or of a grant.
  --papers  refused, where it is left out: nothing that the key has signed can be rated any more, as it must be where others
            know the key, since they can date back what they sign. Print the receipts again: the new ones are for the
            same ratings. good: what is dated before now can be rated until it expires`;

const SAID = {
  refused:
    'Whatever it has signed is refused, paper and links: issue those receipts again, for the same ratings.',
  good: 'What it has signed with a date before now can be rated until it expires.',
} as const;

/** `npm run receipts -- revoke`: ends a key, in a file. */
export const revoke = async (args: readonly string[], now: () => number): Promise<string> => {
  const options = optionsOf(
    args,
    {
      key: { type: 'string' },
      papers: { type: 'string', default: 'refused' },
      'key-file': { type: 'string' },
    } as const,
    USAGE,
  );
  const { key = '', papers } = options;
  if (papers !== 'refused' && papers !== 'good') throw new RefusedError(USAGE);
  const keys = keysToChange(options['key-file']);
  if (!/^\d{1,3}$/.test(key)) throw new RefusedError([USAGE, ...keyLines(keys.text)].join('\n'));
  const after = changedText(() => revoked(keys.text, Number(key), now(), papers));
  keys.write(after);
  return [...keyLines(after), SAID[papers], keys.handOver].join('\n');
};
