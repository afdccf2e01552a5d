import { describe, expect, it } from 'vitest';
import { roundHalfUp } from '#domain/formulas.ts';
import { INDEX_766_SATISFACTION, satisfactionPercent766, satisfactionScore766 } from '#domain/index-766.ts';

describe('item 5.4 of index 766', () => {
  it.each([
    { percent: 100, score: 6 },
    { percent: 90, score: 6 },
    { percent: 81, score: 5.4 },
    { percent: 45, score: 3 },
    { percent: 0, score: 0 },
  ])('scores $percent % with $score', ({ percent, score }) => {
    expect(roundHalfUp(satisfactionScore766(percent), 2)).toBe(score);
  });

  it.each([
    { dossiers: 200, late: 20, complainedAbout: 18, percent: 81 },
    { dossiers: 200, late: 0, complainedAbout: 0, percent: 100 },
    { dossiers: 10, late: 8, complainedAbout: 8, percent: 0 },
    { dossiers: 0, late: 0, complainedAbout: 0, percent: undefined },
  ])(
    'takes $late late and $complainedAbout complained about of $dossiers',
    ({ dossiers, late, complainedAbout, percent }) => {
      expect(satisfactionPercent766(dossiers, late, complainedAbout)).toBe(percent);
    },
  );

  it('says that it is not SIPAS', () => {
    expect(INDEX_766_SATISFACTION.name.vi).toContain('không phải SIPAS');
  });
});
