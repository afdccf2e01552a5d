import { decodeTime } from 'ulid';
import { describe, expect, it } from 'vitest';
import { isOnTime } from '#domain/dossier.ts';
import { questionnaireKey, questionsOf } from '#domain/questionnaire.ts';
import { POST_SERVICE } from '#domain/questionnaires/post-service.ts';
import { SIPAS_2023 } from '#domain/questionnaires/sipas-2023.ts';
import { MOMENTS, type SurveyResponse } from '#domain/response.ts';
import { checkResponse } from '#domain/response-check.ts';
import type { CheckContext } from '#domain/response-fields.ts';
import { localHourOf, weekdayOf } from '#domain/time.ts';
import { indexOrganisation } from '#domain/unit-tree.ts';
import { evidenceOf, verdictOf } from '#domain/verdict.ts';
import { DEMONSTRATION_ORGANISATION } from '../../functions/local/demonstration/demonstration.ts';
import { demonstrationAsked } from '../../functions/local/demonstration/dossiers.ts';
import { DEMONSTRATION_SEED, demonstrationResponses } from '../../functions/local/demonstration/generator.ts';
import { MOMENT_SHARES, shareAt, truth } from '../../functions/local/demonstration/truth.ts';

const COUNT = 50_000;
const DAY_MS = 86_400_000;
const seed = DEMONSTRATION_SEED;
/** A Monday morning, with the month well under way. */
const now = Date.parse('2026-11-23T10:30:00+07:00');

const responses = demonstrationResponses({ seed, now, count: COUNT });
const ratings = responses.filter(({ questionnaire }) => questionnaire === POST_SERVICE.id);
const forms = responses.filter(({ questionnaire }) => questionnaire === SIPAS_2023.id);
const { units, hourEffects, momentEffects } = truth(seed);

const satisfiedIn = (part: readonly SurveyResponse[]): number =>
  part.filter(({ answers }) => (answers.overall ?? 0) >= 4).length;
const shareOf = (part: readonly SurveyResponse[]): number => satisfiedIn(part) / part.length;
const daysAgo = ({ at }: SurveyResponse): number =>
  (Date.parse(localHourOf(now).day) - Date.parse(at.slice(0, 10))) / DAY_MS;

