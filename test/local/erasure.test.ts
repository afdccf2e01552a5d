import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { indexOrganisation } from '#domain/unit-tree.ts';
import { applyErasure, type ErasureDeps } from '../../functions/local/erasure/apply-erasure.ts';
import { effectLines } from '../../functions/local/erasure/erasure-words.ts';
import { type Erasure, planErasure } from '../../functions/local/erasure/plan-erasure.ts';
import { openJournal } from '../../functions/local/journal.ts';
import { StoreUnavailableError } from '../../functions/store/errors.ts';
import { consumeHours } from '../../functions/store/fold.ts';
import { hourKeyOf } from '../../functions/store/keys.ts';
import { createRecordedDay } from '../../functions/store/recorded-day.ts';
import { seal } from '../../functions/store/seal.ts';
import { verifyUnit } from '../../functions/store/verify.ts';
import { NOW, ORGANISATION, RECEIPT, sampleId, sampleResponse } from '../support/sample.ts';
import { tryCommand } from '../support/started.ts';
import { openTable, type TestTable } from '../support/table.ts';

const folder = mkdtempSync(join(tmpdir(), 'survey-erasure-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const index = indexOrganisation(ORGANISATION);
const RESPONSES = Array.from({ length: 40 }, (_, at) =>
  sampleResponse(at, {
    at: `2026-11-${at < 20 ? '10' : '20'}T09:00:00+07:00`,
    answers: { overall: at < 20 ? 1 : 5 },
    comment: 'Chờ lâu',
  }),
);
const FIRST_DAY: Erasure = { unit: 'A1', from: '2026-11-10', to: '2026-11-15' };

let table: TestTable;
beforeEach(async () => {
  table = await openTable();
  for (const [at, response] of RESPONSES.entries()) {
    const code = `7KQM2-XR${String(at).padStart(3, '0')}`;
    await table.store.recordResponse(response, { ...RECEIPT, code, receivedAt: response.at });
  }
  await consumeHours(fold(), RESPONSES.map(hourKeyOf));
  return () => table.close();
});

const fold = () => ({
  store: table.store,
  organisation: async () => index,
  now: () => NOW,
  random: () => 0,
  sleep: async () => {},
});

const plan = (erasure = FIRST_DAY) =>
  planErasure(createRecordedDay(table.client, table.tableName), index, erasure);

const applied = async (erasure = FIRST_DAY, more: Partial<ErasureDeps> = {}) => {
  let number = 500;
  const deps: ErasureDeps = {
    decisions: table.decisions,
    audit: table.audit,
    now: () => NOW,
    newId: () => sampleId(number++),
    folding: {
      journal: openJournal(join(folder, 'journal')),
      consume: (hours) => consumeHours(fold(), hours),
    },
    onErased: () => {},
    ...more,
  };
  await applyErasure(deps, erasure, await plan(erasure), 'legal-order');
};

const states = async () =>
  (await table.store.sheetAt({ parent: 'A', month: '2026-11', unit: 'A1' }, true))?.head.states;

describe('erasing a period', () => {
  it('says first what it does to the figures, and does nothing yet', async () => {
    const { responses, months } = await plan();

    expect(responses).toHaveLength(20);
    expect(
      months.map(({ month, before, after }) => [month, before.indexPercent, after.indexPercent]),
    ).toEqual([['2026-11', 50, 100]]);
    expect(effectLines(await plan())[0]).toBe('20 responses to erase, 0 erased before.');
    expect(effectLines(await plan())[1]).toMatch(
      /^2026-11: 40 responses, 50\.00 % .* not met\n {6}→ 20 responses, 100\.00 %/,
    );
    expect(await states()).toEqual({ counted: 40 });
  });

  it('takes the answers away, counts anew, and gives the figures that it said', async () => {
    const [said] = (await plan()).months;

    await applied();

    const sheet = await table.store.sheetAt({ parent: 'A', month: '2026-11', unit: 'A1' }, true);
    expect(sheet?.head.states).toEqual({ counted: 20, erased: 20 });
    expect(said?.after.n).toBe(20);
    const left = await createRecordedDay(table.client, table.tableName)('A1', '2026-11-10');
    expect(left.filter(({ stated }) => Object.keys(stated.answers).length > 0 || stated.comment)).toEqual([]);
    expect((await plan()).erasedBefore).toBe(20);
  });

  it('leaves the ledger provable, and is kept of in the audit log', async () => {
    const ledgerDeps = {
      ledger: table.ledger,
      store: table.store,
      organisation: async () => index,
      now: () => NOW,
    };
    await seal(ledgerDeps);

    await applied();

    expect(await verifyUnit(table.ledger, 'A1', '2026-11-01', '2026-11-30')).toMatchObject({
      responses: 40,
      faults: [],
    });
    expect(await table.audit.newest('2026-11', { limit: 5 })).toMatchObject([
      {
        kind: 'responses.erase',
        target: '2026-11-10..2026-11-15',
        after: { responses: 20, reason: 'legal-order' },
        outcome: 'done',
      },
    ]);
  });

  it('is not undone by a kiosk that sends a rating again', async () => {
    await applied();

    const [first] = RESPONSES;
    if (!first) throw new Error('there is none');
    const { repeated } = await table.store.recordResponse(first, RECEIPT);

    expect(repeated).toBe(true);
    expect((await plan()).responses).toEqual([]);
  });

  it('goes on where it was broken off', async () => {
    let decided = 0;
    const failing = {
      decide: async (...given: Parameters<typeof table.decisions.decide>) => {
        decided += 1;
        if (decided > 7) throw new StoreUnavailableError('the engine did not answer');
        return table.decisions.decide(...given);
      },
    };
    await expect(applied(FIRST_DAY, { decisions: failing })).rejects.toThrow('did not answer');

    await applied();

    expect(await states()).toEqual({ counted: 20, erased: 20 });
  });
});

describe('erasing by a thank-you code', () => {
  it('erases the one response that has it', async () => {
    await applied({ unit: 'A1', from: '2026-11-20', to: '2026-11-20', code: '7KQM2-XR025' });

    expect(await states()).toEqual({ counted: 39, erased: 1 });
  });
});

describe('the command', () => {
  const erase = (...args: string[]) =>
    tryCommand(
      {
        AWS_ENDPOINT_URL_DYNAMODB: table.endpoint,
        AWS_REGION: 'local',
        AWS_ACCESS_KEY_ID: 'x',
        AWS_SECRET_ACCESS_KEY: 'x',
      },
      'functions/local/erasure/erase.ts',
      ...args,
      '--table',
      table.tableName,
    );

  it('erases nothing until it is told to apply what it says', async () => {
    await table.store.publishOrganisation(ORGANISATION, '2026-11-01');
    const days = ['--unit', 'A1', '--from', '2026-11-10', '--to', '2026-11-15'];

    const said = erase(...days);
    const applied = erase(...days, '--apply');
    const again = erase(...days);

    expect([said.code, said.said]).toEqual([
      0,
      expect.stringMatching(/20 responses to erase, 0 .*Nothing was erased/s),
    ]);
    expect([applied.code, applied.said]).toEqual([0, expect.stringMatching(/20 responses erased\.$/)]);
    expect(again.said).toContain('0 responses to erase, 20 erased before');
  });

  it('says what is wrong with what it was asked', async () => {
    await table.store.publishOrganisation(ORGANISATION, '2026-11-01');

    expect(erase('--unit', 'A1').complained).toMatch(/^Usage: npm run erase/);
    expect(erase('--unit', 'Z9', '--from', '2026-11-10', '--to', '2026-11-15').complained).toBe(
      'No unit has the code "Z9".',
    );
    expect(erase('--code', '7KQM2-XRD4T', '--reason', 'bored').complained).toMatch(
      /^--reason must be one of /,
    );
  });
});
