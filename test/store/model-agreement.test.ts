import { DeleteCommand, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openModelEngine } from '../prove/model-engine.ts';
import { openTable, type TestTable } from '../support/table.ts';

/*
 * The harness proves the product over a model of the engine. So the model is held to the engine itself: whatever the store
 * may send, both answer the same.
 */
let table: TestTable;
beforeAll(async () => {
  table = await openTable();
});
afterAll(() => table.close());

const CONDITIONS = [
  undefined,
  'attribute_not_exists(pk)',
  'attribute_exists(pk) and attribute_not_exists(decided)',
  'version = :version',
  'decided = :decided',
] as const;

const sk = fc.constantFrom('09#1', '09#2', '10#1', '10#2', '11#1');
const version = fc.integer({ min: 1, max: 3 });
const body = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.integer({ min: 0, max: 6000 }).map((length) => 'x'.repeat(length)),
);
const step = fc.oneof(
  fc.record({
    kind: fc.constant('put' as const),
    sk,
    version,
    body,
    decided: fc.option(version, { nil: undefined }),
    condition: fc.constantFrom(...CONDITIONS),
  }),
  fc.record({ kind: fc.constant('get' as const), sk }),
  fc.record({ kind: fc.constant('delete' as const), sk }),
  fc.record({
    kind: fc.constant('query' as const),
    prefix: fc.option(fc.constantFrom('09#', '10#', '12#'), { nil: undefined }),
    before: fc.option(sk, { nil: undefined }),
    limit: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
    backwards: fc.boolean(),
  }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const commandOf = (TableName: string, pk: string, given: Step) => {
  const capacity = { TableName, ReturnConsumedCapacity: 'TOTAL' as const };
  if (given.kind === 'get')
    return new GetCommand({ ...capacity, Key: { pk, sk: given.sk }, ConsistentRead: true });
  if (given.kind === 'delete') return new DeleteCommand({ ...capacity, Key: { pk, sk: given.sk } });
  if (given.kind === 'put') {
    const { condition, kind: _, ...item } = given;
    const values = {
      ...(condition?.includes(':version') ? { ':version': 2 } : {}),
      ...(condition?.includes(':decided') ? { ':decided': 2 } : {}),
    };
    return new PutCommand({
      ...capacity,
      Item: { pk, ...item },
      ...(condition ? { ConditionExpression: condition } : {}),
      ...(Object.keys(values).length > 0 ? { ExpressionAttributeValues: values } : {}),
    });
  }
  const { prefix, before, limit, backwards } = given;
  const clause = prefix ? ' and begins_with(sk, :sk)' : before ? ' and sk < :before' : '';
  return new QueryCommand({
    ...capacity,
    KeyConditionExpression: `pk = :pk${clause}`,
    ExpressionAttributeValues: {
      ':pk': pk,
      ...(prefix ? { ':sk': prefix } : before ? { ':before': before } : {}),
    },
    ConsistentRead: true,
    ScanIndexForward: !backwards,
    ...(limit ? { Limit: limit } : {}),
  });
};

type Client = { readonly send: (command: never) => Promise<unknown> };

/** What a caller sees of an answer: the items, whether there is more, the units; or the name of the refusal. */
const seen = async (client: Client, command: unknown, kind = 'put') => {
  try {
    const answer = (await client.send(command as never)) as Record<string, never>;
    const { Item, Items, LastEvaluatedKey, ConsumedCapacity } = answer as {
      Item?: unknown;
      Items?: unknown;
      LastEvaluatedKey?: unknown;
      ConsumedCapacity?: { CapacityUnits?: number };
    };
    // What reading nothing costs, emulators disagree on.
    const readsNothing = kind === 'query' && (Items as unknown[] | undefined)?.length === 0;
    const units = readsNothing ? undefined : ConsumedCapacity?.CapacityUnits;
    return { Item, Items, LastEvaluatedKey, units };
  } catch (error) {
    return { refused: (error as Error).name };
  }
};

describe('the model of the engine', () => {
  it('answers whatever the store may send as the engine does, and consumes as much', async () => {
    let partition = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
        const model = openModelEngine();
        const pk = `MODEL#${partition++}`;
        for (const each of steps) {
          const real = await seen(table.client as never, commandOf(table.tableName, pk, each), each.kind);
          expect(await seen(model.client as never, commandOf('x', pk, each), each.kind)).toEqual(real);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('ends a page and refuses an item at the same sizes', async () => {
    const model = openModelEngine();
    const answers: unknown[][] = [[], []];
    for (const [at, [client, TableName]] of (
      [
        [table.client, table.tableName],
        [model.client, 'x'],
      ] as const
    ).entries()) {
      for (let sk = 0; sk < 7; sk++) {
        const Item = { pk: 'PAGES', sk: String(sk), body: 'x'.repeat(200_000) };
        await client.send(new PutCommand({ TableName, Item }) as never);
      }
      const page = new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': 'PAGES' },
        ConsistentRead: true,
      });
      const { Items, LastEvaluatedKey } = (await client.send(page as never)) as {
        Items: unknown[];
        LastEvaluatedKey: unknown;
      };
      const tooLarge = { pk: 'PAGES', sk: 'large', body: 'x'.repeat(410 * 1024) };
      const refused = await seen(client as never, new PutCommand({ TableName, Item: tooLarge }));
      answers[at]?.push(Items.length, LastEvaluatedKey, refused);
    }

    expect(answers[1]).toEqual(answers[0]);
  });
});
