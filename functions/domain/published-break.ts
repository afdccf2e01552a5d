import type { PublishedMonth } from './published-month.ts';
import { questionnaireKey } from './questionnaire.ts';

/** What a published month says of how it was measured. */
export type Measure = Pick<PublishedMonth, 'formula' | 'questionnaires' | 'comparabilityGroup'>;

/** Why two months must not be compared. */
export type Break = 'formula' | 'questionnaire';

/**
 * Of months that do not name their group, a form that both counted proves that they measure the same, since the forms of a
 * month are of one group. Without one nothing proves it, and what is not known to measure the same is not compared.
 */
const askTheSame = (before: Measure, now: Measure): boolean => {
  if (before.comparabilityGroup !== undefined && now.comparabilityGroup !== undefined) {
    return before.comparabilityGroup === now.comparabilityGroup;
  }
  const asked = new Set(before.questionnaires.map(({ id, version }) => questionnaireKey(id, version)));
  const isAlike = now.questionnaires.some(({ id, version }) => asked.has(questionnaireKey(id, version)));
  return isAlike || (before.questionnaires.length === 0 && now.questionnaires.length === 0);
};

/** Why a line through published months must not go on from one to the next; `null` where it may. */
export const breakBetween = (before: Measure, now: Measure): Break | null => {
  if (!askTheSame(before, now)) return 'questionnaire';
  const { formula } = before;
  return formula.id === now.formula.id && formula.version === now.formula.version ? null : 'formula';
};
