/**
 * Vietnamese as it is typed on a keyboard of 26 letters, by Telex: `nguyeenx` is nguyễn, `dduowcj` is được. Each key
 * changes the last syllable: it is taken apart into what stands before the vowels, the vowels, what stands after
 * them and the tone, and put together again, so that a mark may be typed at any place of its syllable and the tone
 * always stands where spelling wants it (hòa and hoàn, tùy and tuyển). The same key once more takes it back.
 *
 * What is no Vietnamese syllable stays as it is typed, so that foreign words need no switch: zalo, online, VNeID.
 */
type Syllable = {
  readonly before: string;
  readonly vowels: string;
  readonly after: string;
  readonly tone: string;
};

const TONES: Readonly<Record<string, string>> = {
  s: '\u0301',
  f: '\u0300',
  r: '\u0309',
  x: '\u0303',
  j: '\u0323',
  z: '',
};

const INITIALS = new Set(' b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q qu r s t th tr v x'.split(' '));
const FINALS = new Set(' c ch m n ng nh p t'.split(' '));

/** Vowels that occur together, and those that are on the way to others: `ie`, `uye`, `uo`, `ưo`, `ươ`. */
const VOWELS = new Set(
  (
    'a ă â e ê i o ô ơ u ư y ai ao au ay âu ây eo êu eu ia iê ie iu oa oă oe oi oo ôi ơi ua uâ ue uê ui uo uô uơ ưo ' +
    'ươ uu ưu ưa ưi uy ye yê oai oao oay oeo uây uôi uoi uou ươi ưoi uơi ươu ưou uơu uya uye uyê uyu ieu iêu yeu yêu'
  ).split(' '),
);

/** The shape that a key gives to vowels, the likeliest first. */
const SHAPES: Readonly<Record<string, readonly (readonly [from: string, to: string])[]>> = {
  a: [['a', 'â']],
  e: [['e', 'ê']],
  o: [['o', 'ô']],
  w: [
    ['uo', 'ươ'],
    ['ưo', 'ươ'],
    ['uơ', 'ươ'],
    ['uô', 'ươ'],
    ['u', 'ư'],
    ['o', 'ơ'],
    ['a', 'ă'],
    ['ô', 'ơ'],
    ['â', 'ă'],
  ],
};
/** What the key makes of a vowel that it changes from another shape. */
const RESHAPED: Readonly<Record<string, readonly (readonly [from: string, to: string])[]>> = {
  a: [['ă', 'â']],
  o: [['ơ', 'ô']],
};
const PLAIN: Readonly<Record<string, string>> = { ă: 'a', â: 'a', ê: 'e', ô: 'o', ơ: 'o', ư: 'u', đ: 'd' };
const UNDONE: Readonly<Record<string, string>> = { a: 'â', e: 'ê', o: 'ô', w: 'ươă' };

const isVowel = (letter: string): boolean => 'aăâeêioôơuưy'.includes(letter);

/** The parts of a word in small letters, or `undefined` where it is no syllable. */
const syllableOf = (word: string): Syllable | undefined => {
  const decomposed = word.normalize('NFD');
  const tone = /[\u0300\u0301\u0303\u0309\u0323]/.exec(decomposed)?.[0] ?? '';
  const letters = [...decomposed.replace(tone, '').normalize('NFC')];
  let start = letters.findIndex(isVowel);
  if (start < 0) start = letters.length;
  const [first = '', second = '', third = ''] = letters;
  // In qu and gi the second letter belongs to the first, unless it is the only vowel: quê, già, but gì.
  if ((first === 'q' && second === 'u') || (first === 'g' && second === 'i' && third && isVowel(third)))
    start = 2;
  let end = letters.length;
  while (end > start && !isVowel(letters[end - 1] ?? '')) end -= 1;
  const part = (from: number, to?: number): string => letters.slice(from, to).join('');
  const syllable = { before: part(0, start), vowels: part(start, end), after: part(end), tone };
  const known =
    INITIALS.has(syllable.before) &&
    FINALS.has(syllable.after) &&
    (syllable.vowels === '' ? syllable.after === '' : VOWELS.has(syllable.vowels));
  return known ? syllable : undefined;
};

/** On which vowel the tone stands: the one with a mark, else the middle, else the second before a consonant. */
const tonePlaceOf = ({ vowels, after }: Syllable): number => {
  const marked = [...vowels].findLastIndex((vowel) => 'ăâêôơư'.includes(vowel));
  if (marked >= 0) return marked;
  if (vowels.length === 3) return vowels === 'uye' ? 2 : 1;
  return vowels.length === 2 && after !== '' ? 1 : 0;
};

