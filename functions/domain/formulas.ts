import type { Text } from './questionnaire.ts';
import type { Counts } from './tally.ts';

export type FormulaId = 'topTwoShare' | 'scaledMean';

/**
 * Over what an index is averaged; each choice changes the decimals, so every result names its own.
 * `pooled`: all answers together, so that a group weighs by its answers. `itemMean`, `groupMean`,
 * `respondentMean`: the plain mean of the shares of questions, of groups (each pooled), of people.
 */
export type Aggregation = 'pooled' | 'itemMean' | 'groupMean' | 'respondentMean';

/** How five counts become an index. A change of any field but the texts is a new version. */
export type Formula = {
  readonly id: FormulaId;
  readonly version: 1;
  readonly name: Text;
  /** What an answer of 1, 2, 3, 4 and 5 is worth; 0 at the least, 1 at the most. */
  readonly weights: Counts;
  /** The worth of a full answer in whole points: a score is `weight × pointsPerAnswer` points. */
  readonly pointsPerAnswer: 1 | 4;
  readonly expression: string;
  readonly source: Text;
};

const BY_ID: Readonly<Record<FormulaId, Formula>> = {
  topTwoShare: {
    id: 'topTwoShare',
    version: 1,
    name: { vi: 'Tỷ lệ hài lòng và rất hài lòng', en: 'Share of satisfied and very satisfied' },
    weights: [0, 0, 0, 1, 1],
    pointsPerAnswer: 1,
    expression: '(n₄ + n₅) / (n₁ + n₂ + n₃ + n₄ + n₅)',
    source: {
      vi: 'Bộ Nội vụ công bố Chỉ số SIPAS là tỷ lệ người dân, tổ chức hài lòng (Quyết định số 1001/QĐ-BNV ngày 11/12/2023); phụ lục công thức chưa được công bố đầy đủ',
      en: 'The Ministry of Home Affairs publishes SIPAS as the share of people and organisations that are satisfied (Decision 1001/QĐ-BNV of 11 December 2023); the annex with its formula is not public in full',
    },
  },
  scaledMean: {
    id: 'scaledMean',
    version: 1,
    name: { vi: 'Điểm trung bình quy đổi', en: 'Scaled mean score' },
    weights: [0, 0.25, 0.5, 0.75, 1],
    pointsPerAnswer: 4,
    expression: '(0·n₁ + ¼·n₂ + ½·n₃ + ¾·n₄ + 1·n₅) / (n₁ + n₂ + n₃ + n₄ + n₅)',
    source: {
      vi: 'Phần trăm của điểm cao nhất có thể đạt (P. Cohen và cộng sự, 1999, Multivariate Behavioral Research 34, 315–346)',
      en: 'Percent of the maximum possible score (P. Cohen et al., 1999, Multivariate Behavioral Research 34, 315–346)',
    },
  },
};

/** Every formula, the default of SIPAS first. */
export const FORMULAS: readonly Formula[] = [BY_ID.topTwoShare, BY_ID.scaledMean];

export const formulaById = (id: FormulaId): Formula => BY_ID[id];

/** How many answered. */
export const countsTotal = (counts: Counts): number => counts.reduce((sum, count) => sum + count, 0);

/** How many answered "Hài lòng" or "Rất hài lòng". */
export const satisfiedOf = (counts: Counts): number => counts[3] + counts[4];

/** The mean score, 1 to 5; `undefined` when nobody answered. */
export const meanScoreOf = (counts: Counts): number | undefined => {
  const total = countsTotal(counts);
  return total === 0 ? undefined : counts.reduce((sum, count, at) => sum + count * (at + 1), 0) / total;
};

/**
 * The index of five counts, 0 to 1; `undefined` when nobody answered. Never falls when one answer moves
 * up a level. Weights are quarters, which binary holds exactly, so the only rounding is the division.
 */
