import { mkdirSync, writeFileSync } from 'node:fs';
import { type Section, tableOf } from './report.ts';

/*
 * `npm run bench`, or `npm run bench -- intake fold` for some sections: figures with their budgets, medians
 * of interleaved runs. A bench says; it never fails.
 */
const SECTIONS: Readonly<Record<string, () => Promise<Section>>> = {
  intake: async () => (await import('./intake.ts')).intake(),
  start: async () => (await import('./cold-start.ts')).coldStart(),
  results: async () => (await import('./results.ts')).results(),
  postgresql: async () => (await import('./postgresql.ts')).postgresql(),
  fold: async () => (await import('./fold.ts')).fold(),
  sizes: async () => (await import('./sizes.ts')).sizes(),
  capacity: async () => (await import('./capacity.ts')).capacity(),
  load: async () => (await import('./load.ts')).load(),
  pages: async () => (await import('./pages.ts')).pages(),
  dashboard: async () => (await import('./dashboard.ts')).dashboard(),
  kiosk: async () => (await import('./kiosk.ts')).kiosk(),
  receipts: async () => (await import('./receipts.ts')).receipts(),
  redaction: async () => (await import('./redaction.ts')).redaction(),
  exports: async () => (await import('./exports.ts')).exports(),
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in SECTIONS));
if (unknown.length > 0) {
  process.stderr.write(
    `No section "${unknown.join('", "')}"; there are: ${Object.keys(SECTIONS).join(', ')}\n`,
  );
  process.exit(1);
}

const done: Record<string, Section> = {};
for (const [name, run] of Object.entries(SECTIONS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const section = await run();
  done[name] = section;
  process.stdout.write(`${tableOf(section)}\n`);
}
mkdirSync('.build', { recursive: true });
writeFileSync('.build/bench.json', `${JSON.stringify(done, null, 2)}\n`);
