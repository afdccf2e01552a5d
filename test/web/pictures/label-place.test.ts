import { describe, expect, it } from 'vitest';
import { dotMark, freePlace, type LabelPlace } from '../../../web/shared/chart/label-place.ts';

const PLACES: readonly [LabelPlace, ...LabelPlace[]] = [
  { x: 500, y: 95, anchor: 'end' },
  { x: 500, y: 115, anchor: 'end' },
  { x: 50, y: 95, anchor: 'start' },
];
const LABEL = 'Chỉ tiêu 80 %';

describe('the name of a line in a picture', () => {
  it('stands at the first place where nothing is drawn', () => {
    expect(freePlace(LABEL, PLACES, [])).toBe(PLACES[0]);
    expect(freePlace(LABEL, PLACES, [dotMark(200, 95)])).toBe(PLACES[0]);
  });

  it.each([
    ['above at the right', [dotMark(470, 92)], 1],
    ['on both sides at the right', [dotMark(470, 92), dotMark(430, 112)], 2],
  ])('goes elsewhere where a dot is drawn %s', (_, marks, place) => {
    expect(freePlace(LABEL, PLACES, marks)).toBe(PLACES[place]);
  });

  it('covers as few dots as it can where there is no free place', () => {
    const marks = [dotMark(470, 92), dotMark(450, 92), dotMark(430, 112), dotMark(60, 92), dotMark(90, 92)];

    expect(freePlace(LABEL, PLACES, marks)).toBe(PLACES[1]);
  });
});
