import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { DeleteTableCommand, DescribeTableCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ResponseState, SurveyResponse } from '#domain/response.ts';
import type { Organisation } from '#domain/unit.ts';
import { ALWAYS } from '#domain/unit.ts';
import { exportTable } from '../../../functions/local/backup/export-table.ts';
import { type RestoreReport, restoreTable } from '../../../functions/local/backup/restore-table.ts';
import { ensureTable } from '../../../functions/local/engine.ts';
import { dossierItem } from '../../../functions/store/asked-items.ts';
import { auditFaults } from '../../../functions/store/audit.ts';
import { createDecisions } from '../../../functions/store/decisions.ts';
import { StoreUnavailableError } from '../../../functions/store/errors.ts';
import { responseKey } from '../../../functions/store/keys.ts';
import { latestOrganisation } from '../../../functions/store/organisation-cache.ts';
import { createRawItems, type RawItems } from '../../../functions/store/raw-items.ts';
import { rebuild } from '../../../functions/store/rebuild.ts';
import type { Store } from '../../../functions/store/store.ts';
import { openApi, type TestApi } from '../../support/api.ts';
import { sampleDossier } from '../../support/dossiers.ts';
import { NOW, ORGANISATION, RECEIPT, sampleId, sampleResponse, sampleUnit } from '../../support/sample.ts';

/** `ORGANISATION`, where A2 goes over to B in November and C is closed in it; Z was once there and is forgotten. */
const CITY: Organisation = {
  ...ORGANISATION,
  units: [
    ...ORGANISATION.units.filter(({ id }) => id !== 'A2'),
    sampleUnit('A2', 'A', {
      placements: [
        { from: ALWAYS, parent: 'A' },
        { from: '2026-11', parent: 'B' },
      ],
    }),
    sampleUnit('C', '01', {
      placements: [
        { from: ALWAYS, parent: '01' },
        { from: '2026-11', parent: 'closed' },
      ],
    }),
  ],
};
const MONTHS = ['2026-09', '2026-10', '2026-11'];
const UNITS = ['01', 'A', 'A1', 'A2', 'B', 'C'];

let folder: string;
let api: TestApi;
let items: RawItems;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'survey-backup-'));
  api = await openApi({ organisation: CITY });
  items = createRawItems(api.table.client, api.table.tableName);
  await api.table.store.publishOrganisation(CITY, '2026-11-01');
});
afterEach(async () => {
  await api.table.close();
  rmSync(folder, { recursive: true, force: true });
});

const backup = (): string => join(folder, 'backup.jsonl.gz');

/** Responses in three months at all units, with every state among them. */
const recordCity = async (count: number): Promise<readonly SurveyResponse[]> => {
  const { client, store, tableName } = api.table;
  const responses = Array.from({ length: count }, (_, at) =>
    sampleResponse(at, {
      unit: [...UNITS, 'Z'][at % 7] as string,
      at: `${MONTHS[at % 3]}-${String((at % 9) + 1).padStart(2, '0')}T${at % 2 ? '09' : '14'}:15:00+07:00`,
      answers: { overall: ((at % 5) + 1) as 1, officials: (((at + 2) % 5) + 1) as 1 },
      ...(at % 4 === 0 ? { reasons: ['clear-guidance'] } : {}),
      ...(at % 11 === 0 ? { synthetic: true as const } : {}),
    }),
  );
  for (const [at, response] of responses.entries()) {
    await store.recordResponse(response, RECEIPT);
    const state = (['held', 'void', 'erased'] as const)[at % 10];
    if (state) await setState(client, tableName, response, state);
  }
  return responses;
};

let decisions = 0;
const setState = async (
  client: TestApi['table']['client'],
  tableName: string,
  response: SurveyResponse,
  state: ResponseState,
): Promise<void> => {
  const { Item } = await client.send(new GetCommand({ TableName: tableName, Key: responseKey(response) }));
  if (state !== 'erased') {
    await client.send(new PutCommand({ TableName: tableName, Item: { ...Item, state } }));
    return;
  }
  const id = sampleId(900_000 + ++decisions);
  await createDecisions(client, tableName).decide(responseKey(response), {
    id,
    decision: 'erase',
    reason: 'citizen-request',
    by: 'officer of 01',
    at: '2026-11-23T10:00:00+07:00',
  });
};

