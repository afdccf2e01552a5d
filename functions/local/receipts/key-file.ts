import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { secretOf } from '../secret.ts';

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
