import {
  createReadStream,
  createWriteStream,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
} from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';

/** What whoever asked can put right; its code has commands say it in one line. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
  readonly code = 'BACKUP';
}

/**
 * Writes the lines, compressed. The file has its name only when it is whole and on the disk; until then it ends
 * in `.part`. Refuses to write over another.
 */
export const writeBackup = async (path: string, lines: AsyncIterable<string>): Promise<void> => {
  if (existsSync(path)) throw new BackupError(`${path} exists; choose another name`);
  const part = `${path}.part`;
  try {
    await pipeline(Readable.from(lines), createGzip(), createWriteStream(part, { flush: true }));
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  await rename(part, path);
};

export type BackupLine = { readonly file: string; readonly line: number; readonly text: string };

const isBackupFile = (name: string): boolean => /\.jsonl?\.gz$/.test(name);

/** The files of a backup: one, or those of a folder as DynamoDB's export writes it (`manifest-files.json`, `data/`). */
export const backupFiles = (path: string): readonly string[] => {
  if (!statSync(path).isDirectory()) return [path];
  const files = [path, join(path, 'data')]
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder)
        .filter(isBackupFile)
        .map((name) => join(folder, name)),
    );
  if (files.length === 0) throw new BackupError(`${path} has no files that end in .json.gz or .jsonl.gz`);
  const missing = namedFiles(path).filter((name) => !files.some((file) => basename(file) === name));
  if (missing.length > 0) {
    throw new BackupError(`${path} lacks files of its manifest: ${missing.join(', ')}; fetch it whole`);
  }
  return files.toSorted();
};

/** The files that the export says it has written, where it has left a manifest. */
const namedFiles = (folder: string): readonly string[] => {
  const manifest = join(folder, 'manifest-files.json');
  if (!existsSync(manifest)) return [];
  return readFileSync(manifest, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => basename((JSON.parse(line) as { dataFileS3Key: string }).dataFileS3Key));
};

/** The lines of some files, one after the other; throws a `BackupError` where one was cut short or is no gzip. */
export const backupLines = async function* (files: readonly string[]): AsyncGenerator<BackupLine> {
  for (const file of files) {
    let line = 0;
    let rest = '';
    try {
      for await (const text of unpacked(file)) {
        const [first = '', ...others] = text.split('\n');
        const whole = [rest + first, ...others];
        rest = whole.pop() ?? '';
        for (const each of whole) {
          line += 1;
          if (each !== '') yield { file, line, text: each };
        }
      }
    } catch (error) {
      throw new BackupError(
        `${file} cannot be read after line ${line} (${(error as Error).message}); fetch it again`,
      );
    }
    if (rest !== '') yield { file, line: line + 1, text: rest };
  }
};

/** A file's text, piece by piece; of a pipe the errors at its beginning do not come out at its end by themselves. */
const unpacked = (file: string): AsyncIterable<string> => {
  const gunzip = createGunzip().setEncoding('utf8');
  createReadStream(file)
    .on('error', (error) => gunzip.destroy(error))
    .pipe(gunzip);
  return gunzip;
};
