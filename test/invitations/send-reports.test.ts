import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { endedBy, type ReportSubscription } from '#domain/report-subscription.ts';
import type { Organisation } from '#domain/unit.ts';
import { indexOrganisation } from '#domain/unit-tree.ts';
import { type Message, MessageRefusedError, type Provider } from '../../functions/invitations/provider.ts';
import { type SendReportsDeps, sendReports } from '../../functions/invitations/send-reports.ts';
import { forgetReportSubscriptions } from '../../functions/local/forget-report-subscriptions.ts';
import { createRawItems } from '../../functions/store/raw-items.ts';
import { memoryProvider, notTaken, TEST_SEAL } from '../support/invitations.ts';
import { sampleSubscription } from '../support/report-subscriptions.ts';
import { ORGANISATION, sampleId } from '../support/sample.ts';
import { openTable, type TestTable } from '../support/table.ts';

const DAY_MS = 86_400_000;
/** When the report of November is sent. */
const DUE = Date.parse('2026-12-02T08:00:00+07:00');
const NEXT = Date.parse('2027-01-02T08:00:00+07:00');

let table: TestTable;
let nowMs = DUE;
beforeEach(async () => {
  table = await openTable();
  nowMs = DUE;
});
afterEach(() => table.close());

const subscribed = async (more: Parameters<typeof sampleSubscription>[0] = {}) => {
  const subscription = sampleSubscription(more);
  expect(await table.reportSubscriptions.putSubscription(subscription)).toBe(true);
  return subscription;
};

const depsWith = (
  provider: Provider = memoryProvider(),
  organisation: Organisation = ORGANISATION,
): SendReportsDeps & { readonly reported: unknown[] } => {
  const index = indexOrganisation(organisation);
  const reported: unknown[] = [];
  return {
    subscriptions: table.reportSubscriptions,
    seal: TEST_SEAL,
    providers: { email: provider },
    organisation: async () => index,
    cityName: 'Thành phố Hà Nội',
    siteUrl: 'https://danhgia.example.vn',
    now: () => nowMs,
    report: (error) => reported.push(error),
    reported,
  };
};

const runAt = async (deps: SendReportsDeps, ...times: readonly number[]): Promise<void> => {
  for (const time of times) {
    nowMs = time;
    await sendReports(deps);
  }
};

const standing = async (of: ReportSubscription): Promise<ReportSubscription | undefined> =>
  table.reportSubscriptions.subscriptionAt(of);

const periodsOf = (sent: readonly Message[]): readonly string[] => sent.map(({ id }) => id.slice(27));

