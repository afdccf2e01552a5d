import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endedPeriod, periodAround, periodPlus, periodText, toldFromMs } from '#domain/period.ts';
import {
  afterSending,
  afterTryInVain,
  claimedFor,
  duePeriod,
  firstReportMs,
  type ReportSubscription,
  RHYTHMS,
  type Rhythm,
} from '#domain/report-subscription.ts';
import { dayPlus, localHourOf, localIsoOf } from '#domain/time.ts';

const HOUR_MS = 3_600_000;
const instant = fc
  .integer({ min: Date.parse('2026-01-01T00:00:00Z'), max: Date.parse('2035-12-31T00:00:00Z') })
  .map((ms) => Math.floor(ms / 1000) * 1000);
const rhythm = fc.constantFrom(...RHYTHMS);

const made = (every: Rhythm, nowMs: number): ReportSubscription => ({
  unit: 'A1',
  every,
  addressHash: 'ab',
  id: '01K9Z6N0Q3T4V5W6X700000001',
  version: 1,
  language: 'vi',
  sealed: Uint8Array.of(1),
  createdAt: localIsoOf(nowMs),
  createdBy: { role: 'manager', unit: 'A1' },
  dueMs: firstReportMs(every, nowMs),
  failures: 0,
});

/** What a run may meet: the mail is taken, it is not, or the sender dies after its claim. */
type Fate = 'taken' | 'in vain' | 'dies';
type Claim = { readonly period: string; readonly atMs: number; readonly fate: Fate };

/** Looks at each of these times, and says what was tried. */
const livedThrough = (
  start: ReportSubscription,
  runs: readonly { readonly atMs: number; readonly fate: Fate }[],
): { readonly tried: readonly Claim[]; readonly end: ReportSubscription } => {
  const tried: Claim[] = [];
  let stands = start;
  for (const { atMs, fate } of runs) {
    const period = duePeriod(stands, atMs);
    if (!period) continue;
    const claim = claimedFor(stands, period);
    tried.push({ period: periodText(period), atMs, fate });
    if (fate === 'dies') stands = claim;
    else stands = fate === 'taken' ? afterSending(claim, atMs) : afterTryInVain(stands, claim, atMs);
  }
  return { tried, end: stands };
};

const runsAfter = (startMs: number): fc.Arbitrary<{ atMs: number; fate: Fate }[]> =>
  fc
    .array(
      fc.record({
        waitHours: fc.integer({ min: 1, max: 400 }),
        fate: fc.constantFrom<Fate>('taken', 'taken', 'in vain', 'dies'),
      }),
      { maxLength: 60 },
    )
    .map((waits) => {
      let atMs = startMs;
      return waits.map(({ waitHours, fate }) => {
        atMs += waitHours * HOUR_MS;
        return { atMs, fate };
      });
    });

const life = fc
  .tuple(rhythm, instant)
  .chain(([every, startMs]) => fc.tuple(fc.constant(every), fc.constant(startMs), runsAfter(startMs)));

describe('a report by e-mail', () => {
  it('is of a period once at most, whoever dies and whatever fails', () => {
    fc.assert(
      fc.property(life, ([every, startMs, runs]) => {
        const { tried } = livedThrough(made(every, startMs), runs);
        const final = tried.filter(({ fate }) => fate !== 'in vain').map(({ period }) => period);

        expect(final).toEqual([...new Set(final)].toSorted());
      }),
    );
  });

  it('is of the last period that is over, never of one that was missed before it', () => {
    fc.assert(
      fc.property(life, ([every, startMs, runs]) => {
        for (const { period, atMs } of livedThrough(made(every, startMs), runs).tried) {
          expect(period).toBe(periodText(endedPeriod(every, atMs)));
        }
      }),
    );
  });

  it('is of no period that was over when it was asked for', () => {
    fc.assert(
      fc.property(life, ([every, startMs, runs]) => {
        const first = periodText(periodAround(every, localHourOf(startMs).day));

        for (const { period } of livedThrough(made(every, startMs), runs).tried) {
          expect(period >= first).toBe(true);
        }
      }),
    );
  });

  it('goes out by day, and not before its period is told of', () => {
    fc.assert(
      fc.property(life, ([every, startMs, runs]) => {
        for (const { atMs } of livedThrough(made(every, startMs), runs).tried) {
          const { hour } = localHourOf(atMs);

          expect(Number(hour) >= 8 && Number(hour) < 20).toBe(true);
          expect(atMs).toBeGreaterThanOrEqual(toldFromMs(every, endedPeriod(every, atMs).from));
        }
      }),
    );
  });

  it('is of every period from the first on, where somebody looks each hour and all is taken', () => {
    fc.assert(
      fc.property(rhythm, instant, fc.integer({ min: 1, max: 6 }), (every, startMs, periods) => {
        const first = periodAround(every, localHourOf(startMs).day);
        const last = periodPlus(first, periods - 1);
        const untilMs = Date.parse(`${dayPlus(last.to, 2)}T20:00:00+07:00`);
        const hours = Math.floor((untilMs - startMs) / HOUR_MS);
        const runs = Array.from({ length: hours }, (_, at) => ({
          atMs: startMs + at * HOUR_MS,
          fate: 'taken' as const,
        }));

        const { tried, end } = livedThrough(made(every, startMs), runs);

        const wanted = Array.from({ length: periods }, (_, at) => periodText(periodPlus(first, at)));
        expect(tried.map(({ period }) => period)).toEqual(wanted);
        expect(end.sent?.period).toBe(periodText(last));
      }),
      { numRuns: 40 },
    );
  });
});

describe('a period that is over', () => {
  it('is told of from one instant on, and is the same until the next is', () => {
    fc.assert(
      fc.property(rhythm, instant, (kind, nowMs) => {
        const period = endedPeriod(kind, nowMs);

        expect(toldFromMs(kind, period.from)).toBeLessThanOrEqual(nowMs);
        expect(toldFromMs(kind, dayPlus(period.to, 1))).toBeGreaterThan(nowMs);
      }),
    );
  });
});
