import { encodeTime } from 'ulid';
import type { Score } from '#domain/questionnaire.ts';
import type { SurveyResponse } from '#domain/response.ts';

/*
 * Figures that somebody else has published, and responses that have exactly these counts.
 */

/** How many gave 1, 2, 3, 4 and 5, in two months of one service, with the percentage that its department published. */
export const OFFICIAL_MONTHS = [
  /* GOV.UK, "Make a lasting power of attorney", June 2026: published by the share of the two best scores. */
  { unit: '00004', formula: 'topTwoShare', counts: [260, 200, 983, 4049, 8424], published: 90 },
  /* The same, December 2025: until early 2026 published by the mean score on a scale from 0 to 100. */
  { unit: '00008', formula: 'scaledMean', counts: [387, 245, 1006, 3393, 6400], published: 83 },
] as const;

/** Wilson's interval of satisfied people among all, with the limits that tables of it print. */
export const OFFICIAL_INTERVALS = [
  { unit: '00025', satisfied: 336, n: 400, index: 84, low: 80.09, high: 87.27 },
  { unit: '00082', satisfied: 42, n: 50, index: 84, low: 71.49, high: 91.66 },
  { unit: '00091', satisfied: 27, n: 30, index: 90, low: 74.38, high: 96.54 },
  { unit: '00097', satisfied: 9, n: 10, index: 90, low: 59.58, high: 98.21 },
] as const;

export const SIPAS_UNIT = '00070';
export const SIPAS_FORMS = 1100;

/** The national SIPAS of 2024 as the Ministry of Home Affairs announced it: all, its two parts, and access to services. */
export const SIPAS_2024 = { all: 83.94, policies: 83.84, services: 84.09, access: 84.27 } as const;
/** Of 2023: all, and the five elements of services. */
export const SIPAS_2023 = {
  ...{ all: 82.66, access: 83.0, procedures: 83.02, officials: 83.12, results: 83.03, feedback: 82.27 },
} as const;
/** As it was announced: "tăng 1,28 %". */
export const SIPAS_ROSE = 1.28;

/** Answers to so many questions in a row are satisfied so often, over all forms; the numbers are whole and print as the figures above. */
type Block = readonly [questions: number, satisfied: number];
const FORMS_2024: readonly Block[] = [
  [23, 21_211],
  [3, 2781],
  [13, 14_799 - 2781],
];
const FORMS_2023: readonly Block[] = [
  [23, 35_461 - 2739 - 3653 - 2743 - 2740 - 2715],
  [3, 2739],
  [4, 3653],
  [3, 2743],
  [3, 2740],
  [3, 2715],
];

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The number in base 32, under which a response of the same second is told from others. */
const tailOf = (number: number): string =>
  Array.from({ length: 16 }, (_, at) => CROCKFORD[Math.floor(number / 32 ** (15 - at)) % 32]).join('');

/** A response of a working hour in the month: the days are gone through again and again. */
const responseIn = (
  month: string,
  unit: string,
  number: number,
): Omit<SurveyResponse, 'answers' | 'questionnaire'> => {
  const two = (value: number): string => String(value).padStart(2, '0');
  const at = `${month}-${two(1 + (number % 28))}T${two(8 + (number % 9))}:${two(number % 60)}:00+07:00`;
  return {
    id: encodeTime(Date.parse(at)) + tailOf(number * 127 + Number(unit)),
    ...{ unit, channel: 'paper', moment: 'result', questionnaireVersion: 1, at, reasons: [] },
  };
};

/** So many one-tap ratings of each score. */
export const ratingsOf = (
  month: string,
  unit: string,
  counts: readonly number[],
): readonly SurveyResponse[] =>
  counts
    .flatMap((count, at) => Array.from({ length: count }, () => (at + 1) as Score))
    .map((overall, number) => ({
      ...responseIn(month, unit, number),
      questionnaire: 'post-service',
      answers: { overall },
    }));

/** Forms of 39 questions; the satisfied answers of a block are dealt to its questions and then to the forms one by one. */
const formsOf = (month: string, blocks: readonly Block[]): readonly SurveyResponse[] =>
  Array.from({ length: SIPAS_FORMS }, (_, form) => {
    const answers = blocks.flatMap(([questions, satisfied]) =>
      Array.from({ length: questions }, (__, question): Score => {
        const ofQuestion = Math.floor((satisfied + question) / questions);
        return (form * 7 + question) % SIPAS_FORMS < ofQuestion ? 4 : 3;
      }),
    );
    return {
      ...responseIn(month, SIPAS_UNIT, form),
      questionnaire: 'sipas-2023',
      answers: Object.fromEntries(answers.map((score, at) => [`q${String(at + 1).padStart(2, '0')}`, score])),
    };
  });

export const sipasForms = (month: string, yearBefore: string): readonly SurveyResponse[] => [
  ...formsOf(yearBefore, FORMS_2023),
  ...formsOf(month, FORMS_2024),
];
