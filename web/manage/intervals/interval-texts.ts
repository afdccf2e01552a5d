import type { Text } from '#domain/questionnaire.ts';
import { count, percent, target } from '../../shared/format.ts';
import type { Language } from '../../shared/language.ts';
import { type IntervalRow, isShown } from './interval-row.ts';

export const INTERVAL_TEXTS = {
  n: { vi: 'Phiếu', en: 'n' },
  hollow: {
    vi: 'Chấm rỗng: 10–29 phiếu, chỉ để tham khảo.',
    en: 'Hollow dots: 10–29 responses, for reference only.',
  },
  caution: { vi: 'chỉ để tham khảo', en: 'for reference only' },
  ownTargets: { vi: 'Vạch đứt: chỉ tiêu của từng đơn vị', en: 'Broken line: the target of each unit' },
} as const satisfies Record<string, Text>;

/** That a picture has not all rows, and which it has. */
export const leftOut = (language: Language, drawn: number, of: number): string =>
  language === 'vi'
    ? `Hình có ${count('vi', drawn)} trong ${count('vi', of)} dòng, theo thứ tự trên trang.`
    : `The first ${count('en', drawn)} of ${count('en', of)} rows, in the order of the page.`;

/** Which is highest and which lowest, and how many lie below their target with all of their interval. */
export const intervalsSentence = (language: Language, rows: readonly IntervalRow[]): string => {
  const vi = language === 'vi';
  const shown = rows.filter(isShown).toSorted((a, b) => b.indexPercent - a.indexPercent);
  const [first, last] = [shown[0], shown.at(-1)];
  if (!first || !last) {
    return vi ? 'Chưa mục nào có từ 10 phiếu trở lên.' : 'Nothing here has ten responses yet.';
  }
  const said = ({ name, indexPercent }: typeof first): string =>
    `“${name}” (${percent(language, indexPercent)})`;
  if (shown.length === 1) {
    const [low, high] = [first.interval.lowPercent, first.interval.highPercent].map((each) =>
      percent(language, each),
    );
    return vi
      ? `${said(first)}, khoảng tin cậy 95 % từ ${low} đến ${high}.`
      : `${said(first)}, 95% interval from ${low} to ${high}.`;
  }
  const ends =
    first.indexPercent === last.indexPercent
      ? vi
        ? `Tất cả cùng ở mức ${percent('vi', first.indexPercent)}`
        : `All stand at ${percent('en', first.indexPercent)}`
      : vi
        ? `Cao nhất là ${said(first)}, thấp nhất là ${said(last)}`
        : `Highest is ${said(first)}, lowest ${said(last)}`;
  return `${ends}; ${belowWords(language, shown)}.`;
};

/** `2 trong 5 mục chưa đạt chỉ tiêu 80 %`: as the verdict is given, by all of the interval. */
const belowWords = (
  language: Language,
  shown: readonly (Pick<IntervalRow, 'targetPercent'> & {
    readonly interval: { readonly highPercent: number };
  })[],
): string => {
  const goals = [...new Set(shown.map(({ targetPercent }) => targetPercent))];
  const below = shown.filter(({ interval, targetPercent }) => interval.highPercent < targetPercent).length;
  const all = count(language, shown.length);
  const [goal = 0] = goals;
  if (language === 'vi') {
    const named = goals.length === 1 ? `chỉ tiêu ${target('vi', goal)}` : 'chỉ tiêu của mình';
    return below === 0
      ? `không mục nào nằm hẳn dưới ${named}`
      : `${count('vi', below)} trong ${all} mục nằm hẳn dưới ${named}`;
  }
  const named = goals.length === 1 ? `the target of ${target('en', goal)}` : 'its target';
  if (below === 0) return `none of ${all} lies wholly below ${named}`;
  return `${count('en', below)} of ${all} ${below === 1 ? 'lies' : 'lie'} wholly below ${named}`;
};
