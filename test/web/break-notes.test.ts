import { describe, expect, it } from 'vitest';
import { breakNotes } from '../../web/manage/break-notes.ts';
import type { RangeResult } from '../../web/shared/api-types.ts';

type Month = RangeResult['months'][number];

const month = (more: Partial<Month>): Month => ({
  month: '2026-11',
  n: 10,
  evidence: 'reference',
  counts: null,
  indexPercent: 90,
  interval: null,
  meanScore: null,
  verdict: 'met',
  formula: 'topTwoShare',
  questionnaire: 'post-service@2',
  targetPercent: 80,
  breakBefore: null,
  breakWhy: null,
  beside: [],
  ...more,
});
const WHY = { vi: 'Câu hỏi dễ hiểu hơn', en: 'Easier to understand' };

describe('beside a trend', () => {
  it('nothing is said where its line goes on', () => {
    expect(breakNotes('vi', [month({}), month({ breakBefore: 'formula' })])).toEqual([]);
  });

  it.each([
    ['vi', 'Câu hỏi dễ hiểu hơn'],
    ['en', 'Easier to understand'],
  ] as const)('it is said in %s why the line breaks', (language, why) => {
    const notes = breakNotes(language, [month({ breakBefore: 'questionnaire', breakWhy: WHY })]);

    expect(notes).toEqual([expect.stringContaining(why)]);
  });

  it('it is said what the other version gave while both were asked', () => {
    const beside = [
      {
        questionnaire: 'post-service@1',
        comparabilityGroup: 'post-service',
        n: 1200,
        evidence: 'full' as const,
        indexPercent: 91.67,
        interval: null,
      },
    ];

    const [note] = breakNotes('vi', [month({ beside })]);

    expect(note).toContain('post-service@1');
    expect(note).toContain('1.200');
  });
});
