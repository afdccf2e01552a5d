import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crowdOf } from '#domain/comment-crowd.ts';
import {
  type CommentMarks,
  isOfLevels,
  type ShownMarks,
  satisfactionOf,
  shownMarksOf,
} from '#domain/comment-marks.ts';
import type { Score } from '#domain/questionnaire.ts';
import { CHANNELS, MOMENTS } from '#domain/response.ts';
import { tallyOf } from '#domain/tally-responses.ts';
import { sampleId } from '../support/sample.ts';

type Rating = CommentMarks & { readonly writes: boolean };

/** Most choose what most choose, as people do; of a few there are few. */
const skewed = <T>(values: readonly [T, ...T[]]) =>
  fc.integer({ min: 0, max: 2 ** values.length - 1 }).map((drawn) => {
    const at = values.length - 1 - Math.floor(Math.log2(drawn + 1));
    return values[Math.max(at, 0)] as T;
  });

const rating: fc.Arbitrary<Rating> = fc.record({
  level: skewed<Score | null>([5, 4, 2, 1, 3, null]),
  service: skewed<string | undefined>(['a', undefined, 'b', 'c']),
  channel: skewed(['kiosk', 'link', 'receipt']),
  moment: skewed(['result', 'reception', 'refusal']),
  day: skewed([3, 4, 11, 17, 30]).map((day) => `2026-11-${String(day).padStart(2, '0')}`),
  writes: fc.boolean(),
}) as fc.Arbitrary<Rating>;

const months = fc.array(rating, { maxLength: 150, size: 'max' });

const tallied = (ratings: readonly Rating[]) =>
  tallyOf(
    ratings.map(({ level, service, channel, moment, day }, at) => ({
      id: sampleId(at),
      unit: 'A1',
      ...(service === undefined ? {} : { service }),
      channel,
      moment,
      questionnaire: level === null ? 'sipas-2023' : 'post-service',
      questionnaireVersion: 1,
      at: `${day}T09:00:00+07:00`,
      answers: level === null ? { q1: 4, q2: 2 } : { overall: level },
      reasons: [],
      state: 'counted',
    })),
  );

const shownOf = (ratings: readonly Rating[]): readonly ShownMarks[] =>
  shownMarksOf(
    ratings.filter(({ writes }) => writes),
    crowdOf(tallied(ratings)),
  ) ?? [];

/** Whether a rating could be what is printed, as whoever has all ratings would look for it. */
const fits = (of: CommentMarks, shown: ShownMarks): boolean =>
  (shown.satisfaction === null || satisfactionOf(of.level) === shown.satisfaction) &&
  (shown.level === null || of.level === shown.level) &&
  (shown.service === null || of.service === shown.service) &&
  (shown.channel === null || of.channel === shown.channel) &&
  (shown.moment === null || of.moment === shown.moment) &&
  shown.from <= of.day &&
  of.day <= shown.to;

type Filter = (shown: ShownMarks) => boolean;
const FILTERS: readonly Filter[] = [
  ...[['1'], ['1', '2'], ['4', '5'], ['3']].map(
    (levels): Filter =>
      (shown) =>
        isOfLevels(shown, levels),
  ),
  ...['a', 'b', 'c'].map(
    (service): Filter =>
      (shown) =>
        shown.service === service,
  ),
  ...CHANNELS.map(
    (channel): Filter =>
      (shown) =>
        shown.channel === channel,
  ),
  ...MOMENTS.map(
    (moment): Filter =>
      (shown) =>
        shown.moment === moment,
  ),
];

describe('the marks that are shown beside comments', () => {
  it('are shared, all together, by ten ratings of the month, whatever was rated', () => {
    fc.assert(
      fc.property(months, (ratings) => {
        const few = shownOf(ratings).filter(
          (shown) => ratings.filter((each) => fits(each, shown)).length < 10,
        );

        expect(few).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('are true', () => {
    fc.assert(
      fc.property(months, (ratings) => {
        const shown = shownOf(ratings);
        const written = ratings.filter(({ writes }) => writes);

        expect(written.filter((each, at) => shown[at] && !fits(each, shown[at]))).toEqual([]);
        expect(shown.length).toBe(ratings.length < 10 ? 0 : written.length);
      }),
    );
  });

  it('leave ten to whoever combines filters, as many as he likes', () => {
    fc.assert(
      fc.property(
        months,
        fc.subarray(FILTERS as Filter[], { minLength: 1, maxLength: 4 }),
        (ratings, filters) => {
          const found = shownOf(ratings).filter((shown) => filters.every((isFound) => isFound(shown)));
          const few = found.filter((shown) => ratings.filter((each) => fits(each, shown)).length < 10);

          expect(few).toEqual([]);
        },
      ),
    );
  });

  it('do not depend on the order in which comments are read, nor on one that a filter leaves out', () => {
    fc.assert(
      fc.property(months, (ratings) => {
        expect(shownOf(ratings.toReversed()).toReversed()).toEqual(shownOf(ratings));
      }),
    );
  });

  it('tell nothing by being missing: what is printed alike could be any of ten', () => {
    fc.assert(
      fc.property(months, (ratings) => {
        // Were everybody's marks printed that way, as those of whoever wrote are, nobody would stand in a smaller group.
        const all = shownOf(ratings.map((each) => ({ ...each, writes: true })));
        const groups = Map.groupBy(all, (shown) => JSON.stringify(shown));

        expect([...groups.values()].filter((group) => group.length < 10)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the marks of a month', () => {
  const of = (count: number, marks: Partial<Rating>): Rating[] =>
    Array.from({ length: count }, () => ({
      level: 5,
      channel: 'kiosk',
      moment: 'result',
      day: '2026-11-18',
      writes: false,
      ...marks,
    }));

  it('are none where nine rated', () => {
    expect(shownMarksOf([], crowdOf(tallied(of(9, {}))))).toBeUndefined();
  });

  it('are all there where ten share all, and the day is dropped first, for the week', () => {
    const ratings = [
      ...of(12, { service: 'a', writes: true }),
      ...of(9, { service: 'a', day: '2026-11-10', writes: true }),
      ...of(9, { service: 'a', day: '2026-11-11', writes: true }),
    ];

    const shown = shownOf(ratings);

    expect(shown[0]).toEqual({
      satisfaction: 'satisfied',
      level: 5,
      service: 'a',
      channel: 'kiosk',
      moment: 'result',
      from: '2026-11-18',
      to: '2026-11-18',
    });
    expect(shown.slice(12)).toEqual(
      Array.from({ length: 18 }, () => ({ ...shown[0], from: '2026-11-09', to: '2026-11-15' })),
    );
  });

  it('keep the satisfaction of those who complain, where some other has to cover a few', () => {
    const ratings = [
      ...of(20, { level: 2, writes: true }),
      ...of(4, { level: 3, writes: true }),
      ...of(60, { level: 5, writes: true }),
    ];

    const shown = shownOf(ratings).map(({ satisfaction }) => satisfaction);

    expect(shown.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 'dissatisfied'));
    expect(shown.slice(20, 24)).toEqual([null, null, null, null]);
  });

  it('count a service with the level, by which a table of single ratings has it', () => {
    const ratings = [
      ...of(30, { service: 'a' }),
      ...of(15, { level: 1 }),
      ...of(1, { service: 'a', level: 1, writes: true }),
    ];

    expect(shownOf(ratings)).toMatchObject([{ level: 1, service: null }]);
  });
});
