import { once } from 'node:events';
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  type WriteStream,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { Unit } from '#domain/unit.ts';
import type { UnitLine } from '../../store/unit-items.ts';
import { BackupError } from './backup-file.ts';

/** What whoever opens the folder needs to know of it. */
export type AboutUnit = { readonly unit: Unit; readonly exportedAt: string };

/** Bytes are written in base 64, since JSON has none. */
const jsonOf = (value: unknown): string =>
  JSON.stringify(value, (_, each) =>
    each instanceof Uint8Array ? Buffer.from(each).toString('base64') : each,
  );

/**
 * Writes a file of JSON lines for each kind into a folder that must not exist yet, and says how many lines each has. The
 * folder has its name only when it is whole, and nobody but its owner reads it.
 */
export const writeUnit = async (
  folder: string,
  lines: AsyncIterable<readonly UnitLine[]>,
  about: AboutUnit,
): Promise<Readonly<Record<string, number>>> => {
  if (existsSync(folder)) throw new BackupError(`${folder} exists; choose another name`);
  const part = `${folder}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true, mode: 0o700 });
  const files = new Map<string, WriteStream>();
  const counts: Record<string, number> = {};
  const fileOf = (kind: string): WriteStream => {
    const open = files.get(kind) ?? createWriteStream(join(part, `${kind}.jsonl`), { mode: 0o600 });
    files.set(kind, open);
    return open;
  };
  for await (const page of lines) {
    for (const { kind, content } of page) {
      counts[kind] = (counts[kind] ?? 0) + 1;
      const file = fileOf(kind);
      if (!file.write(`${jsonOf(content)}\n`)) await once(file, 'drain');
    }
  }
  for (const file of files.values()) {
    file.end();
    await finished(file);
  }
  writeFileSync(join(part, 'unit.json'), `${JSON.stringify({ ...about, lines: counts }, null, 2)}\n`, {
    mode: 0o600,
  });
  renameSync(part, folder);
  return counts;
};
