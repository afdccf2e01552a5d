import type { Text } from '#domain/questionnaire.ts';
import { count, percent, target } from '../../shared/format.ts';
import type { Language } from '../../shared/language.ts';
import { type IntervalRow, isForReference, isShown } from './interval-row.ts';

export const INTERVAL_TEXTS = {
  n: { vi: 'Phiếu', en: 'n' },
  marks: { vi: 'Chấm: chỉ số; thanh: khoảng tin cậy 95 %.', en: 'Dot: the index; bar: its 95% interval.' },
  hollow: {
    vi: 'Chấm rỗng: 10–29 phiếu, chỉ để tham khảo.',
    en: 'Hollow dots: 10–29 responses, for reference only.',
  },
  maybeChance: {
    vi: ' (hai khoảng tin cậy chồng nhau: chênh lệch có thể chỉ do ngẫu nhiên)',
    en: ' (their intervals overlap: the difference may be chance)',
  },
  caution: { vi: 'chỉ để tham khảo', en: 'for reference only' },
  ownTargets: { vi: 'Vạch đứt: chỉ tiêu của từng đơn vị', en: 'Broken line: the target of each unit' },
} as const satisfies Record<string, Text>;

/** What the rows are, each with its own word in Vietnamese. */
export type RowKind = 'anything' | 'unit' | 'channel' | 'moment' | 'service' | 'counter';

const ROW_WORDS: Readonly<Record<RowKind, string>> = {
  anything: 'mục',
  unit: 'đơn vị',
  channel: 'kênh',
  moment: 'thời điểm',
  service: 'thủ tục',
  counter: 'quầy',
};

/** That a picture has not all rows, and which it has. */
export const leftOut = (language: Language, drawn: number, of: number): string =>
  language === 'vi'
    ? `Hình có ${count('vi', drawn)} trong ${count('vi', of)} dòng, theo thứ tự trên trang.`
    : `The first ${count('en', drawn)} of ${count('en', of)} rows, in the order of the page.`;

/**
 * Which is highest and which lowest of those with enough responses to take part in an order, and how many lie below their target
 * with all of their interval.
 */
export const intervalsSentence = (
  language: Language,
  rows: readonly IntervalRow[],
  are: RowKind = 'anything',
): string => {
  const what = ROW_WORDS[are];
  const vi = language === 'vi';
  const shown = rows.filter(isShown);
  const [only] = shown;
  if (!only) return vi ? `Chưa ${what} nào có từ 10 phiếu trở lên.` : 'Nothing here has ten responses yet.';
  const said = ({ name, indexPercent }: typeof only): string =>
    `“${name}” (${percent(language, indexPercent)})`;
  if (shown.length === 1) {
    const [low, high] = [only.interval.lowPercent, only.interval.highPercent].map((each) =>
      percent(language, each),
    );
    return vi
      ? `${said(only)}, khoảng tin cậy 95 % từ ${low} đến ${high}.`
      : `${said(only)}, 95% interval from ${low} to ${high}.`;
  }
  const ranked = shown
    .filter(({ n }) => !isForReference(n))
    .toSorted((a, b) => b.indexPercent - a.indexPercent);
  const [first, last] = [ranked[0], ranked.at(-1)];
  const below = belowWords(language, shown, what);
  if (!first || !last || first === last) {
    return vi
      ? `Chưa đủ ${what} có từ 30 phiếu để nói ${what} nào cao nhất, thấp nhất; ${below}.`
      : `Too few have 30 responses to say which is highest or lowest; ${below}.`;
  }
  if (first.indexPercent === last.indexPercent) {
    const same = percent(language, first.indexPercent);
    return vi ? `Các ${what} cùng ở mức ${same}; ${below}.` : `All stand at ${same}; ${below}.`;
  }
  const among = ranked.length < shown.length;
  const isChance = last.interval.highPercent >= first.interval.lowPercent;
  const chance = isChance ? INTERVAL_TEXTS.maybeChance[language] : '';
  if (vi) {
    return `${among ? `Trong các ${what} có từ 30 phiếu, cao` : 'Cao'} nhất là ${said(first)}, thấp nhất là ${said(last)}${chance}; ${below}.`;
  }
  return `${among ? 'Of those with 30 responses or more, highest' : 'Highest'} is ${said(first)}, lowest ${said(last)}${chance}; ${below}.`;
};

/** `2 trong 5 đơn vị chưa đạt chỉ tiêu 80 %`: as the verdict is given, by all of the interval. */
const belowWords = (
  language: Language,
  shown: readonly (Pick<IntervalRow, 'targetPercent'> & {
    readonly interval: { readonly highPercent: number };
  })[],
  what: string,
): string => {
  const goals = [...new Set(shown.map(({ targetPercent }) => targetPercent))];
  const below = shown.filter(({ interval, targetPercent }) => interval.highPercent < targetPercent).length;
  const all = count(language, shown.length);
  const [goal = 0] = goals;
  if (language === 'vi') {
    const named = goals.length === 1 ? `chỉ tiêu ${target('vi', goal)}` : 'chỉ tiêu của mình';
    return below === 0
      ? `không ${what} nào nằm hẳn dưới ${named}`
      : `${count('vi', below)} trong ${all} ${what} nằm hẳn dưới ${named}`;
  }
  const named = goals.length === 1 ? `the target of ${target('en', goal)}` : 'its target';
  if (below === 0) return `none of ${all} lies wholly below ${named}`;
  return `${count('en', below)} of ${all} ${below === 1 ? 'lies' : 'lie'} wholly below ${named}`;
};
