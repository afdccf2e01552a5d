import { existsSync, globSync, mkdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { build as bundle } from 'esbuild';
import { build as buildPages } from 'vite';
import { bundleOptions } from '../bundle-options.ts';

/*
 * Everything that must be built before it can run, into .build: the browser's apps, the single-machine
 * server, and the functions as they would be uploaded.
 */
const OUTPUT = '.build';
const STAMP = `${OUTPUT}/stamp`;

/** Before anything of the server fails on an older Node for want of what it is written in: which one it needs, in one line. */
const NEEDS_NODE_24 =
  'if(parseInt(process.versions.node)<24){' +
  'process.stderr.write("This needs Node 24 or later, and this is Node "+process.versions.node+": npm start brings its own.\\n");' +
  'process.exit(1)}';

const newestSource = (): number =>
  Math.max(
    ...globSync(['functions/**/*', 'web/**/*', 'package-lock.json'])
      .map((path) => statSync(path))
      .filter((stat) => stat.isFile())
      .map(({ mtimeMs }) => mtimeMs),
  );

/** Whether what is built is as new as its sources. */
export const isBuilt = (): boolean => existsSync(STAMP) && statSync(STAMP).mtimeMs >= newestSource();

export const build = async (): Promise<void> => {
  const builtFrom = newestSource() / 1000;
  await buildPages({ configFile: 'web/vite.config.ts', logLevel: 'warn' });
  await bundle({
    ...bundleOptions,
    minify: false,
    banner: { js: bundleOptions.banner.js + NEEDS_NODE_24 },
    entryPoints: ['functions/local/main.ts', 'functions/local/engine-worker.ts'],
    outdir: `${OUTPUT}/local`,
    // Run from the checkout, where npm has installed them: one needs its binary, the other is loaded when somebody signs in.
    external: ['dynalite', 'oidc-provider'],
  });
  // Under an address of its own, since other sites name it; as one script, for they may have no modules.
  await bundle({
    entryPoints: ['web/embed/rate.ts'],
    outfile: `${OUTPUT}/web/embed/rate.js`,
    bundle: true,
    minify: true,
    charset: 'utf8',
    format: 'iife',
    target: 'chrome87',
  });
  for (const entry of globSync('functions/handlers/*.lambda.ts')) {
    const name = basename(entry, '.lambda.ts');
    await bundle({ ...bundleOptions, entryPoints: [entry], outfile: `${OUTPUT}/handlers/${name}/index.mjs` });
  }
  mkdirSync(OUTPUT, { recursive: true });
  writeFileSync(STAMP, '');
  utimesSync(STAMP, builtFrom, builtFrom);
};

if (import.meta.main) {
  await build();
  process.stdout.write(`Built into ${OUTPUT}\n`);
}