export const shareOf = (formula: Formula, counts: Counts): number | undefined => {
  const total = countsTotal(counts);
  return total === 0 ? undefined : weighted(formula, counts) / total;
};

const weighted = ({ weights }: Formula, counts: Counts): number =>
  weights.reduce((sum, weight, at) => sum + weight * (counts[at] ?? 0), 0);

/**
 * People who answered equally many questions with equally many points in all, in the formula's own
 * points: 0 or 1 an answer for `topTwoShare`, score − 1 for `scaledMean`.
 */
export type RespondentGroup = {
  readonly answered: number;
  readonly points: number;
  readonly respondents: number;
};

/**
 * The index of a form: `groups` are its groups of questions, each question with its counts. A question,
 * group or person without an answer is left out of a mean; `undefined` when nothing is left, or for
 * `respondentMean` without `respondents`. The order of groups, questions and respondents never matters.
 */
export const aggregatedShare = (
  formula: Formula,
  aggregation: Aggregation,
  groups: readonly (readonly Counts[])[],
  respondents: readonly RespondentGroup[] = [],
): number | undefined => {
  switch (aggregation) {
    case 'pooled':
      return shareOf(formula, sumCounts(groups.flat()));
    case 'itemMean':
      return meanShare(
        formula,
        groups.flat().map((item) => asOneRespondent(formula, item)),
      );
    case 'groupMean':
      return meanShare(
        formula,
        groups.map((group) => asOneRespondent(formula, sumCounts(group))),
      );
    case 'respondentMean':
      return meanShare(formula, respondents);
  }
};

/** In a mean of shares an item or a group counts as one person would who had given all its answers. */
const asOneRespondent = (formula: Formula, counts: Counts): RespondentGroup => ({
  answered: countsTotal(counts),
  points: weighted(formula, counts) * formula.pointsPerAnswer,
  respondents: 1,
});

/** Whole points are added up by denominator before anything is divided, and then in one fixed order. */
const meanShare = (formula: Formula, groups: readonly RespondentGroup[]): number | undefined => {
  const pointsByAnswered = new Map<number, number>();
  let total = 0;
  for (const { answered, points, respondents } of groups) {
    if (answered === 0) continue;
    total += respondents;
    pointsByAnswered.set(answered, (pointsByAnswered.get(answered) ?? 0) + points * respondents);
  }
  if (total === 0) return undefined;
  const sum = [...pointsByAnswered]
    .sort(([a], [b]) => a - b)
    .reduce((partial, [answered, points]) => partial + points / answered, 0);
  return sum / (total * formula.pointsPerAnswer);
};

const sumCounts = (all: readonly Counts[]): Counts =>
  all.reduce<Counts>(
    (a, b) => [a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3], a[4] + b[4]],
    [0, 0, 0, 0, 0],
  );

/**
 * The index of the whole from published indices of its parts, each weighing by its number of questions.
 * SIPAS 2024: 23 questions at 83.84 and 16 at 84.09 give the published 83.94; halving gives 83.97.
 */
export const pooledIndex = (
  parts: readonly { readonly items: number; readonly index: number }[],
): number | undefined => {
  const items = parts.reduce((sum, part) => sum + part.items, 0);
  return items === 0 ? undefined : parts.reduce((sum, part) => sum + part.items * part.index, 0) / items;
};

/**
 * Rounded as people round, a half upwards. 1.005 and 83.945 are halves to people but lie below them in
 * binary; so what is within 1e-9 of a half counts as one. No ratio of whole numbers can lie that close
 * below a half without being one while 10^decimals times it has a denominator under 5·10⁸.
 */
export const roundHalfUp = (value: number, decimals: number): number => {
  const unit = 10 ** decimals;
  return Math.floor(value * unit + 0.5 + 1e-9) / unit;
};

/** A share as SIPAS is published: in percent, to two decimals (0.83945 is 83.95). */
export const percentOf = (share: number): number => roundHalfUp(share * 100, 2);
