import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Row, Section } from './report.ts';

const SIZES = [200_000, 1_000_000, 2_000_000] as const;
/** What ten times as many may take more: until the heap has grown to its limit, which they reach and the first do not. */
const MOST_TIMES = 1.5;

type Measured = { readonly seconds: number; readonly megabytes: number; readonly fileMegabytes: number };

/** Exports so many responses, each time in a process of its own. */
export const exports = async (): Promise<Section> => {
  const folder = mkdtempSync(join(tmpdir(), 'survey-exports-'));
  const run = (way: 'csv' | 'xlsx' | 'whole', count: number): Measured => {
    const file = join(folder, `${way}-${count}`);
    const heap = way === 'whole' ? [] : ['--max-old-space-size=128'];
    const worker = join(import.meta.dirname, 'exports-worker.ts');
    const said = execFileSync(process.execPath, [...heap, worker, way, String(count), file], {
      encoding: 'utf8',
    });
    const fileMegabytes = statSync(file).size / 1024 ** 2;
    rmSync(file);
    return { ...(JSON.parse(said) as Omit<Measured, 'fileMegabytes'>), fileMegabytes };
  };
  const rowsOf = (way: 'csv' | 'xlsx'): readonly Row[] => {
    const measured = SIZES.map((count) => ({ count, ...run(way, count) }));
    const [least] = measured;
    return measured.map(({ count, seconds, megabytes, fileMegabytes }) => {
      const ratio = megabytes / (least?.megabytes ?? megabytes);
      return {
        name: `${way}, ${count.toLocaleString('en')} responses`,
        value: `${megabytes.toFixed(0)} MB, ${Math.round(count / seconds).toLocaleString('en')} rows/s, file ${fileMegabytes.toFixed(0)} MB`,
        ratio,
        budget: `≤ ${MOST_TIMES} ×`,
        within: ratio <= MOST_TIMES,
      };
    });
  };
  try {
    const xlsx = rowsOf('xlsx');
    const [least] = SIZES;
    const whole = run('whole', least);
    const ours = Number.parseFloat(xlsx[0]?.value ?? '');
    return {
      title: 'Exports: highest memory of the process (against that at 200,000), speed, size',
      note: 'Rows as the store gives them, without the store; heap limited to 128 MB but for the library that keeps the workbook.',
      rows: [
        ...rowsOf('csv'),
        ...xlsx,
        {
          name: `a library that keeps the workbook (hucre), ${least.toLocaleString('en')} responses`,
          value: `${whole.megabytes.toFixed(0)} MB, ${Math.round(least / whole.seconds).toLocaleString('en')} rows/s, file ${whole.fileMegabytes.toFixed(0)} MB`,
          ratio: whole.megabytes / ours,
        },
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
