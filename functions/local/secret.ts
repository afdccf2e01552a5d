import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** 32 random bytes that are made once and never leave the data folder. */
export const secretOf = (dataDirectory: string, name: string): Buffer => {
  const path = join(dataDirectory, name);
  if (!existsSync(path)) writeFileSync(path, randomBytes(32), { mode: 0o600, flag: 'wx' });
  return readFileSync(path);
};
