import { globSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { bundleOptions } from '../../functions/bundle-options.ts';

/** The npm packages that a function's bundle holds, the scopes of Amazon's own as one. */
const packagesIn = async (handler: string): Promise<readonly string[]> => {
  const { metafile } = await build({
    ...bundleOptions,
    entryPoints: [`functions/handlers/${handler}.lambda.ts`],
    outfile: 'bundle.mjs',
    write: false,
    metafile: true,
  });
  const [output] = Object.values(metafile.outputs).filter(({ entryPoint }) => entryPoint);
  const packages = Object.entries(output?.inputs ?? {})
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .flatMap(([path]) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? [])
    .map((name) => name.replace(/^@(aws-sdk|aws-crypto|smithy|aws)\/.*/, '@$1'));
  return [...new Set(packages)].sort();
};

/** The last two are what the SDK's own cache of endpoints is made of. */
const SDK = ['@aws', '@aws-sdk', '@smithy', 'mnemonist', 'obliterator'];

describe('a bundle that citizens wait for holds no package that it does not use', () => {
  it.each([
    // jose runs when the first kiosk has signed a request.
    ['intake', [...SDK, 'hono', 'jose']],
    // The last three know receipts, and check the keys that they are known by.
    ['pages', [...SDK, 'hono', 'preact', 'preact-render-to-string', 'ulid', '@scure/base', 'zod']],
  ])('%s', async (handler, packages) => {
    expect(await packagesIn(handler)).toEqual(packages.toSorted());
  });
});

describe('the widget for other sites', () => {
  it('takes no more than 3 KB of their pages, compressed', () => {
    expect(gzipSync(readFileSync('.build/web/embed/rate.js')).length).toBeLessThanOrEqual(3 * 1024);
  });
});

describe('no bundle', () => {
  it('can start the sign-in of the demonstration, where anybody may be anybody', () => {
    const maps = globSync('.build/handlers/*/index.mjs.map');

    const sources = maps.flatMap((map) => JSON.parse(readFileSync(map, 'utf8')).sources as string[]);

    expect(maps).toHaveLength(globSync('functions/handlers/*.lambda.ts').length);
    expect(sources.filter((path) => /functions\/handlers\//.test(path))).not.toEqual([]);
    expect(sources.filter((path) => /oidc-provider|\/koa\/|functions\/local\//.test(path))).toEqual([]);
  });
});
