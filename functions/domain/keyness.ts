import type { WordsOfComment } from './comment-words.ts';
import { usesOf } from './word-fragments.ts';

/** A word that one group of comments uses more often than another, and by how much more than chance would. */
export type KeyWord = {
  readonly word: string;
  /** People who used it in the group and in the other. */
  readonly here: number;
  readonly there: number;
  /** How many times the share of the group that used it is the share of the other; `null` where nobody of the other did. */
  readonly times: number | null;
  /** Positive where it belongs to the group, negative where to the other; beyond ±1.96 hardly by chance, for one word. */
  readonly z: number;
};

/** How much the common usage of both groups weighs against what each says, in words. */
const PRIOR_WORDS = 100;

/**
 * Log-odds of words with an informative Dirichlet prior: Monroe, Colaresi and Quinn, "Fightin' Words", Political Analysis 16
 * (2008), equations 15, 16 and 22. Of a word that y of n words are in one group and y′ of n′ in the other,
 *
 *   δ = ln (y + α)/(n + α₀ − y − α) − ln (y′ + α)/(n′ + α₀ − y′ − α),   σ² ≈ 1/(y + α) + 1/(y′ + α),   z = δ/σ
 *
 * where α is α₀ times the word's share of both groups together. So a word that is rare everywhere needs more to stand out,
 * and one that everybody uses does not stand out at all. A word counts once for each person, however often he repeats it.
 *
 * Words that fewer than `people` have used in both groups together are left out: they would be somebody's own. The strongest
 * for the group come first, then those for the other; the weights of words are those of all, before any is left out.
 */
export const keyWords = (
  group: readonly WordsOfComment[],
  other: readonly WordsOfComment[],
  people: number,
): readonly KeyWord[] => {
  const [here, there] = [usesOf(group), usesOf(other)];
  const [n, m] = [totalOf(here), totalOf(there)];
  if (n === 0 || m === 0) return [];
  return [...new Set([...here.keys(), ...there.keys()])]
    .flatMap((word) => {
      const [y, x] = [here.get(word) ?? 0, there.get(word) ?? 0];
      if (y + x < people) return [];
      const prior = (PRIOR_WORDS * (y + x)) / (n + m);
      const logOdds = (uses: number, all: number): number =>
        Math.log((uses + prior) / (all + PRIOR_WORDS - uses - prior));
      const deviation = Math.sqrt(1 / (y + prior) + 1 / (x + prior));
      const times = x === 0 ? null : y / group.length / (x / other.length);
      return [{ word, here: y, there: x, times, z: (logOdds(y, n) - logOdds(x, m)) / deviation }];
    })
    .toSorted((a, b) => b.z - a.z || (a.word < b.word ? -1 : 1));
};

const totalOf = (uses: ReturnType<typeof usesOf>): number =>
  [...uses.values()].reduce((sum, count) => sum + count, 0);

/** Beyond this a word is shown: of a hundred that differ by chance alone, one would be. */
const NOTABLE_Z = 2.576;
/** Where so many of those who used a syllable used it in the pair, the pair is the word. */
const MEANS_PAIR = 0.8;

/** Of key words those that stand out for the group, the strongest first, without a syllable of a pair that says the same. */
export const notable = (words: readonly KeyWord[], most: number): readonly KeyWord[] => {
  const strong = words.filter(({ z }) => z >= NOTABLE_Z);
  const isPart = ({ word, here }: KeyWord): boolean =>
    strong.some(
      (pair) =>
        pair.word !== word && ` ${pair.word} `.includes(` ${word} `) && pair.here >= MEANS_PAIR * here,
    );
  return strong.filter((each) => !isPart(each)).slice(0, most);
};
