import { type Question, type Questionnaire, SCORES, type Text } from './questionnaire.ts';
import { asksTheSame, type DeclaredChange, type FormDraft } from './questionnaire-version.ts';
import type { Issue } from './response.ts';

/** The one form that kiosks and pages ask; other forms come on paper, by import or by the API. */
export const ASKED_ON_SCREENS = 'post-service';

/** More than the official forms have by far, and what a citizen will not answer. */
const MOST_QUESTIONS = 80;
/** As many buttons as a kiosk shows. */
const MOST_REASONS = 6;
const MOST_LETTERS = { title: 120, name: 200, question: 300, reason: 60, source: 1000, why: 400 } as const;

const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const MOST_LETTERS_OF_ID = 40;
/** One line, composed, without what cannot be seen. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** What is wrong with the id of a questionnaire, or of anything in it. */
export const faultOfId = (id: string): string | undefined =>
  ID.test(id) && id.length <= MOST_LETTERS_OF_ID
    ? undefined
    : `must be lower-case letters, digits and dashes, such as "waiting-time", of at most ${MOST_LETTERS_OF_ID}`;

const faultsOfText = (path: string, text: Text, most: number): readonly Issue[] =>
  (['vi', 'en'] as const).flatMap((language) => {
    const said = text[language];
    const at = `${path}.${language}`;
    if (said.trim() === '') {
      const name = language === 'vi' ? 'Vietnamese' : 'English';
      return [{ path: at, message: `is missing: write it in ${name} too` }];
    }
    if (UNSEEN.test(said) || said !== said.trim() || said !== said.normalize('NFC')) {
      return [{ path: at, message: 'must be one line without invisible characters or spaces at its ends' }];
    }
    return said.length > most
      ? [{ path: at, message: `has ${said.length} letters; at most ${most} fit` }]
      : [];
  });

type Named = { readonly id: string; readonly path: string };

/** Ids that are not written as ids, and each that stands before already. */
const faultsOfIds = (all: readonly Named[], what: string): readonly Issue[] =>
  all.flatMap(({ id, path }, at) => {
    const fault = faultOfId(id);
    if (fault) return [{ path: `${path}.id`, message: fault }];
    const isTaken = all.findIndex((other) => other.id === id) < at;
    return isTaken ? [{ path: `${path}.id`, message: `is the id of another ${what}; each has its own` }] : [];
  });

type Placed<T> = { readonly value: T; readonly path: string };

const placed = (form: FormDraft) => {
  const parts = form.parts.map((value, at) => ({ value, path: `form.parts.${at}` }));
  const elements = parts.flatMap(({ value, path }) =>
    value.elements.map((element, at) => ({ value: element, path: `${path}.elements.${at}` })),
  );
  const questions: readonly Placed<Question>[] = [
    ...(form.overall ? [{ value: form.overall, path: 'form.overall' }] : []),
    ...elements.flatMap(({ value, path }) =>
      value.questions.map((question, at) => ({ value: question, path: `${path}.questions.${at}` })),
    ),
  ];
  return { parts, elements, questions };
};

const named = (all: readonly Placed<{ readonly id: string }>[]): readonly Named[] =>
  all.map(({ value, path }) => ({ id: value.id, path }));

/** The same words asked twice: nobody could tell the two rows of the results apart. */
const faultsOfRepeats = (questions: readonly Placed<Question>[]): readonly Issue[] =>
  (['vi', 'en'] as const).flatMap((language) =>
    questions.flatMap(({ value, path }, at) => {
      const said = value.text[language];
      const isAskedBefore =
        said !== '' && questions.findIndex((other) => other.value.text[language] === said) < at;
      return isAskedBefore
        ? [{ path: `${path}.text.${language}`, message: 'asks what another question asks in the same words' }]
        : [];
    }),
  );

