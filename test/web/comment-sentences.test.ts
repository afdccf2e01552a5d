import { describe, expect, it } from 'vitest';
import { THEMES } from '#domain/comment-themes.ts';
import {
  listSentence,
  themeSentence,
  withoutLevelSentence,
} from '../../web/manage/comments/comment-sentences.ts';

const theme = (id: string, n: number, dissatisfied: number) => {
  const found = THEMES.find((each) => each.id === id);
  if (!found) throw new Error('No such theme');
  return { id: found.id, name: found.name, n, dissatisfied, satisfied: 0 };
};

describe('the sentences about comments', () => {
  it('have a singular in English', () => {
    expect(listSentence('en', { total: 1, responses: 1 })).toBe('1 comment, of 1 rating.');
    expect(listSentence('en', { total: 1204, responses: 16_579 })).toBe('1,204 comments, of 16,579 ratings.');
    expect(listSentence('vi', { total: 1204, responses: 16_579 })).toBe('1.204 ý kiến, trong 16.579 phiếu.');
    expect(withoutLevelSentence('en', 1)).toMatch(/^1 comment /);
    expect(withoutLevelSentence('en', 0)).toBe('');
  });

  it('say what the dissatisfied name most, whatever is named most by all', () => {
    const themes = [theme('praise', 891, 0), theme('waiting', 704, 146), theme('online', 300, 150)];

    expect(themeSentence('vi', { themes, total: 2000, dissatisfied: 320 })).toBe(
      'Trong 320 ý kiến của người không hài lòng, được nhắc nhiều nhất là “Dịch vụ trực tuyến” (150), tiếp theo là “Thời gian, đúng hẹn” (146).',
    );
    expect(themeSentence('en', { themes, total: 2000, dissatisfied: 320 })).toBe(
      'Of 320 comments by the dissatisfied, the theme named most is “Online systems” (150), then “Time and punctuality” (146).',
    );
  });

  it('say what all name most where nobody is shown to be dissatisfied, and of nothing nothing', () => {
    const themes = [theme('praise', 9, 0), theme('waiting', 4, 0)];

    expect(themeSentence('vi', { themes, total: 12, dissatisfied: 0 })).toBe(
      'Trong 12 ý kiến, được nhắc nhiều nhất là “Khen ngợi, cảm ơn” (9), tiếp theo là “Thời gian, đúng hẹn” (4).',
    );
    expect(themeSentence('en', { themes: [], total: 0, dissatisfied: 0 })).toBe('');
  });
});
