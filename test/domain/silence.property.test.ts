import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HourCounts, silenceOf } from '#domain/silence.ts';

/** Monday 23 November 2026, 00:00 in Hà Nội. */
const MONDAY = Date.parse('2026-11-23T00:00:00+07:00');
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Eight weeks in which so many came in each hour from 8 to 17, Monday to Friday. */
const steady = (perHour: number): HourCounts => {
  const counts = new Map<string, number>();
  for (let day = 1; day <= 56; day++) {
    const date = new Date(MONDAY - day * DAY_MS + 7 * HOUR_MS).toISOString().slice(0, 10);
    if ([0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())) continue;
    for (let hour = 8; hour < 17; hour++) counts.set(`${date} ${String(hour).padStart(2, '0')}`, perHour);
  }
  return counts;
};

const at = (hours: number): number => MONDAY + hours * HOUR_MS;
const flows = fc.integer({ min: 0, max: 20 });
const hoursOfDay = fc.double({ min: 0, max: 24, noNaN: true });

describe('a silence', () => {
  it.each([
    ['ten minutes at a counter of six an hour', 6, 9, 9 + 1 / 6, false],
    ['half an hour there', 6, 9, 9.5, false],
    ['an hour there', 6, 9, 10, true],
    ['an hour at a counter of one an hour', 1, 9, 10, false],
    ['five and a half hours there', 1, 9, 14.5, true],
    ['a whole night at a counter of six', 6, 17, 24 + 8, false],
  ])('is judged by what is usual at the counter at that hour: %s', (_, perHour, from, to, isSilent) => {
    expect(silenceOf(steady(perHour), 8, at(from), at(to)).isSilent).toBe(isSilent);
  });

  it('is none over a weekend on which nobody ever comes', () => {
    const silence = silenceOf(steady(6), 8, at(-3 * 24 + 17), at(8));

    expect(silence).toEqual({ isSilent: false, expected: 0, chance: 1 });
  });

  it('is unknown where a counter is known for less than two weeks', () => {
    expect(silenceOf(steady(6), 1.9, at(9), at(16))).toMatchObject({ isSilent: false, chance: 1 });
  });

  it('becomes only less likely the longer it lasts, and the more usually come', () => {
    fc.assert(
      fc.property(flows, hoursOfDay, hoursOfDay, (perHour, one, other) => {
        const [short, long] = [Math.min(one, other), Math.max(one, other)];
        const shorter = silenceOf(steady(perHour), 8, at(0), at(short));
        const longer = silenceOf(steady(perHour), 8, at(0), at(long));
        const busier = silenceOf(steady(perHour + 1), 8, at(0), at(long));

        expect(longer.chance).toBeLessThanOrEqual(shorter.chance + 1e-12);
        expect(longer.expected).toBeGreaterThanOrEqual(shorter.expected - 1e-9);
        expect(busier.chance).toBeLessThanOrEqual(longer.chance + 1e-12);
      }),
    );
  });

  it('is the surer the longer a counter is known with the same flow', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 2, max: 7 }), (total, weeks) => {
        const known = (weeksKnown: number): HourCounts => new Map([['2026-11-16 09', total * weeksKnown]]);

        const sure = silenceOf(known(weeks + 1), weeks + 1, at(9), at(10));
        const unsure = silenceOf(known(weeks), weeks, at(9), at(10));

        expect(sure.chance).toBeLessThanOrEqual(unsure.chance + 1e-12);
        expect(sure.expected).toBeCloseTo(unsure.expected, 9);
      }),
    );
  });
});
