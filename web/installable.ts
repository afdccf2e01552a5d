import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Plugin, Rolldown } from 'vite';

const pathOf = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const sha256 = (content: Buffer | string): string => createHash('sha256').update(content).digest('hex');

const { version }: { readonly version: string } = JSON.parse(readFileSync(pathOf('../package.json'), 'utf8'));

/** What this build is called, by kiosks and by the server. */
export const RELEASE = version;

const ICON = 'kiosk/icon.svg';
const MANIFEST = {
  name: 'Đánh giá sự hài lòng',
  short_name: 'Đánh giá',
  lang: 'vi',
  start_url: '/kiosk/',
  scope: '/kiosk/',
  display: 'fullscreen',
  orientation: 'any',
  background_color: '#f4f6f8',
  theme_color: '#0b5c7a',
  icons: [{ src: `/${ICON}`, sizes: 'any', type: 'image/svg+xml', purpose: 'any maskable' }],
};

type Chunk = Rolldown.OutputChunk & {
  readonly viteMetadata?: {
    readonly importedCss: ReadonlySet<string>;
    readonly importedAssets: ReadonlySet<string>;
  };
};

/** All that the kiosk's page loads, at once or later: scripts, styles, pictures and fonts. */
const filesOf = (bundle: Rolldown.OutputBundle): readonly string[] => {
  const files = new Set<string>();
  const add = (name: string): void => {
    const chunk = bundle[name] as Chunk | Rolldown.OutputAsset | undefined;
    if (!chunk || files.has(name)) return;
    files.add(name);
    if (chunk.type !== 'chunk') return;
    for (const other of [...chunk.imports, ...chunk.dynamicImports]) add(other);
    const { importedCss = [], importedAssets = [] } = chunk.viteMetadata ?? {};
    for (const other of [...importedCss, ...importedAssets]) files.add(other);
  };
  for (const chunk of Object.values(bundle)) {
    const isKiosk = chunk.type === 'chunk' && chunk.facadeModuleId?.endsWith('/kiosk/index.html');
    if (isKiosk) add(chunk.fileName);
  }
  return [...files].sort();
};

/**
 * Makes the kiosk installable: its manifest, its icon, and the service worker that keeps its files. The worker names each
 * file with the hash of its content, so that it is another worker exactly where something has changed.
 */
export const installable = (): Plugin => ({
  name: 'installable',
  enforce: 'post',
  generateBundle() {
    this.emitFile({
      type: 'asset',
      fileName: 'kiosk/manifest.webmanifest',
      source: JSON.stringify(MANIFEST),
    });
    this.emitFile({ type: 'asset', fileName: ICON, source: readFileSync(pathOf('./kiosk/icon.svg')) });
  },
  transformIndexHtml: {
    order: 'post',
    handler: (_, { path }) =>
      path.includes('kiosk')
        ? [
            {
              tag: 'link',
              attrs: { rel: 'manifest', href: '/kiosk/manifest.webmanifest' },
              injectTo: 'head',
            },
            {
              tag: 'link',
              attrs: { rel: 'icon', href: `/${ICON}`, type: 'image/svg+xml' },
              injectTo: 'head',
            },
          ]
        : [],
  },
  async writeBundle({ dir = '' }, bundle) {
    const names = ['kiosk/index.html', 'kiosk/manifest.webmanifest', ICON, ...filesOf(bundle)];
    const files = names.map((name) => ({
      url: `/${name.replace('index.html', '')}`,
      revision: sha256(readFileSync(join(dir, name))),
    }));
    const { outputFiles } = await build({
      entryPoints: [pathOf('./worker/service-worker.ts')],
      bundle: true,
      minify: true,
      format: 'iife',
      target: 'chrome87',
      write: false,
      define: {
        __FILES__: JSON.stringify(files),
        __RELEASE__: JSON.stringify(sha256(JSON.stringify(files)).slice(0, 12)),
        'process.env.NODE_ENV': '"production"',
      },
    });
    writeFileSync(join(dir, 'kiosk/service-worker.js'), outputFiles[0]?.contents ?? '');
  },
});
