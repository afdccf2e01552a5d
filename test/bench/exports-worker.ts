import { createWriteStream } from 'node:fs';
import type { Writable } from 'node:stream';
import { XlsxStreamWriter } from 'hucre/xlsx';
import { QUESTIONNAIRES } from '#domain/questionnaire-catalogue.ts';
import { responsesBelow } from '../../functions/api/response-rows.ts';
import { responseColumns } from '../../functions/api/response-table.ts';
import { DEMONSTRATION_SEED, demonstrationResponses } from '../../functions/local/demonstration/generator.ts';
import { writeResponses } from '../../functions/local/export/write-responses.ts';
import { CITY } from './volume.ts';

/*
 * One export in a process of its own, whose highest memory is its own: `exports-worker.ts csv|xlsx|whole COUNT FILE`. Responses
 * come as the store would give them, without a store. `whole` is a library that keeps the workbook until it is finished.
 */
const [way = '', count = '0', path = ''] = process.argv.slice(2);
const [from, to] = ['2026-10-01', '2026-10-31'];
const now = Date.parse('2026-10-31T20:00:00+07:00');
const base = demonstrationResponses({ seed: DEMONSTRATION_SEED, now, count: 2000 });
const units = [...CITY.tree('2026-10').nodes.keys()];
const each = Math.ceil(Number(count) / (units.length * 31));
let left = Number(count);
const reads = {
  responsesOfDay: async (unit: string, day: string) => {
    const many = Math.min(each, left);
    left -= many;
    return Array.from({ length: many }, (_, at) => {
      const response = base[at % base.length] as (typeof base)[number];
      return { ...response, unit, state: 'counted' as const, at: `${day}${response.at.slice(10)}` };
    });
  },
};
const asked = { index: CITY, forms: QUESTIONNAIRES, language: 'vi', unit: '01', from, to } as const;

const whole = async (): Promise<void> => {
  const columns = responseColumns(asked);
  const writer = new XlsxStreamWriter({
    name: 'Phiếu',
    columns: columns.map(({ heading }) => ({ header: heading.vi })),
  });
  for await (const { responses } of responsesBelow(reads, CITY, asked)) {
    for (const response of responses) {
      writer.addRow(
        columns.map(({ cell }) => {
          const value = cell(response);
          if (value === null || typeof value !== 'object') return value;
          return 'percent' in value ? value.percent : new Date(`${value.day}T00:00:00Z`);
        }),
      );
    }
  }
  const bytes = await writer.finish();
  await new Promise<void>((resolve, reject) => {
    const file: Writable = createWriteStream(path);
    file.on('error', reject).end(bytes, () => resolve());
  });
};

const began = performance.now();
if (way === 'whole') await whole();
else await writeResponses(path, way as 'csv' | 'xlsx', reads, asked);
const seconds = (performance.now() - began) / 1000;
process.stdout.write(JSON.stringify({ seconds, megabytes: process.resourceUsage().maxRSS / 1024 }));
