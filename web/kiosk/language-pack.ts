import {
  QUESTION_STEM,
  type Questionnaire,
  questionsOf,
  SCORE_LABELS,
  SCORES,
  type Text,
} from '#domain/questionnaire.ts';
import { MOMENT_TEXTS, TEXTS } from './texts.ts';

/**
 * A language beside those of the product, as data: `/kiosk/languages/<tag>.json`. One for `vi` or `en` needs no
 * texts, but may have sounds.
 */
export type LanguagePack = {
  /** BCP 47. */
  readonly tag: string;
  /** As its speakers call it. */
  readonly name: string;
  /** By key; a text that is missing is shown in Vietnamese. */
  readonly texts: Readonly<Record<string, string>>;
  /** Key → file in the same folder, for what may be heard. */
  readonly audio?: Readonly<Record<string, string>>;
};

/** Every text that a citizen may meet, with its key: `kiosk.thanks`, `question.overall`, `reason.long-wait`, `score.5`. */
export const keyedTexts = (questionnaire: Questionnaire): ReadonlyMap<string, Text> =>
  new Map([
    ...Object.entries(TEXTS).map(([key, text]) => [`kiosk.${key}`, text] as const),
    ...Object.entries(MOMENT_TEXTS).map(([key, text]) => [`moment.${key}`, text] as const),
    ...SCORES.map((score) => [`score.${score}`, SCORE_LABELS[score]] as const),
    ...questionsOf(questionnaire).map(({ id, text }) => [`question.${id}`, text] as const),
    ['kiosk.questionStem', QUESTION_STEM] as const,
    ...Object.values(questionnaire.reasons).flatMap((reasons) =>
      reasons.map(({ id, text }) => [`reason.${id}`, text] as const),
    ),
  ]);

const isTexts = (value: unknown): value is Readonly<Record<string, string>> =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((text) => typeof text === 'string');

/** The pack that a file holds, or `undefined` for what is none: a wrong file costs a language, not the kiosk. */
export const packOf = (tag: string, value: unknown): LanguagePack | undefined => {
  const { name, texts = {}, audio = {}, ...rest } = (value ?? {}) as Readonly<Record<string, unknown>>;
  if (rest.tag !== tag || typeof name !== 'string' || !isTexts(texts) || !isTexts(audio)) return undefined;
  return { tag, name, texts, audio };
};

/** The keys of a pack that are missing, without its blanks (`{n}`), or known to nobody: nothing where it is complete. */
export const faultsOfPack = (pack: LanguagePack, questionnaire: Questionnaire): readonly string[] => {
  const known = keyedTexts(questionnaire);
  const blanksOf = (text: string): string => (text.match(/\{\w+\}/g) ?? []).sort().join();
  return [
    ...[...known].flatMap(([key, { vi }]) => {
      const text = pack.texts[key];
      if (!text) return [`${key} is missing: ${vi}`];
      return blanksOf(text) === blanksOf(vi) ? [] : [`${key} must have the blanks of: ${vi}`];
    }),
    ...Object.keys({ ...pack.texts, ...pack.audio }).flatMap((key) =>
      known.has(key) ? [] : [`${key} is no key of a text`],
    ),
  ];
};
