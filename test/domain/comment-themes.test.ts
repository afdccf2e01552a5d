import { describe, expect, it } from 'vitest';
import { THEME_IDS, THEMES, themeOfElement, themeOfReason, themesOf } from '#domain/comment-themes.ts';
import { elementsOf } from '#domain/questionnaire.ts';
import { POST_SERVICE } from '#domain/questionnaires/post-service.ts';

describe('the themes of a comment', () => {
  it.each([
    ['Phải chờ cả buổi sáng', ['waiting']],
    ['CHO LAU QUA', ['waiting']],
    ['đợi hơn 2 tiếng mà ko ai hướng dẫn', ['guidance', 'staffing']],
    ['Đi lại 3, 4 lần, mỗi lần một kiểu, đi đi lại lại', ['repeated-visits']],
    ['Chị cán bộ rất niềm nở, cảm ơn', ['attitude', 'praise']],
    ['Can bo quat mang dan', ['attitude']],
    ['Bị thu tiền ngoài, không có biên lai', ['fees']],
    ['Phí cao', ['fees']],
    ['Cho toi hoi ve viec phi ly nay', []],
    ['Ghế ngồi chờ ít, nóng', ['facilities']],
    ['Hệ thống nộp online hay lỗi', ['online']],
    ['Giấy tờ rườm rà', ['papers']],
    ['không hài lòng', []],
    ['rất hài lòng', ['praise']],
    ['Waited two hours in the queue, staff were rude', ['waiting', 'attitude']],
    ['The online portal is confusing', ['guidance', 'online']],
    ['Thank you, very good service', ['praise']],
    ['Bình thường', []],
  ])('of %j are %j', (comment, themes) => {
    expect(themesOf(comment)).toEqual(themes);
  });

  it('take no side: praise and complaint about one thing are of one theme', () => {
    expect(themesOf('Làm nhanh gọn')).toContain('waiting');
    expect(themesOf('Phải chờ lâu')).toContain('waiting');
    expect(themesOf('Không phải đi lại nhiều lần')).toContain('repeated-visits');
    expect(
      THEMES.filter(({ name }) => /chờ|trễ|thiếu|nhiều lần|delay|to and fro/i.test(`${name.vi} ${name.en}`)),
    ).toEqual([]);
  });

  it('are the same with marks and without, where the dictionary knows the phrase', () => {
    expect(themesOf('thai do khong lich su')).toEqual(themesOf('Thái độ không lịch sự'));
  });

  it('reach over no full stop', () => {
    expect(themesOf('Tôi đến lúc 8h chờ. Lâu rồi mới đến')).toEqual(['waiting']);
    expect(themesOf('Thu. Tien')).toEqual([]);
  });

  it('are each described once, in both languages', () => {
    expect(THEMES.map(({ id }) => id)).toEqual(THEME_IDS);
    expect(THEMES.filter(({ name }) => !name.vi || !name.en)).toEqual([]);
  });

  it('have phrases as they are compared: no marks but in those that need them', () => {
    const wrong = THEMES.flatMap(({ phrases }) => phrases.split('/')).filter((phrase) =>
      /[^a-z0-9 ]/.test(phrase),
    );

    expect(wrong).toEqual([]);
  });
});

describe('where one reads more', () => {
  it('is known of every reason that the form offers, and of what the dictionary finds in those of a city', () => {
    const offered = Object.values(POST_SERVICE.reasons).flatMap((reasons) => reasons ?? []);
    const own = (vi: string) => themeOfReason({ id: 'own', name: { vi, en: '' } });

    expect(offered.filter(({ id, text }) => themeOfReason({ id, name: text }) === undefined)).toEqual([]);
    expect(own('Máy lấy số thứ tự bị hỏng')).toBe('facilities');
    expect(own('Điều khác')).toBeUndefined();
  });

  it('is known of the elements of the service but of feedback', () => {
    const without = elementsOf(POST_SERVICE).filter(({ id }) => themeOfElement(id) === undefined);

    expect(without.map(({ id }) => id)).toEqual(['feedback']);
  });
});
