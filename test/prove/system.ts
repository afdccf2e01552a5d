import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/*
 * The parts of the product that a run drives, from the folder of the product itself or from a copy in which one thing was
 * made wrong on purpose.
 */
const PARTS = {
  api: 'api/api-app.ts',
  intake: 'api/intake-routes.ts',
  decisionRoutes: 'api/decision-routes.ts',
  store: 'store/store.ts',
  audit: 'store/audit.ts',
  decisions: 'store/decisions.ts',
  ledger: 'store/ledger.ts',
  seal: 'store/seal.ts',
  verify: 'store/verify.ts',
  fold: 'store/fold.ts',
  refold: 'store/refold.ts',
  organisation: 'store/organisation-cache.ts',
  rebuild: 'store/rebuild.ts',
} as const;

export type System = {
  readonly api: typeof import('../../functions/api/api-app.ts');
  readonly intake: typeof import('../../functions/api/intake-routes.ts');
  readonly decisionRoutes: typeof import('../../functions/api/decision-routes.ts');
  readonly store: typeof import('../../functions/store/store.ts');
  readonly audit: typeof import('../../functions/store/audit.ts');
  readonly decisions: typeof import('../../functions/store/decisions.ts');
  readonly ledger: typeof import('../../functions/store/ledger.ts');
  readonly seal: typeof import('../../functions/store/seal.ts');
  readonly verify: typeof import('../../functions/store/verify.ts');
  readonly fold: typeof import('../../functions/store/fold.ts');
  readonly refold: typeof import('../../functions/store/refold.ts');
  readonly organisation: typeof import('../../functions/store/organisation-cache.ts');
  readonly rebuild: typeof import('../../functions/store/rebuild.ts');
};

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PRODUCT = join(ROOT, 'functions');

const loadFrom = async (folder: string): Promise<System> =>
  Object.fromEntries(
    await Promise.all(
      Object.entries(PARTS).map(
        async ([name, file]) =>
          [name, await import(/* @vite-ignore */ pathToFileURL(join(folder, file)).href)] as const,
      ),
    ),
  ) as unknown as System;

export const loadSystem = (): Promise<System> => loadFrom(PRODUCT);

/** One thing made wrong: a text of one file that occurs once there, and what stands in its place. */
export type Mutation = {
  readonly name: string;
  readonly changes: readonly { readonly file: string; readonly from: string; readonly to: string }[];
};

/** The product with one thing made wrong, in a folder of its own that still finds the packages. */
export const loadMutant = async ({ name, changes }: Mutation): Promise<System> => {
  const folder = join(ROOT, '.build/mutants', name.replaceAll(/\W+/g, '-'));
  rmSync(folder, { recursive: true, force: true });
  for (const room of ['api', 'store', 'design']) {
    cpSync(join(PRODUCT, room), join(folder, room), { recursive: true });
  }
  for (const { file, from, to } of changes) {
    const path = join(folder, file);
    const source = readFileSync(path, 'utf8');
    if (source.split(from).length !== 2) throw new Error(`${file} does not hold once: ${from}`);
    writeFileSync(
      path,
      source.replace(from, () => to),
    );
  }
  return loadFrom(folder);
};
