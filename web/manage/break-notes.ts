import type { RangeResult } from '../shared/api-types.ts';
import { count, percent, shortMonth } from '../shared/format.ts';
import type { Language } from '../shared/language.ts';

type Month = RangeResult['months'][number];

const breakNote = (language: Language, { month, breakWhy }: Month): string => {
  const why = breakWhy ? `: ${breakWhy[language]}` : '';
  return language === 'vi'
    ? `Từ tháng ${shortMonth(language, month)} dùng phiếu hỏi khác nên đường biểu diễn bị ngắt${why}.`
    : `From ${shortMonth(language, month)} another questionnaire is used, so the line breaks${why}.`;
};

const besideNote = (language: Language, month: Month): readonly string[] =>
  month.beside.map(({ questionnaire, indexPercent, n }) => {
    const figures = `${percent(language, indexPercent)} (n = ${count(language, n)})`;
    return language === 'vi'
      ? `Tháng ${shortMonth(language, month.month)}, phiên bản ${questionnaire} được hỏi song song: ${figures}.`
      : `In ${shortMonth(language, month.month)}, version ${questionnaire} was asked beside it: ${figures}.`;
  });

/** What must be said beside a trend: why its line breaks, and what the other version gave while both were asked. */
export const breakNotes = (language: Language, months: readonly Month[]): readonly string[] =>
  months.flatMap((month) => [
    ...(month.breakBefore === 'questionnaire' ? [breakNote(language, month)] : []),
    ...besideNote(language, month),
  ]);
