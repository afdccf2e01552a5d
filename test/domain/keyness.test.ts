import { describe, expect, it } from 'vitest';
import { type KeyWord, keyWords, notable } from '#domain/keyness.ts';

/** So many comments with one word each. */
const comments = (uses: Readonly<Record<string, number>>) =>
  Object.entries(uses).flatMap(([word, count]) => Array.from({ length: count }, () => new Set([word])));

const HERE = { a: 30, b: 50, c: 20 };
const THERE = { a: 20, b: 100, c: 80 };

describe('key words', () => {
  it('have the z-scores of the formula, computed apart in Python', () => {
    const words = keyWords(comments(HERE), comments(THERE), 1);

    expect(words.map(({ word }) => word)).toEqual(['a', 'b', 'c']);
    expect(words.map(({ z }) => z)).toEqual([
      expect.closeTo(3.5433903213427347, 10),
      expect.closeTo(0, 10),
      expect.closeTo(-3.0870287837547665, 10),
    ]);
  });

  it('are the other way round where the groups are', () => {
    const [there] = keyWords(comments(THERE), comments(HERE), 1);
    const here = keyWords(comments(HERE), comments(THERE), 1).at(-1);

    expect(there?.word).toBe(here?.word);
    expect(there?.z).toBeCloseTo(-(here?.z ?? 0), 12);
  });

  it('do not stand out where both groups use them alike', () => {
    const words = keyWords(comments(HERE), comments(HERE), 1);

    expect(words.map(({ z }) => z)).toEqual([0, 0, 0]);
  });

  it('are left out where fewer people than asked for have used them', () => {
    const words = keyWords(comments({ a: 9, b: 40 }), comments({ b: 40 }), 10);

    expect(words.map(({ word }) => word)).toEqual(['b']);
  });

  it('say how many times as large a share of the group used them', () => {
    const words = keyWords(comments({ a: 30, b: 70 }), comments({ a: 20, b: 180, c: 0 }), 1);

    expect(words.find(({ word }) => word === 'a')?.times).toBeCloseTo(3, 12);
  });

  it('have no such figure where nobody of the other group used them', () => {
    const [first] = keyWords(comments({ a: 30, b: 70 }), comments({ b: 20 }), 1);

    expect(first).toMatchObject({ word: 'a', there: 0, times: null });
  });

  it('are none where one group has said nothing', () => {
    expect(keyWords(comments(HERE), [], 1)).toEqual([]);
  });
});

describe('notable words', () => {
  const word = (text: string, here: number, z: number): KeyWord => ({
    word: text,
    here,
    there: 0,
    times: null,
    z,
  });

  it('leave out syllables of a pair that about as many have used', () => {
    const words = [word('thái độ', 20, 5), word('thái', 21, 4.9), word('độ', 40, 4)];

    expect(notable(words, 5).map((each) => each.word)).toEqual(['thái độ', 'độ']);
  });

  it('are those beyond chance, as many as asked for', () => {
    const words = [word('a', 20, 5), word('b', 20, 4), word('c', 20, 3), word('d', 20, 1)];

    expect(notable(words, 2).map((each) => each.word)).toEqual(['a', 'b']);
    expect(notable(words, 9).map((each) => each.word)).toEqual(['a', 'b', 'c']);
  });
});