const faultsOfReasons = (form: FormDraft): readonly Issue[] => {
  const said = new Map<string, Text>();
  return SCORES.flatMap((score) => {
    const offered = form.reasons[score] ?? [];
    const at = `form.reasons.${score}`;
    if (offered.length === 0) return [];
    if (!form.overall)
      return [{ path: at, message: 'can be offered only after an overall question; remove them' }];
    const all = offered.map((value, place) => ({ value, path: `${at}.${place}` }));
    return [
      ...(offered.length > MOST_REASONS
        ? [{ path: at, message: `has ${offered.length} reasons; a kiosk shows ${MOST_REASONS}` }]
        : []),
      ...faultsOfIds(named(all), 'reason after this score'),
      ...all.flatMap(({ value, path }) => {
        const before = said.get(value.id);
        said.set(value.id, value.text);
        const isOther = before && (before.vi !== value.text.vi || before.en !== value.text.en);
        return [
          ...faultsOfText(`${path}.text`, value.text, MOST_LETTERS.reason),
          ...(isOther ? [{ path: `${path}.id`, message: 'has other words after another score' }] : []),
        ];
      }),
    ];
  });
};

const faultsOfOverall = (
  id: string,
  form: FormDraft,
  before: Questionnaire | undefined,
): readonly Issue[] => {
  const was = id === ASKED_ON_SCREENS ? 'overall' : before?.overall?.id;
  if (id === ASKED_ON_SCREENS && !form.overall) {
    return [{ path: 'form.overall', message: 'is missing: one tap on a kiosk answers it' }];
  }
  return form.overall && was !== undefined && form.overall.id !== was
    ? [{ path: 'form.overall.id', message: `must stay "${was}": a tap on a kiosk answers it` }]
    : [];
};

/** Everything that keeps a form from being published, each by its field; empty where nothing does. */
export const faultsOfForm = (
  id: string,
  form: FormDraft,
  before: Questionnaire | undefined,
): readonly Issue[] => {
  const { parts, elements, questions } = placed(form);
  const hollow = [
    ...parts.flatMap(({ value, path }) =>
      value.elements.length === 0 ? [{ path, message: 'has no element; add one, or remove the part' }] : [],
    ),
    ...elements.flatMap(({ value, path }) =>
      value.questions.length === 0
        ? [{ path, message: 'has no question; add one, or remove the element' }]
        : [],
    ),
  ];
  return [
    ...faultsOfText('form.title', form.title, MOST_LETTERS.title),
    ...faultsOfOverall(id, form, before),
    ...(questions.length === 0
      ? [{ path: 'form.parts', message: 'is empty: a questionnaire asks at least one question' }]
      : []),
    ...(questions.length > MOST_QUESTIONS
      ? [
          {
            path: 'form.parts',
            message: `asks ${questions.length} questions; at most ${MOST_QUESTIONS} are allowed`,
          },
        ]
      : []),
    ...hollow,
    ...faultsOfIds(named(parts), 'part'),
    ...faultsOfIds(named(elements), 'element'),
    ...faultsOfIds(named(questions), 'question'),
    ...[...parts, ...elements].flatMap(({ value, path }) =>
      faultsOfText(`${path}.text`, value.text, MOST_LETTERS.name),
    ),
    ...questions.flatMap(({ value, path }) =>
      faultsOfText(`${path}.text`, value.text, MOST_LETTERS.question),
    ),
    ...faultsOfRepeats(questions),
    ...faultsOfReasons(form),
    ...faultsOfText('form.source', form.source, MOST_LETTERS.source),
  ];
};

/**
 * Other words are either declared to measure the same or begin a line of their own, and in both cases it is said why: that
 * stands beside the results for as long as they are read.
 */
export const faultsOfChange = (
  form: FormDraft,
  before: Questionnaire | undefined,
  change: DeclaredChange | undefined,
): readonly Issue[] => {
  if (!before || asksTheSame(form, before)) return [];
  if (!change) {
    return [
      {
        path: 'change',
        message: `is missing: the words differ from version ${before.version}; say whether results stay comparable, and why`,
      },
    ];
  }
  return faultsOfText('change.why', change.why, MOST_LETTERS.why);
};
