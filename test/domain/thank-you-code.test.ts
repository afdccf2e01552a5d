import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODE_RANDOM_VALUES, placeOfCode, thankYouCode, unitGroupOf } from '#domain/thank-you-code.ts';

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2109-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const random = fc.nat(CODE_RANDOM_VALUES - 1);

describe('a thank-you code', () => {
  it('says on which day and in which group of units to look', () => {
    fc.assert(
      fc.property(fc.string(), day, random, (unit, on, drawn) => {
        const code = thankYouCode(unit, on, drawn);

        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
        expect(placeOfCode(code)).toEqual({ code, day: on, unitGroup: unitGroupOf(unit) });
      }),
    );
  });

  it.each([
    ['in small letters', '7kq2m-xrd4t'],
    ['without its dash', '7KQ2MXRD4T'],
    ['with blanks', ' 7KQ2M - XRD4T '],
  ])('is read %s', (_, typed) => {
    expect(placeOfCode(typed)?.code).toBe('7KQ2M-XRD4T');
  });

  it('is read with letters that look like its digits', () => {
    expect(placeOfCode('7KQ2O-LRDIT')?.code).toBe('7KQ20-1RD1T');
  });

  it.each(['', '7KQ2M', '7KQ2M-XRD4', '7KQ2M-XRD4TT', '7KQ2M-XRDUT', '7KQ2M/XRD4T'])('is not %j', (typed) => {
    expect(placeOfCode(typed)).toBeUndefined();
  });

  it('spreads units over all groups', () => {
    const groups = new Set(Array.from({ length: 4000 }, (_, at) => unitGroupOf(String(at).padStart(5, '0'))));

    expect(groups.size).toBeGreaterThan(900);
  });
});
