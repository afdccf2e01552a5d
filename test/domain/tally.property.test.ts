import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHANNELS, MOMENTS } from '#domain/response.ts';
import { countedIn, EMPTY_TALLY, mergeTallies, sameTally, sumTallies, totalOf } from '#domain/tally.ts';
import { type StatedResponse, tallyOf } from '#domain/tally-responses.ts';

const score = fc.constantFrom(1, 2, 3, 4, 5) as fc.Arbitrary<1 | 2 | 3 | 4 | 5>;

const oneTap = fc.record({ overall: score, officials: score }, { requiredKeys: ['overall'] });
const longForm = fc.record({ q01: score, q02: score, q03: score }, { requiredKeys: ['q01'] });

const response: fc.Arbitrary<StatedResponse> = fc
  .record({
    form: fc.oneof(
      oneTap.map((answers) => ({ questionnaire: 'post-service', answers })),
      longForm.map((answers) => ({ questionnaire: 'sipas-2023', answers })),
    ),
    questionnaireVersion: fc.constantFrom(1, 2),
    unit: fc.constantFrom('A1', 'A2'),
    channel: fc.constantFrom(...CHANNELS),
    moment: fc.constantFrom(...MOMENTS),
    reasons: fc.subarray(['clear-guidance', 'long-wait']),
    day: fc.integer({ min: 1, max: 30 }),
    hour: fc.integer({ min: 7, max: 17 }),
    state: fc.constantFrom('counted', 'counted', 'counted', 'held', 'void', 'erased'),
    stateReason: fc.constantFrom('duplicate', 'under-review', undefined),
  })
  .map(({ form, day, hour, stateReason, ...rest }) => ({
    ...form,
    ...rest,
    ...(rest.state === 'counted' || stateReason === undefined ? {} : { stateReason }),
    id: '01K9Z6N0Q3T4V5W6X7Y8Z9A0B1',
    at: `2026-11-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00+07:00`,
  }));

const responses = fc.array(response, { maxLength: 40 });
const tally = responses.map(tallyOf);

describe('a tally', () => {
  it('merges associatively', () => {
    fc.assert(
      fc.property(tally, tally, tally, (a, b, c) => {
        expect(sameTally(mergeTallies(mergeTallies(a, b), c), mergeTallies(a, mergeTallies(b, c)))).toBe(
          true,
        );
      }),
    );
  });

  it('merges commutatively', () => {
    fc.assert(
      fc.property(tally, tally, (a, b) => {
        expect(sameTally(mergeTallies(a, b), mergeTallies(b, a))).toBe(true);
      }),
    );
  });

  it('has the empty tally as its identity', () => {
    fc.assert(
      fc.property(tally, (a) => {
        expect(sameTally(mergeTallies(a, EMPTY_TALLY), a)).toBe(true);
        expect(sameTally(mergeTallies(EMPTY_TALLY, a), a)).toBe(true);
      }),
    );
  });

  it('is the same whether responses are counted together or in any split and order', () => {
    fc.assert(
      fc.property(responses, fc.integer({ min: 1, max: 7 }), (all, size) => {
        const reversed = all.toReversed();
        const parts = Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
          tallyOf(reversed.slice(at * size, (at + 1) * size)),
        );

        const split = sumTallies(parts);

        expect(sameTally(split, tallyOf(all))).toBe(true);
      }),
    );
  });

  it('leaves its summands as they were', () => {
    fc.assert(
      fc.property(tally, tally, (a, b) => {
        const before = JSON.stringify([a, b]);
        sumTallies([a, b, a]);
        expect(JSON.stringify([a, b])).toBe(before);
      }),
    );
  });

  it('counts what is in state counted, and only that', () => {
    fc.assert(
      fc.property(responses, (all) => {
        const counted = tallyOf(all);

        expect(countedIn(counted)).toBe(all.filter(({ state }) => state === 'counted').length);
        expect(Object.values(counted.states).reduce((sum, n) => sum + n, 0)).toBe(all.length);
      }),
    );
  });

  it('knows of what is held or void how it was answered, by form and reason, and has nothing where none is', () => {
    fc.assert(
      fc.property(responses, (all) => {
        const { setAside, states } = tallyOf(all);
        const told = all.filter(
          ({ state, stateReason }) => (state === 'held' || state === 'void') && stateReason !== undefined,
        );
        const cells = Object.values(setAside ?? {}).flatMap((form) => Object.entries(form));

        expect(setAside === undefined).toBe(told.length === 0);
        expect(cells.reduce((sum, [, [n]]) => sum + n, 0)).toBe(told.length);
        expect(
          cells.filter(([why]) => why.startsWith('void:')).reduce((sum, [, [n]]) => sum + n, 0),
        ).toBeLessThanOrEqual(states.void ?? 0);
        const satisfied = told.filter(
          ({ questionnaire, questionnaireVersion, answers, state, stateReason }) =>
            `${questionnaire}@${questionnaireVersion}` === 'post-service@1' &&
            `${state}:${stateReason}` === 'void:duplicate' &&
            answers.overall === 5,
        );
        expect(setAside?.['post-service@1']?.['void:duplicate']?.[5] ?? 0).toBe(satisfied.length);
      }),
    );
  });

  it('adds up to the same total over channels, moments, days and hours', () => {
    fc.assert(
      fc.property(tally, (each) => {
        for (const part of Object.values(each.questionnaires)) {
          const total = totalOf(part);
          for (const table of [part.channels, part.moments, part.days, part.hours]) {
            const sums = Object.values(table).reduce<number[]>(
              (sum, cell) => sum.map((value, at) => value + (cell[at] ?? 0)),
              [0, 0, 0, 0, 0, 0],
            );
            expect(sums).toEqual([...total]);
          }
          expect(total[0]).toBe(part.n);
        }
        expect(each).toBeDefined();
      }),
    );
  });

  it('knows of each further question how satisfied those are overall who are satisfied with it, and the others', () => {
    fc.assert(
      fc.property(responses, (all) => {
        for (const [key, part] of Object.entries(tallyOf(all).questionnaires)) {
          const both = all.filter(
            (each) =>
              each.state === 'counted' &&
              key === `${each.questionnaire}@${each.questionnaireVersion}` &&
              each.answers.overall !== undefined &&
              each.answers.officials !== undefined,
          );
          const satisfied = both.filter(({ answers }) => (answers.officials as number) > 3);
          const happy = satisfied.filter(({ answers }) => answers.overall === 5);

          expect(part.drivers?.['officials+']?.[0] ?? 0).toBe(satisfied.length);
          expect(part.drivers?.['officials+']?.[5] ?? 0).toBe(happy.length);
          expect(part.drivers?.['officials-']?.[0] ?? 0).toBe(both.length - satisfied.length);
        }
      }),
    );
  });

  it('tells two tallies apart that differ in one response', () => {
    fc.assert(
      fc.property(responses, response, (all, one) => {
        expect(sameTally(tallyOf([...all, one]), tallyOf(all))).toBe(false);
      }),
    );
  });
});
