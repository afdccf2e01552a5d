import { createApiApp } from '../../functions/api/api-app.ts';
import { addResultRoutes } from '../../functions/api/result-routes.ts';
import { openTable } from '../support/table.ts';
import { atMost, atMostTimes, median, milliseconds, type Row, type Section } from './report.ts';
import { CITY, fillMonth, MONTH } from './volume.ts';

const SIZES = [1_000, 100_000, 1_000_000];
const ROUNDS = 150;
const WARM_UP = 30;

/** A week within the month, read hour by hour. */
const WEEK = '2026-W42';
const WEEK_ROUNDS = 10;

const WARD = '00070';
const ROOT = '01';

/** A month's results of a ward and of the whole city, at three volumes. */
export const results = async (): Promise<Section> => {
  const everyUnit = [...CITY.tree(MONTH).nodes.keys()].filter((unit) => unit !== ROOT);
  const rows: Row[] = [];
  for (const [name, unit, units, budget] of [
    ['a ward', WARD, [WARD], 1.2],
    ['the city, 126 wards', ROOT, everyUnit, undefined],
  ] as const) {
    const places = [];
    for (const size of SIZES) {
      const table = await openTable();
      const n = await fillMonth(table, units, size);
      let reads = 0;
      table.client.middlewareStack.add(
        (next) => async (given) => {
          reads += 1;
          return next(given);
        },
        { name: 'reads', step: 'initialize' },
      );
      const app = addResultRoutes(
        createApiApp(() => {}),
        {
          store: table.store,
          organisation: async () => CITY,
          now: Date.now,
          authenticate: async () => ({ role: 'manager', unit: ROOT }),
        },
      );
      places.push({ n, table, app, times: [] as number[], reads: () => reads });
    }
    for (let round = 0; round < ROUNDS + WARM_UP; round++) {
      for (const place of places) {
        const start = performance.now();
        await (await place.app.request(`/v1/units/${unit}/results?month=${MONTH}`)).text();
        if (round >= WARM_UP) place.times.push(performance.now() - start);
      }
    }
    const yardstick = median(places[0]?.times ?? []);
    for (const { n, times } of places) {
      const label = `${name}, ${n.toLocaleString('en')} responses`;
      const ratio = median(times) / yardstick;
      rows.push(
        budget
          ? atMostTimes(label, milliseconds(median(times)), ratio, budget)
          : { name: label, value: milliseconds(median(times)), ratio },
      );
    }
    const most = Math.max(...places.map((place) => place.reads() / (ROUNDS + WARM_UP)));
    rows.push(atMost(`${name}, reads of the table`, most, 2, (value) => value.toFixed(0)));
    for (const { n, app, reads } of places) {
      const before = reads();
      const times: number[] = [];
      for (let round = 0; round < WEEK_ROUNDS; round++) {
        const start = performance.now();
        await (await app.request(`/v1/units/${unit}/results?period=${WEEK}`)).text();
        times.push(performance.now() - start);
      }
      const label = `${name}, a week of ${n.toLocaleString('en')} responses a month`;
      rows.push({ name: label, value: milliseconds(median(times)) });
      const weekly = (reads() - before) / WEEK_ROUNDS;
      // One or two sheets, then a Query for each unit with anything in the month.
      rows.push(
        atMost(`${label}, reads of the table`, weekly, 2 + units.length, (value) => value.toFixed(0)),
      );
    }
    for (const { table } of places) await table.close();
  }
  return {
    title: "A month's results (embedded engine)",
    note: 'Tallies of the larger volumes are written by the fold’s own functions without storing each response.',
    rows,
  };
};
