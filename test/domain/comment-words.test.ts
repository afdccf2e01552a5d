import { describe, expect, it } from 'vitest';
import { wordsOfComment, wordsOfComments } from '#domain/comment-words.ts';

describe('the words of a comment', () => {
  it('are syllables and pairs of neighbours, each once, without stop words', () => {
    expect([...wordsOfComment('Chờ lâu, chờ lâu mà thái độ tốt')]).toEqual([
      'chờ',
      'chờ lâu',
      'lâu',
      'thái',
      'thái độ',
      'độ',
      'độ tốt',
      'tốt',
    ]);
  });

  it('do not pair over a comma or over removed personal data', () => {
    const words = wordsOfComment('Cán bộ [tên] nhiệt tình, sạch sẽ');

    expect(words.has('bộ nhiệt')).toBe(false);
    expect(words.has('tình sạch')).toBe(false);
    expect(words.has('tên')).toBe(false);
    expect(words.has('nhiệt tình')).toBe(true);
  });

  it('keep a negation, which turns the word after it round', () => {
    expect(wordsOfComment('Hướng dẫn không rõ').has('không rõ')).toBe(true);
  });

  it('have no numbers among them, nor single letters', () => {
    expect([...wordsOfComment('2 tiếng a b')]).toEqual(['tiếng']);
  });

  it('that were typed without marks count with those that have them, where only one can be meant', () => {
    const [, unmarked] = wordsOfComments(['Thái độ chờ lâu', 'thai do cho lau']);

    expect(unmarked?.has('thái độ')).toBe(true);
    expect(unmarked?.has('chờ lâu')).toBe(true);
  });

  it('stay as they were typed where several could be meant', () => {
    const [, , unmarked] = wordsOfComments(['thu phí', 'nói phi lý', 'phi qua cao']);

    expect(unmarked?.has('phi')).toBe(true);
    expect(unmarked?.has('phí')).toBe(false);
  });

  it('are counted as what is meant where somebody typed in haste', () => {
    expect(wordsOfComment('ko rõ, cb nhiệt tình')).toEqual(wordsOfComment('không rõ, cán bộ nhiệt tình'));
    expect(wordsOfComments(['Hướng dẫn không rõ', 'huong dan ko ro'])[1]).toEqual(
      wordsOfComment('Hướng dẫn không rõ'),
    );
  });

  it('have no stop word among them that was typed without marks, though something else could be meant', () => {
    const [, , unmarked] = wordsOfComments(['đi lại', 'ghế lái', 'lai nhanh']);

    expect([...(unmarked ?? [])]).toEqual(['nhanh']);
  });

  it('have a number or a place only in a pair', () => {
    expect([...wordsOfComment('trước hẹn, hai')]).toEqual(['trước hẹn']);
  });
});
