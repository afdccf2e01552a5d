import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isWholeMonths,
  lengthOf,
  PERIOD_KINDS,
  type Period,
  parsePeriod,
  partsOf,
  periodAround,
  periodPlus,
  periodText,
  yearEarlier,
} from '#domain/period.ts';
import { dayPlus, daysBetween, weekdayOf } from '#domain/time.ts';

const day = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2095-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const period: fc.Arbitrary<Period> = fc.oneof(
  fc.tuple(fc.constantFrom(...PERIOD_KINDS), day).map(([kind, at]) => periodAround(kind, at)),
  fc.tuple(day, fc.integer({ min: 0, max: 400 })).map(([from, more]) => ({
    kind: 'range' as const,
    from,
    to: dayPlus(from, more),
  })),
);

describe('a period', () => {
  it('is read back from its text', () => {
    fc.assert(
      fc.property(period, (given) => {
        expect(parsePeriod(periodText(given))).toEqual(given);
      }),
    );
  });

  it('holds the day around which it was taken', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PERIOD_KINDS), day, (kind, at) => {
        const { from, to } = periodAround(kind, at);

        expect(from <= at && at <= to).toBe(true);
      }),
    );
  });

  it('has parts that are its days, each once', () => {
    fc.assert(
      fc.property(period, (given) => {
        const parts = partsOf(given);

        expect(parts.flatMap(({ from, to }) => daysBetween(from, to))).toEqual(
          daysBetween(given.from, given.to),
        );
        expect(parts.every(({ isWhole }) => isWhole)).toBe(isWholeMonths(given));
        expect(lengthOf(given)).toBe(daysBetween(given.from, given.to).length);
      }),
    );
  });

  it('ends on the day before the one after it begins, and that one leads back to it', () => {
    fc.assert(
      fc.property(period, (given) => {
        const next = periodPlus(given, 1);
        // Four weeks before a February of four weeks: that one is a month, and stepped by months.
        fc.pre(isWholeMonths(next) === isWholeMonths(given));

        expect(next.from).toBe(dayPlus(given.to, 1));
        expect(periodPlus(next, -1)).toEqual(given);
      }),
    );
  });

  it('of last year is as long, but for a leap day, and of the same kind', () => {
    fc.assert(
      fc.property(period, (given) => {
        const before = yearEarlier(given);

        expect(before.kind).toBe(given.kind);
        expect(parsePeriod(periodText(before))).toEqual(before);
        expect(Math.abs(lengthOf(before) - lengthOf(given))).toBeLessThanOrEqual(1);
        const apart = daysBetween(before.from, given.from).length - 1;
        expect(apart >= 357 && apart <= 371).toBe(true);
      }),
    );
  });

  it('that is a week begins on a Monday', () => {
    fc.assert(
      fc.property(day, (at) => {
        const week = periodAround('week', at);

        expect([weekdayOf(week.from), weekdayOf(week.to)]).toEqual([0, 6]);
      }),
    );
  });
});

describe('the text of a period', () => {
  it.each([
    ['2026-11-25', '2026-11-25', '2026-11-25'],
    ['2026-W48', '2026-11-23', '2026-11-29'],
    ['2026-W01', '2025-12-29', '2026-01-04'],
    ['2026-W53', '2026-12-28', '2027-01-03'],
    ['2026-11', '2026-11-01', '2026-11-30'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2026-Q4', '2026-10-01', '2026-12-31'],
    ['2026-H2', '2026-07-01', '2026-12-31'],
    ['2026', '2026-01-01', '2026-12-31'],
    ['2026-11-03..2026-11-17', '2026-11-03', '2026-11-17'],
  ])('%s is from %s to %s', (text, from, to) => {
    expect(parsePeriod(text)).toMatchObject({ from, to });
  });

  it.each([
    '',
    '26',
    '1899',
    '2026-13',
    '2026-Q0',
    '2026-Q5',
    '2026-H3',
    '2025-W53',
    '2026-W00',
    '2026-W54',
    '2026-W1',
    '2026-Q04',
    '2026-02-30',
    '2026-11-17..2026-11-03',
    '2026-11-03..',
    '2026-11-03..2026-11-04..2026-11-05',
    'constructor',
  ])('%j names none', (text) => {
    expect(parsePeriod(text)).toBeUndefined();
  });

  it.each([
    ['2026-W48', '2025-W48'],
    ['2026-W53', '2025-W52'],
    ['2024-02-29', '2023-02-28'],
    ['2024-02', '2023-02'],
    ['2026-Q4', '2025-Q4'],
    ['2026-11-03..2026-11-17', '2025-11-03..2025-11-17'],
  ])('%s is compared with %s of last year', (text, earlier) => {
    expect(periodText(yearEarlier(parsePeriod(text) as Period))).toBe(earlier);
  });
});
