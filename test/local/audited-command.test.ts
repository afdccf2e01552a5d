import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditedCommand, type CommandDeed } from '../../functions/local/audited-command.ts';
import { NOW, ORGANISATION } from '../support/sample.ts';
import { openTable, type TestTable } from '../support/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTable();
});
afterAll(() => table.close());

const entries = () => table.audit.newest('2026-11', { limit: 100 });
const run = <T>(more: Partial<CommandDeed<T>>, act: () => Promise<T>): Promise<T> =>
  auditedCommand(table, { kind: 'dossiers.import', target: 'list.csv', after: {}, ...more }, act, () => NOW);

describe('a command of an operator', () => {
  it('has its entry before it begins, under the unit at the top', async () => {
    const organisation = await table.store.currentOrganisation();
    await run({ target: 'before there are units' }, async () => undefined);
    await table.store.publishOrganisation(
      { ...ORGANISATION, version: organisation.version + 1 },
      '2026-11-01',
    );
    let during: unknown;

    const result = await run({}, async () => {
      [during] = await entries();
      return 7;
    });

    const [after, first] = await entries();
    expect(result).toBe(7);
    expect(during).toMatchObject({ target: 'list.csv', outcome: 'attempted' });
    expect(after).toMatchObject({
      kind: 'dossiers.import',
      who: { role: 'operator', unit: '01' },
      unit: '01',
      from: 'command',
      outcome: 'done',
    });
    expect(first).toMatchObject({ target: 'before there are units', unit: '-' });
  });

  it('that was refused, or broke off, says so', async () => {
    await run({ target: 'refused', isDone: ({ ok }: { ok: boolean }) => ok }, async () => ({ ok: false }));
    const broken = run({ target: 'broken off' }, async () => {
      throw new Error('no disk');
    });

    await expect(broken).rejects.toThrow('no disk');
    const outcomes = new Map((await entries()).map(({ target, outcome }) => [target, outcome]));
    expect([outcomes.get('refused'), outcomes.get('broken off')]).toEqual(['refused', 'attempted']);
  });

  it.each(
    Object.entries(
      (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }).scripts,
    ).filter(([name]) => /^(import|export|erase)/.test(name) && name !== 'import:table'),
  )('is this one, %s, too', (_, command) => {
    const source = readFileSync(command.replace('node ', ''), 'utf8');

    expect(source).toMatch(/auditedCommand\(|createAudit\(/);
  });
});