describe('the responses of the demonstration', () => {
  it('are all accepted by the check that citizens’ responses pass', () => {
    const forms = new Map(
      [POST_SERVICE, SIPAS_2023].map((form) => [questionnaireKey(form.id, form.version), form]),
    );
    const context: CheckContext = {
      index: indexOrganisation(DEMONSTRATION_ORGANISATION),
      questionnaireByKey: (id, version) => forms.get(questionnaireKey(id, version)),
      now,
      acceptedAgeDays: Number.POSITIVE_INFINITY,
    };

    const refused = responses.flatMap((response) => {
      const checked = checkResponse(response, context);
      return checked.ok && JSON.stringify(checked.value) === JSON.stringify(response) ? [] : [response];
    });

    expect(refused).toEqual([]);
  });

  it('are the same for the same seed and instant', () => {
    expect(demonstrationResponses({ seed, now, count: 2000 })).toEqual(
      demonstrationResponses({ seed, now, count: 2000 }),
    );
  });

  it('are others for another seed', () => {
    const [a, b] = [seed, seed + 1].map((each) => demonstrationResponses({ seed: each, now, count: 200 }));

    expect(a?.[0]).not.toEqual(b?.[0]);
  });

  it('only grow in the course of a day', () => {
    const [morning, evening] = [now, now + 6 * 3_600_000].map((each) =>
      demonstrationResponses({ seed, now: each, count: COUNT }),
    );

    expect(evening?.length).toBeGreaterThan(morning?.length ?? 0);
    expect(evening?.slice(0, morning?.length)).toEqual(morning);
  });

  it('come in order of time, each with an id of its own that tells its time', () => {
    const ids = responses.map(({ id }) => id);

    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.toSorted()).toEqual(ids);
    expect(responses.filter(({ id, at }) => decodeTime(id) !== Date.parse(at))).toEqual([]);
  });

  it('reach from 90 days ago to the present hour, not beyond', () => {
    expect(responses[0]?.at.slice(0, 10)).toBe('2026-08-26');
    expect(responses.at(-1)?.at.slice(0, 13)).toBe('2026-11-23T10');
    expect(responses.filter(({ at }) => Date.parse(at) > now)).toEqual([]);
  });

  it('fall into office hours only', () => {
    const closed = responses.filter(({ at }) => {
      const weekday = weekdayOf(at.slice(0, 10));
      const hour = Number(at.slice(11, 13));
      const morning = hour >= 8 && hour < 12;
      return !(weekday < 5 ? morning || (hour >= 13 && hour < 17) : weekday === 5 && morning);
    });

    expect(closed).toEqual([]);
  });

  it.each([
    { when: 'before a Monday', at: '2026-11-23T06:00:00+07:00' },
    { when: 'on a Monday morning', at: '2026-11-23T10:30:00+07:00' },
    { when: 'after a Monday', at: '2026-11-23T20:00:00+07:00' },
    { when: 'on a Sunday', at: '2026-11-22T12:00:00+07:00' },
  ])('are as many as asked for within one percent $when', ({ at }) => {
    const { length } = demonstrationResponses({ seed, now: Date.parse(at), count: COUNT });

    expect(Math.abs(length - COUNT) / COUNT).toBeLessThanOrEqual(0.01);
  });

  it('lie in few enough hours of units to be loaded soon', () => {
    const hours = new Set(responses.map(({ unit, at }) => `${unit}#${at.slice(0, 13)}`));

    expect(hours.size).toBeLessThan(30_000);
  });

  it('name certified copies and births most often', () => {
    const counts = Map.groupBy(
      ratings.filter(({ service }) => service !== undefined),
      ({ service }) => service,
    );
    const first = [...counts].sort(([, a], [, b]) => b.length - a.length).map(([service]) => service);

    expect(first.slice(0, 3)).toEqual(['2.000815', '2.000884', '1.001193']);
  });

  it('tell about the elements in a quarter of cases, near the overall score', () => {
    const detailed = ratings.filter(({ answers }) => Object.keys(answers).length > 1);
    const distances = detailed.flatMap(({ answers: { overall = 3, ...elements } }) =>
      Object.values(elements).map((score) => Math.abs(score - overall)),
    );

    expect(detailed.length / ratings.length).toBeCloseTo(0.25, 1);
    expect(Math.max(...distances)).toBe(1);
  });

  it('include long forms of the ward and of the city on paper', () => {
    const places = Map.groupBy(forms, ({ unit }) => unit);

    expect(forms.length).toBeGreaterThan(350);
    expect([...places.keys()].toSorted()).toEqual(['00070', '01']);
    expect(forms.every(({ channel }) => channel === 'paper')).toBe(true);
    expect(new Set(forms.flatMap(({ answers }) => Object.keys(answers))).size).toBe(
      questionsOf(SIPAS_2023).length,
    );
  });
});

