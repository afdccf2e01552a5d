import type { CommentList, CommentThemes } from '../../shared/api-types.ts';
import { count, counted } from '../../shared/format.ts';
import type { Language } from '../../shared/language.ts';

const comments = (language: Language, n: number): string =>
  language === 'vi' ? `${count('vi', n)} ý kiến` : counted(n, 'comment');

/** How many are listed, and of how many ratings. */
export const listSentence = (
  language: Language,
  { total, responses }: Pick<CommentList, 'total' | 'responses'>,
): string => {
  const found = comments(language, total);
  return language === 'vi'
    ? `${found}, trong ${count('vi', responses)} phiếu.`
    : `${found}, of ${counted(responses, 'rating')}.`;
};

/**
 * What the themes come to: those that the dissatisfied name most. Where nobody is shown to be, what is named most; of nothing,
 * nothing is said.
 */
export const themeSentence = (
  language: Language,
  { themes, total, dissatisfied }: Pick<CommentThemes, 'themes' | 'total' | 'dissatisfied'>,
): string => {
  const of = (theme: CommentThemes['themes'][number]): number =>
    dissatisfied > 0 ? theme.dissatisfied : theme.n;
  const [first, second] = themes.filter((theme) => of(theme) > 0).toSorted((a, b) => of(b) - of(a));
  if (!first) return '';
  const all = comments(language, dissatisfied || total);
  const named = (theme: typeof first): string => `“${theme.name[language]}” (${count(language, of(theme))})`;
  if (language === 'en') {
    const who = dissatisfied > 0 ? ' by the dissatisfied' : '';
    return `Of ${all}${who}, the theme named most is ${named(first)}${second ? `, then ${named(second)}` : ''}.`;
  }
  const who = dissatisfied > 0 ? ' của người không hài lòng' : '';
  return `Trong ${all}${who}, được nhắc nhiều nhất là ${named(first)}${second ? `, tiếp theo là ${named(second)}` : ''}.`;
};

/** Of how many comments nobody is told how content they were; of none nothing is said. */
export const withoutLevelSentence = (language: Language, n: number): string => {
  if (n === 0) return '';
  const some = comments(language, n);
  return language === 'vi'
    ? `${some} không hiện mức đánh giá, vì trong tháng có dưới 10 phiếu cùng mức hoặc phiếu không hỏi mức chung; không tính vào cột “Không hài lòng”.`
    : `${some} without a level, since fewer than ten ratings of the month share it or the form asks for none: not counted as dissatisfied.`;
};
