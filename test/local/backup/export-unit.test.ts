import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indexOrganisation } from '#domain/unit-tree.ts';
import { consumeHours } from '../../../functions/store/fold.ts';
import { hourKeyOf } from '../../../functions/store/keys.ts';
import { sampleSubscription } from '../../support/report-subscriptions.ts';
import { NOW, ORGANISATION, RECEIPT, sampleResponse } from '../../support/sample.ts';
import { tryCommand } from '../../support/started.ts';
import { openTable, type TestTable } from '../../support/table.ts';

const folder = mkdtempSync(join(tmpdir(), 'survey-unit-'));
let table: TestTable;
beforeAll(async () => {
  table = await openTable();
  await table.store.publishOrganisation(ORGANISATION, '2026-11-01');
  const responses = [0, 1, 2].map((at) => sampleResponse(at, { unit: at < 2 ? 'A1' : 'A2' }));
  for (const response of responses) await table.store.recordResponse(response, RECEIPT);
  await consumeHours(
    {
      store: table.store,
      organisation: async () => indexOrganisation(ORGANISATION),
      now: () => NOW,
      random: () => 0,
      sleep: async () => {},
    },
    responses.map(hourKeyOf),
  );
  for (const unit of ['A1', 'A2']) {
    await table.reportSubscriptions.putSubscription(sampleSubscription({ unit }));
    await table.scorecards.addEntry(unit, {
      indicator: 'dossiers',
      period: '2025',
      version: 1,
      value: 10,
      document: 'BC 1',
      enteredBy: 'officer of A',
      enteredAt: '2026-11-01T08:00:00+07:00',
    });
  }
});
afterAll(async () => {
  await table.close();
  rmSync(folder, { recursive: true, force: true });
});

const exported = (unit: string, out: string) =>
  tryCommand(
    {
      AWS_ENDPOINT_URL_DYNAMODB: table.endpoint,
      AWS_REGION: 'local',
      AWS_ACCESS_KEY_ID: 'x',
      AWS_SECRET_ACCESS_KEY: 'x',
    },
    'functions/local/backup/export-unit.ts',
    ...['--unit', unit, '--out', out, '--table', table.tableName],
  );

describe('the export of one unit', () => {
  it('has everything of it in files by kind, nothing of another, and no code', () => {
    const out = join(folder, 'a1');

    const { code, said } = exported('A1', out);
    const again = exported('A1', out);

    expect([code, said]).toEqual([
      0,
      expect.stringMatching(
        /^(?=.*\b2 responses)(?=.*\b1 tallies)(?=.*\b1 sheets)(?=.*\b1 scorecard).* written to /,
      ),
    ]);
    expect(readdirSync(out).toSorted()).toEqual([
      'audit.jsonl',
      'report-subscriptions.jsonl',
      'responses.jsonl',
      'scorecard.jsonl',
      'sheets.jsonl',
      'tallies.jsonl',
      'unit.json',
    ]);
    const text = readdirSync(out).map((file) => readFileSync(join(out, file), 'utf8'));
    const subscriptions = readFileSync(join(out, 'report-subscriptions.jsonl'), 'utf8');
    expect(subscriptions).toContain('"every":"month"');
    expect(subscriptions).not.toMatch(/sealed|addressHash|month#/);
    const responses = readFileSync(join(out, 'responses.jsonl'), 'utf8');
    expect(
      responses
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).answers),
    ).toEqual([{ overall: 5 }, { overall: 5 }]);
    expect(text.join('')).not.toContain(RECEIPT.code);
    expect(text.join('')).not.toContain('A2');
    expect(JSON.parse(readFileSync(join(out, 'audit.jsonl'), 'utf8'))).toMatchObject({
      kind: 'unit.export',
      unit: 'A1',
      who: { role: 'operator' },
    });
    expect(statSync(join(out, 'responses.jsonl')).mode & 0o077).toBe(0);
    expect([again.code, again.complained]).toEqual([1, expect.stringContaining('exists')]);
  });

  it('refuses a unit that there is not', () => {
    expect(exported('Z9', join(folder, 'z9'))).toMatchObject({
      code: 1,
      complained: expect.stringContaining('No unit has the code "Z9"'),
    });
  });
});
