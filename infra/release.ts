import { readFileSync } from 'node:fs';

const { version }: { readonly version: string } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
);

/** What is deployed, as `/healthz` and the fleet's page say it. */
export const RELEASE = version;