/** What the API says of every unit, by month and of the whole time, but for when it was folded. */
const results = async (): Promise<unknown> => {
  const said: Record<string, unknown> = {};
  const periods = [...MONTHS.map((month) => `month=${month}`), `from=${MONTHS[0]}&to=${MONTHS.at(-1)}`];
  for (const unit of UNITS) {
    for (const period of periods) {
      const path = `/v1/units/${unit}/results?${period}`;
      const answer = await api.get(path, { role: 'manager', unit: '01' });
      said[path] = [
        answer.status,
        JSON.parse(await answer.text(), (name, value) => (name === 'foldedAt' ? undefined : value)),
      ];
    }
  }
  return said;
};

/** Drops the table and makes an empty one of its name. */
const dropTable = async (): Promise<void> => {
  const { client, tableName } = api.table;
  await client.send(new DeleteTableCommand({ TableName: tableName }));
  const status = async () => {
    try {
      return (await client.send(new DescribeTableCommand({ TableName: tableName }))).Table?.TableStatus;
    } catch (error) {
      return (error as Error).name;
    }
  };
  await expect.poll(status).toBe('ResourceNotFoundException');
  await ensureTable(client, tableName);
  await expect.poll(status).toBe('ACTIVE');
};

const restored = (
  path = backup(),
  options: { resume?: boolean; items?: RawItems; store?: Store } = {},
): Promise<RestoreReport> => {
  const store = options.store ?? api.table.store;
  return restoreTable(
    {
      items: options.items ?? items,
      fold: {
        store,
        organisation: latestOrganisation(store),
        now: () => NOW,
        random: Math.random,
        sleep: async () => {},
      },
      onCheck: () => {},
      onPut: () => {},
      onFold: () => {},
    },
    path,
    { resume: options.resume ?? false },
  );
};

const exported = () => exportTable(items, backup(), () => {});

const linesOf = (path: string): string[] =>
  gunzipSync(readFileSync(path)).toString('utf8').trim().split('\n');

const itemCount = async (): Promise<number> =>
  (await api.table.client.send(new ScanCommand({ TableName: api.table.tableName }))).Items?.length ?? 0;

const deps = () => ({
  store: api.table.store,
  organisation: latestOrganisation(api.table.store),
  now: () => NOW,
  random: Math.random,
  sleep: async () => {},
});

const differences = async () =>
  (await rebuild(deps(), { from: '2026-09', to: '2026-11', others: ['Z'] }, { dryRun: true })).differences;

describe('the restore drill', () => {
  it('exports a table, drops it, restores it, and every result of the API is what it was', async () => {
    const responses = await recordCity(120);
    await api.fold(responses);
    const before = await results();
    const written = await exported();
    await dropTable();

    const report = await restored();

    expect(report).toMatchObject({ responses: 120, configuration: 1, restored: 121, present: 0, changed: 0 });
    expect(report.folded).toBe(written - 121);
    expect(report.months).toEqual(MONTHS);
    expect(await results()).toEqual(before);
    expect(await differences()).toEqual([]);
    expect((await api.table.store.hourTalliesOf('Z', '2026-10')).length).toBeGreaterThan(0);
    expect(JSON.stringify(before)).toMatch(/"indexPercent":\d/);
    expect(api.reported).toEqual([]);
  });

  it('brings back the audit log, entry by entry, in one chain', async () => {
    await recordCity(1);
    const { audit } = api.table;
    const enter = (target: string) =>
      audit.begin(
        {
          kind: 'settings.change',
          who: { role: 'officer', unit: 'A', subject: 'person-1' },
          unit: 'A',
          target,
          before: { volume: 3, prompts: [1, { b: 2, a: 1 }] },
          after: null,
          from: 'request-1',
        },
        '2026-11-20T08:00:00+07:00',
      );
    await audit.end(await enter('done'), 'done');
    await enter('attempted');
    const before = await audit.newest('2026-11', { limit: 10 });
    await exported();
    await dropTable();

    expect(await restored()).toMatchObject({ others: 3 });

    const after = await audit.newest('2026-11', { limit: 10 });
    expect(after).toEqual(before);
    expect(after.map(({ outcome }) => outcome)).toEqual(['attempted', 'done']);
    expect(auditFaults(after.toReversed())).toEqual([]);
  });
});

