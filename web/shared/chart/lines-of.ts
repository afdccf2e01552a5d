/** Wide enough for the letters of most typefaces, as a share of their size; so that no line runs out of its space. */
const LETTER = 0.53;

/** How many letters of a size, in pixels, surely fit. */
export const lettersIn = (width: number, size: number): number =>
  Math.max(8, Math.floor(width / (size * LETTER)));

/** The words in lines of at most so many letters; only a word that is longer by itself is broken. */
export const linesOf = (text: string, letters: number): readonly string[] =>
  text
    .split(' ')
    .flatMap((word) =>
      Array.from({ length: Math.max(1, Math.ceil(word.length / letters)) }, (_, at) =>
        word.slice(at * letters, (at + 1) * letters),
      ),
    )
    .reduce<string[]>((lines, word) => {
      const last = lines.at(-1);
      if (last !== undefined && `${last} ${word}`.length <= letters)
        lines[lines.length - 1] = `${last} ${word}`;
      else lines.push(word);
      return lines;
    }, []);
