import { describe, expect, it } from 'vitest';
import { statesSentence } from '../../web/manage/report/report-texts.ts';

const NONE = { counted: 0, held: 0, void: 0, erased: 0, synthetic: 0 };

describe('what was received, in words', () => {
  it.each([
    [{}, 'Chưa nhận phiếu nào.', 'No responses were received.'],
    [
      { counted: 1 },
      'Đã nhận 1 phiếu của mọi bộ câu hỏi, phiếu này được tính.',
      '1 response of all forms was received, and it counts.',
    ],
    [
      { counted: 1204 },
      'Đã nhận 1.204 phiếu của mọi bộ câu hỏi, tất cả đều được tính.',
      '1,204 responses of all forms were received, and all of them count.',
    ],
    [
      { counted: 1, held: 2 },
      'Đã nhận 3 phiếu của mọi bộ câu hỏi: 1 được tính, 2 tạm giữ để xem xét.',
      '3 responses of all forms were received: 1 counts, 2 held for review.',
    ],
    [
      { void: 1 },
      'Đã nhận 1 phiếu của mọi bộ câu hỏi: 0 được tính, 1 bị loại.',
      '1 response of all forms was received: 0 count, 1 void.',
    ],
  ])('of %j', (states, vi, en) => {
    const given = { states: { ...NONE, ...states } };

    expect([statesSentence('vi', given), statesSentence('en', given)]).toEqual([vi, en]);
  });
});
