import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupOf, paretoOf } from '../../web/manage/reasons/pareto.ts';
import { paretoSentence } from '../../web/manage/reasons/reason-texts.ts';

const reason = (id: string, n: number, offeredAfter: number[] = [1, 2]) => ({
  id,
  name: { vi: `lý do ${id}`, en: `reason ${id}` },
  n,
  counts: null,
  offeredAfter,
});

describe('reasons as a Pareto chart', () => {
  it('come most often first, and add up to all that was ticked', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 12 }), (ticks) => {
        const rows = paretoOf(ticks.map((n, position) => reason(String(position), n)));

        rows.forEach(({ n, togetherPercent }, position) => {
          expect(n).toBeLessThanOrEqual(rows[position - 1]?.n ?? Infinity);
          expect(togetherPercent).toBeGreaterThan(rows[position - 1]?.togetherPercent ?? 0);
        });
        expect(rows.at(-1)?.togetherPercent).toBe(100);
      }),
    );
  });

  it('are said in the few that make half of them', () => {
    const rows = paretoOf([reason('a', 10), reason('b', 45), reason('c', 30), reason('d', 15)]);

    expect(paretoSentence('vi', rows)).toBe(
      '“lý do b” và “lý do c” chiếm 75,0\u00A0% trong 100 lần chọn lý do.',
    );
    expect(paretoSentence('en', rows)).toBe('“reason b” and “reason c” make up 75.0% of 100 ticks.');
  });

  it('are told apart by the scores after which they are offered', () => {
    expect([[1, 2], [4, 5], [2, 4], []].map((after) => groupOf(reason('a', 1, after)))).toEqual([
      'complaints',
      'praises',
      'others',
      'others',
    ]);
  });
});
