import { roundHalfUp } from './formulas.ts';
import type { Text } from './questionnaire.ts';

/*
 * Scores and grades of Thông tư 01/2018/TT-VPCP, arts 13 to 15, on Nghị định 61/2018/NĐ-CP. The decree was
 * replaced by Nghị định 118/2025/NĐ-CP from 1 July 2025; the scheme is kept for figures of that time and for
 * offices that still report by it. It grades how dossiers were handled: it is not SIPAS.
 */

/** The nine indices of art. 13, each worth 0 to 2 points. */
export const INDEX_NUMBERS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
export type IndexNumber = (typeof INDEX_NUMBERS)[number];

/** Those that are summed for one official (art. 15.1.a). */
export const OFFICIAL_INDEX_NUMBERS = [1, 2, 3, 4, 7] as const satisfies readonly IndexNumber[];

/** Scores by index; an index without enough information is absent. */
export type IndexScores = Readonly<Partial<Record<IndexNumber, number>>>;

/** Points of all dossiers over their number, rounded to one decimal (art. 15.2.a); `undefined` without a dossier. */
export const indexScore = (points: number, dossiers: number): number | undefined =>
  dossiers === 0 ? undefined : roundHalfUp(points / dossiers, 1);

/**
 * The sum of the scores that exist: an index without enough information is left out of it (art. 15.4.b),
 * and the limits of the grades stay as they are. `undefined` when none exists.
 */
export const totalScore = (scores: IndexScores, numbers: readonly IndexNumber[]): number | undefined => {
  const present = numbers.flatMap((number) => scores[number] ?? []);
  // Tenths are not exact in binary: without rounding, nine scores that make 15.0 can add up to less.
  return present.length === 0
    ? undefined
    : roundHalfUp(
        present.reduce((sum, score) => sum + score, 0),
        1,
      );
};

/** A class of results: from `from` points, included, up to the class before. */
export type ScoreClass<Id extends string> = { readonly id: Id; readonly from: number; readonly name: Text };

export type UnitGrade = 'excellent' | 'good' | 'fair' | 'average' | 'weak';

/** Xếp loại of bodies and units by the total of nine indices (art. 15.3.b), the best first. */
export const UNIT_GRADES: readonly ScoreClass<UnitGrade>[] = [
  { id: 'excellent', from: 15, name: { vi: 'Xuất sắc', en: 'Excellent' } },
  { id: 'good', from: 12, name: { vi: 'Tốt', en: 'Good' } },
  { id: 'fair', from: 9, name: { vi: 'Khá', en: 'Fair' } },
  { id: 'average', from: 6, name: { vi: 'Trung bình', en: 'Average' } },
  { id: 'weak', from: 0, name: { vi: 'Yếu', en: 'Weak' } },
];

export type Duty = 'whole' | 'mostly' | 'short';

/** How much of an official's duty is done, by the total of five indices (art. 15.3.a), the best first. */
export const DUTIES: readonly ScoreClass<Duty>[] = [
  { id: 'whole', from: 5, name: { vi: 'Hoàn thành 100% nhiệm vụ', en: 'Duty done in full' } },
  {
    id: 'mostly',
    from: 3.5,
    name: { vi: 'Hoàn thành từ 70% đến dưới 100% nhiệm vụ', en: '70% to under 100% of duty done' },
  },
  { id: 'short', from: 0, name: { vi: 'Hoàn thành dưới 70% nhiệm vụ', en: 'Under 70% of duty done' } },
];

/** Classes run from best to worst, so the walk starts at the last, which has no lower limit. */
const classOf = <Id extends string>(classes: readonly ScoreClass<Id>[], total: number): ScoreClass<Id> =>
  classes.reduceRight((reached, better) => (total >= better.from ? better : reached));

/** The grade of a unit; a total that is exactly a limit belongs to the better grade. */
export const unitGrade = (total: number): ScoreClass<UnitGrade> => classOf(UNIT_GRADES, total);

/** An official's share of duty; a total that is exactly a limit belongs to the better class. */
export const officialDuty = (total: number): ScoreClass<Duty> => classOf(DUTIES, total);
