import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DOSSIER_CHANNELS, type Dossier, OUTCOMES, sameReport, standingReport } from '#domain/dossier.ts';
import { dossiersIn, dossierTotalOf, EMPTY_DOSSIERS, sumDossiers, sumIssued } from '#domain/dossier-tally.ts';
import { MOMENTS } from '#domain/response.ts';
import { EMPTY_TALLY, mergeTallies, sameTally, type Tally } from '#domain/tally.ts';

const at = (day: number, hour: number): string =>
  `2026-${day > 30 ? '11' : '10'}-${String(((day - 1) % 30) + 1).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00+07:00`;

const instant = fc
  .tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 8, max: 17 }))
  .map(([d, h]) => at(d, h));

const dossier: fc.Arbitrary<Dossier> = fc
  .record({
    service: fc.constantFrom('1.001193', '2.000635'),
    channel: fc.constantFrom(...DOSSIER_CHANNELS),
    received: instant,
    due: instant,
    end: fc.option(fc.record({ completed: instant, outcome: fc.constantFrom(...OUTCOMES) })),
    reportedAt: fc.constantFrom(at(50, 8), at(50, 9), at(51, 8)),
  })
  .map(({ end, ...rest }) => ({ id: '01K9Z6N0Q3T4V5W6X7Y8Z9A0B1', unit: 'A1', ...rest, ...end }));

const dossiers = fc.array(dossier, { maxLength: 30 });
const issued = fc.dictionary(fc.constantFrom(...MOMENTS), fc.integer({ min: 1, max: 500 }));
const tally: fc.Arbitrary<Tally> = fc
  .record({ dossiers: fc.option(dossiers), issued: fc.option(issued) })
  .map((parts) => ({
    ...EMPTY_TALLY,
    ...(parts.dossiers ? { dossiers: dossiersIn('2026-11', parts.dossiers) } : {}),
    ...(parts.issued ? { issued: sumIssued([parts.issued]) } : {}),
  }));

describe('the standing report of a dossier', () => {
  it('is the same in whatever order, grouping and number reports come', () => {
    fc.assert(
      fc.property(
        fc.array(dossier, { minLength: 1, maxLength: 8 }),
        fc.infiniteStream(fc.nat()),
        (all, picks) => {
          const repeated = [...all, ...all];
          const shuffled = repeated
            .map((report) => ({ report, place: picks.next().value as number }))
            .sort((a, b) => a.place - b.place)
            .map(({ report }) => report);
          const half = Math.ceil(shuffled.length / 2);
          const grouped = [shuffled.slice(0, half), shuffled.slice(half)].map((part) =>
            part.reduce(standingReport),
          );

          const standing = all.reduce(standingReport);

          expect(sameReport(shuffled.reduce(standingReport), standing)).toBe(true);
          expect(sameReport(grouped.reduce(standingReport), standing)).toBe(true);
          expect(all.some((report) => sameReport(report, standing))).toBe(true);
        },
      ),
    );
  });

  it('is never one that was reported earlier', () => {
    fc.assert(
      fc.property(dossier, dossier, (a, b) => {
        expect(standingReport(a, b).reportedAt >= a.reportedAt).toBe(true);
        expect(standingReport(a, b).reportedAt >= b.reportedAt).toBe(true);
      }),
    );
  });
});

describe('a tally of dossiers and issued receipts', () => {
  it('merges associatively and commutatively, with the empty one as its identity', () => {
    fc.assert(
      fc.property(tally, tally, tally, (a, b, c) => {
        expect(sameTally(mergeTallies(mergeTallies(a, b), c), mergeTallies(a, mergeTallies(b, c)))).toBe(
          true,
        );
        expect(sameTally(mergeTallies(a, b), mergeTallies(b, a))).toBe(true);
        expect(sameTally(mergeTallies(a, EMPTY_TALLY), a)).toBe(true);
      }),
    );
  });

  it('is the same whether dossiers are counted together or in any split', () => {
    fc.assert(
      fc.property(dossiers, fc.nat(30), (all, cut) => {
        const split = sumDossiers(
          [all.slice(0, cut), all.slice(cut)].map((part) => dossiersIn('2026-11', part)),
        );

        expect(
          sameTally(
            { ...EMPTY_TALLY, dossiers: split },
            { ...EMPTY_TALLY, dossiers: dossiersIn('2026-11', all) },
          ),
        ).toBe(true);
        expect(sumDossiers([])).toEqual(EMPTY_DOSSIERS);
      }),
    );
  });

  it('adds up over services and channels, and over the months to all dossiers', () => {
    fc.assert(
      fc.property(dossiers, (all) => {
        const months = ['2026-10', '2026-11'].map((month) => dossiersIn(month, all));
        const total = dossierTotalOf(sumDossiers(months));
        const byService = dossierTotalOf({ services: {}, channels: sumDossiers(months).services as never });

        expect(total).toEqual(byService);
        expect(total[0]).toBe(all.length);
        expect(total[1] + total[3]).toBe(all.filter(({ completed }) => completed !== undefined).length);
        expect(total[2]).toBeLessThanOrEqual(total[1]);
      }),
    );
  });
});
