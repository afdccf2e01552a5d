import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { dossiersIn } from '#domain/dossier-tally.ts';
import { demonstrationAsked } from '../../functions/local/demonstration/dossiers.ts';
import { DEMONSTRATION_SEED } from '../../functions/local/demonstration/generator.ts';
import { responseItem, type SheetItem, sheetBody, sheetOfItem } from '../../functions/store/items.ts';
import { sheetItemKey, sheetPartition, tallyPartition } from '../../functions/store/keys.ts';
import { itemSize } from '../support/item-size.ts';
import { RECEIPT, sampleResponse } from '../support/sample.ts';
import { openTable } from '../support/table.ts';
import { atMost, type Row, type Section } from './report.ts';
import { CITY, fillMonth, MONTH } from './volume.ts';

const WARD = '00070';
const WORKING_DAYS = 22;

const bytes = (value: number): string => `${Math.round(value).toLocaleString('en')} B`;

/** The sheet with so many of the city's dossiers, of all its services, and with receipts issued at every moment. */
const withDossiers = (item: SheetItem, count: number): SheetItem => {
  const now = Date.parse('2026-11-01T00:00:00+07:00');
  const { dossiers } = demonstrationAsked({ seed: DEMONSTRATION_SEED, now, count: 50_000 });
  const ofMonth = dossiers.filter(({ received }) => received.startsWith(MONTH)).slice(0, count);
  const issued = { reception: count, supplement: 40, refusal: 12, result: count };
  const tally = { ...sheetOfItem(item).tally(), dossiers: dossiersIn(MONTH, ofMonth), issued };
  return { ...item, ...sheetBody(tally) };
};

/** What items weigh by DynamoDB's rules. */
export const sizes = async (): Promise<Section> => {
  const rows: Row[] = [];
  const answers = Object.fromEntries(
    Array.from({ length: 39 }, (_, at) => [`q${String(at + 1).padStart(2, '0')}`, 5 as const]),
  );
  const oneTap = sampleResponse(1, { counter: 'A1-01', service: '1.001193', reasons: ['clear-guidance'] });
  const longest = sampleResponse(2, {
    questionnaire: 'sipas-2023',
    counter: 'A1-01',
    service: '1.001193',
    answers,
  });
  for (const [name, response] of [
    ['response, one tap with a reason', oneTap],
    ['response, all 39 questions', longest],
  ] as const) {
    rows.push(atMost(name, itemSize(responseItem(response, RECEIPT)), 1024, bytes));
  }
  for (const [perDay, sheetBudget] of [
    [60, 3 * 1024],
    [600, 6 * 1024],
  ] as const) {
    const table = await openTable();
    await fillMonth(table, [WARD], perDay * WORKING_DAYS);
    const tallies = await table.client.send(
      new QueryCommand({
        TableName: table.tableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': tallyPartition(WARD, MONTH) },
      }),
    );
    const largest = Math.max(...(tallies.Items ?? []).map(itemSize));
    const { Item } = await table.client.send(
      new GetCommand({
        TableName: table.tableName,
        Key: sheetItemKey({ parent: '01', month: MONTH, unit: WARD }),
      }),
    );
    rows.push(atMost(`largest hour tally at ${perDay} a day`, largest, 1024, bytes));
    rows.push(atMost(`sheet at ${perDay} a day`, itemSize(Item ?? {}), sheetBudget, bytes));
    const asked = withDossiers(Item as SheetItem, 2 * perDay * WORKING_DAYS);
    rows.push(atMost('the same with twice as many dossiers', itemSize(asked), sheetBudget, bytes));
    await table.close();
  }
  const city = await openTable();
  const units = [...CITY.tree(MONTH).nodes.keys()].filter((unit) => unit !== '01');
  await fillMonth(city, units, 126 * 60 * WORKING_DAYS);
  const league = await city.client.send(
    new QueryCommand({
      TableName: city.tableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': sheetPartition('01', MONTH) },
    }),
  );
  const all = (league.Items ?? []).reduce((sum, item) => sum + itemSize(item), 0);
  rows.push(atMost(`one page with the sheets of ${league.Items?.length} wards`, all, 1024 * 1024, bytes));
  rows.push(
    atMost('read units of that page, eventually consistent', Math.ceil(all / 4096) / 2, 60, (value) =>
      value.toFixed(1),
    ),
  );
  await city.close();
  return { title: 'Items', rows };
};
