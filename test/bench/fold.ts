import { tallyOf } from '#domain/tally-responses.ts';
import { chunksOf } from '../../functions/local/chunks.ts';
import { BULK_BATCH } from '../../functions/store/bulk.ts';
import { consumeHours } from '../../functions/store/fold.ts';
import { hourKeyOf } from '../../functions/store/keys.ts';
import { RECEIPT } from '../support/sample.ts';
import { openTable } from '../support/table.ts';
import { median, type Section } from './report.ts';
import { CITY, monthOfCity } from './volume.ts';

const ROUNDS = 25;
const BUDGET = 1_000_000;

const perSecond = (value: number): string => `${Math.round(value).toLocaleString('en')} /s`;

/** How many responses one core counts, and how many the whole fold takes through the engine. */
export const fold = async (): Promise<Section> => {
  const responses = monthOfCity();
  const pure: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    tallyOf(responses);
    pure.push((responses.length / (performance.now() - start)) * 1000);
  }

  const table = await openTable();
  const some = responses.slice(0, 4000);
  for (const part of chunksOf(some, BULK_BATCH)) await table.bulk.recordResponses(part, () => RECEIPT);
  const hours = new Set(some.map((response) => Object.values(hourKeyOf(response)).join('#'))).size;
  const start = performance.now();
  await consumeHours(
    {
      store: table.store,
      organisation: async () => CITY,
      now: Date.now,
      random: Math.random,
      sleep: async () => {},
    },
    some.map(hourKeyOf),
  );
  const through = (some.length / (performance.now() - start)) * 1000;
  await table.close();

  const rate = median(pure);
  return {
    title: 'The fold',
    rows: [
      {
        name: 'counting responses, one core',
        value: perSecond(rate),
        budget: `≥ ${perSecond(BUDGET)}`,
        within: rate >= BUDGET,
      },
      {
        name: `${some.length} responses in ${hours} hours, through the embedded engine`,
        value: perSecond(through),
      },
    ],
  };
};
