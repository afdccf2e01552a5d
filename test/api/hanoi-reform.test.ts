import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Principal } from '#domain/policy.ts';
import type { Score } from '#domain/questionnaire.ts';
import type { SurveyResponse } from '#domain/response.ts';
import { creditedIn, predecessorsOf } from '#domain/succession.ts';
import { indexOrganisation, type OrganisationIndex } from '#domain/unit-tree.ts';
import type { RangeResult } from '../../functions/api/result-schemas.ts';
import { importUnits } from '../../functions/local/import/import-units.ts';
import { openReform } from '../../functions/local/reform.ts';
import { openApi, type TestApi } from '../support/api.ts';
import {
  BEFORE_CSV,
  NEW_UNITS,
  OLD_COMMUNES,
  OLD_DISTRICTS,
  REFORM,
  REFORM_CSV,
} from '../support/hanoi-reform.ts';
import { RECEIPT, sampleResponse } from '../support/sample.ts';

const CITY: Principal = { role: 'manager', unit: '01' };
/** The lists are imported in its month, so that only that one is counted anew. */
const OF_REFORM = Date.parse('2025-07-01T07:00:00+07:00');
const YEAR = 'from=2025-01&to=2025-12';

/** A response at a unit in a month; scores are spread so that no two units are alike. */
const rated = (number: number, unit: string, month: string): SurveyResponse =>
  sampleResponse(number, {
    unit,
    at: `${month}-16T09:30:00+07:00`,
    answers: { overall: ((number % 5) + 1) as Score },
  });

/** Some of each kind of place, in the months on both sides of the reform; the first commune enough to be shown. */
const RESPONSES: readonly SurveyResponse[] = (() => {
  const before = ['2025-05', '2025-06'].flatMap((month, far) => [
    ...Array.from({ length: 12 }, () => [OLD_COMMUNES[0]?.code ?? '', month] as const),
    ...OLD_COMMUNES.filter((_, at) => at % 23 === far).map(({ code }) => [code, month] as const),
    ...OLD_DISTRICTS.filter((_, at) => at % 7 === far).map((code) => [code, month] as const),
    ['01', month] as const,
  ]);
  const after = ['2025-07', '2025-08'].flatMap((month, far) =>
    NEW_UNITS.filter((_, at) => at % 9 === far).map((code) => [code, month] as const),
  );
  return [...before, ...after].map(([unit, month], at) => rated(at, unit, month));
})();

const folder = mkdtempSync(join(tmpdir(), 'survey-hanoi-'));

let api: TestApi;
let index: OrganisationIndex;
beforeAll(async () => {
  api = await openApi({ published: { version: 1, units: [], services: [] } });
  const imported = async (text: string) => {
    const path = join(folder, 'units.csv');
    writeFileSync(path, text);
    const report = await importUnits(
      api.table.store,
      path,
      () => OF_REFORM,
      openReform(join(folder, 'reform')),
    );
    if (!report.ok) throw new Error(report.faults.slice(0, 3).join('; '));
  };
  await imported(BEFORE_CSV);
  const [old, young] = [
    RESPONSES.filter(({ at }) => at < REFORM),
    RESPONSES.filter(({ at }) => at >= REFORM),
  ];
  for (const response of old) await api.table.store.recordResponse(response, RECEIPT);
  await api.fold(old);
  await imported(REFORM_CSV);
  for (const response of young) await api.table.store.recordResponse(response, RECEIPT);
  await api.fold(young);
  index = indexOrganisation(await api.table.store.currentOrganisation());
}, 240_000);
afterAll(async () => {
  await api.table.close();
  rmSync(folder, { recursive: true, force: true });
});

const year = async (unit: string, tree: 'then' | 'now'): Promise<RangeResult> =>
  (await (await api.get(`/v1/units/${unit}/results?${YEAR}&tree=${tree}`, CITY)).json()) as RangeResult;
const countOf = (unit: string, month?: string): number =>
  RESPONSES.filter((each) => each.unit === unit && (!month || each.at.startsWith(month))).length;

