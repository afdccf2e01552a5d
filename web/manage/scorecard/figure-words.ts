import type { Scorecard } from '../../shared/api-types.ts';
import { count, NOTHING, percent, target } from '../../shared/format.ts';
import type { Language } from '../../shared/language.ts';

type Row = Scorecard['indicators'][number];
export type Measure = Row['measure'];

/** Two decimals as far as they say anything: `90,5 %`, `85,15 %`, `91 %`. */
const share = (language: Language, value: number): string => {
  const decimals = [0, 1, 2].find((each) => Number(value.toFixed(each)) === Number(value.toFixed(2))) ?? 2;
  return percent(language, value, decimals);
};

/** A value as its measure is written: a percentage, a number, or a place among others. */
export const figureText = (
  language: Language,
  measure: Measure,
  value: number | null,
  among: number | null = null,
): string => {
  if (value === null) return NOTHING;
  if (measure === 'share') return share(language, value);
  if (measure === 'rank' && among !== null) return `${count(language, value)} / ${count(language, among)}`;
  return count(language, value);
};

/** Of what a share is: `1.501 / 1.659`; a numerator alone where the source told no more. */
export const partsText = (
  language: Language,
  { numerator, denominator }: { readonly numerator: number | null; readonly denominator: number | null },
): string | undefined => {
  if (numerator === null) return undefined;
  return denominator === null
    ? count(language, numerator)
    : `${count(language, numerator)} / ${count(language, denominator)}`;
};

const goalText = (language: Language, measure: Measure, goal: number): string => {
  if (measure === 'share') return target(language, goal);
  if (measure === 'count') return count(language, goal);
  return language === 'vi' ? `hạng ${goal}` : `rank ${goal}`;
};

/** Beside the line of a target: `Chỉ tiêu 90 %`; nothing where there is none. */
export const goalLabel = (language: Language, measure: Measure, goal: number | null): string =>
  goal === null ? '' : `${language === 'vi' ? 'Chỉ tiêu' : 'Target'} ${goalText(language, measure, goal)}`;

/** How a figure stands against its target; `undefined` where there is nothing to say. */
export const standingText = (
  language: Language,
  { measure, better }: Pick<Row, 'measure' | 'better'>,
  { standing, target: goal }: { readonly standing: string; readonly target: number | null },
): string | undefined => {
  const vi = language === 'vi';
  if (standing === 'noData' || better === null) return undefined;
  if (goal === null) return vi ? 'Chưa có chỉ tiêu' : 'No target';
  const to = goalText(language, measure, goal);
  if (standing === 'met') return vi ? `Đạt chỉ tiêu ${to}` : `Target of ${to} met`;
  if (standing === 'notMet') return vi ? `Chưa đạt chỉ tiêu ${to}` : `Target of ${to} not met`;
  return vi ? `Chưa đủ bằng chứng (chỉ tiêu ${to})` : `Not enough evidence (target ${to})`;
};

/** What a picture of several figures says, for those who cannot see it. */
export const lineSentence = (
  language: Language,
  measure: Measure,
  shown: readonly { readonly name: string; readonly value: number; readonly among?: number | null }[],
): string => {
  const said = shown.map(
    ({ name, value, among }) => `${name}: ${figureText(language, measure, value, among)}`,
  );
  if (said.length <= 4) return `${said.join('; ')}.`;
  const between = shown.map(({ value }) => value);
  const [low, high] = [Math.min(...between), Math.max(...between)].map((value) =>
    figureText(language, measure, value),
  );
  return language === 'vi'
    ? `${said[0]}; ${said.at(-1)}; trong khoảng ${low} – ${high}.`
    : `${said[0]}; ${said.at(-1)}; between ${low} and ${high}.`;
};

/** A number as it would be typed into a field: no groups, the language's own decimal sign. */
export const decimalsTyped = (language: Language, value: number | null | undefined): string => {
  if (value === null || value === undefined) return '';
  return language === 'vi' ? String(value).replace('.', ',') : String(value);
};
