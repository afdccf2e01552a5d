import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const NODE_MODULES = join(import.meta.dirname, '../../node_modules');
const CACHE = join(NODE_MODULES, '.cache/chromium');

const packageVersion = (): string =>
  JSON.parse(readFileSync(join(NODE_MODULES, '@sparticuz/chromium/package.json'), 'utf8')).version;

const UNPACK = "import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())";

/** The package's own names /tmp, where Lambda would have it. Without any font not even a web font is drawn. */
const fontsConf = (home: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${join(home, 'fonts')}</dir><cachedir>${join(home, 'fonts-cache')}</cachedir></fontconfig>
`;

/**
 * Chromium out of its npm package, with the shared libraries and fonts it needs, so that no machine
 * has to have a browser. It is unpacked once a version; the move at the end is atomic, as several test
 * files may want it at the same time. The name of a Lambda runtime makes the package unpack its libraries.
 */
const unpackedChromium = (): string => {
  const home = join(CACHE, packageVersion());
  if (existsSync(home)) return home;
  mkdirSync(CACHE, { recursive: true });
  const partial = mkdtempSync(join(CACHE, 'partial-'));
  execFileSync(process.execPath, ['--input-type=module', '--eval', UNPACK], {
    cwd: import.meta.dirname,
    env: { ...process.env, TMPDIR: partial, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
  });
  writeFileSync(join(partial, 'fonts/fonts.conf'), fontsConf(home));
  try {
    renameSync(partial, home);
  } catch (error) {
    rmSync(partial, { recursive: true });
    if (!existsSync(home)) throw error;
  }
  return home;
};

const launchOptions = () => {
  const home = unpackedChromium();
  return {
    executablePath: join(home, 'chromium'),
    env: {
      ...process.env,
      LD_LIBRARY_PATH: [join(home, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
      FONTCONFIG_PATH: join(home, 'fonts'),
    },
    args: [
      // Containers run tests as root, where Chromium's sandbox refuses to start.
      '--no-sandbox',
      '--no-zygote',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-domain-reliability',
      '--disable-sync',
      '--no-first-run',
      '--no-pings',
    ],
  };
};

/** A headless Chromium that talks to nobody but the pages it is sent to. Close it. */
export const launchBrowser = (): Promise<Browser> => chromium.launch(launchOptions());

/** The same with one context, whose storage lies in a folder and outlives the browser. */
export const launchPersistentBrowser = (profile: string): Promise<BrowserContext> =>
  chromium.launchPersistentContext(profile, { ...launchOptions(), viewport: { width: 1080, height: 1920 } });

/** What a page did that it must not do: both lists stay empty. */
export type Watch = { readonly violations: readonly string[]; readonly foreignRequests: readonly string[] };

/** Notes every violation of the content security policy and every request to another host than `url`'s. */
export const watchPage = async (page: Page, url: string): Promise<Watch> => {
  const violations: string[] = [];
  const foreignRequests: string[] = [];
  const { host } = new URL(url);
  await page.exposeFunction('reportViolation', (violation: string) => violations.push(violation));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => {
      const { reportViolation } = globalThis as unknown as { reportViolation: (violation: string) => void };
      reportViolation(`${violatedDirective}: ${blockedURI} in ${sourceFile}`);
    });
  });
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) violations.push(message.text());
  });
  page.on('request', (request) => {
    if (new URL(request.url()).host !== host) foreignRequests.push(request.url());
  });
  return { violations, foreignRequests };
};