describe('word of a report', () => {
  it('goes out once when the period is over, and again when the next one is', async () => {
    const provider = memoryProvider();
    const made = await subscribed();
    const deps = depsWith(provider);

    await runAt(deps, DUE - 1000, DUE, DUE + 300_000, DUE + 20 * DAY_MS, NEXT);

    expect(periodsOf(provider.sent)).toEqual(['2026-11', '2026-12']);
    expect(await standing(made)).toMatchObject({
      sent: { period: '2026-12', at: '2027-01-02T08:00:00+07:00' },
      failures: 0,
    });
    expect(deps.reported).toEqual([]);
  });

  it('says unit, period, link, who set it up and how to end it, in Vietnamese', async () => {
    const provider = memoryProvider();
    await subscribed();

    await runAt(depsWith(provider), DUE);

    const [message] = provider.sent;
    expect(message).toMatchObject({
      type: 'report',
      kind: 'email',
      to: 'lan.nguyen@hanoi.gov.vn',
      subject: 'Báo cáo sự hài lòng của người dân tháng 11 năm 2026: Đơn vị A1',
      reportUrl: 'https://danhgia.example.vn/manage/?view=report&unit=A1&period=2026-11&lang=vi',
    });
    expect(message?.text).toContain('Đơn vị: Đơn vị A1\nKỳ báo cáo: tháng 11 năm 2026');
    expect(message?.text).toContain('do lãnh đạo của Đơn vị A1 đăng ký ngày 23/11/2026');
    expect(message?.text).toContain('Cần đăng nhập để xem.');
    expect(message?.text).toContain(message?.optOutUrl);
    expect(message?.optOutUrl).toMatch(
      /^https:\/\/danhgia\.example\.vn\/u\/A1\/month-[0-9a-f]{32}-[0-9a-f]{32}$/,
    );
  });

  it('says the same of a week in English, with links to pages in English', async () => {
    const provider = memoryProvider();
    await subscribed({ every: 'week', language: 'en' });

    await runAt(depsWith(provider), Date.parse('2026-11-30T08:00:00+07:00'));

    const [message] = provider.sent;
    expect(message?.text).toContain('Period: week 48 of 2026 (23/11/2026 – 29/11/2026)');
    expect(message?.text).toContain('period=2026-W48&lang=en');
    expect(message?.text).toContain('You get this mail every week; a manager of Unit A1 set it up');
    expect(message?.optOutUrl).toMatch(/\?lang=en$/);
  });

  it('has no figure: nothing with a percent sign, a comma between digits or a count', async () => {
    const provider = memoryProvider();
    await subscribed();

    await runAt(depsWith(provider), DUE);

    const said = provider.sent[0]?.text.replaceAll(/https:\S+/g, '') ?? '';
    // Names of units, the period, and the day on which it was set up.
    expect(said.match(/\d+/g)).toEqual(['1', '11', '2026', '1', '23', '11', '2026']);
    expect(said).not.toMatch(/%|\d[,.]\d/);
  });

  it('is sent once by two who send at the same time', async () => {
    const provider = memoryProvider();
    for (let number = 1; number <= 20; number++) {
      await subscribed({ id: sampleId(number), email: `lan.${number}@hanoi.gov.vn` });
    }

    const reports = await Promise.all([sendReports(depsWith(provider)), sendReports(depsWith(provider))]);

    expect(new Set(provider.sent.map(({ id }) => id)).size).toBe(20);
    expect(provider.sent).toHaveLength(20);
    expect(reports.reduce((sum, { sent }) => sum + sent, 0)).toBe(20);
  });

  it('is not sent twice by who comes after one that died between claim and message', async () => {
    const after = memoryProvider();
    await subscribed();
    let puts = 0;
    await sendReports({
      ...depsWith(memoryProvider(notTaken)),
      subscriptions: {
        ...table.reportSubscriptions,
        putSubscription: (put) =>
          ++puts === 1 ? table.reportSubscriptions.putSubscription(put) : Promise.reject(new Error('died')),
      },
    });

    await runAt(depsWith(after), DUE + 300_000, DUE + DAY_MS, NEXT);

    expect(periodsOf(after.sent)).toEqual(['2026-12']);
  });

  it('is of the last period alone after months in which nobody looked, or nothing sent e-mail', async () => {
    const provider = memoryProvider();
    await subscribed();
    const deps = depsWith(provider);

    await runAt({ ...deps, providers: {} }, DUE, NEXT);
    await runAt(deps, NEXT + 31 * DAY_MS);

    expect(periodsOf(provider.sent)).toEqual(['2027-01']);
  });

  it('is sent between 8 and 20 only', async () => {
    const provider = memoryProvider();
    await subscribed();

    await runAt(depsWith(provider), DUE + 12 * 3_600_000, DUE + DAY_MS - 1000);
    expect(provider.sent).toEqual([]);
    await runAt(depsWith(provider), DUE + DAY_MS);

    expect(provider.sent).toHaveLength(1);
  });
});

