import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { defineConfig, type Plugin } from 'vite';
import { DARK_MEDIA, DARK_TOKENS_CSS, TOKENS_CSS } from '../functions/design/tokens.ts';
import { installable, RELEASE } from './installable.ts';

const pathOf = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** One page an audience, and the one that stands in for the functions when they cannot be reached. */
const PAGES = Object.fromEntries(
  ['kiosk', 'manage', 'preview', 'unavailable'].map((name) => [name, pathOf(`${name}/index.html`)]),
);

const TOKEN_FILES = new Map([
  // Also for what is drawn as on paper on a page that is dark.
  ['/virtual:tokens.css', TOKENS_CSS.replace(':root', ':root,.on-paper')],
  ['/virtual:dark-tokens.css', `@media ${DARK_MEDIA}{${DARK_TOKENS_CSS}}`],
]);

/** Serves the design tokens of functions/design/tokens.ts, which the pages of the server inline. */
const designTokens = (): Plugin => ({
  name: 'design-tokens',
  resolveId: (id) => (TOKEN_FILES.has(`/${id}`) ? `/${id}` : undefined),
  load: (id) => TOKEN_FILES.get(id),
});

/**
 * Pages run under `default-src 'self'`: nothing may be written inline, so small assets stay files
 * and the preload polyfill, which is an inline script in older set-ups, is left out.
 */
export default defineConfig({
  root: pathOf('.'),
  base: '/',
  publicDir: false,
  define: { 'import.meta.env.RELEASE': JSON.stringify(RELEASE) },
  plugins: [designTokens(), preact({ reactAliasesEnabled: false }), installable()],
  build: {
    outDir: pathOf('../.build/web'),
    emptyOutDir: true,
    assetsDir: 'assets',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Kiosks are Android tablets that nobody updates: their System WebView may be of 2020.
    target: 'chrome87',
    cssTarget: 'chrome87',
    rolldownOptions: { input: PAGES },
  },
});