describe('the reform of 1 July 2025 in Hà Nội', () => {
  it('turns some 526 communes in thirty districts into 126 units under the city', () => {
    const [before, after] = [index.tree('2025-06'), index.tree(REFORM)];

    // The list is a text with a few slips; 526 is the number of the resolution.
    expect(OLD_COMMUNES.length).toBeGreaterThan(520);
    expect(OLD_COMMUNES.length).toBeLessThan(532);
    expect(before.nodes.size).toBe(1 + 30 + OLD_COMMUNES.length);
    expect(after.nodes.size).toBe(1 + 126);
    expect(after.nodes.get('01')?.children).toHaveLength(126);
  });

  it('leaves history as it was under the tree of its month', async () => {
    const may = await (await api.get('/v1/units/01/results?month=2025-05', CITY)).json();

    const { children, n } = may as { children: { unit: string; n: number }[]; n: number };
    expect(n).toBe(RESPONSES.filter(({ at }) => at.startsWith('2025-05')).length);
    expect(
      children
        .filter(({ unit }) => unit !== '01')
        .map(({ unit }) => unit)
        .toSorted(),
    ).toEqual(OLD_DISTRICTS);
  });

  it('continues under the new units from July on', async () => {
    const july = await (await api.get('/v1/units/01/results?month=2025-07', CITY)).json();

    const { children, n } = july as { children: { unit: string; n: number }[]; n: number };
    expect(n).toBe(RESPONSES.filter(({ at }) => at.startsWith('2025-07')).length);
    expect(children.map(({ unit }) => unit).toSorted()).toEqual(NEW_UNITS.toSorted());
  });

  it('is shown either way in one year, and both ways add up to the same responses and scores', async () => {
    const [then, now] = [await year('01', 'then'), await year('01', 'now')];

    expect(then.n).toBe(RESPONSES.length);
    expect(now.n).toBe(RESPONSES.length);
    expect(now.counts).toEqual(then.counts);
    expect(now.months.map(({ month, n }) => [month, n])).toEqual(
      then.months.map(({ month, n }) => [month, n]),
    );
    for (const { children, n } of [then, now]) {
      expect(children.reduce((sum, child) => sum + child.n, 0)).toBe(n);
    }
    expect(
      now.children
        .filter(({ own }) => !own)
        .map(({ unit }) => unit)
        .toSorted(),
    ).toEqual(NEW_UNITS.toSorted());
  });

  it('is shown either way in the days around it, and both ways add up to the same', async () => {
    const days = async (tree: 'then' | 'now'): Promise<RangeResult> => {
      const query = `from=2025-06-10&to=2025-07-20&tree=${tree}`;
      return (await (await api.get(`/v1/units/01/results?${query}`, CITY)).json()) as RangeResult;
    };
    const [then, now] = [await days('then'), await days('now')];

    const own = RESPONSES.filter(({ at }) => at.startsWith('2025-06') || at.startsWith('2025-07')).length;
    expect([then.n, now.n]).toEqual([own, own]);
    expect(now.counts).toEqual(then.counts);
    expect(now.children.every(({ unit }) => unit === '01' || NEW_UNITS.includes(unit))).toBe(true);
  });

  it('credits each new unit with those whose first successor it is, and with nobody else', async () => {
    const first = OLD_COMMUNES[0];
    const heir = first?.successors[0] ?? '';
    const credited = OLD_COMMUNES.filter(({ successors }) => successors[0] === heir);

    const [then, now] = [await year(heir, 'then'), await year(heir, 'now')];

    expect(then.n).toBe(countOf(heir));
    expect(now.n).toBe(countOf(heir) + credited.reduce((sum, { code }) => sum + countOf(code), 0));
    expect(now.n).toBeGreaterThan(20);
    expect(
      predecessorsOf(index.organisation)
        .get(heir)
        ?.filter(({ most }) => most),
    ).toHaveLength(credited.length);
  });

  it('credits what districts were rated themselves to the city, since nobody took over from them', async () => {
    const now = await year('01', 'now');

    const own = now.children.find((child) => child.own);
    const expected = [...OLD_DISTRICTS, '01'].reduce((sum, unit) => sum + countOf(unit), 0);
    expect(own?.n).toBe(expected);
  });

  it('credits each unit of before to exactly one of since', () => {
    const credited = creditedIn(index, '2025-12');
    const since = index.tree('2025-12').nodes;

    const nobody = [...index.tree('2025-06').nodes.keys()].filter((unit) => !since.has(credited(unit) ?? ''));

    expect(nobody).toEqual([]);
  });

  it.each(['month=2025-07&tree=now', 'tree=then', `${YEAR}&tree=later`])(
    'is not asked about with %s',
    async (query) => {
      expect((await api.get(`/v1/units/01/results?${query}`, CITY)).status).toBe(400);
    },
  );
});
