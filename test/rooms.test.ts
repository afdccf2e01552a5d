import { globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';

/*
 * Who may import whom. A room is the longest prefix that fits a file; a door is a file, a package, or,
 * where it ends in `/` or `:`, everything that begins so. Doors named `type:…` open to `import type` only.
 */
const STORE =
  'functions/store/store.ts functions/store/errors.ts functions/store/proof.ts type:functions/store/';
const WIRING = `functions/store/ functions/tables/ functions/api/ functions/pages/ functions/receipts/ functions/invitations/ functions/webhooks/ functions/domain/ functions/design/
  functions/environment.ts functions/identifiers.ts functions/metric-names.ts node: npm:`;
const WEB = 'web/shared/ functions/domain/ functions/design/ virtual: npm:preact npm:@preact/signals';

const DOORS: Readonly<Record<string, string>> = {
  'functions/domain/': 'functions/domain/',
  'functions/design/': 'functions/design/ functions/domain/',
  'functions/store/':
    'functions/store/ functions/domain/ functions/environment.ts npm:@aws-sdk npm:zod/mini node:',
  'functions/receipts/':
    'functions/receipts/ functions/domain/ npm:@scure/base npm:uqr npm:fast-png npm:zod/mini node:crypto',
  'functions/tables/': 'functions/tables/ npm:fflate',
  'functions/invitations/': `functions/invitations/ functions/receipts/ functions/domain/ ${STORE}
    npm:zod/mini npm:@aws-sdk/client-sns npm:@aws-sdk/client-sesv2 node:crypto`,
  'functions/webhooks/': `functions/webhooks/ functions/receipts/ functions/domain/ ${STORE}
    functions/api/unit-months.ts functions/api/result-view.ts npm:ipaddr.js node:crypto node:dns node:net node:http node:https`,
  'functions/api/': `functions/api/ functions/tables/ functions/webhooks/ functions/invitations/ functions/receipts/ functions/domain/ functions/design/ ${STORE}
    npm:hono npm:zod/mini npm:jose npm:@scure/base npm:csv-parse node:crypto`,
  'functions/pages/': `functions/pages/ functions/api/ functions/receipts/ functions/domain/ functions/design/ ${STORE}
    npm:hono npm:zod/mini npm:preact npm:preact-render-to-string npm:d3-scale`,
  'functions/handlers/': `functions/handlers/ ${WIRING}`,
  'functions/local/': `functions/local/ functions/bundle-options.ts ${WIRING}`,
  'functions/environment.ts': '',
  'functions/identifiers.ts': 'node: functions/domain/',
  'functions/metric-names.ts': '',
  'functions/bundle-options.ts': 'type:npm:esbuild',
  'web/shared/': `${WEB} npm:@fontsource npm:d3-scale npm:idb`,
  'web/shared/api-types.ts': 'type:functions/api/',
  'web/kiosk/': `web/kiosk/ ${WEB} npm:ulid npm:jose npm:uqr`,
  'web/manage/': `web/manage/ ${WEB} npm:d3-scale npm:d3-shape npm:ulid npm:oauth4webapi`,
  // What citizens see is drawn here by what draws it for them, not by something that looks like it.
  'web/preview/': `web/preview/ web/kiosk/ functions/pages/ ${WEB}`,
  'web/embed/': 'web/embed/ functions/domain/ functions/design/',
  'web/unavailable/': 'web/unavailable/ virtual:',
  'web/worker/': 'web/worker/ npm:workbox-precaching',
  'web/vite.config.ts': 'functions/design/ web/installable.ts node: npm:',
  'web/installable.ts': 'node: npm:',
  'infra/': `infra/ functions/environment.ts functions/bundle-options.ts functions/store/table-schema.ts
    functions/metric-names.ts npm:aws-cdk-lib npm:cdk-nag npm:constructs npm:zod node:`,
  'infra/deployment/': `infra/ npm:@aws-sdk/client-cloudformation npm:@aws-sdk/client-ssm
    npm:@aws-cdk/cloudformation-diff node:`,
};

type Import = { readonly target: string; readonly typeOnly: boolean };

const ROOT = fileURLToPath(new URL('../', import.meta.url));

/** `functions/domain/time.ts`, `node:fs`, `virtual:tokens.css` or `npm:hono/utils`. */
const targetOf = (file: string, specifier: string): string => {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(file), specifier);
  if (specifier.startsWith('#')) return `functions/${specifier.slice(1)}`;
  return /^(node|virtual):/.test(specifier) ? specifier : `npm:${specifier}`;
};

