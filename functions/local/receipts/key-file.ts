import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KeyringError, keyringOf } from '../../receipts/keyring.ts';
import { dataDirectoryOf, openDataDirectory } from '../data-directory.ts';
import { secretOf } from '../secret.ts';
import { RefusedError } from './refused.ts';

const NAME = 'receipts.key';
const DRAWN_BYTES = 32;

/** Where `npm start` keeps the keys of receipts. */
export const localKeyFile = (dataDirectory: string): string => join(dataDirectory, NAME);

/** The keys of `npm start`, made where there are none. */
export const localKeyText = (dataDirectory: string): string => {
  secretOf(dataDirectory, NAME);
  return keyTextOf(localKeyFile(dataDirectory));
};

/** The text of a keyring in a file: what `npm start` drew, what Secrets Manager drew, or JSON as a rotation writes it. */
export const keyTextOf = (path: string): string => {
  const bytes = readFileSync(path);
  return bytes.length === DRAWN_BYTES ? bytes.toString('hex') : bytes.toString('utf8');
};

/** Writes a file whole or not at all. */
export const writeWhole = (path: string, text: string, mode = 0o644): void => {
  writeFileSync(`${path}.new`, text, { mode });
  renameSync(`${path}.new`, path);
};

/** The same for what nobody else may read: without its keys, receipts that are out could not be rated. */
export const writePrivately = (path: string, text: string): void => writeWhole(path, text, 0o600);

/** The keys that a command changes: in the file that is named, else those of `npm start`. */
export type ChangedKeys = {
  readonly text: string;
  readonly write: (text: string) => void;
  /** What must be done so that the change holds. */
  readonly handOver: string;
};

export const keysToChange = (named: string | undefined): ChangedKeys => {
  const { directory } = named ? { directory: '' } : openDataDirectory(dataDirectoryOf());
  return {
    text: named ? keyTextOf(named) : localKeyText(directory),
    write: (text) => writePrivately(named ?? localKeyFile(directory), text),
    handOver: named ? `Hand ${named} over to every function.` : 'Start the server again.',
  };
};

/** The keys as they are told to who changes them; nothing of what signs. */
export const keyLines = (text: string): readonly string[] =>
  keyringOf(text).keys.map(
    ({ id, state, units }) => `key ${id}: ${state}${units ? `, for ${units.join(', ')}` : ''}`,
  );

/** The text after a change; a change that these keys do not have is said in words. */
export const changedText = (change: () => string): string => {
  try {
    return change();
  } catch (error) {
    throw error instanceof KeyringError ? new RefusedError(error.message) : error;
  }
};
