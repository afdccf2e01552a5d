import { describe, expect, it } from 'vitest';
import {
  afterFailure,
  claimed,
  ended,
  firstDueMs,
  type Invitation,
  REMINDER_AFTER_DAYS,
  sendingTimeFrom,
} from '#domain/invitation.ts';
import { localIsoOf } from '#domain/time.ts';

const DAY_MS = 86_400_000;
const ms = (text: string): number => Date.parse(`${text}+07:00`);
const MONDAY_10 = ms('2026-11-23T10:00:00');

const INVITATION: Invitation = {
  id: '01K9Z6N0Q3T4V5W6X700000001',
  version: 1,
  unit: 'A1',
  moment: 'result',
  at: '2026-11-22T10:00:00+07:00',
  language: 'vi',
  kind: 'phone',
  addressHash: 'ab',
  sealed: Uint8Array.of(1),
  next: 'first',
  reminds: true,
  dueMs: MONDAY_10,
  failures: 0,
  untilMs: MONDAY_10 + 89 * DAY_MS,
};

describe('the hours of the day', () => {
  it.each([
    ['2026-11-23T00:00:00', '2026-11-23T08:00:00'],
    ['2026-11-23T07:59:59', '2026-11-23T08:00:00'],
    ['2026-11-23T08:00:00', '2026-11-23T08:00:00'],
    ['2026-11-23T19:59:59', '2026-11-23T19:59:59'],
    ['2026-11-23T20:00:00', '2026-11-24T08:00:00'],
    ['2026-12-31T23:30:00', '2027-01-01T08:00:00'],
  ])('let a message of %s go out at %s', (wanted, sent) => {
    expect(localIsoOf(sendingTimeFrom(ms(wanted)))).toBe(`${sent}+07:00`);
  });
});

describe('the first message', () => {
  it('is due a day after the result was handed over', () => {
    expect(firstDueMs(MONDAY_10, MONDAY_10)).toBe(MONDAY_10 + DAY_MS);
  });

  it('is due when it was asked for, within the hours of the day', () => {
    expect(localIsoOf(firstDueMs(MONDAY_10, MONDAY_10, ms('2026-11-23T21:00:00')))).toBe(
      '2026-11-24T08:00:00+07:00',
    );
  });

  it('is due at once, and not in the past, where the moment was told late', () => {
    expect(firstDueMs(MONDAY_10 - 5 * DAY_MS, MONDAY_10)).toBe(MONDAY_10);
  });
});

describe('an invitation', () => {
  it('is reminded of once, three days after it was sent', () => {
    const first = claimed(INVITATION, MONDAY_10);
    const second = claimed(first, first.dueMs);

    expect(first).toMatchObject({ next: 'reminder', version: 2 });
    expect(first.dueMs).toBe(MONDAY_10 + REMINDER_AFTER_DAYS * DAY_MS);
    expect(second).toMatchObject({ next: 'none', end: 'sent', version: 3 });
  });

  it.each([
    ['once it has nothing more to say', claimed(claimed(INVITATION, MONDAY_10), MONDAY_10)],
    ['if no reminder is wanted', claimed({ ...INVITATION, reminds: false }, MONDAY_10)],
    [
      'if its link expires before the reminder',
      claimed({ ...INVITATION, untilMs: MONDAY_10 + 1 }, MONDAY_10),
    ],
    ['when the citizen has rated', ended(INVITATION, 'rated')],
    ['when it is refused', afterFailure(INVITATION, claimed(INVITATION, MONDAY_10), 'refused', MONDAY_10)],
  ])('has no address left %s', (_, { next, sealed }) => {
    expect({ next, sealed }).toEqual({ next: 'none', sealed: undefined });
  });

  it('is tried again later and later, and given up after nearly two days', () => {
    let at = MONDAY_10;
    let invitation = INVITATION;
    const waits: number[] = [];
    while (invitation.next !== 'none') {
      const failed = afterFailure(invitation, claimed(invitation, at), 'later', at);
      if (failed.next !== 'none') waits.push((failed.dueMs - at) / 60_000);
      [invitation, at] = [failed, failed.dueMs];
    }

    expect(invitation).toMatchObject({ end: 'given-up' });
    expect(waits.slice(0, 3)).toEqual([5, 30, 120]);
    expect(waits).toHaveLength(5);
  });

  it('begins to count failures anew with the reminder', () => {
    const failed = afterFailure(INVITATION, claimed(INVITATION, MONDAY_10), 'later', MONDAY_10);

    expect(failed.failures).toBe(1);
    expect(claimed(failed, failed.dueMs).failures).toBe(0);
  });
});
