import type { Text } from './questionnaire.ts';

/**
 * Item 5.4 of the "Bộ chỉ số 766" (Quyết định 766/QĐ-TTg of 23 June 2022). It asks nobody: a dossier that
 * was neither late nor complained about counts as satisfied. So it must never be mixed with a survey.
 */
export const INDEX_766_SATISFACTION: {
  readonly name: Text;
  readonly maximum: 6;
  readonly fullFromPercent: 90;
} = {
  name: {
    vi: 'Mức độ hài lòng trong giải quyết thủ tục hành chính (mục 5.4, Bộ chỉ số 766) – không phải SIPAS',
    en: 'Satisfaction with the handling of procedures (item 5.4 of index 766) – not SIPAS',
  },
  maximum: 6,
  fullFromPercent: 90,
};

/** R = 100 % − (share of dossiers that were late + share with a complaint or a dislike), not under 0; `undefined` without a dossier. */
export const satisfactionPercent766 = (
  dossiers: number,
  late: number,
  complainedAbout: number,
): number | undefined =>
  dossiers === 0 ? undefined : Math.max(0, (100 * (dossiers - late - complainedAbout)) / dossiers);

/** 6 points from R = 90 on, below it R × 6 / 90. */
export const satisfactionScore766 = (percent: number): number => {
  const { maximum, fullFromPercent } = INDEX_766_SATISFACTION;
  return percent >= fullFromPercent ? maximum : (percent * maximum) / fullFromPercent;
};
