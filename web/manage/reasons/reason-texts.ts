import type { Text } from '#domain/questionnaire.ts';
import { count, percent } from '../../shared/format.ts';
import type { Language } from '../../shared/language.ts';
import type { ParetoRow } from './pareto.ts';

export const REASON_TEXTS = {
  complaints: { vi: 'Điều chưa hài lòng', en: 'What went wrong' },
  praises: { vi: 'Điều hài lòng', en: 'What went well' },
  others: { vi: 'Lý do khác', en: 'Other reasons' },
  table: { vi: 'Bảng lý do', en: 'Table of reasons' },
  share: { vi: 'Tỷ trọng', en: 'Share' },
  together: { vi: 'Cộng dồn', en: 'Cumulative' },
  how: {
    vi: 'Thanh là tỷ trọng của từng lý do trong số lần được chọn; đường là tỷ trọng cộng dồn. Một người có thể chọn nhiều lý do.',
    en: 'Bars are the share of each reason among all that were ticked; the line adds them up. One person may tick several.',
  },
} as const satisfies Record<string, Text>;

/** How few reasons make most of what was ticked. */
export const paretoSentence = (language: Language, rows: readonly ParetoRow[]): string => {
  const enough = rows.findIndex(({ togetherPercent }) => togetherPercent >= 50);
  const last = rows[enough] as ParetoRow;
  const most = rows.slice(0, enough + 1).map(({ name }) => `“${name[language]}”`);
  const named = new Intl.ListFormat(language, { type: 'conjunction' }).format(most);
  const part = percent(language, last.togetherPercent, 1);
  const times = count(
    language,
    rows.reduce((sum, { n }) => sum + n, 0),
  );
  return language === 'vi'
    ? `${named} chiếm ${part} trong ${times} lần chọn lý do.`
    : `${named} ${most.length === 1 ? 'makes' : 'make'} up ${part} of ${times} ticks.`;
};
