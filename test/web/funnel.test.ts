import { describe, expect, it } from 'vitest';
import { verdictOf } from '#domain/verdict.ts';
import type { MonthResult } from '../../functions/api/result-schemas.ts';
import { funnelSentence } from '../../web/manage/funnel/funnel-texts.ts';
import { funnelUnits } from '../../web/manage/funnel/funnel-units.ts';

const child = (unit: string, n: number, satisfied: number | null) =>
  ({
    unit,
    name: { vi: unit, en: unit },
    n,
    indexPercent: satisfied === null ? null : Math.round((10_000 * satisfied) / n) / 100,
    counts: satisfied === null ? null : [0, n - satisfied, 0, 0, satisfied],
    own: false,
  }) as MonthResult['children'][number];

const CHILDREN = [
  child('large', 2000, 1840),
  child('tiny', 11, 11),
  child('bad', 900, 549),
  child('usual', 400, 324),
  child('hidden', 6, null),
];

describe('the units in a funnel', () => {
  const units = funnelUnits(CHILDREN, 80, 'topTwoShare');

  it('have ten responses or more, the lowest expected first', () => {
    expect(units.map(({ id }) => id)).toEqual(['bad', 'usual', 'large', 'tiny']);
  });

  it('are placed against the target by how many responses they have', () => {
    expect(units.map(({ place }) => place)).toEqual(['farBelow', 'within', 'farAbove', 'within']);
  });

  it('lie where the share puts them that their index was rounded from, as the verdict does', () => {
    // 787 of 1,015 are 77.5369 %, under the limit of 77.5392 %; as printed, 77.54 %, they would be over it.
    const [near] = funnelUnits([child('near', 1015, 787)], 80, 'topTwoShare');

    expect(near?.place).toBe('below');
    expect(verdictOf(787 / 1015, 1015, 0.8)).toBe('notMet');
  });

  it('are counted in words', () => {
    expect(funnelSentence('vi', units, 80)).toBe(
      'Trong 4 đơn vị có từ 10 phiếu: 1 cao hơn chỉ tiêu 80\u00A0% rõ rệt, 1 thấp hơn rõ rệt, 0 có dấu hiệu khác; 2 chỉ dao động như ngẫu nhiên.',
    );
    expect(funnelSentence('en', units, 80)).toBe(
      'Among 4 units with ten responses or more: 1 clearly above the target of 80%, 1 clearly below, 0 with signs of it; 2 no further than chance explains.',
    );
  });
});
