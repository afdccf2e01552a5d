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

type Counted = ReturnType<typeof monthOfCity>[number];

/** The city's responses as if they had all been given in one unit, in an order without a pattern. */
const givenIn = (unit: string, base: readonly Counted[]): readonly Counted[] => {
  const counters = CITY.units.get(unit)?.counters ?? [];
  return base.map((_, at) => {
    const { counter: _away, ...response } = base[(at * 7919) % base.length] as Counted;
    const counter = counters[at % counters.length]?.code;
    return { ...response, unit, ...(counter ? { counter } : {}) };
  });
};

/** The tallies by hour of `count` responses, those given repeated as often as it takes. */
const talliesOf = (given: readonly Counted[], count: number) => {
  const rounds = Math.floor(count / given.length);
  const byHour = (part: readonly Counted[]) =>
    Map.groupBy(part, (response) => Object.values(hourKeyOf(response)).join('#'));
  const [all, rest] = [byHour(rounds > 0 ? given : []), byHour(given.slice(0, count % given.length))];
  return [...new Set([...all.keys(), ...rest.keys()])].map((hour) => {
    const [whole = [], part = []] = [all.get(hour), rest.get(hour)];
    const one = tallyOf(whole);
    return {
      key: hourKeyOf((whole[0] ?? part[0]) as Counted),
      tally: sumTallies([...Array.from({ length: rounds }, () => one), tallyOf(part)]),
    };
  });
};

/**
 * Fills a table as `total` responses, spread over the units, would have, without storing them: their hour tallies,
 * in which every service, counter, day, hour and reason comes up as it would, then the sheets by the fold itself.
 */
export const fillMonth = async (
  table: TestTable,
  units: readonly string[],
  total: number,
): Promise<number> => {
  const base = monthOfCity();
  const each = Math.round(total / units.length);
  for (const unit of units) {
    await inParallel(8, chunksOf(talliesOf(givenIn(unit, base), each), BULK_BATCH), (part) =>
      table.bulk.putFirstTallies(part, '2026-11-01T00:00:00Z'),
    );
  }
  await climb(
    {
      store: table.store,
      organisation: async () => CITY,
      now: Date.now,
      random: Math.random,
      sleep: async () => {},
    },
    MONTH,
    units,
  );
  return each * units.length;
};

/** The single responses of a table that `fillMonth` filled. */
export function* responsesOfMonth(units: readonly string[], total: number): Generator<Counted> {
  const base = monthOfCity();
  const each = Math.round(total / units.length);
  for (const unit of units) {
    const given = givenIn(unit, base);
    for (let at = 0; at < each; at++) yield given[at % given.length] as Counted;
  }
}
