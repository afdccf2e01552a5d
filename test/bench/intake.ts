import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { localIsoOf } from '#domain/time.ts';
import { indexOrganisation } from '#domain/unit-tree.ts';
import { createApiApp } from '../../functions/api/api-app.ts';
import { addIntakeRoutes } from '../../functions/api/intake-routes.ts';
import { newReceipt } from '../../functions/identifiers.ts';
import { responseItem } from '../../functions/store/items.ts';
import type { Store } from '../../functions/store/store.ts';
import { ORGANISATION, sampleResponse } from '../support/sample.ts';
import { openTable } from '../support/table.ts';
import { atMostTimes, median, milliseconds, quantile, type Section } from './report.ts';

const PAIRS = 2000;
const WARM_UP = 300;

/** The handler of one response against a bare conditional put of the same item on the same engine. */
export const intake = async (): Promise<Section> => {
  const table = await openTable();
  const index = indexOrganisation(ORGANISATION);
  const at = localIsoOf(Date.now() - 60_000);
  const appOver = (store: Pick<Store, 'recordResponse'>) =>
    addIntakeRoutes(
      createApiApp(() => {}),
      {
        store,
        organisation: async () => index,
        now: Date.now,
        newReceipt,
      },
    );
  const app = appOver(table.store);
  const alone = appOver({ recordResponse: async (_, { code }) => ({ repeated: false, code }) });
  const sample = (number: number) =>
    sampleResponse(number, { at, counter: 'A1-01', service: '1.001193', reasons: ['clear-guidance'] });
  const post = (target: typeof app, number: number) =>
    target.request('/v1/responses', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(sample(number)),
    });
  const put = (number: number) =>
    table.client.send(
      new PutCommand({
        TableName: table.tableName,
        Item: responseItem(sample(number), newReceipt(sample(number), at)),
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    );
  const timed = async (work: () => unknown): Promise<number> => {
    const start = performance.now();
    await work();
    return performance.now() - start;
  };

  const [bare, handled, own]: [number[], number[], number[]] = [[], [], []];
  for (let pair = 0; pair < PAIRS + WARM_UP; pair++) {
    // Whoever goes first finds the processor colder, so the two take turns.
    const order = [() => timed(async () => put(pair * 2)), () => timed(async () => post(app, pair * 2 + 1))];
    const first = pair % 2;
    const times = [0, 0];
    times[first] = (await order[first]?.()) ?? 0;
    times[1 - first] = (await order[1 - first]?.()) ?? 0;
    const without = await timed(() => post(alone, pair));
    if (pair < WARM_UP) continue;
    bare.push(times[0] ?? 0);
    handled.push(times[1] ?? 0);
    own.push(without);
  }
  await table.close();
  const ratio = median(handled) / median(bare);
  return {
    title: 'Intake of one response (embedded engine)',
    rows: [
      { name: 'bare conditional PutItem', value: milliseconds(median(bare)), ratio: 1 },
      atMostTimes('POST /v1/responses', milliseconds(median(handled)), ratio, 1.15),
      { name: 'bare conditional PutItem, p95', value: milliseconds(quantile(bare, 0.95)) },
      { name: 'POST /v1/responses, p95', value: milliseconds(quantile(handled, 0.95)) },
      { name: 'the handler without its put', value: milliseconds(median(own)) },
    ],
  };
};