describe('the truth behind the demonstration', () => {
  /** Further off than this, about one in 150,000 samples would be. */
  const LARGEST_DEVIATION = 4.5;

  const deviationOf = (part: readonly SurveyResponse[], share: number): number =>
    Math.abs(shareOf(part) - share) / Math.sqrt((share * (1 - share)) / part.length);

  const byUnit = Map.groupBy(ratings, ({ unit }) => unit);

  it('lies between 0.72 and 0.93 at every unit, and between 0.83 and 0.85 in the city', () => {
    const shares = units.flatMap((unit) => [unit.satisfiedShare, shareAt(unit, 0)]);

    expect(Math.min(...shares)).toBeGreaterThanOrEqual(0.72);
    expect(Math.max(...shares)).toBeLessThanOrEqual(0.93);
    expect(shareOf(ratings)).toBeGreaterThan(0.83);
    expect(shareOf(ratings)).toBeLessThan(0.85);
  });

  it('is what each unit’s responses estimate, before and after a change', () => {
    const far = units.flatMap((unit) => {
      const periods = Map.groupBy(byUnit.get(unit.unit) ?? [], (response) =>
        shareAt(unit, daysAgo(response)),
      );
      return [...periods].filter(([share, part]) => deviationOf(part, share) > LARGEST_DEVIATION);
    });

    expect(far).toEqual([]);
  });

  it('shifts with the hour and the moment, but not on average', () => {
    const mean = units.reduce((sum, unit) => sum + unit.volumeShare * shareAt(unit, 0), 0);
    const rushed = ratings.filter(({ at }) => at.slice(11, 13) === '10');
    const quiet = ratings.filter(({ at }) => at.slice(11, 13) === '13');
    const refused = ratings.filter(({ moment }) => moment === 'refusal');

    expect(deviationOf(rushed, mean + (hourEffects['10'] ?? 0))).toBeLessThan(LARGEST_DEVIATION);
    expect(shareOf(quiet) - shareOf(rushed)).toBeGreaterThan(0.02);
    expect(deviationOf(refused, mean + momentEffects.refusal)).toBeLessThan(LARGEST_DEVIATION);
    expect(
      MOMENTS.reduce((sum, moment) => sum + MOMENT_SHARES[moment] * momentEffects[moment], 0),
    ).toBeCloseTo(0);
  });

  it.each([
    { what: 'a drop three weeks ago', unit: '00166', days: 21, direction: -1 },
    { what: 'an improvement', unit: '09556', days: 40, direction: 1 },
  ])('holds $what that the responses prove', ({ unit, days, direction }) => {
    const periods = Map.groupBy(byUnit.get(unit) ?? [], (response) => daysAgo(response) <= days);
    const [before, after] = [periods.get(false) ?? [], periods.get(true) ?? []];
    const spread = Math.sqrt(0.25 / before.length + 0.25 / after.length);

    expect((direction * (shareOf(after) - shareOf(before))) / spread).toBeGreaterThan(2);
  });

  it('leaves every kind of evidence and verdict in the present month', () => {
    const month = units.map(({ unit }) => (byUnit.get(unit) ?? []).filter(({ at }) => at >= '2026-11'));
    const classes = Map.groupBy(month, ({ length }) => evidenceOf(length));
    const verdicts = Map.groupBy(classes.get('full') ?? [], (part) =>
      verdictOf(shareOf(part), part.length, 0.8),
    );

    expect(classes.get('hidden')?.length).toBeGreaterThanOrEqual(2);
    expect(classes.get('reference')?.length).toBeGreaterThanOrEqual(2);
    expect(verdicts.get('met')?.length).toBeGreaterThan(10);
    expect(verdicts.get('notMet')?.length).toBeGreaterThanOrEqual(1);
    expect(verdicts.get('notEnoughEvidence')?.length).toBeGreaterThan(10);
  });

  it('makes Hoàn Kiếm busy and small communes quiet', () => {
    const workingDays = 70;
    const perDay = units.map(({ unit }) => (byUnit.get(unit)?.length ?? 0) / workingDays);
    const hoanKiem = (byUnit.get('00070')?.length ?? 0) / workingDays;

    expect(hoanKiem).toBeGreaterThan(15);
    expect(hoanKiem).toBeLessThan(25);
    expect(Math.max(...perDay)).toBe(hoanKiem);
    expect(perDay.filter((each) => each < 2).length).toBeGreaterThan(10);
  });
});

describe('the dossiers of the demonstration', () => {
  const { dossiers, issued } = demonstrationAsked({ seed, now, count: COUNT });
  const ended = dossiers.filter(({ outcome }) => outcome === 'granted' || outcome === 'refused');

  it('are the same for the same seed and instant, each once, and none is later', () => {
    const [a, b] = [1, 2].map(() => demonstrationAsked({ seed, now, count: 500 }));

    expect(a).toEqual(b);
    expect(new Set(dossiers.map(({ id }) => id)).size).toBe(dossiers.length);
    expect(dossiers.filter(({ reportedAt }) => Date.parse(reportedAt) > now)).toEqual([]);
    expect(
      dossiers.filter(({ received, due, completed = due }) => due < received || completed < received),
    ).toEqual([]);
  });

  it('are some nine in ten on time, most of them online, and nearly half are rated', () => {
    const within = (day: string) => day >= '2026-09-01' && day < '2026-11-01';
    const completed = ended.filter(({ completed = '' }) => within(completed));
    const onTime = completed.filter(({ due, completed = '' }) => isOnTime({ due, completed })).length;
    const rated = responses.filter(
      ({ channel, moment, at }) => channel !== 'poster' && moment === 'result' && within(at),
    ).length;

    expect(onTime / completed.length).toBeCloseTo(0.91, 2);
    expect(dossiers.filter(({ channel }) => channel !== 'counter').length / dossiers.length).toBeCloseTo(
      0.66,
      1,
    );
    expect(rated / completed.length).toBeGreaterThan(0.4);
    expect(rated / completed.length).toBeLessThan(0.55);
  });

  it('are not all done, and some receipts of them were issued', () => {
    expect(dossiers.some(({ completed }) => completed === undefined)).toBe(true);
    expect(issued.every(({ counts }) => (counts.reception ?? 0) >= (counts.result ?? 0))).toBe(true);
  });
});
