/*
 * About how high the cards of the dashboard are in a column of a wide screen, in pixels: enough to divide them between two
 * columns before any is drawn.
 */

export const SCORES_CARD = 530;
export const MONTHS_CARD = 470;
export const DAYS_CARD = 510;
export const HOURS_CARD = 490;

/** Heading, sentence, the head of the table and the ways to keep it. */
const FRAME = 225;
const LEAST_ROW = 60;
const ROW_SPACE = 17;
const LINE = 24;
const LETTERS_IN_LINE = 16;
const NO_DRIVERS = 170;
const DRIVERS_FRAME = 620;
const DRIVER_ROW = 20;
/** Of links to what people wrote, two beside each other. */
const LINKS_ROW = 48;

const rowHeight = (name: string): number =>
  Math.max(LEAST_ROW, ROW_SPACE + LINE * Math.ceil(name.length / LETTERS_IN_LINE));

/** A table of so many of the rows named. */
export const tableCard = (names: readonly string[]): number =>
  names.reduce((sum, name) => sum + rowHeight(name), FRAME);

/** The same with links beneath it to what people wrote of each. */
export const linkedCard = (names: readonly string[]): number =>
  tableCard(names) + LINKS_ROW * Math.ceil(names.length / 2);

/** The picture of so many that can be compared; without any there is only a sentence. */
export const driversCard = (compared: number): number =>
  compared === 0 ? NO_DRIVERS : DRIVERS_FRAME + DRIVER_ROW * compared;