describe('an export', () => {
  it('has a line of DynamoDB JSON for each item, each under its type', async () => {
    await recordCity(3);

    expect(await exported()).toBe(4);

    const lines = linesOf(backup()).map((line) => JSON.parse(line).Item);
    expect(lines.find(({ sk }) => sk.S === 'v00000001')?.body).toEqual({ B: expect.any(String) });
    expect(lines.find(({ at }) => at?.S === '2026-09-01T14:15:00+07:00')).toMatchObject({
      pk: { S: 'RESPONSE#01#2026-09-01' },
      answers: { M: { overall: { N: '1' }, officials: { N: '3' } } },
      version: { N: '1' },
      state: { S: 'held' },
      reasons: { L: [{ S: 'clear-guidance' }] },
    });
  });

  it('goes over all pages of the table', async () => {
    const { client, tableName } = api.table;
    for (let at = 0; at < 8; at++) {
      const Item = { pk: 'CONFIG#large', sk: `${at}`, body: new Uint8Array(380_000).fill(at) };
      await client.send(new PutCommand({ TableName: tableName, Item }));
    }

    expect(await exported()).toBe(9);

    await dropTable();
    expect(await restored()).toMatchObject({ configuration: 9, restored: 9, months: [] });
  });

  it('that fails leaves no file, neither whole nor part', async () => {
    const failing: RawItems = {
      ...items,
      pages: async function* () {
        yield* [[{ pk: { S: 'a' }, sk: { S: 'b' } }]];
        throw new StoreUnavailableError('The table did not take the request');
      },
    };

    await expect(exportTable(failing, backup(), () => {})).rejects.toThrow(StoreUnavailableError);

    expect(readdirSync(folder)).toEqual([]);
  });

  it('writes over no other', async () => {
    writeFileSync(backup(), 'precious');

    await expect(exported()).rejects.toThrow(/exists; choose another name$/);

    expect(readFileSync(backup(), 'utf8')).toBe('precious');
  });
});

describe('an import', () => {
  it('reads a folder as the export of DynamoDB to S3 writes it, and misses no file of it', async () => {
    await recordCity(10);
    await exported();
    await dropTable();
    const lines = linesOf(backup());
    const aws = join(folder, '01794-export');
    mkdirSync(join(aws, 'data'), { recursive: true });
    const names = ['aaa.json.gz', 'bbb.json.gz'];
    names.forEach((name, at) => {
      const part = lines.filter((_, line) => line % 2 === at);
      writeFileSync(join(aws, 'data', name), gzipSync(`${part.join('\n')}\n`));
    });
    const manifest = names.map((name) => JSON.stringify({ dataFileS3Key: `AWSDynamoDB/01794/data/${name}` }));
    writeFileSync(join(aws, 'manifest-files.json'), `${manifest.join('\n')}\n`);

    expect(await restored(aws)).toMatchObject({ files: 2, responses: 10, restored: 11 });

    rmSync(join(aws, 'data', 'bbb.json.gz'));
    await expect(restored(aws)).rejects.toThrow(/lacks files of its manifest: bbb\.json\.gz/);
  });

  it('refuses a table that has items, and says what to do', async () => {
    await recordCity(2);
    await exported();

    await expect(restored()).rejects.toThrow(/The table has items.*--resume/);
  });

  const WRONG: readonly (readonly [string, (line: string) => string, RegExp])[] = [
    ['no JSON', (line) => line.slice(0, -5), /is not JSON/],
    ['no item', () => '{"NewImage":{}}', /has no "Item"/],
    ['no key', (line) => line.replace('"sk"', '"xx"'), /has no keys/],
    ['a value without its type', (line) => line.replace('{"S":"kiosk"}', '"kiosk"'), /"channel" is no value/],
    ['a number that is none', (line) => line.replace('"N":"1"', '"N":"one"'), /is no value with its type/],
    [
      'another day than its key',
      (line) => line.replace('"at":{"S":"2026-09', '"at":{"S":"2026-08'),
      /but was given at 2026-08/,
    ],
    ['no answers', (line) => line.replace('"answers"', '"replies"'), /has no "answers"/],
    ['no time of receipt', (line) => line.replace('"receivedAt"', '"sentAt"'), /has no "receivedAt"/],
  ];

  it.each(WRONG)('names the line that has %s, and changes nothing', async (_, spoil, message) => {
    await recordCity(1);
    await exported();
    await dropTable();
    const lines = linesOf(backup());
    const at = lines.findIndex((line) => line.includes('RESPONSE#'));
    lines[at] = spoil(lines[at] as string);
    const wrong = join(folder, 'wrong.jsonl.gz');
    writeFileSync(wrong, gzipSync(lines.join('\n')));

    const refusal = await restored(wrong).catch((error: Error) => error);

    expect(String(refusal)).toMatch(message);
    expect(String(refusal)).toContain(`wrong.jsonl.gz, line ${at + 1}: `);
    expect(await itemCount()).toBe(0);
  });

  it.each([
    ['cut short', (bytes: Buffer) => bytes.subarray(0, -40)],
    ['damaged', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, 60), bytes.subarray(61)])],
    ['no gzip', (bytes: Buffer) => gunzipSync(bytes)],
  ])('refuses a file that is %s, and changes nothing', async (_, spoil) => {
    await recordCity(20);
    await exported();
    await dropTable();
    const wrong = join(folder, 'wrong.jsonl.gz');
    writeFileSync(wrong, spoil(readFileSync(backup())));

    await expect(restored(wrong)).rejects.toThrow(
      /wrong\.jsonl\.gz cannot be read after line \d+ \(.+\); fetch/,
    );

    expect(await itemCount()).toBe(0);
  });

  it('puts back what was asked, and counts it in the months of reception and completion', async () => {
    const { asked, store } = api.table;
    const at = '2026-11-23T09:00:00+07:00';
    await asked.recordDossier(sampleDossier(1), at);
    await asked.recordIssued({ id: sampleId(2), unit: 'A1', day: '2026-10-26', counts: { result: 4 } }, at);
    await exported();
    await dropTable();

    expect(await restored()).toMatchObject({ asked: 2, others: 1, restored: 4, months: ['2026-10'] });

    const of = async (month: string) =>
      (await store.sheetAt({ parent: 'A', month, unit: 'A1' }, true))?.tally() ??
      (await store.sheetAt({ parent: 'B', month, unit: 'A1' }, true))?.tally();
    expect(await of('2026-10')).toMatchObject({
      dossiers: { channels: { counter: [1, 0, 0, 0] } },
      issued: { result: 4 },
    });
    expect(await of('2026-11')).toMatchObject({ dossiers: { channels: { counter: [0, 1, 1, 0] } } });
  });

  it.each([
    ['under another day', { pk: 'DOSSIER#A1#2026-10-27' }, 'was received at'],
    ['under no day', { pk: 'DOSSIER#A1' }, 'is no unit and day'],
    ['without when it was due', { due: null }, 'has no "due"'],
  ])('refuses a dossier %s, and changes nothing', async (_, damage, reason) => {
    const item = dossierItem(sampleDossier(1), { recordedAt: '2026-11-23T09:00:00+07:00', version: 1 });
    await api.table.client.send(
      new PutCommand({ TableName: api.table.tableName, Item: { ...item, ...damage } }),
    );
    await exported();
    await dropTable();

    await expect(restored()).rejects.toThrow(reason);

    expect(await itemCount()).toBe(0);
  });

  it('puts back facts of kinds it does not know as they are', async () => {
    const fact = { pk: 'COMPLAINT#A1#2026-11', sk: 'x', large: 12_345_678_901_234, tags: new Set(['a']) };
    await api.table.client.send(new PutCommand({ TableName: api.table.tableName, Item: fact }));
    await exported();
    await dropTable();

    expect(await restored()).toMatchObject({ others: 1, restored: 2 });

    const { pk, sk } = fact;
    const { Item } = await api.table.client.send(
      new GetCommand({ TableName: api.table.tableName, Key: { pk, sk } }),
    );
    expect(Item).toEqual(fact);
  });
});

