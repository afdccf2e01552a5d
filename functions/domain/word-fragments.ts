import type { WordsOfComment } from './comment-words.ts';

/** Where so many of those who used a syllable used it in pairs that are common, the pairs are the words. */
const IN_PAIRS = 0.8;

/** They turn round what stands after them, so their pairs are kept beside whatever other pair there is: "không rõ", "rõ ràng". */
const NEGATIONS = new Set(['không', 'chưa', 'not']);

type Uses = ReadonlyMap<string, number>;

/**
 * What is no word among the words of comments, but a piece of others. A syllable is one that is hardly used but in pairs which so
 * many `people` use: "giải", of which "giải quyết" and "giải thích" are the words. And so is a pair that is made of the ends of two
 * words: "gian chờ" in "thời gian chờ đợi", since "gian" is the end of "thời gian" wherever it stands.
 */
export const fragmentsOf = (comments: readonly WordsOfComment[], people: number): ReadonlySet<string> => {
  const uses = usesOf(comments);
  const isCommon = (word: string): boolean => (uses.get(word) ?? 0) >= people;
  const inPairs = usesOf(
    comments.map(
      (words) =>
        new Set(
          [...words].filter((word) => isPair(word) && isCommon(word)).flatMap((pair) => pair.split(' ')),
        ),
    ),
  );
  const bestPairs = bestPairsOf(uses);
  const isHalf = (syllable: string): boolean =>
    (inPairs.get(syllable) ?? 0) >= IN_PAIRS * (uses.get(syllable) ?? 0);
  const isOfTwo = (pair: string): boolean => {
    const syllables = pair.split(' ');
    if (syllables.some((each) => NEGATIONS.has(each))) return false;
    return syllables.some((each) => {
      const best = bestPairs.get(each);
      return (
        best !== undefined &&
        best !== pair &&
        (uses.get(best) ?? 0) >= IN_PAIRS * (uses.get(each) ?? Number.POSITIVE_INFINITY)
      );
    });
  };
  const isFragment = (word: string): boolean => (isPair(word) ? isOfTwo(word) : isHalf(word));
  return new Set([...uses.keys()].filter(isFragment));
};

const isPair = (word: string): boolean => word.includes(' ');

/** In how many comments each word stands. */
export const usesOf = (comments: readonly WordsOfComment[]): Uses => {
  const uses = new Map<string, number>();
  for (const words of comments) for (const word of words) uses.set(word, (uses.get(word) ?? 0) + 1);
  return uses;
};

/** The pair in which each syllable stands most. */
const bestPairsOf = (uses: Uses): ReadonlyMap<string, string> => {
  const best = new Map<string, string>();
  for (const [pair, count] of uses) {
    if (!isPair(pair)) continue;
    for (const syllable of pair.split(' ')) {
      const other = best.get(syllable);
      if (other === undefined || count > (uses.get(other) ?? 0)) best.set(syllable, pair);
    }
  }
  return best;
};