const wordOf = (syllable: Syllable): string => {
  const { before, vowels, after, tone } = syllable;
  const place = tonePlaceOf(syllable);
  return `${before}${vowels.slice(0, place + 1)}${tone}${vowels.slice(place + 1)}${after}`.normalize('NFC');
};

/** uơ, and ưo on its way, become ươ where anything follows: thuở, but thương. */
const grown = (syllable: Syllable): Syllable => {
  const { before, vowels, after } = syllable;
  const alone = vowels.length === 2 && after === '';
  return alone || before === 'qu' || !/uơ|ưo/.test(vowels)
    ? syllable
    : { ...syllable, vowels: vowels.replace(/uơ|ưo/, 'ươ') };
};

const shaped = (syllable: Syllable, key: string): Syllable | undefined => {
  // Thuở and huơ are the words that end in uơ.
  if (
    key === 'w' &&
    syllable.vowels === 'uo' &&
    syllable.after === '' &&
    /^(h|kh|th)$/.test(syllable.before)
  ) {
    return { ...syllable, vowels: 'uơ' };
  }
  for (const [from, to] of [...(SHAPES[key] ?? []), ...(RESHAPED[key] ?? [])]) {
    const vowels = syllable.vowels.replace(from, to);
    if (vowels !== syllable.vowels && VOWELS.has(vowels)) return { ...syllable, vowels };
  }
  return undefined;
};

/** The shape taken back where the key had already given it. */
const plain = (syllable: Syllable, key: string): Syllable | undefined => {
  const marks = UNDONE[key] ?? '';
  const vowels = [...syllable.vowels]
    .map((vowel) => (marks.includes(vowel) ? (PLAIN[vowel] ?? vowel) : vowel))
    .join('');
  return vowels === syllable.vowels ? undefined : { ...syllable, vowels };
};

/** A word in small letters after one more key; `undefined` where the key is just a letter. */
const marked = (word: string, key: string): string | undefined => {
  const syllable = syllableOf(word);
  if (!syllable) return undefined;
  if (key === 'd' && syllable.before === 'd') return wordOf({ ...syllable, before: 'đ' });
  if (key === 'd' && syllable.before === 'đ') return `${wordOf({ ...syllable, before: 'd' })}d`;
  if (key === 'w' && syllable.vowels === '') return syllable.before === '' ? undefined : `${word}ư`;
  if (syllable.vowels === '') return undefined;
  const tone = TONES[key];
  if (tone !== undefined) {
    if (tone === syllable.tone) return tone === '' ? undefined : `${wordOf({ ...syllable, tone: '' })}${key}`;
    return wordOf({ ...syllable, tone });
  }
  const changed = shaped(syllable, key);
  if (changed) return wordOf(grown(changed));
  const undone = plain(syllable, key);
  return undone && `${wordOf(undone)}${key}`;
};

/** Letters of a word in the case in which they stood; letters that are new have the case of the key. */
const inCaseOf = (word: string, before: string, keyIsCapital: boolean): string =>
  [...word]
    .map((letter, place) => {
      const old = [...before][place];
      const capital = old === undefined ? keyIsCapital : old !== old.toLowerCase();
      return capital ? letter.toUpperCase() : letter;
    })
    .join('');

/** The text after one more key has been pressed at its end. */
export const typed = (text: string, key: string): string => {
  const composed = text.normalize('NFC');
  const word = /\p{L}*$/u.exec(composed)?.[0] ?? '';
  const small = word.toLowerCase();
  const smallKey = key.toLowerCase();
  let next = marked(small, smallKey);
  if (next === undefined) {
    const longer = /^\p{L}$/u.test(key) ? syllableOf(small + smallKey) : undefined;
    next = longer ? wordOf(grown(longer)) : small + smallKey;
  }
  return composed.slice(0, composed.length - word.length) + inCaseOf(next, word, key !== smallKey);
};

/** The text without its last letter; the tone of a syllable moves to where it then belongs. */
export const erased = (text: string): string => {
  const rest = [...text.normalize('NFC')].slice(0, -1).join('');
  const word = /\p{L}*$/u.exec(rest)?.[0] ?? '';
  const syllable = syllableOf(word.toLowerCase());
  if (!syllable || syllable.vowels === '') return rest;
  return rest.slice(0, rest.length - word.length) + inCaseOf(wordOf(syllable), word, false);
};