describe('an import that was stopped', () => {
  it('after any put, or while it counts, goes on to the same end', { timeout: 120_000 }, async () => {
    const responses = await recordCity(5);
    await api.fold(responses);
    const before = await results();
    await exported();
    const reports: number[] = [];

    for (let calls = 0; calls <= 7; calls++) {
      await dropTable();
      let left = calls;
      const spend = (): void => {
        left -= 1;
        if (left < 0) throw new StoreUnavailableError('The table did not take the request');
      };
      const stopped = restored(backup(), {
        items: {
          ...items,
          putBack: async (item) => {
            spend();
            return items.putBack(item);
          },
        },
        store: {
          ...api.table.store,
          putFolded: async (...given) => {
            spend();
            return api.table.store.putFolded(...given);
          },
        },
      });
      expect(String(await stopped.catch(String))).toMatch(/StoreUnavailableError/);
      const { restored: put, present, changed } = await restored(backup(), { resume: true });
      reports.push(put + present + changed);
      expect(await results()).toEqual(before);
    }

    expect(new Set(reports)).toEqual(new Set([6]));
  });

  it('brings nothing back that was erased in between', async () => {
    const [response] = (await recordCity(1)) as [SurveyResponse];
    await exported();
    const { client, tableName } = api.table;
    await setState(client, tableName, response, 'erased');

    const report = await restored(backup(), { resume: true });

    expect(report).toMatchObject({ restored: 0, present: 1, changed: 1 });
    const { Item } = await client.send(new GetCommand({ TableName: tableName, Key: responseKey(response) }));
    expect([Item?.state, Item?.answers]).toEqual(['erased', undefined]);
  });
});
