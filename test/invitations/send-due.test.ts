import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localIsoOf } from '#domain/time.ts';
import { MessageRefusedError } from '../../functions/invitations/provider.ts';
import { type SendDeps, sendDue } from '../../functions/invitations/send-due.ts';
import { createRawItems } from '../../functions/store/raw-items.ts';
import {
  memoryProvider,
  notTaken,
  PHONE,
  sampleInvitation,
  sendDepsOf,
  TEST_SEAL,
} from '../support/invitations.ts';
import { NOW, RECEIPT, sampleResponse } from '../support/sample.ts';
import { openTable, type TestTable } from '../support/table.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** When the first message of an invitation taken at `NOW` is due, and its reminder. */
const FIRST = NOW + DAY_MS;
const REMINDER = FIRST + 3 * DAY_MS;

let table: TestTable;
let nowMs = FIRST;
beforeEach(async () => {
  table = await openTable();
  nowMs = FIRST;
});
afterEach(() => table.close());

const taken = async (receipt: string, more: Parameters<typeof sampleInvitation>[1] = {}) => {
  const invitation = sampleInvitation(receipt, more);
  expect(await table.invitations.putInvitation(invitation)).toBe(true);
  return invitation;
};

const depsWith = (provider = memoryProvider()) => sendDepsOf(table, provider, () => nowMs);

/** Runs at each of these times, one after another. */
const runAt = async (deps: SendDeps, ...times: readonly number[]) => {
  for (const time of times) {
    nowMs = time;
    await sendDue(deps);
  }
};

const everyHour = (from: number, to: number): readonly number[] =>
  Array.from({ length: (to - from) / HOUR_MS + 1 }, (_, at) => from + at * HOUR_MS);

const rate = (id: string) =>
  table.store.recordResponse(
    { ...sampleResponse(1), id, unit: 'A1', counter: 'A1-01', channel: 'link', at: localIsoOf(NOW) },
    RECEIPT,
  );

describe('what is due', () => {
  it('is sent at its time, with one reminder three days later, and nothing after it', async () => {
    const provider = memoryProvider();
    await taken('H-1');
    const deps = depsWith(provider);

    await runAt(deps, FIRST - 1000);
    expect(provider.sent).toEqual([]);
    await runAt(deps, ...everyHour(FIRST, REMINDER + DAY_MS));

    expect(provider.sent.map(({ id, to }) => [id.slice(27), to])).toEqual([
      ['first', PHONE.value],
      ['reminder', PHONE.value],
    ]);
    expect(deps.reported).toEqual([]);
  });

  it('is sent once by two who send at the same time', async () => {
    const provider = memoryProvider();
    for (let number = 0; number < 30; number++) await taken(`H-${number}`);

    const reports = await Promise.all([sendDue(depsWith(provider)), sendDue(depsWith(provider))]);

    expect(provider.sent).toHaveLength(30);
    expect(new Set(provider.sent.map(({ id }) => id)).size).toBe(30);
    expect(reports.reduce((sum, { sent }) => sum + sent, 0)).toBe(30);
  });

  it('is not sent twice by who comes after one that died between claim and message', async () => {
    const died = memoryProvider();
    const after = memoryProvider();
    const { id } = await taken('H-1');
    const dying = depsWith(died);
    let puts = 0;
    await sendDue({
      ...dying,
      // The claim is put; what would tell of the failure is not.
      invitations: {
        ...table.invitations,
        putInvitation: (invitation) =>
          ++puts === 1 ? table.invitations.putInvitation(invitation) : Promise.reject(new Error('died')),
      },
      providers: {
        phone: {
          send: async () => {
            throw notTaken();
          },
        },
      },
    });

    await runAt(depsWith(after), ...everyHour(FIRST, REMINDER));

    expect(after.sent.map((message) => message.id)).toEqual([`${id}-reminder`]);
  });

  it('is sent between 8 and 20 only', async () => {
    const provider = memoryProvider();
    await taken('H-1', { dueMs: FIRST, reminds: false });

    await runAt(depsWith(provider), Date.parse('2026-11-24T20:05:00+07:00'));
    expect(provider.sent).toEqual([]);
    await runAt(depsWith(provider), Date.parse('2026-11-25T07:55:00+07:00'));
    expect(provider.sent).toEqual([]);
    await runAt(depsWith(provider), Date.parse('2026-11-25T08:00:00+07:00'));

    expect(provider.sent).toHaveLength(1);
  });

  it('is found also after days in which nobody looked', async () => {
    const provider = memoryProvider();
    const deps = depsWith(provider);
    await runAt(deps, NOW);
    await taken('H-1', { reminds: false });

    await runAt(deps, FIRST + 6 * DAY_MS);

    expect(provider.sent).toHaveLength(1);
  });

  it('is taken in parts, and all of it in the end', async () => {
    const provider = memoryProvider();
    for (let number = 0; number < 120; number++) await taken(`H-${number}`, { reminds: false });

    await runAt(depsWith(provider), FIRST);

    expect(new Set(provider.sent.map(({ id }) => id)).size).toBe(120);
  });
});

