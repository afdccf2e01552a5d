import { describe, expect, it } from 'vitest';
import type { PublishedMonth } from '#domain/published-month.ts';
import { trendSentence } from '../../functions/pages/public/trend-sentence.ts';
import { unitMonthsOf } from '../../functions/pages/public/unit-months.ts';
import { publishedMonth, rated, WITHHELD } from '../support/published.ts';

const SPACE = /\u00a0/g;
/** Of months, the oldest first, in both languages. */
const said = (...months: readonly PublishedMonth[]): readonly string[] =>
  (['vi', 'en'] as const).map((language) =>
    trendSentence(unitMonthsOf(months.toReversed(), '01'), language).replace(SPACE, ' '),
  );

const OTHER: Partial<PublishedMonth> = { comparabilityGroup: 'post-service@2' };

describe('the sentence of the picture', () => {
  it.each([
    [
      'a rise',
      publishedMonth('2026-09', rated(700, 1000)),
      publishedMonth('2026-10', rated(800, 1000)),
      'Từ tháng 9/2026 đến tháng 10/2026, chỉ số tăng từ 70,00 % lên 80,00 %; chỉ tiêu là 80 %.',
      'From September 2026 to October 2026 the index rose from 70.00% to 80.00%; the target is 80%.',
    ],
    [
      'a fall that may be chance',
      publishedMonth('2026-09', rated(36, 40)),
      publishedMonth('2026-10', rated(35, 40)),
      'Từ tháng 9/2026 đến tháng 10/2026, chỉ số giảm từ 90,00 % xuống 87,50 %, nhưng chênh lệch này có thể chỉ do ngẫu nhiên; chỉ tiêu là 80 %.',
      'From September 2026 to October 2026 the index fell from 90.00% to 87.50%, which may be chance alone; the target is 80%.',
    ],
    [
      'no change',
      publishedMonth('2026-09', rated(36, 40)),
      publishedMonth('2026-10', rated(36, 40)),
      'Từ tháng 9/2026 đến tháng 10/2026, chỉ số vẫn ở mức 90,00 %; chỉ tiêu là 80 %.',
      'From September 2026 to October 2026 the index stayed at 90.00%; the target is 80%.',
    ],
  ])('tells of %s', (_, first, last, vietnamese, english) => {
    expect(said(first, last)).toEqual([vietnamese, english]);
  });

  it('tells of a single month no change', () => {
    expect(said(publishedMonth('2026-10', rated(36, 40)))).toEqual([
      'Chỉ số của tháng 10/2026 là 90,00 %; chỉ tiêu là 80 %.',
      'The index of October 2026 is 90.00%; the target is 80%.',
    ]);
  });

  it('compares no month with one before the questionnaire changed, and says since when they are comparable', () => {
    const months = [
      publishedMonth('2026-07', rated(500, 1000)),
      publishedMonth('2026-08', rated(700, 1000), OTHER),
      publishedMonth('2026-09', rated(800, 1000), OTHER),
    ];

    expect(said(...months)).toEqual([
      'Từ tháng 8/2026 đến tháng 9/2026, chỉ số tăng từ 70,00 % lên 80,00 %; chỉ tiêu là 80 %. Số liệu chỉ so sánh được từ tháng 8/2026, khi bộ câu hỏi thay đổi.',
      'From August 2026 to September 2026 the index rose from 70.00% to 80.00%; the target is 80%. Figures can be compared only since August 2026, when the questionnaire changed.',
    ]);
    expect(said(...months.slice(0, 2))[1]).toBe(
      'The index of August 2026 is 70.00%; the target is 80%. Figures can be compared only since August 2026, when the questionnaire changed.',
    );
  });

  it('compares none across a withheld month in which the formula changed', () => {
    const changed = { formula: { id: 'scaledMean', version: 1 } } as const;
    const [, english] = said(
      publishedMonth('2026-07', rated(500, 1000)),
      publishedMonth('2026-08', WITHHELD, changed),
      publishedMonth('2026-09', rated(800, 1000), changed),
    );

    expect(english).toBe(
      'The index of September 2026 is 80.00%; the target is 80%. Figures can be compared only since August 2026, when the formula changed.',
    );
  });

  it('says nothing of a change with which no figure was lost, before the first or after the last', () => {
    const [, english] = said(
      publishedMonth('2026-06', WITHHELD, OTHER),
      publishedMonth('2026-07', rated(700, 1000)),
      publishedMonth('2026-08', rated(800, 1000)),
      publishedMonth('2026-09', WITHHELD, OTHER),
    );

    expect(english).toBe(
      'From July 2026 to August 2026 the index rose from 70.00% to 80.00%; the target is 80%.',
    );
  });

  it('says since when the target is what it is, where it was another', () => {
    expect(
      said(
        publishedMonth('2026-08', { ...rated(700, 1000), targetPercent: 60 }),
        publishedMonth('2026-09', { ...rated(800, 1000), targetPercent: 85 }),
      ),
    ).toEqual([
      'Từ tháng 8/2026 đến tháng 9/2026, chỉ số tăng từ 70,00 % lên 80,00 %; chỉ tiêu từ tháng 9/2026 là 85 %, trước đó là 60 %.',
      'From August 2026 to September 2026 the index rose from 70.00% to 80.00%; the target is 85% since September 2026, and was 60% before.',
    ]);
  });

  it('tells chance from change also of months whose levels are withheld', () => {
    const withoutLevels = (satisfied: number) => ({ ...rated(satisfied, 1000), counts: null });
    const months = [
      publishedMonth('2026-09', withoutLevels(700)),
      publishedMonth('2026-10', rated(705, 1000)),
    ];

    expect(said(...months)[1]).toContain('which may be chance alone');
  });
});
