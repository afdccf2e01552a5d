import { describe, expect, it } from 'vitest';
import type { MonthResult } from '../../functions/api/result-schemas.ts';
import { funnelSentence } from '../../web/manage/funnel/funnel-texts.ts';
import { funnelUnits } from '../../web/manage/funnel/funnel-units.ts';

const child = (unit: string, n: number, indexPercent: number | null) =>
  ({
    unit,
    name: { vi: unit, en: unit },
    n,
    indexPercent,
    own: false,
  }) as MonthResult['children'][number];

const CHILDREN = [
  child('large', 2000, 92),
  child('tiny', 11, 100),
  child('bad', 900, 61),
  child('usual', 400, 81),
  child('hidden', 6, null),
];

describe('the units in a funnel', () => {
  const units = funnelUnits(CHILDREN, 80);

  it('have ten responses or more, the lowest expected first', () => {
    expect(units.map(({ id }) => id)).toEqual(['bad', 'usual', 'large', 'tiny']);
  });

  it('are placed against the target by how many responses they have', () => {
    expect(units.map(({ place }) => place)).toEqual(['farBelow', 'within', 'farAbove', 'within']);
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
