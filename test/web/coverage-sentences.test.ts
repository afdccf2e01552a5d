import { describe, expect, it } from 'vitest';
import type { MonthResult } from '../../functions/api/result-schemas.ts';
import { coverageSentence, surveyedSentences, warningSentence } from '../../web/manage/coverage-sentences.ts';

type Dossiers = NonNullable<MonthResult['dossiers']>;

const surveyed: NonNullable<Dossiers['surveyed']> = {
  n: 40,
  indexPercent: 90,
  interval: { level: 0.95, lowPercent: 85, highPercent: 93.46 },
  verdict: 'met',
  lowPercent: 72,
  highPercent: 92,
  couldChangeVerdict: true,
  tippingPercent: 40,
};
const dossiers: Dossiers = {
  received: 60,
  completed: 50,
  withdrawn: 0,
  onTime: 45,
  onTimePercent: 90,
  onTimeInterval: null,
  online: 30,
  onlinePercent: 50,
  channels: [],
  responses: 40,
  coveragePercent: 80,
  surveyed,
  unsurveyedServices: [],
};

describe('coverage in words', () => {
  it.each([
    [
      dossiers,
      'Độ phủ là 40 phiếu lúc trả kết quả theo mọi bộ câu hỏi (không tính mã QR tại quầy, ai cũng quét được) trên 50 hồ sơ đã giải quyết trong kỳ.',
      'Coverage is 40 responses when a result was handed over, by every form (without posters, which anyone can scan), of 50 dossiers completed in the period.',
    ],
    [
      { ...dossiers, completed: 30, coveragePercent: 133.33 },
      'Có 40 phiếu lúc trả kết quả theo mọi bộ câu hỏi (không tính mã QR tại quầy) nhưng chỉ 30 hồ sơ được báo đã giải quyết: báo cáo hồ sơ còn thiếu, hoặc một hồ sơ được đánh giá nhiều lần.',
      '40 responses when a result was handed over, by every form (posters not counted), and only 30 dossiers reported as completed: reports are missing, or dossiers were rated more than once.',
    ],
    [
      { ...dossiers, responses: 1, coveragePercent: 2 },
      'Độ phủ là 1 phiếu lúc trả kết quả theo mọi bộ câu hỏi (không tính mã QR tại quầy, ai cũng quét được) trên 50 hồ sơ đã giải quyết trong kỳ.',
      'Coverage is 1 response when a result was handed over, by every form (without posters, which anyone can scan), of 50 dossiers completed in the period.',
    ],
    [
      { ...dossiers, completed: 3, coveragePercent: null },
      'Dưới 10 hồ sơ được giải quyết trong kỳ, nên không tính độ phủ.',
      'Under ten dossiers were completed in the period, so no coverage is given.',
    ],
    [
      { ...dossiers, completed: 0, coveragePercent: null },
      'Chưa có hồ sơ nào được giải quyết trong kỳ, nên chưa tính được độ phủ.',
      'No dossier was completed in the period, so there is no coverage to speak of.',
    ],
  ])('%#', (given, vi, en) => {
    expect([coverageSentence('vi', given), coverageSentence('en', given)]).toEqual([vi, en]);
  });
});

describe('what the surveyed say of all, in words', () => {
  it('has the interval, and the worst and the best case', () => {
    expect(surveyedSentences('en', dossiers)).toEqual([
      'Of the 40 dossiers rated by this form the index is 90.0%; for all 50 the 95% interval is from 85.0% to 93.5%.',
      'That takes those who answered for a random sample. If all who did not were dissatisfied, the index would be 72.0%; if all were satisfied, 92.0%.',
    ]);
    expect(surveyedSentences('vi', dossiers)[1]).toContain(
      'chỉ số là 72,0\u00A0%; nếu đều hài lòng, 92,0\u00A0%.',
    );
  });

  it('has no worst case where everybody has answered, and nothing where it is withheld', () => {
    expect(surveyedSentences('en', { ...dossiers, completed: 40 })).toHaveLength(1);
    expect(surveyedSentences('vi', { ...dossiers, surveyed: null })).toEqual([]);
  });
});

describe('the warning of non-response', () => {
  it.each([
    [
      surveyed,
      'Những người chưa trả lời có thể làm thay đổi kết luận: nếu trong 10 hồ sơ chưa có phiếu theo bộ câu hỏi này, tỷ lệ hài lòng dưới 40,0\u00A0% thì không đạt chỉ tiêu 80\u00A0%.',
      'Non-response could change the verdict: if under 40.0% of the 10 dossiers not rated by this form were satisfied, the target of 80% would be missed.',
    ],
    [
      { ...surveyed, verdict: 'notMet' as const },
      'Những người chưa trả lời có thể làm thay đổi kết luận: nếu trong 10 hồ sơ chưa có phiếu theo bộ câu hỏi này, tỷ lệ hài lòng từ 40,0\u00A0% trở lên thì đạt chỉ tiêu 80\u00A0%.',
      'Non-response could change the verdict: if 40.0% or more of the 10 dossiers not rated by this form were satisfied, the target of 80% would be met.',
    ],
    [{ ...surveyed, couldChangeVerdict: false }, undefined, undefined],
    [null, undefined, undefined],
  ])('%#', (given, vi, en) => {
    const of = { ...dossiers, surveyed: given };

    expect([warningSentence('vi', of, 80), warningSentence('en', of, 80)]).toEqual([vi, en]);
  });
});