describe('a citizen who has rated', () => {
  it('is not asked at all', async () => {
    const provider = memoryProvider();
    const { id } = await taken('H-1');
    await rate(id);

    await runAt(depsWith(provider), FIRST);

    expect(provider.sent).toEqual([]);
    expect(await table.invitations.invitationWithId(id)).toMatchObject({ next: 'none', end: 'rated' });
  });

  it('is not reminded', async () => {
    const provider = memoryProvider();
    const { id } = await taken('H-1');
    await runAt(depsWith(provider), FIRST);
    await rate(id);

    await runAt(depsWith(provider), REMINDER);

    expect(provider.sent).toHaveLength(1);
  });
});

describe('who has opted out', () => {
  it('gets neither message nor reminder, of any dossier', async () => {
    const provider = memoryProvider();
    await taken('H-1');
    await runAt(depsWith(provider), FIRST);
    await taken('H-2', { dueMs: FIRST + HOUR_MS });
    await table.invitations.optOut(TEST_SEAL.hashOf(PHONE), '2026-11-24');

    await runAt(depsWith(provider), FIRST + HOUR_MS, REMINDER);

    expect(provider.sent).toHaveLength(1);
  });
});

describe('one that the engine does not give', () => {
  it('does not hold up the others, however many there are and few are sent at once', async () => {
    const stuck = await taken('H-0', { dueMs: FIRST - 1000, reminds: false });
    for (let number = 1; number <= 20; number++) await taken(`H-${number}`, { reminds: false });
    const provider = memoryProvider();
    const deps = depsWith(provider);
    const invitationWithId = async (id: string) => {
      if (id === stuck.id) throw new Error('not now');
      return deps.invitations.invitationWithId(id);
    };
    const troubled = { ...deps, mostARun: 6, invitations: { ...deps.invitations, invitationWithId } };

    await runAt(troubled, FIRST, FIRST, FIRST, FIRST);
    expect(provider.sent).toHaveLength(20);
    await runAt(deps, FIRST);

    expect(provider.sent).toHaveLength(21);
    expect(deps.reported).toHaveLength(4);
  });
});

describe('a provider that fails', () => {
  it('is tried again, later each time, and told the same id', async () => {
    const ids: string[] = [];
    const provider = memoryProvider(({ id }) => (ids.push(id) < 3 ? notTaken() : undefined));
    const deps = depsWith(provider);
    await taken('H-1', { reminds: false });

    await runAt(deps, FIRST, FIRST + 60_000, FIRST + 5 * 60_000, FIRST + 34 * 60_000, FIRST + 35 * 60_000);

    expect(new Set(ids).size).toBe(1);
    expect(ids).toHaveLength(3);
    expect(provider.sent).toHaveLength(1);
    expect(deps.reported).toHaveLength(2);
  });

  it('is given up after nearly two days, and the address is gone', async () => {
    const { id } = await taken('H-1');
    const deps = depsWith(memoryProvider(notTaken));

    await runAt(deps, ...everyHour(FIRST, FIRST + 3 * DAY_MS));

    const left = await table.invitations.invitationWithId(id);
    expect(left).toMatchObject({ next: 'none', end: 'given-up' });
    expect(left?.sealed).toBeUndefined();
    expect(deps.reported).toHaveLength(6);
  });

  it('is not asked again where it refuses for good', async () => {
    const { id } = await taken('H-1');

    await runAt(depsWith(memoryProvider(() => new MessageRefusedError('no such number'))), FIRST);

    expect(await table.invitations.invitationWithId(id)).toMatchObject({ next: 'none', end: 'refused' });
  });

  it('does not hold up the others', async () => {
    const poison = await taken('H-0', { dueMs: FIRST - 1000, sealed: Uint8Array.of(1, 2, 3) });
    for (let number = 1; number <= 20; number++) await taken(`H-${number}`, { reminds: false });
    const provider = memoryProvider(({ id }) => (id.startsWith(poison.id) ? notTaken() : undefined));
    const deps = depsWith(provider);

    await runAt(deps, FIRST);

    expect(provider.sent).toHaveLength(20);
    expect(deps.reported).toHaveLength(1);
  });
});

describe('the table', () => {
  const everything = async (): Promise<string> => {
    const items: unknown[] = [];
    for await (const page of createRawItems(table.client, table.tableName).pages()) items.push(...page);
    return JSON.stringify(items, (_, value) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
    );
  };

  it('never holds an address or a number of a receipt in clear', async () => {
    await taken('H29.1-000042', { address: { kind: 'email', value: 'lan.nguyen@example.vn' } });
    await taken('H29.1-000043');
    await table.invitations.optOut(TEST_SEAL.hashOf(PHONE), '2026-11-24');

    const kept = await everything();

    expect(kept).toContain('INVITATION#');
    for (const personal of ['lan.nguyen', 'example.vn', '912345678', 'H29.1', '000042']) {
      expect(kept).not.toContain(personal);
    }
  });

  it('holds nothing sealed any more once the last message was sent', async () => {
    await taken('H-1');

    await runAt(depsWith(), FIRST, REMINDER);

    expect(await everything()).not.toContain('sealed');
  });

  it('has every invitation removed by its time to live, and no opt-out', async () => {
    await taken('H-1');
    await table.invitations.optOut('ab', '2026-11-24');
    const items: Record<string, { N?: string; S?: string }>[] = [];
    for await (const page of createRawItems(table.client, table.tableName).pages())
      items.push(...(page as never[]));

    const lasting = items.filter(({ expiresAt }) => !expiresAt).map(({ pk }) => pk?.S);

    expect(lasting).toEqual(['OPTOUT#ab']);
    expect(items).toHaveLength(3);
  });
});
