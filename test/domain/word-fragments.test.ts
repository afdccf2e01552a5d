import { describe, expect, it } from 'vitest';
import { wordsOfComments } from '#domain/comment-words.ts';
import { fragmentsOf } from '#domain/word-fragments.ts';

const wordsOf = (comments: readonly string[], people = 2): readonly string[] => {
  const words = wordsOfComments(comments);
  const fragments = fragmentsOf(words, people);
  return [...new Set(words.flatMap((each) => [...each]))].filter((word) => !fragments.has(word)).toSorted();
};

describe('words without fragments', () => {
  it('have no half of a pair, nor of several that are common', () => {
    const comments = ['giải quyết nhanh', 'giải quyết', 'giải thích', 'giải thích nhanh'];

    expect(wordsOf(comments)).toEqual(expect.not.arrayContaining(['giải', 'quyết', 'thích']));
    expect(wordsOf(comments)).toEqual(expect.arrayContaining(['giải quyết', 'giải thích', 'nhanh']));
  });

  it('have no pair made of the ends of two words', () => {
    const comments = [
      'thời gian chờ đợi',
      'thời gian chờ đợi',
      'thời gian',
      'chờ đợi',
      'thời gian',
      'chờ đợi',
    ];

    expect(wordsOf(comments)).toEqual(['chờ đợi', 'thời gian']);
  });

  it('keep what a negation turns round', () => {
    const comments = ['không rõ ràng', 'không rõ ràng', 'rõ ràng', 'rõ ràng'];

    expect(wordsOf(comments)).toEqual(expect.arrayContaining(['không rõ', 'rõ ràng']));
  });

  it('keep a syllable that stands alone as often, and pairs that few use take none away', () => {
    expect(wordsOf(['chờ', 'chờ', 'chờ lâu', 'chờ lâu'])).toEqual(expect.arrayContaining(['chờ', 'chờ lâu']));
    expect(wordsOf(['bãi xe', 'bãi biển'])).toContain('bãi');
  });
});
