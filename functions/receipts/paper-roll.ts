/** Paper of receipt printers, by its width in millimetres. */
export const ROLLS = [58, 80] as const;
export type RollMillimetres = (typeof ROLLS)[number];

/** 203 dots an inch, the resolution of nearly all receipt printers: a dot is an eighth of a millimetre. */
export const DOTS_PER_MILLIMETRE = 8;

/** What the head of a printer reaches: 48 and 72 mm (384 and 576 dots). */
export const PRINTABLE_MILLIMETRES: Readonly<Record<RollMillimetres, number>> = { 58: 48, 80: 72 };

/** As wide as a code on a receipt is printed at most: phones read it from a hand’s breadth to 30 cm, and paper costs money. */
const WIDEST_MILLIMETRES = 32;

/**
 * How many dots a square of a code is printed with: as many as fit, since a part of a dot would be printed as a grey
 * edge. `across` counts its squares with the quiet zone.
 */
export const dotsPerSquare = (across: number, roll: RollMillimetres): number =>
  Math.floor((Math.min(WIDEST_MILLIMETRES, PRINTABLE_MILLIMETRES[roll]) * DOTS_PER_MILLIMETRE) / across);

/** The width of the whole code in millimetres, so that each square is a whole number of dots. */
export const codeMillimetres = (across: number, roll: RollMillimetres): number =>
  (across * dotsPerSquare(across, roll)) / DOTS_PER_MILLIMETRE;
