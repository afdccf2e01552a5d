import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createApiApp } from '../../functions/api/api-app.ts';
import { addResultRoutes } from '../../functions/api/result-routes.ts';
import type { MonthResult } from '../../functions/api/result-schemas.ts';
import { openTable } from '../support/table.ts';
import { median, milliseconds, type Row, type Section } from './report.ts';
import { CITY, fillMonth, MONTH, responsesOfMonth } from './volume.ts';

const RESPONSES = 1_000_000;
const ROUNDS = 9;
const COPIED_AT_ONCE = 65_536;
const ROOT = '01';
const WARD = '00070';
const TITLE = 'The same month of 1,000,000 responses: this product and PostgreSQL GROUP BY';

/** Every breakdown of a view in one pass, by the database's own means. */
const viewSql = (where: string): string => `
  SELECT unit, service, counter, channel, moment, day, hour,
    count(*), count(*) FILTER (WHERE score = 1), count(*) FILTER (WHERE score = 2), count(*) FILTER (WHERE score = 3),
    count(*) FILTER (WHERE score = 4), count(*) FILTER (WHERE score = 5)
  FROM rated WHERE ${where}
  GROUP BY GROUPING SETS ((), (unit), (service), (counter), (channel), (moment), (day), (hour))`;

/** A database of its own in a folder of its own, reached by its socket alone. */
const startPostgresql = () => {
  const folder = mkdtempSync(join(tmpdir(), 'survey-postgresql-'));
  // The database refuses to run as root; "nobody" may do what it needs here.
  const identity = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  if (identity.uid !== undefined) chownSync(folder, identity.uid, identity.gid);
  const options = { ...identity, cwd: folder, stdio: 'ignore' as const };
  const data = join(folder, 'data');
  execFileSync('initdb', ['-D', data, '-U', 'bench', '--auth=trust', '-E', 'UTF8'], options);
  execFileSync('pg_ctl', ['-D', data, '-w', '-o', `-k ${folder} -c listen_addresses=''`, 'start'], options);
  const psql = ['-h', folder, '-U', 'bench', '-d', 'postgres', '-q', '-v', 'ON_ERROR_STOP=1'];
  return {
    run: (sql: string): string =>
      execFileSync('psql', [...psql, '-At', '-c', '\\timing on', '-c', sql], {
        encoding: 'utf8',
        maxBuffer: 2 ** 28,
      }),
    copy: async (lines: Iterable<string>): Promise<void> => {
      const child = spawn('psql', [...psql, '-c', '\\copy rated FROM STDIN WITH (FORMAT csv)'], {
        stdio: ['pipe', 'ignore', 'inherit'],
      });
      const ended = new Promise<void>((done, failed) => {
        child.once('close', (code) => (code === 0 ? done() : failed(new Error(`psql ended with ${code}`))));
      });
      await pipeline(Readable.from(lines), child.stdin);
      await ended;
    },
    stop: (): void => {
      execFileSync('pg_ctl', ['-D', data, '-m', 'immediate', 'stop'], options);
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** The responses as lines to copy, many at once. */
function* linesOf(units: readonly string[]): Generator<string> {
  let lines = '';
  for (const { unit, service, counter, channel, moment, at, answers } of responsesOfMonth(units, RESPONSES)) {
    const day = at.slice(0, 10);
    lines += `${unit},${service ?? ''},${counter ?? ''},${channel},${moment},${day},${at.slice(0, 13)},${answers.overall}\n`;
    if (lines.length < COPIED_AT_ONCE) continue;
    yield lines;
    lines = '';
  }
  yield lines;
}

/** A view of the city and of a ward, read from sheets, and computed by a database over every response. */
export const postgresql = async (): Promise<Section> => {
  const onPath = (process.env.PATH ?? '').split(delimiter);
  if (
    !['initdb', 'pg_ctl', 'psql'].every((name) => onPath.some((folder) => existsSync(join(folder, name))))
  ) {
    return {
      title: TITLE,
      note: 'Left out: PostgreSQL (initdb, pg_ctl, psql) is not on the PATH of this machine.',
      rows: [],
    };
  }
  const units = [...CITY.tree(MONTH).nodes.keys()].filter((unit) => unit !== ROOT);
  const table = await openTable();
  const n = await fillMonth(table, units, RESPONSES);
  const app = addResultRoutes(
    createApiApp(() => {}),
    {
      store: table.store,
      organisation: async () => CITY,
      now: Date.now,
      authenticate: async () => ({ role: 'manager', unit: ROOT }),
    },
  );
  const database = startPostgresql();
  try {
    database.run(
      'CREATE TABLE rated (unit TEXT, service TEXT, counter TEXT, channel TEXT, moment TEXT, day DATE, hour TEXT, score SMALLINT)',
    );
    await database.copy(linesOf(units));
    database.run('CREATE INDEX ON rated (unit, day)');
    database.run('VACUUM ANALYZE rated');
    const rows: Row[] = [];
    for (const [name, unit, where] of [
      ['the city', ROOT, 'TRUE'],
      ['a ward', WARD, `unit = '${WARD}'`],
    ] as const) {
      const [mine, theirs]: [number[], number[]] = [[], []];
      let shown: MonthResult | undefined;
      let counted = '';
      for (let round = 0; round < ROUNDS; round++) {
        const start = performance.now();
        shown = (await (await app.request(`/v1/units/${unit}/results?month=${MONTH}`)).json()) as MonthResult;
        mine.push(performance.now() - start);
        counted = database.run(viewSql(where));
        theirs.push(Number(/Time: ([\d.]+) ms/.exec(counted)?.[1]));
      }
      const total = counted
        .split('\n')
        .find((line) => line.startsWith('|||||||'))
        ?.split('|')
        .slice(7)
        .map(Number);
      if (JSON.stringify(total) !== JSON.stringify([shown?.n, ...(shown?.counts ?? [])])) {
        throw new Error(`${name}: ${total} in PostgreSQL, ${shown?.n} ${shown?.counts} here`);
      }
      const yardstick = median(mine);
      rows.push({ name: `${name}, read from sheets`, value: milliseconds(yardstick) });
      rows.push({
        name: `${name}, PostgreSQL over ${name === 'the city' ? n.toLocaleString('en') : 'its'} rows`,
        value: milliseconds(median(theirs)),
        ratio: median(theirs) / yardstick,
      });
    }
    return { title: TITLE, rows };
  } finally {
    database.stop();
    await table.close();
  }
};
