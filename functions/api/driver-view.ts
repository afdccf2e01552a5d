import { type Driver, type DriverSide, driversOf } from '#domain/driver.ts';
import { type Formula, percentOf } from '#domain/formulas.ts';
import { wilsonInterval } from '#domain/interval.ts';
import { elementsOf, type Questionnaire } from '#domain/questionnaire.ts';
import type { QuestionnaireTally } from '#domain/tally.ts';
import type { MonthResult } from './result-schemas.ts';

/** The drivers of a form as they are shown, those with most to win first and those of which too little is known last. */
export const driverRowsOf = (
  questionnaire: Questionnaire,
  tally: QuestionnaireTally,
  formula: Formula,
): MonthResult['drivers'] => {
  const texts = new Map(
    elementsOf(questionnaire).flatMap(({ text, questions }) =>
      // An element of one question goes by the element's name, which is the shorter.
      questions.map((question) => [question.id, questions.length === 1 ? text : question.text] as const),
    ),
  );
  return driversOf(questionnaire, tally, formula)
    .map(({ question, n, satisfied, sides }) => ({
      id: question,
      name: texts.get(question) ?? { vi: question, en: question },
      n,
      satisfiedPercent: percentOf(satisfied),
      satisfiedInterval: intervalOf(satisfied, n),
      sides: sides && sidesOf(sides),
    }))
    .sort((a, b) => (b.sides?.lostPoints ?? -Infinity) - (a.sides?.lostPoints ?? -Infinity));
};

const intervalOf = (share: number, n: number) => {
  const { level, low, high } = wilsonInterval(share, n);
  return { level, lowPercent: percentOf(low), highPercent: percentOf(high) };
};

const sidesOf = ({ with: satisfied, without, difference, lost }: NonNullable<Driver['sides']>) => {
  const shown = ({ n, share }: DriverSide) => ({
    n,
    indexPercent: percentOf(share),
    interval: intervalOf(share, n),
  });
  return {
    satisfied: shown(satisfied),
    others: shown(without),
    differencePoints: percentOf(difference.difference),
    differenceInterval: {
      level: 0.95,
      lowPercent: percentOf(difference.low),
      highPercent: percentOf(difference.high),
    },
    lostPoints: percentOf(lost),
  };
};
