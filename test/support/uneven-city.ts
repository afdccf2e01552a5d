import { encodeTime } from 'ulid';
import type { Score } from '#domain/questionnaire.ts';
import type { SurveyResponse } from '#domain/response.ts';
import type { CityContent } from './city.ts';

const scored = (response: SurveyResponse, overall: Score): SurveyResponse =>
  response.answers.overall === undefined
    ? response
    : { ...response, answers: { ...response.answers, overall } };

const BAD_DAYS = ['10', '11', '12', '13'];

/** Every eighth unit is far worse than it was drawn, and the one after it better. */
const inUnit = (response: SurveyResponse, position: number): SurveyResponse => {
  const kind = Number(response.unit) % 8;
  if (kind === 0 && position % 2 === 0) return scored(response, 2);
  return kind === 1 && position % 3 > 0 ? scored(response, 5) : response;
};

const onDay = (response: SurveyResponse, position: number): SurveyResponse => {
  const day = response.at.slice(8, 10);
  if (BAD_DAYS.includes(day) && position % 3 > 0) return scored(response, 1);
  return day > '20' && position % 9 === 0 ? scored(response, 3) : response;
};

/** The same in the month a year before, by fewer people, who were less satisfied; of 29 February nothing. */
const aYearBefore = (responses: readonly SurveyResponse[]): readonly SurveyResponse[] =>
  responses
    .filter(({ at }, position) => position % 4 > 0 && !at.slice(5).startsWith('02-29'))
    .map((response, position) => {
      const at = `${Number(response.at.slice(0, 4)) - 1}${response.at.slice(4)}`;
      const id = encodeTime(Date.parse(at)) + response.id.slice(10);
      return { ...(position % 7 === 0 ? scored(response, 2) : response), id, at };
    });

/**
 * The demonstration's city with what its pages are there to find: in one month some units that are better or worse than chance
 * explains, some days that are far off and a drift, and the same month of the year before to compare with.
 */
export const unevenIn =
  (month: string) =>
  ({ organisation, responses }: CityContent): CityContent => {
    const uneven = responses.map((response, position) =>
      response.at.startsWith(month) ? onDay(inUnit(response, position), position) : response,
    );
    const before = aYearBefore(responses.filter(({ at }) => at.startsWith(month)));
    return { organisation, responses: [...before, ...uneven] };
  };