describe('a provider', () => {
  it('that does not take it is asked again, by the same id, and the next period comes in the end', async () => {
    const ids: string[] = [];
    const provider = memoryProvider(({ id }) => (ids.push(id) <= 6 ? notTaken() : undefined));
    const made = await subscribed();
    const hours = Array.from({ length: 72 }, (_, hour) => DUE + hour * 3_600_000);

    await runAt(depsWith(provider), ...hours);
    expect(await standing(made)).toMatchObject({ missed: { period: '2026-11' } });
    await runAt(depsWith(provider), NEXT);

    expect(new Set(ids).size).toBe(2);
    expect(periodsOf(provider.sent)).toEqual(['2026-12']);
    expect((await standing(made))?.missed).toBeUndefined();
  });

  it('that refuses the address ends it, and the others go on', async () => {
    const refused = await subscribed({ email: 'gone@hanoi.gov.vn' });
    await subscribed({ id: sampleId(2) });
    const provider = memoryProvider(({ to }) =>
      to.startsWith('gone') ? new MessageRefusedError('no such mailbox') : undefined,
    );
    const deps = depsWith(provider);

    await runAt(deps, DUE, DUE + 600_000, NEXT);

    expect(await standing(refused)).toMatchObject({ ended: { by: 'provider' } });
    expect(provider.sent.map(({ to }) => to)).toEqual(['lan.nguyen@hanoi.gov.vn', 'lan.nguyen@hanoi.gov.vn']);
    expect(deps.reported).toHaveLength(1);
  });
});

describe('a subscription', () => {
  it('that was ended meanwhile stays ended, and nothing more is sent', async () => {
    const made = await subscribed();
    const provider = memoryProvider();
    const ending: Provider = {
      send: async (message) => {
        const known = (await standing(made)) as ReportSubscription;
        await table.reportSubscriptions.putSubscription(endedBy(known, 'recipient', nowMs));
        await provider.send(message);
      },
    };

    await runAt(depsWith(ending), DUE, NEXT);

    expect(provider.sent).toHaveLength(1);
    expect(await standing(made)).toMatchObject({ ended: { by: 'recipient' } });
  });

  it('ends with its unit', async () => {
    const made = await subscribed();
    const provider = memoryProvider();
    const reformed: Organisation = {
      ...ORGANISATION,
      units: ORGANISATION.units.map((unit) =>
        unit.id === 'A1'
          ? { ...unit, placements: [...unit.placements, { from: '2026-12', parent: 'closed' as const }] }
          : unit,
      ),
    };

    await runAt(depsWith(provider, reformed), DUE);

    expect(provider.sent).toEqual([]);
    expect(await standing(made)).toMatchObject({ ended: { by: 'reform' } });
  });

  it('does not open where it was copied to another unit', async () => {
    const provider = memoryProvider();
    const { sealed } = sampleSubscription();
    await subscribed({ unit: 'A2', ...(sealed ? { sealed } : {}) });
    const deps = depsWith(provider);

    await runAt(deps, DUE);

    expect(provider.sent).toEqual([]);
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

  it('never holds an address in clear, and none at all once it was ended', async () => {
    const made = await subscribed();
    await runAt(depsWith(), DUE);
    expect(await everything()).toContain('sealed');
    await table.reportSubscriptions.putSubscription(
      endedBy((await standing(made)) as ReportSubscription, 'recipient', DUE),
    );

    const kept = await everything();

    expect(kept).toContain('SUBSCRIPTION#all');
    for (const personal of ['lan.', 'nguyen', 'hanoi.gov.vn', 'sealed']) expect(kept).not.toContain(personal);
  });

  it('forgets what was ended after ninety days, and nothing that lives', async () => {
    const made = await subscribed();
    await subscribed({ every: 'week', id: sampleId(2) });
    await table.reportSubscriptions.putSubscription(endedBy(made, 'manager', DUE));
    const left = async (atMs: number) => {
      await forgetReportSubscriptions(table.client, table.tableName, atMs);
      return (await table.reportSubscriptions.allSubscriptions()).map(({ every }) => every);
    };

    expect(await left(DUE + 89 * DAY_MS)).toEqual(['month', 'week']);
    expect(await left(DUE + 91 * DAY_MS)).toEqual(['week']);
  });
});
