import { describe, expect, it } from 'vitest';
import {
  INDEX_NUMBERS,
  indexScore,
  OFFICIAL_INDEX_NUMBERS,
  officialDuty,
  totalScore,
  unitGrade,
} from '#domain/circular-01-2018.ts';

describe('the score of an index', () => {
  it.each([
    { points: 5, dossiers: 3, score: 1.7 },
    { points: 1, dossiers: 4, score: 0.3 },
    { points: 29, dossiers: 20, score: 1.5 },
    { points: 40, dossiers: 20, score: 2 },
    { points: 0, dossiers: 20, score: 0 },
  ])(
    'of $points points in $dossiers dossiers is $score, rounded and not cut',
    ({ points, dossiers, score }) => {
      expect(indexScore(points, dossiers)).toBe(score);
    },
  );

  it('is missing without a dossier', () => {
    expect(indexScore(0, 0)).toBeUndefined();
  });
});

describe('a total', () => {
  const all = { 1: 1.5, 2: 1.5, 3: 1.6, 4: 1.8, 5: 1, 6: 2, 7: 1.6, 8: 2, 9: 2 };

  it('is exact to a tenth where binary sums are not', () => {
    expect(totalScore(all, INDEX_NUMBERS)).toBe(15);
  });

  it('of an official takes indices 1, 2, 3, 4 and 7 and no other', () => {
    expect(totalScore(all, OFFICIAL_INDEX_NUMBERS)).toBe(8);
  });

  it('leaves out an index without information', () => {
    expect(totalScore({ 1: 2, 3: 1 }, INDEX_NUMBERS)).toBe(3);
  });

  it('is missing when every index is', () => {
    expect(totalScore({ 5: 2 }, OFFICIAL_INDEX_NUMBERS)).toBeUndefined();
  });
});

describe('the grade of a unit', () => {
  it.each([
    { total: 18, grade: 'Xuất sắc' },
    { total: 15, grade: 'Xuất sắc' },
    { total: 14.9, grade: 'Tốt' },
    { total: 12, grade: 'Tốt' },
    { total: 11.9, grade: 'Khá' },
    { total: 9, grade: 'Khá' },
    { total: 8.9, grade: 'Trung bình' },
    { total: 6, grade: 'Trung bình' },
    { total: 5.9, grade: 'Yếu' },
    { total: 0, grade: 'Yếu' },
  ])('at $total points is $grade', ({ total, grade }) => {
    expect(unitGrade(total).name.vi).toBe(grade);
  });
});

describe("an official's duty", () => {
  it.each([
    { total: 10, duty: 'whole' },
    { total: 5, duty: 'whole' },
    { total: 4.9, duty: 'mostly' },
    { total: 3.5, duty: 'mostly' },
    { total: 3.4, duty: 'short' },
    { total: 0, duty: 'short' },
  ])('at $total points is $duty', ({ total, duty }) => {
    expect(officialDuty(total).id).toBe(duty);
  });
});
