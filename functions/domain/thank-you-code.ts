/** Crockford's base 32: no letter that is mistaken for a digit when read aloud. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The first day that a code can name; with three letters for the day, the last is in 2109. */
const FIRST_DAY = Date.parse('2020-01-01T00:00:00Z');
const DAY_MS = 86_400_000;
const DAYS = 32 ** 3;
const UNIT_GROUPS = 32 ** 2;

/** How many different values the part of a code has that is drawn at random. */
export const CODE_RANDOM_VALUES = 32 ** 5;

/*
 *  7KQ 2M - XRD4T
 *  │   │    └ drawn at random
 *  │   └ the group of the unit: units are spread over 1,024 of them
 *  └ the day of service
 */
const CODE = /^([0-9A-HJKMNP-TV-Z]{3})([0-9A-HJKMNP-TV-Z]{2})-?([0-9A-HJKMNP-TV-Z]{5})$/;

const lettersOf = (value: number, length: number): string => {
  let letters = '';
  for (let rest = value; letters.length < length; rest = Math.floor(rest / 32)) {
    letters = ALPHABET[rest % 32] + letters;
  }
  return letters;
};

const numberOf = (letters: string): number =>
  [...letters].reduce((value, letter) => value * 32 + ALPHABET.indexOf(letter), 0);

/** The group of a unit: FNV-1a of its id, so that it needs no list of units. */
export const unitGroupOf = (unit: string): number => {
  let hash = 0x811c9dc5;
  for (const letter of unit) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0) % UNIT_GROUPS;
};

/**
 * The thank-you code of a response, `7KQ2M-XRD4T`. It says on which day and in which group of units to look, so a
 * response is found by its code without an index; and nothing of its answers. `random` is a whole number below
 * `CODE_RANDOM_VALUES`.
 */
export const thankYouCode = (unit: string, day: string, random: number): string => {
  const days = Math.round((Date.parse(`${day}T00:00:00Z`) - FIRST_DAY) / DAY_MS);
  const place = lettersOf(((days % DAYS) + DAYS) % DAYS, 3) + lettersOf(unitGroupOf(unit), 2);
  return `${place}-${lettersOf(random, 5)}`;
};

/**
 * Where to look for a code as it was typed: small letters, blanks and a missing dash are put right, and O, I and L
 * are read as the digits that they look like. `undefined` for what is no code.
 */
export const placeOfCode = (
  typed: string,
): { readonly code: string; readonly day: string; readonly unitGroup: number } | undefined => {
  const letters = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  const [, day, unitGroup, random] = CODE.exec(letters) ?? [];
  if (!day || !unitGroup || !random) return undefined;
  return {
    code: `${day}${unitGroup}-${random}`,
    day: new Date(FIRST_DAY + numberOf(day) * DAY_MS).toISOString().slice(0, 10),
    unitGroup: numberOf(unitGroup),
  };
};
