import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  daysBetween,
  lastDayOf,
  localHourOf,
  localIsoOf,
  monthPlus,
  monthsBetween,
  parseInstant,
  weekdayOf,
} from '#domain/time.ts';

describe('time in Asia/Ho_Chi_Minh', () => {
  it('begins its day at 17:00 UTC of the day before', () => {
    expect(localHourOf(Date.parse('2026-10-31T16:59:59Z'))).toEqual({
      day: '2026-10-31',
      month: '2026-10',
      hour: '23',
    });
    expect(localHourOf(Date.parse('2026-10-31T17:00:00Z'))).toEqual({
      day: '2026-11-01',
      month: '2026-11',
      hour: '00',
    });
  });

  it('agrees with the time zone database', () => {
    const format = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Asia/Ho_Chi_Minh',
      dateStyle: 'short',
      timeStyle: 'medium',
    });
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        (date) => {
          expect(localIsoOf(date.getTime())).toBe(`${format.format(date).replace(' ', 'T')}+07:00`);
        },
      ),
    );
  });

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
        expect(parseInstant(localIsoOf(seconds * 1000))).toBe(seconds * 1000);
      }),
    );
  });

  it.each([
    ['2026-11-23T09:41:07+07:00', '2026-11-23T02:41:07Z'],
    ['2026-11-23T02:41:07.123Z', '2026-11-23T02:41:07Z'],
    ['2024-02-29T00:00:00-05:30', '2024-02-29T05:30:00Z'],
  ])('reads %s', (text, same) => {
    expect(parseInstant(text)).toBe(Date.parse(same));
  });

  it.each([
    ['2026-11-23'],
    ['2026-11-23T09:41:07'],
    ['2026-13-01T00:00:00Z'],
    ['2026-02-29T00:00:00Z'],
    ['2026-11-23T24:00:00Z'],
    ['2026-11-23T23:60:00Z'],
    ['2026-11-23T09:41:07+15:00'],
    ['yesterday'],
    [''],
  ])('refuses %j', (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });
});

describe('calendar arithmetic', () => {
  it('steps over the turn of the year', () => {
    expect([monthPlus('2026-12', 1), monthPlus('2026-01', -1), monthPlus('2026-11', -36)]).toEqual([
      '2027-01',
      '2025-12',
      '2023-11',
    ]);
    expect(monthsBetween('2026-11', '2027-02')).toEqual(['2026-11', '2026-12', '2027-01', '2027-02']);
    expect(monthsBetween('2026-11', '2026-10')).toEqual([]);
  });

  it('knows the lengths of months and the days of the week', () => {
    expect([lastDayOf('2026-02'), lastDayOf('2028-02'), lastDayOf('2026-12')]).toEqual([
      '2026-02-28',
      '2028-02-29',
      '2026-12-31',
    ]);
    expect(daysBetween('2026-02-27', '2026-03-01')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
    expect([weekdayOf('2026-11-23'), weekdayOf('2026-11-29')]).toEqual([0, 6]);
  });
});
