import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditDraft } from '#domain/audit.ts';
import { auditFaults } from '../../functions/store/audit.ts';
import { openTable, type TestTable } from '../support/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTable();
});
afterAll(() => table.close());

const draftOf = (target: string): AuditDraft => ({
  kind: 'settings.change',
  who: { role: 'officer', unit: 'A', subject: 'b6f1' },
  unit: 'A1',
  target,
  before: { volume: 3, after: { b: 1, a: [2, null] } },
  after: null,
  from: 'request-1',
});

const monthOf = async (month: string) => (await table.audit.newest(month, { limit: 1000 })).toReversed();

describe('the audit log', () => {
  it('gives back what was put, in its order, with how each ended', async () => {
    const first = await table.audit.begin(draftOf('one'), '2026-01-31T23:59:59+07:00');
    await table.audit.begin(draftOf('two'), '2026-01-31T23:59:59+07:00');
    const third = await table.audit.begin(draftOf('three'), '2026-01-31T23:59:59+07:00');
    await table.audit.end(third, 'refused');
    await table.audit.end(first, 'done');
    await table.audit.end(first, 'refused');

    const entries = await monthOf('2026-01');

    expect(entries.map(({ target, number, outcome }) => [target, number, outcome])).toEqual([
      ['one', 1, 'done'],
      ['two', 2, 'attempted'],
      ['three', 3, 'refused'],
    ]);
    expect(entries[0]).toEqual({ ...first, outcome: 'done' });
  });

  it('is one chain, whoever writes at once, and goes on from one month to a later one', async () => {
    const all = Array.from({ length: 12 }, (_, at) => `at once ${at}`);
    await Promise.all(all.map((target) => table.audit.begin(draftOf(target), '2026-02-10T08:00:00+07:00')));
    const later = await table.audit.begin(draftOf('later'), '2026-05-10T08:00:00+07:00');

    const entries = await monthOf('2026-02');

    expect(entries.map(({ target }) => target).toSorted()).toEqual(all.toSorted());
    expect(auditFaults(entries)).toEqual([]);
    expect(later.previous).toBe(entries.at(-1)?.hash);
    expect(later.number).toBe(1);
  });

  it('shows only those before a number, as a reader pages on', async () => {
    for (const target of ['a', 'b', 'c', 'd']) {
      await table.audit.begin(draftOf(target), '2026-07-10T08:00:00+07:00');
    }

    const page = await table.audit.newest('2026-07', { limit: 2, before: 4 });

    expect(page.map(({ target }) => target)).toEqual(['c', 'b']);
  });

  it('shows which entry was altered or taken out by whoever has the table itself', async () => {
    for (const target of ['a', 'b', 'c']) {
      await table.audit.begin(draftOf(target), '2026-09-10T08:00:00+07:00');
    }
    const [first, second, third] = await monthOf('2026-09');
    if (!first || !second || !third) throw new Error('There are fewer entries than were put');

    expect(auditFaults([first, second, third])).toEqual([]);
    expect(auditFaults([first, { ...second, who: { role: 'admin', unit: 'A' } }, third])).toEqual([
      '2026-09: number 2 was altered',
    ]);
    expect(auditFaults([first, third])).toEqual([
      '2026-09: number 2 is missing',
      '2026-09: number 3 does not follow 1',
    ]);
  });

  it('says that it cannot be written where each number it tries is taken', async () => {
    const crowded = '2026-10';
    const taken = Array.from({ length: 60 }, (_, at) => String(at + 1).padStart(8, '0'));
    // Ends without entries are never there; here they hide the entries that are put at the same moment.
    await Promise.all(
      taken.map((sk) =>
        table.client.send(
          new PutCommand({
            TableName: table.tableName,
            Item: { pk: `AUDIT#${crowded}`, sk, outcome: 'done' },
          }),
        ),
      ),
    );

    await expect(table.audit.begin(draftOf('x'), `${crowded}-10T08:00:00+07:00`)).rejects.toThrow(
      'Too many wrote into the audit log at once',
    );
  });
});
