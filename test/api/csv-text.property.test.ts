import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRowsOf } from '../../functions/api/csv-table.ts';
import { csvText } from '../../functions/api/csv-text.ts';

/** What cells are made of where somebody wants a spreadsheet to run them, between what anybody types. */
const cell = fc
  .array(
    fc.oneof(
      fc.constantFrom('=1+1', '+84', '-2', '@x', "'", ';', ',', '\t', '\n', '"', ' ', 'Đăng ký'),
      fc.string({ maxLength: 4, unit: 'grapheme' }),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''));

describe('a CSV table', () => {
  it.each([',', ';', '\t'])(
    'has no live formula where “%s” is the separator, whatever a quote means',
    (by) => {
      fc.assert(
        fc.property(fc.array(cell, { minLength: 1, maxLength: 4 }), (cells) => {
          const pieces = csvText(['a'], [cells]).split(new RegExp(`[\r\n${by}]`));

          expect(pieces.filter((piece) => /^"*[=+\-@]/.test(piece))).toEqual([]);
        }),
      );
    },
  );

  it('is read again as it was written', () => {
    // A cell of blanks is read as nothing, and its ends are trimmed.
    const kept = cell.filter((text) => text !== '' && text === text.trim() && !text.includes('\r'));
    fc.assert(
      fc.property(kept, kept, (first, second) => {
        const [row] = csvRowsOf(csvText(['a', 'b'], [[first, second]]), () => undefined);

        expect([row?.cells.a, row?.cells.b]).toEqual([first, second]);
      }),
    );
  });
});
