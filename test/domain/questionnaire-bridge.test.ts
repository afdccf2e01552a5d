import { describe, expect, it } from 'vitest';
import { formForHalf, halfOfHour, halfOfId } from '#domain/questionnaire-bridge.ts';
import { sampleId } from '../support/sample.ts';

const HOUR_MS = 3_600_000;
const sum = (halves: readonly number[]): number => halves.reduce((a, b) => a + b, 0);

describe('while two versions bridge', () => {
  it('half of all ids get each, and the same id always the same', () => {
    const ids = Array.from({ length: 4096 }, (_, number) => sampleId(number * 7919));

    const newer = sum(ids.map(halfOfId));

    expect(newer).toBeGreaterThan(1900);
    expect(newer).toBeLessThan(2200);
    expect(ids.map(halfOfId)).toEqual(ids.map(halfOfId));
  });

  it.each([0, 8, 9, 10, 14, 16])('the hour %i has each version on half of the days', (hour) => {
    const days = Array.from(
      { length: 28 },
      (_, day) => Date.parse('2026-11-01T00:00:00+07:00') + day * 24 * HOUR_MS,
    );

    expect(sum(days.map((day) => halfOfHour(day + hour * HOUR_MS)))).toBe(14);
  });

  it('a whole hour has one version, and the next hour of the day the other', () => {
    const nine = Date.parse('2026-11-23T09:00:00+07:00');

    expect(halfOfHour(nine)).toBe(halfOfHour(nine + HOUR_MS - 1));
    expect(halfOfHour(nine)).not.toBe(halfOfHour(nine + HOUR_MS));
  });

  it('each half has its form, and where one is asked both have that', () => {
    expect([formForHalf(['old', 'new'], 0), formForHalf(['old', 'new'], 1)]).toEqual(['old', 'new']);
    expect([formForHalf(['one'], 0), formForHalf(['one'], 1), formForHalf([], 1)]).toEqual([
      'one',
      'one',
      undefined,
    ]);
  });
});
