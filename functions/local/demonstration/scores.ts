import type { Score } from '#domain/questionnaire.ts';
import type { Random } from './random.ts';

/** Of the satisfied, who says "Rất hài lòng"; of the others, who says 2 and 1 rather than "Bình thường". */
const VERY_SATISFIED = 0.48;
const DISSATISFIED = 0.27;
const VERY_DISSATISFIED = 0.15;

/** A score that is 4 or 5 with the given probability. */
export const scoreFor = (satisfiedShare: number, random: Random): Score => {
  const satisfied = random.unit() < satisfiedShare;
  const degree = random.unit();
  if (satisfied) return degree < VERY_SATISFIED ? 5 : 4;
  if (degree < VERY_DISSATISFIED) return 1;
  return degree < VERY_DISSATISFIED + DISSATISFIED ? 2 : 3;
};

const MOVED = 0.35;
/** By element of the form: how often a score that differs from the overall one is higher than it. */
const HIGHER = [0.65, 0.55, 0.85, 0.75, 0.45] as const;

/** What somebody who gives this overall score answers to one element: mostly the same, else one beside it. */
export const scoreNear = (overall: Score, element: number, random: Random): Score => {
  if (random.unit() >= MOVED) return overall;
  const step = random.unit() < (HIGHER[element % HIGHER.length] ?? 0.5) ? 1 : -1;
  return Math.max(1, Math.min(5, overall + step)) as Score;
};
