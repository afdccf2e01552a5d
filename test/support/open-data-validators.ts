import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { Package } from 'datapackage';
import { Table } from 'tableschema';

/** Files of open data by their names, as text. */
export type OpenData = Readonly<Record<string, string>>;

type Descriptor = {
  readonly resources: readonly { readonly path: readonly string[]; readonly schema: object }[];
};

const messagesIn = (error: unknown): readonly string[] => {
  const { message, errors } = error as Error & { errors?: readonly Error[] };
  return errors?.length ? errors.flatMap(messagesIn) : [message];
};

/**
 * What the Frictionless project's own libraries find wrong: with the description by the profile of the standard that they
 * bring along, and with each row by the Table Schema in it. Keys across files are not theirs to see here: each is read alone.
 */
export const frictionlessFaults = async (files: OpenData): Promise<readonly string[]> => {
  const descriptor = JSON.parse(files['datapackage.json'] ?? '') as Descriptor;
  const { errors } = await Package.load(descriptor);
  if (errors.length > 0) return errors.flatMap(messagesIn);
  const tables = descriptor.resources.flatMap(({ path, schema }) => path.map((file) => ({ file, schema })));
  const found = await Promise.all(
    tables.map(async ({ file, schema }) => {
      const rows = parse(files[file] ?? '') as string[][];
      const table = await Table.load(rows, { schema });
      // With `forceCast` a row that does not fit is an error in the place of its values.
      const read: readonly unknown[] = await Promise.resolve(table.read({ forceCast: true })).catch(
        (error: unknown) => [error],
      );
      return read.filter((row) => row instanceof Error).flatMap(messagesIn);
    }),
  );
  return found.flat();
};

/** Commands of PyPI's packages `frictionless` and `csvw`; asked where they are installed. */
export type Command = 'frictionless' | 'csvwvalidate';

const ARGUMENTS: Readonly<Record<Command, readonly string[]>> = {
  frictionless: ['validate', 'datapackage.json'],
  csvwvalidate: ['csv-metadata.json'],
};

export const isInstalled = (command: Command): boolean => spawnSync(command, ['--help']).error === undefined;

/** Whether the command finds nothing wrong with the files. */
export const accepts = (command: Command, files: OpenData): boolean => {
  const folder = mkdtempSync(join(tmpdir(), 'open-data-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const { status, stdout } = spawnSync(command, ARGUMENTS[command], { cwd: folder, encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  return status === 0 && !/FAIL|INVALID/.test(stdout);
};
