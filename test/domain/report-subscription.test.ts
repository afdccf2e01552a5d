import { describe, expect, it } from 'vitest';
import { endedPeriod, periodText } from '#domain/period.ts';
import {
  afterTryInVain,
  claimedFor,
  duePeriod,
  endedBy,
  firstReportMs,
  isListed,
  maskedAddress,
  type ReportSubscription,
} from '#domain/report-subscription.ts';
import { localIsoOf } from '#domain/time.ts';

const ms = (text: string): number => Date.parse(`${text}+07:00`);

const made = (every: 'month' | 'week', at: string): ReportSubscription => ({
  unit: 'A1',
  every,
  addressHash: 'ab',
  id: '01K9Z6N0Q3T4V5W6X700000001',
  version: 1,
  language: 'vi',
  sealed: Uint8Array.of(1),
  createdAt: `${at}+07:00`,
  createdBy: { role: 'manager', unit: 'A1' },
  dueMs: firstReportMs(every, ms(at)),
  failures: 0,
});
const dueAt = (subscription: ReportSubscription, at: string): string | undefined => {
  const period = duePeriod(subscription, ms(at));
  return period && periodText(period);
};

describe('the first report', () => {
  it.each([
    // A month is told of on the second day of the next; mail goes out from eight.
    ['month', '2026-11-23T10:00:00', '2026-12-02T08:00:00'],
    ['month', '2026-11-01T00:00:00', '2026-12-02T08:00:00'],
    ['month', '2026-11-30T23:59:59', '2026-12-02T08:00:00'],
    // October is over, though nobody was told of it yet.
    ['month', '2026-11-01T10:00:00', '2026-12-02T08:00:00'],
    ['month', '2026-12-31T10:00:00', '2027-01-02T08:00:00'],
    // 23 November 2026 is a Monday.
    ['week', '2026-11-23T07:00:00', '2026-11-30T08:00:00'],
    ['week', '2026-11-29T23:59:59', '2026-11-30T08:00:00'],
    ['week', '2026-12-31T10:00:00', '2027-01-04T08:00:00'],
  ] as const)('of every %s, asked for at %s, is due at %s', (every, at, due) => {
    expect(localIsoOf(firstReportMs(every, ms(at)))).toBe(`${due}+07:00`);
  });
});

describe('the period that is due', () => {
  it.each([
    ['2026-12-01T12:00:00', undefined],
    ['2026-12-02T07:59:59', undefined],
    ['2026-12-02T08:00:00', '2026-11'],
    ['2026-12-02T19:59:59', '2026-11'],
    ['2026-12-02T20:00:00', undefined],
    ['2026-12-24T09:00:00', '2026-11'],
    // Nobody has looked for two months: only the last.
    ['2027-02-05T09:00:00', '2027-01'],
  ])('of a month, at %s, is %s', (at, period) => {
    expect(dueAt(made('month', '2026-11-23T10:00:00'), at)).toBe(period);
  });

  it('of a week is due on Monday, over the end of a year too', () => {
    const weekly = made('week', '2026-12-29T10:00:00');

    expect(dueAt(weekly, '2027-01-03T12:00:00')).toBeUndefined();
    expect(dueAt(weekly, '2027-01-04T08:00:00')).toBe('2026-W53');
  });

  it('is due no more once it was claimed, or the subscription ended', () => {
    const monthly = made('month', '2026-11-23T10:00:00');
    const claim = claimedFor(monthly, endedPeriod('month', ms('2026-12-02T08:00:00')));
    const ended = endedBy(monthly, 'recipient', ms('2026-12-01T08:00:00'));

    expect(dueAt(claim, '2026-12-02T08:00:00')).toBeUndefined();
    expect(dueAt(claim, '2027-01-02T08:00:00')).toBe('2026-12');
    expect(dueAt(ended, '2026-12-02T08:00:00')).toBeUndefined();
  });
});

describe('a report that no provider takes', () => {
  it('is tried for two days, then the period is missed, and the next one comes', () => {
    let stands = made('month', '2026-11-23T10:00:00');
    const tries: string[] = [];
    for (let at = ms('2026-12-01T00:00:00'); at < ms('2026-12-20T00:00:00'); at += 300_000) {
      const period = duePeriod(stands, at);
      if (!period) continue;
      tries.push(localIsoOf(at).slice(5, 16));
      stands = afterTryInVain(stands, claimedFor(stands, period), at);
    }

    expect(tries).toEqual([
      '12-02T08:00',
      '12-02T08:05',
      '12-02T08:35',
      '12-02T10:35',
      '12-02T18:35',
      '12-03T18:35',
    ]);
    expect(stands).toMatchObject({ missed: { period: '2026-11' }, failures: 0 });
    expect(dueAt(stands, '2027-01-02T08:00:00')).toBe('2026-12');
  });
});

describe('one that is ended', () => {
  it.each(['manager', 'recipient', 'reform'] as const)('by %s has no address, and is not listed', (by) => {
    const ended = endedBy(made('week', '2026-11-23T10:00:00'), by, ms('2026-11-24T10:00:00'));

    expect(ended).toMatchObject({ version: 2, ended: { at: '2026-11-24T10:00:00+07:00', by } });
    expect(ended.sealed).toBeUndefined();
    expect(isListed(ended)).toBe(false);
  });

  it('by the provider is listed with its address, until somebody takes note', () => {
    const refused = endedBy(made('week', '2026-11-23T10:00:00'), 'provider', ms('2026-11-24T10:00:00'));
    const noted = endedBy(refused, 'manager', ms('2026-11-25T10:00:00'));

    expect([isListed(refused), refused.sealed !== undefined]).toEqual([true, true]);
    expect([isListed(noted), noted.sealed]).toEqual([false, undefined]);
  });
});

describe('an address', () => {
  it.each([
    ['nguyen.lan@hanoi.gov.vn', 'ng…@hanoi.gov.vn'],
    ['lan@hanoi.gov.vn', 'la…@hanoi.gov.vn'],
    ['ab@x.vn', 'a…@x.vn'],
    ['a@x.vn', '…@x.vn'],
  ])('%s is shown as %s', (address, shown) => {
    expect(maskedAddress(address)).toBe(shown);
  });
});
