import '../../functions/local/plain-errors.ts';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { RunReport } from './run.ts';

/*
 * `npm run prove`: runs of the harness from a seed on, on all processors, until one finds something wrong. What it found is
 * found again with the seed that it prints.
 */
const { values } = parseArgs({
  options: {
    /** The first seed; another at every call where it is not given. */
    seed: { type: 'string' },
    seeds: { type: 'string' },
    responses: { type: 'string' },
    /** 200 seeds of 10,000 responses. */
    long: { type: 'boolean', default: false },
  },
});

const wholeNumber = (name: 'seed' | 'seeds' | 'responses', otherwise: number): number => {
  const number = values[name] === undefined ? otherwise : Number(values[name]);
  if (Number.isInteger(number) && number > 0 && number < 2 ** 31) return number;
  process.stderr.write(`--${name} must be a whole number from 1 to 2147483647, not "${values[name]}"\n`);
  process.exit(1);
};

const first = wholeNumber('seed', 1 + Math.floor(Math.random() * 1e9));
const seeds = wholeNumber('seeds', values.long ? 200 : 20);
const responses = wholeNumber('responses', values.long ? 10_000 : 1000);
const last = first + seeds - 1;

process.stdout.write(
  `${seeds} runs of ${responses.toLocaleString('en')} ratings, seeds ${first} to ${last}\n`,
);
process.stdout.write(
  `The same again: npm run prove -- --seed ${first} --seeds ${seeds} --responses ${responses}\n`,
);

let next = first;
let failed = 0;
const totals = { sent: 0, stored: 0, decided: 0, calls: 0 };

const show = ({ seed, wrongs, ...run }: RunReport): void => {
  for (const part of ['sent', 'stored', 'decided', 'calls'] as const) totals[part] += run[part];
  const figures = `${run.sent} sent, ${run.stored} stored, ${run.decided} decided on, ${run.calls} calls`;
  const verdict = wrongs.length === 0 ? 'holds' : `DOES NOT HOLD, ${wrongs.length} wrong`;
  process.stdout.write(`seed ${seed}: ${verdict} (${figures}, trace ${run.trace.toString(16)})\n`);
  for (const wrong of wrongs.slice(0, 10)) process.stdout.write(`  ${wrong.slice(0, 500)}\n`);
  if (wrongs.length > 0) failed += 1;
};

const runAll = async (): Promise<void> => {
  const worker = new Worker(fileURLToPath(new URL('./prove-worker.ts', import.meta.url)));
  const ended = new Promise<void>((resolve, reject) => {
    worker.on('error', reject);
    worker.on('message', (report: RunReport) => {
      show(report);
      hand();
    });
    worker.on('exit', () => resolve());
  });
  const hand = (): void => worker.postMessage(next <= last ? { seed: next++, responses } : undefined);
  hand();
  await ended;
};

await Promise.all(Array.from({ length: Math.min(availableParallelism(), seeds) }, runAll));
process.stdout.write(
  `${seeds - failed} of ${seeds} runs hold: ${totals.sent.toLocaleString('en')} ratings sent, ${totals.stored.toLocaleString('en')} stored, each counted once at every level; ${totals.calls.toLocaleString('en')} calls of the engine.\n`,
);
process.exitCode = failed > 0 ? 1 : 0;
