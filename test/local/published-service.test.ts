import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indexOrganisation } from '#domain/unit-tree.ts';
import { createApiApp } from '../../functions/api/api-app.ts';
import { addResultRoutes } from '../../functions/api/result-routes.ts';
import type { RangeResult } from '../../functions/api/result-schemas.ts';
import { importResponses } from '../../functions/local/import/import-responses.ts';
import { importUnits } from '../../functions/local/import/import-units.ts';
import { openJournal } from '../../functions/local/journal.ts';
import { openReform } from '../../functions/local/reform.ts';
import { NOW } from '../support/sample.ts';
import { openTable, type TestTable } from '../support/table.ts';

/*
 * "Make a lasting power of attorney", a service of the United Kingdom: its department publishes the counts
 * of the five levels and a whole percent each month, and in 2026 changed the formula of the percent.
 */
const [, ...PUBLISHED] = readFileSync('../shared/data/govuk-make-lpa.csv', 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.trim().split(','));

const UNITS =
  'code,name,name_en,formulas\nUK-LPA,Giấy ủy quyền lâu dài,Lasting power of attorney,0000-01:scaledMean 2026-04:topTwoShare\n';

const folder = mkdtempSync(join(tmpdir(), 'survey-real-'));
let table: TestTable;
let citizens = 0;

/** One line for each citizen, spread over the working hours of the month. */
const writeResponses = async (path: string): Promise<void> => {
  const file = createWriteStream(path);
  for (const [month = '', ...cells] of PUBLISHED) {
    let at = 0;
    for (const [level, count] of cells.slice(0, 5).entries()) {
      for (let each = 0; each < Number(count); each++, at++) {
        const day = String((at % 20) + 1).padStart(2, '0');
        const hour = String(8 + (at % 7)).padStart(2, '0');
        const second = String(at % 60).padStart(2, '0');
        citizens += 1;
        file.write(
          `${JSON.stringify({
            unit: 'UK-LPA',
            channel: 'link',
            moment: 'result',
            questionnaire: 'post-service',
            questionnaireVersion: 1,
            at: `${month}-${day}T${hour}:00:${second}+07:00`,
            answers: { overall: level + 1 },
          })}\n`,
        );
      }
    }
  }
  file.end();
  await finished(file);
};

beforeAll(async () => {
  table = await openTable();
  writeFileSync(join(folder, 'units.csv'), UNITS);
  await importUnits(
    table.store,
    join(folder, 'units.csv'),
    () => NOW,
    openReform(join(folder, 'reform.json')),
  );
  await writeResponses(join(folder, 'responses.jsonl'));
}, 60_000);
afterAll(async () => {
  await table.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a real service, imported one response per citizen', () => {
  it('has in each month the percentage that was published, by the formula in force, and breaks where it changed', async () => {
    const report = await importResponses(
      {
        store: table.store,
        bulk: table.bulk,
        journal: openJournal(join(folder, 'journal')),
        now: () => NOW,
        onRead: () => {},
        onFold: () => {},
      },
      join(folder, 'responses.jsonl'),
    );
    const index = indexOrganisation(await table.store.currentOrganisation());
    const app = addResultRoutes(
      createApiApp(() => {}),
      {
        store: table.store,
        organisation: async () => index,
        now: () => NOW,
        authenticate: async () => ({ role: 'inspector', unit: 'UK-LPA' }),
      },
    );

    const answer = await app.request('/v1/units/UK-LPA/results?from=2025-05&to=2026-06');
    const { months, n } = (await answer.json()) as RangeResult;

    expect(citizens).toBeGreaterThan(200_000);
    expect(report).toEqual({ recorded: citizens, repeated: 0, rejected: 0 });
    expect(n).toBe(citizens);
    expect(
      months.map(({ month, counts, indexPercent }) =>
        [month, ...(counts ?? []), Math.round(indexPercent ?? 0)].join(),
      ),
    ).toEqual(PUBLISHED.map((line) => line.join()));
    expect(
      months.filter(({ breakBefore }) => breakBefore).map(({ month, breakBefore }) => [month, breakBefore]),
    ).toEqual([['2026-04', 'formula']]);
  }, 400_000);
});
