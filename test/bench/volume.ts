import { sumTallies } from '#domain/tally.ts';
import { tallyOf } from '#domain/tally-responses.ts';
import { indexOrganisation, type OrganisationIndex } from '#domain/unit-tree.ts';
import { chunksOf } from '../../functions/local/chunks.ts';
import { DEMONSTRATION_ORGANISATION } from '../../functions/local/demonstration/demonstration.ts';
import { DEMONSTRATION_SEED, demonstrationResponses } from '../../functions/local/demonstration/generator.ts';
import { BULK_BATCH } from '../../functions/store/bulk.ts';
import { climb } from '../../functions/store/fold.ts';
import { hourKeyOf } from '../../functions/store/keys.ts';
import { inParallel } from '../../functions/store/parallel.ts';
import type { TestTable } from '../support/table.ts';

export const CITY: OrganisationIndex = indexOrganisation(DEMONSTRATION_ORGANISATION);

/** The month whose tables the benches fill, and an instant at its end. */
export const MONTH = '2026-10';
const MONTH_END = Date.parse('2026-10-31T20:00:00+07:00');

/** A month of the demonstration city, of the one-tap form alone. */
export const monthOfCity = () =>
  demonstrationResponses({ seed: DEMONSTRATION_SEED, now: MONTH_END, count: 50_000 })
    .filter(({ at, questionnaire }) => at.startsWith(MONTH) && questionnaire === 'post-service')
    .map((response) => ({ ...response, state: 'counted' as const }));

/**
 * Fills a table as `total` responses of the units would have, without storing them: the hour tallies of a
 * month of the city, each repeated as often as it takes, then the sheets by the fold itself.
 */
export const fillMonth = async (
  table: TestTable,
  units: readonly string[],
  total: number,
): Promise<number> => {
  const wanted = new Set(units);
  const base = monthOfCity().filter(({ unit }) => wanted.has(unit));
  const kept = total < base.length ? base.filter((_, at) => at % Math.ceil(base.length / total) === 0) : base;
  const times = Math.max(1, Math.round(total / kept.length));
  const hours = Map.groupBy(kept, (response) => Object.values(hourKeyOf(response)).join('#'));
  const tallies = [...hours.values()].map((part) => {
    const one = tallyOf(part);
    return {
      key: hourKeyOf(part[0] as (typeof part)[number]),
      tally: sumTallies(Array.from({ length: times }, () => one)),
    };
  });
  await inParallel(8, chunksOf(tallies, BULK_BATCH), (part) =>
    table.bulk.putFirstTallies(part, '2026-11-01T00:00:00Z'),
  );
  await climb(
    {
      store: table.store,
      organisation: async () => CITY,
      now: Date.now,
      random: Math.random,
      sleep: async () => {},
    },
    CITY.tree(MONTH),
    units,
  );
  return kept.length * times;
};
