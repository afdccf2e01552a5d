/** What is drawn, in pixels, as the box around it. */
export type Mark = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

/** Where the letters of a label begin or end, and the line that they stand on. */
export type LabelPlace = { readonly x: number; readonly y: number; readonly anchor: 'start' | 'end' };

/** Of bold letters of 12 pixels, a little more than they take on the average. */
const LETTER_WIDTH = 6.4;
const ASCENT = 11;
const DESCENT = 3;

export const labelWidth = (label: string): number => label.length * LETTER_WIDTH;

/** A dot with its edge. */
export const dotMark = (x: number, y: number, radius = 6): Mark => ({
  left: x - radius,
  right: x + radius,
  top: y - radius,
  bottom: y + radius,
});

const boxOf = (label: string, { x, y, anchor }: LabelPlace): Mark => {
  const left = anchor === 'start' ? x : x - labelWidth(label);
  return { left, right: left + labelWidth(label), top: y - ASCENT, bottom: y + DESCENT };
};

const overlap = (a: Mark, b: Mark): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** The first of the places where the label covers no mark; where there is none, the first that covers fewest. */
export const freePlace = <Place extends LabelPlace>(
  label: string,
  places: readonly [Place, ...Place[]],
  marks: readonly Mark[],
): Place => {
  const covered = (place: Place): number => marks.filter((mark) => overlap(boxOf(label, place), mark)).length;
  return places.reduce((best, place) => (covered(place) < covered(best) ? place : best));
};