const importsOf = (file: string, source: string): readonly Import[] => {
  const { module, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0]?.message}`);
  const found = [
    ...module.staticImports.map(({ moduleRequest, entries }) => ({
      specifier: moduleRequest.value,
      typeOnly: entries.length > 0 && entries.every(({ isType }) => isType),
    })),
    ...module.staticExports
      .flatMap(({ entries }) => entries)
      .flatMap(({ moduleRequest, isType }) =>
        moduleRequest ? [{ specifier: moduleRequest.value, typeOnly: isType }] : [],
      ),
    ...module.dynamicImports.map(({ moduleRequest: { start, end } }) => ({
      specifier: source.slice(start + 1, end - 1),
      typeOnly: false,
    })),
  ];
  return found.map(({ specifier, typeOnly }) => ({ target: targetOf(file, specifier), typeOnly }));
};

const opens = (door: string, target: string): boolean =>
  target === door || target.startsWith(/[/:]$/.test(door) ? door : `${door}/`);

/** Each import of the file that its room has no door for. */
const trespassesOf = (file: string, source: string): readonly string[] => {
  const room = Object.keys(DOORS)
    .filter((prefix) => opens(prefix, file))
    .reduce((longest, prefix) => (prefix.length > longest.length ? prefix : longest), '');
  if (!room) return [`${file} stands in no room`];
  const doors = DOORS[room]?.split(/\s+/) ?? [];
  return importsOf(file, source)
    .filter(({ target, typeOnly }) => {
      const open = doors.some((door) => opens(door, target) || (typeOnly && opens(door, `type:${target}`)));
      return !open || target.endsWith('.lambda.ts');
    })
    .map(({ target }) => `${file} → ${target}`);
};

describe('the rooms', () => {
  it('import each other through their doors only', () => {
    const files = globSync('{functions,web,infra}/**/*.{ts,tsx}', { cwd: ROOT });

    const trespasses = files.flatMap((file) => trespassesOf(file, readFileSync(`${ROOT}${file}`, 'utf8')));

    expect(trespasses).toEqual([]);
  });

  it.each([
    ['functions/domain/tally.ts', "import { a } from './time.ts'"],
    ['functions/store/items.ts', "import { deflateRawSync } from 'node:zlib'"],
    ['functions/api/intake-routes.ts', "import type { Store } from '../store/store.ts'"],
    ['functions/pages/question-page.tsx', "import { FACE_EYES } from '#design/faces.ts'"],
    ['functions/handlers/fold.lambda.ts', "import { createStore } from '../store/store.ts'"],
    ['web/kiosk/main.tsx', "import '../shared/base.css'"],
    ['web/shared/api-types.ts', "export type { MonthResult } from '../../functions/api/result-schemas.ts'"],
    ['infra/data-stack.ts', "import { TABLE_SCHEMA } from '../functions/store/table-schema.ts'"],
  ])('let %s say %s', (file, source) => {
    expect(trespassesOf(file, source)).toEqual([]);
  });

  it.each([
    ['functions/domain/tally.ts', "import * as z from 'zod/mini'"],
    ['functions/domain/tally.ts', "import { createHash } from 'node:crypto'"],
    ['functions/domain/tally.ts', "import type { Store } from '../store/store.ts'"],
    ['functions/domain/tally.ts', "export { a } from '../store/store.ts'"],
    ['functions/domain/tally.ts', "const a = await import('../store/store.ts')"],
    ['functions/store/store.ts', "import { Hono } from 'hono'"],
    ['functions/store/store.ts', "import { createApiApp } from '../api/api-app.ts'"],
    ['functions/api/api-app.ts', "import * as z from 'zod'"],
    ['functions/api/api-app.ts', "import { responseKey } from '../store/keys.ts'"],
    ['functions/api/api-app.ts', "import { DynamoDBClient } from '@aws-sdk/client-dynamodb'"],
    ['functions/pages/page.tsx', "import { handler } from '../handlers/pages.lambda.ts'"],
    ['functions/handlers/fold.lambda.ts', "import { handler } from './intake.lambda.ts'"],
    ['web/kiosk/main.tsx', "import { App } from '../manage/app.tsx'"],
    ['web/kiosk/main.tsx', "import { resultSchema } from '../../functions/api/result-schemas.ts'"],
    ['web/shared/api-types.ts', "import { monthResultSchema } from '../../functions/api/result-schemas.ts'"],
    [
      'web/shared/json-request.ts',
      "import type { MonthResult } from '../../functions/api/result-schemas.ts'",
    ],
    ['web/shared/clock.ts', "import { readFileSync } from 'node:fs'"],
    ['infra/service-stack.ts', "import { handler } from '../functions/handlers/fold.lambda.ts'"],
    ['functions/utils.ts', "import { a } from './domain/time.ts'"],
  ])('do not let %s say %s', (file, source) => {
    expect(trespassesOf(file, source)).toHaveLength(1);
  });
});
