import type { Text } from '#domain/questionnaire.ts';
import type { Language } from '../../shared/language.ts';
import type { Failure } from '../trouble.ts';
import { fieldInVietnamese } from './field-sentences.ts';
import { PROBLEM_OF_STATUS, PROBLEM_TEXTS, REFUSAL_TEXTS } from './refusal-texts.ts';

/** What a view knows better than all views do. */
export type RefusalWords = {
  readonly unreachable?: Text;
  /** By the kind of problem. */
  readonly problems?: Readonly<Record<string, Text>>;
  /** What its fields are called, by their paths without the numbers of rows; a longer path has the name of its beginning. */
  readonly fields?: Readonly<Record<string, Text>>;
};

/** A refusal in the language of the page. */
export type Told = {
  readonly sentence: string;
  /** What is wrong, a line for each field. */
  readonly faults: readonly string[];
  /** The API's own English, where ours does not say all of it. */
  readonly detail: string;
};

/**
 * Why something was not done, and what to do. Nothing but `detail` is in the API's words where the page is Vietnamese, and
 * that is to be shown beside the others, never by itself.
 */
export const toldOf = (language: Language, failure: Failure, words: RefusalWords = {}): Told => {
  if (failure.kind === 'unreachable') {
    return { sentence: (words.unreachable ?? REFUSAL_TEXTS.unreachable)[language], faults: [], detail: '' };
  }
  const { status, detail, errors = [] } = failure;
  const problem = failure.problem ?? PROBLEM_OF_STATUS[status] ?? (status >= 500 ? 'internal' : '');
  const own = words.problems?.[problem];
  const sentence = own ?? PROBLEM_TEXTS[problem] ?? REFUSAL_TEXTS.other;
  const lines = errors.map(({ path, message }) => {
    const name = nameOf(words.fields ?? {}, path)?.[language];
    const said = language === 'en' ? message : fieldInVietnamese(message);
    const called = name ?? (language === 'en' ? path : undefined);
    return {
      isTold: said !== undefined,
      text: [called, said ?? (called && REFUSAL_TEXTS.notRight[language])]
        .filter((part) => part !== undefined)
        .join(': '),
    };
  });
  const isTold = own !== undefined || (lines.length > 0 && lines.every((line) => line.isTold));
  return {
    sentence: sentence[language],
    faults: [...new Set(lines.map(({ text }) => text))].filter(Boolean),
    detail: isTold ? '' : detail,
  };
};

const nameOf = (fields: Readonly<Record<string, Text>>, path: string): Text | undefined => {
  const parts = path.split('.').filter((part) => !/^\d+$/.test(part));
  const known = parts.map((_, at) => fields[parts.slice(0, parts.length - at).join('.')]);
  return known.find((name) => name !== undefined);
};
