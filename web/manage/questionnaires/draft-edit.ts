import { SCORES, type Score, type Text } from '#domain/questionnaire.ts';
import type { QuestionnaireDetail } from '../../shared/api-types.ts';

export type Form = QuestionnaireDetail['form'];
export type Draft = { readonly form: Form; readonly change: QuestionnaireDetail['change'] };

type Branch = Readonly<Record<string, unknown>> | readonly unknown[];

/** The same with another value at a path such as `form.parts.0.text.vi`; what the path does not meet stays the very same. */
export const changedAt = <T>(whole: T, path: string, value: unknown): T => {
  const [step = '', ...rest] = path.split('.');
  if (step === '') return value as T;
  const branch = whole as Branch;
  const inner = (branch as Readonly<Record<string, unknown>>)[step];
  const next = rest.length === 0 ? value : changedAt(inner, rest.join('.'), value);
  if (!Array.isArray(branch)) return { ...branch, [step]: next } as T;
  return branch.map((each, at) => (String(at) === step ? next : each)) as T;
};

/** An id that nothing in the form has. */
export const newId = (form: Form, kind: 'question' | 'reason' | 'element'): string => {
  const taken = new Set([...JSON.stringify(form).matchAll(/"id":"([^"]*)"/g)].map(([, id]) => id));
  let number = 1;
  while (taken.has(`${kind}-${number}`)) number += 1;
  return `${kind}-${number}`;
};

export const EMPTY_TEXT: Text = { vi: '', en: '' };

export const reasonsAfter = (form: Form, score: Score) => form.reasons[`${score}`] ?? [];

export type Difference = {
  readonly key: string;
  readonly before: Text | undefined;
  readonly after: Text | undefined;
};

const textsOf = (form: Form): ReadonlyMap<string, Text> =>
  new Map<string, Text>([
    ['title', form.title],
    ...(form.overall ? [['overall', form.overall.text] as const] : []),
    ...form.parts.flatMap(({ id, text, elements }) => [
      [`part ${id}`, text] as const,
      ...elements.flatMap((element) => [
        [`element ${element.id}`, element.text] as const,
        ...element.questions.map((question) => [`question ${question.id}`, question.text] as const),
      ]),
    ]),
    ...SCORES.flatMap((score) =>
      reasonsAfter(form, score).map(({ id, text }) => [`reason ${score} ${id}`, text] as const),
    ),
    ['source', form.source],
  ]);

/** Every text that one form has and the other has not, or has in other words. */
export const differencesOf = (before: Form, after: Form): readonly Difference[] => {
  const [old, now] = [textsOf(before), textsOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key) => {
    const [was, is] = [old.get(key), now.get(key)];
    return was?.vi === is?.vi && was?.en === is?.en ? [] : [{ key, before: was, after: is }];
  });
};
