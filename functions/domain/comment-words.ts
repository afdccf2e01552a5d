import { meantBy } from './hasty-words.ts';
import { withoutMarks } from './search.ts';

/** What somebody has used in a comment: syllables (tiếng) and pairs of neighbours, each once, as they were written. */
export type WordsOfComment = ReadonlySet<string>;

/**
 * Words that stand in any sentence and say nothing of a service. "Không" is none of them: "không rõ" is the opposite of "rõ".
 */
const STOP_WORDS = new Set(
  `và là thì mà của các những một này kia đó nọ ở tại với về ra vào lên xuống có được bị do vì nên nếu khi lúc để cho từ đến trong ngoài trên dưới
   tôi mình em anh chị cô chú bác ông bà cháu con người ai họ chúng ta nó đã đang sẽ vẫn còn cũng đều chỉ rất quá lắm hơn thật hết nữa rồi à ạ ơi nhé
   thế vậy như theo cùng hay hoặc nhưng tuy bằng qua lại đi làm phải cần muốn xin việc cái chiếc lần mỗi mọi nhiều ít gì nào sao
   the a an and or of to in on at is was were are be been it its this that i we they you he she my our your for with as by from but so very too had have has do did not
   am me us there their`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** The marks that stand for personal data which was removed, in full: "[số điện thoại]" is nobody's words. */
const REMOVED = /\[[\p{L} ]+\]/gu;

/** Letters and digits, as a row of them between blanks and signs; in lower case and one spelling of marks (NFC). */
export const syllablesOf = (comment: string): readonly string[] =>
  comment
    .replace(REMOVED, ' . ')
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+|[.,;:!?…\n]/gu) ?? [];

const isWord = (syllable: string | undefined): syllable is string =>
  syllable !== undefined && /\p{L}/u.test(syllable);

/** As they are typed without marks: "lai" says no more than "lại", where nothing tells that something else is meant. */
const BARE_STOP_WORDS = new Set([...STOP_WORDS].map(withoutMarks));

/** Numbers, and words that only place another: they say something in a pair, "trước hẹn", and nothing alone. */
const ONLY_IN_PAIRS = new Set('hai ba bốn năm trước sau hẹn'.split(' '));

const saysSomething = (syllable: string): boolean => !STOP_WORDS.has(syllable) && syllable.length > 1;

/** A word or pair of which each syllable says something. */
const isOfUse = (word: string): boolean => word.split(' ').every(saysSomething) && !ONLY_IN_PAIRS.has(word);

/** The same of one that nothing has told what is meant by. */
const isOfUseBare = (word: string): boolean =>
  isOfUse(word) &&
  !word.split(' ').some((syllable) => BARE_STOP_WORDS.has(syllable)) &&
  ![...ONLY_IN_PAIRS].some((each) => withoutMarks(each) === word);

/** Every syllable and pair of neighbours, those of no use too. */
const allWordsOf = (comment: string): readonly string[] => {
  const syllables = syllablesOf(comment).flatMap(meantBy);
  return syllables.flatMap((syllable, at) => {
    const next = syllables[at + 1];
    if (!isWord(syllable)) return [];
    return isWord(next) ? [syllable, `${syllable} ${next}`] : [syllable];
  });
};

/**
 * The syllables and pairs of a comment. Vietnamese writes a blank after each syllable, and most words have two: so a pair of
 * neighbours is as near to a word as one gets without a dictionary, "chờ lâu", "thái độ". Pairs do not reach over a full stop
 * or comma; a pair with a stop word at either end is none.
 */
export const wordsOfComment = (comment: string): WordsOfComment =>
  new Set(allWordsOf(comment).filter(isOfUse));

const isUnmarked = (text: string): boolean => withoutMarks(text) === text;

/** Whether it was typed without marks, whole: then "cho" may be "cho", "chờ" or "chỗ". */
const wasTypedWithoutMarks = (comment: string): boolean =>
  isUnmarked(comment.replace(REMOVED, '').toLowerCase());

/**
 * The words of some comments, where those that were typed without marks count with the others: "cho lau" as "chờ lâu", if in
 * the others nothing else is written so without marks. What may be several, as "phi", stays as it was typed.
 */
export const wordsOfComments = (comments: readonly string[]): readonly WordsOfComment[] => {
  const written = new Map<string, Set<string>>();
  for (const word of comments.filter((each) => !wasTypedWithoutMarks(each)).flatMap(allWordsOf)) {
    const bare = withoutMarks(word);
    written.set(bare, (written.get(bare) ?? new Set()).add(word));
  }
  const meant = (word: string): readonly string[] => {
    const candidates = written.get(withoutMarks(word));
    const [only] = candidates ?? [];
    if (candidates?.size === 1 && only !== undefined) return isOfUse(only) ? [only] : [];
    return isOfUseBare(word) ? [word] : [];
  };
  return comments.map((comment) =>
    wasTypedWithoutMarks(comment) ? new Set(allWordsOf(comment).flatMap(meant)) : wordsOfComment(comment),
  );
};
