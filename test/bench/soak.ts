import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { localIsoOf } from '#domain/time.ts';
import { countedInTheEnd, offer, openCityUnderLoad } from './city-under-load.ts';
import { heapWatch } from './heap-watch.ts';
import { quantile } from './report.ts';

/*
 * `npm run soak -- --minutes 20`: a steady day's mix against the real server. Says each minute what memory it takes,
 * and fails where that keeps growing, or where anything was lost or answered wrongly.
 */
const { values } = parseArgs({ options: { minutes: { type: 'string', default: '20' } } });
const minutes = Number(values.minutes);
if (!(minutes >= 3)) {
  process.stderr.write(
    'Usage: npm run soak -- --minutes 20\n  --minutes  3 or more: a third of the time warms up\n',
  );
  process.exit(1);
}

/** Requests of all kinds: some 23 ratings a second, more than ten times what a city of 126 wards has at 60 a day each. */
const PER_SECOND = 20;
/** Of both threads together, after everything that can be freed is freed: what grows there is never given back. */
const HEAP_GROWTH_MB_PER_HOUR = 20;
/** Of the whole process, in which the caches of the engine and files that are mapped still fill up. */
const RSS_GROWTH_MB_PER_HOUR = 120;

const city = await openCityUnderLoad(['--inspect=127.0.0.1:0']);
const heap = await heapWatch(city.inspector);
const acknowledged = new Map<string, string>();
const wrong = new Map<string, number>();
let shed = 0;
const expectStatus = (what: string, status: number, ...right: number[]): boolean => {
  if (right.includes(status)) return true;
  if (status === 503) {
    shed += 1;
    return false;
  }
  const name = `${what} answered ${status}`;
  wrong.set(name, (wrong.get(name) ?? 0) + 1);
  return false;
};
const etags = new Map<string, string>();
let fresh = 0;

const single = async (): Promise<void> => {
  const rating = city.nextRating();
  const body = JSON.stringify(rating);
  const { status } = await city.send('POST', '/v1/responses', body);
  if (!expectStatus('a rating', status, 201)) return;
  fresh += 1;
  acknowledged.set(rating.id, body);
  if (acknowledged.size > 500) acknowledged.delete(acknowledged.keys().next().value ?? '');
};

const repeat = async (): Promise<void> => {
  const body = acknowledged.values().next().value;
  if (body) expectStatus('a repeat', (await city.send('POST', '/v1/responses', body)).status, 200);
};

const batch = async (): Promise<void> => {
  const responses = Array.from({ length: 10 }, city.nextRating);
  const { status, body } = await city.send('POST', '/v1/responses/batch', JSON.stringify({ responses }));
  if (!expectStatus('a batch', status, 200)) return;
  const { results } = JSON.parse(body) as { results: { status: number }[] };
  for (const each of results) {
    if (expectStatus('a rating in a batch', each.status, 201)) fresh += 1;
  }
};

const form = async (): Promise<void> => {
  const { counter = '' } = city.nextRating();
  const path = `/q/${counter}`;
  const page = await city.send('GET', path);
  if (!expectStatus('a form', page.status, 200)) return;
  const fields = new URLSearchParams(
    [...page.body.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  );
  fields.set('answer-overall', '4');
  const { status } = await city.send('POST', path, fields.toString(), {
    'content-type': 'application/x-www-form-urlencoded',
  });
  if (expectStatus('a form that was sent', status, 200)) fresh += 1;
};

const look = async (): Promise<void> => {
  const { unit } = city.nextRating();
  const shown = Math.random() < 0.5 ? '01' : unit;
  const path = `/v1/units/${shown}/results?month=${localIsoOf(Date.now() - 60_000).slice(0, 7)}`;
  const etag = etags.get(path);
  const { status, headers } = await city.send('GET', path, undefined, {
    authorization: city.authorization,
    ...(etag ? { 'if-none-match': etag } : {}),
  });
  expectStatus('a dashboard', status, 200, 304);
  if (headers.etag) etags.set(path, headers.etag);
};

/** Of twenty requests. */
const MIX = [
  ...Array<() => Promise<void>>(11).fill(single),
  repeat,
  repeat,
  batch,
  form,
  form,
  look,
  look,
  look,
  look,
];

const rssMegabytes = (): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${city.pid}/status`, 'utf8'))?.[1]) / 1024;

/** Megabytes an hour, by least squares. */
const slopeOf = (samples: readonly number[]): number => {
  const middle = (samples.length - 1) / 2;
  const mean = samples.reduce((sum, value) => sum + value, 0) / samples.length;
  const products = samples.reduce((sum, value, at) => sum + (at - middle) * (value - mean), 0);
  return (products / samples.reduce((sum, _, at) => sum + (at - middle) ** 2, 0)) * 60;
};

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const samples: { readonly rss: number; readonly heap: number }[] = [];
say('heaps after everything that can be freed is freed');
say('minute  stored    shed  p50 ms  p99 ms  RSS MB  server  engine');
for (let minute = 1; minute <= minutes; minute++) {
  const times: number[] = [];
  await offer(PER_SECOND, 60, async (due) => {
    const work = MIX[Math.floor(Math.random() * MIX.length)] ?? single;
    try {
      await work();
    } catch (error) {
      expectStatus((error as Error).message, 0);
    }
    times.push(performance.now() - due);
  });
  const { server, engine } = await heap.afterCollection();
  const rss = rssMegabytes();
  samples.push({ rss, heap: server + engine });
  const figures = [quantile(times, 0.5), quantile(times, 0.99), rss, server, engine];
  const cells = [minute, fresh, shed, ...figures.map((value) => value.toFixed(1))];
  say(cells.map((cell, at) => String(cell).padStart(at === 0 ? 6 : 7)).join(' '));
}

const steady = samples.slice(Math.floor(samples.length / 3));
const heapSlope = slopeOf(steady.map(({ heap: megabytes }) => megabytes));
const rssSlope = slopeOf(steady.map(({ rss }) => rss));
const stored = await city.storedIds();
const counted = await countedInTheEnd(city, stored.length);
heap.close();
city.close();
const isFlat = heapSlope <= HEAP_GROWTH_MB_PER_HOUR && rssSlope <= RSS_GROWTH_MB_PER_HOUR;
const isWhole = stored.length === fresh && counted === fresh && wrong.size === 0;
for (const [what, times] of wrong) say(`${times} × ${what}`);
say(`${shed} requests shed with 503`);
say(`${fresh} ratings acknowledged, ${stored.length} stored, ${counted} counted on the city's page`);
say(
  `growth in the last two thirds: heap ${heapSlope.toFixed(1)} MB an hour (≤ ${HEAP_GROWTH_MB_PER_HOUR}), RSS ${rssSlope.toFixed(1)} (≤ ${RSS_GROWTH_MB_PER_HOUR})`,
);
say(isFlat && isWhole ? 'memory is flat, nothing is lost' : isWhole ? 'MEMORY GROWS' : 'ANSWERS ARE WRONG');
process.exit(isFlat && isWhole ? 0 : 1);
