import { describe, expect, it } from 'vitest';
import { seededRandom, weightedPicker } from '../../functions/local/demonstration/random.ts';

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const draw = <T>(count: number, next: () => T): readonly T[] => Array.from({ length: count }, () => next());

describe('seededRandom', () => {
  it('repeats itself for the same seed and stream, and for no other', () => {
    const sequence = (seed: number, stream: number) => draw(5, seededRandom(seed, stream).bits);

    expect(sequence(7, 1)).toEqual(sequence(7, 1));
    expect(sequence(7, 1)).not.toEqual(sequence(7, 2));
    expect(sequence(7, 1)).not.toEqual(sequence(8, 1));
    expect(sequence(7, 1)).not.toEqual(sequence(7 + 2 ** 32, 1));
  });

  it('spreads evenly over [0, 1)', () => {
    const values = draw(20_000, seededRandom(1, 1).unit);

    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values)).toBeLessThan(1);
    expect(meanOf(values)).toBeCloseTo(1 / 2, 1);
    expect(meanOf(values.map((value) => (value - 1 / 2) ** 2))).toBeCloseTo(1 / 12, 2);
  });

  it('draws normal numbers of mean 0 and deviation 1', () => {
    const values = draw(20_000, seededRandom(1, 1).normal);

    expect(meanOf(values)).toBeCloseTo(0, 1);
    expect(meanOf(values.map((value) => value ** 2))).toBeCloseTo(1, 1);
  });
});

describe('weightedPicker', () => {
  it.each([
    { unit: 0, position: 1 },
    { unit: 0.24, position: 1 },
    { unit: 0.25, position: 3 },
    { unit: 0.999, position: 3 },
  ])('picks position $position at $unit of the weights 0, 1, 0, 3', ({ unit, position }) => {
    expect(weightedPicker([0, 1, 0, 3])(unit)).toBe(position);
  });
});
