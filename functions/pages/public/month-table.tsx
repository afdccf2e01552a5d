import { Fragment } from 'preact';
import type { Language } from '../texts.ts';
import { FigureCells, FigureHead } from './figure-cells.tsx';
import { monthHeading, PUBLIC_TEXTS } from './public-texts.ts';
import { breakNote, missingBetween, targetNote } from './trend-notes.ts';
import type { UnitMonth } from './unit-months.ts';

type Props = { readonly language: Language /** The oldest first. */; readonly months: readonly UnitMonth[] };

/** What changed with a month against the one before. */
const notesOf = (before: UnitMonth | undefined, now: UnitMonth, language: Language): readonly string[] => [
  ...(before && before.targetPercent !== now.targetPercent ? [targetNote(before, now, language)] : []),
  ...(now.breakBefore ? [breakNote(now, language)] : []),
];

/** What the picture shows, as figures, the newest first, with what changed between two months where it did. */
export const MonthTable = ({ language, months }: Props) => (
  <details>
    <summary>{PUBLIC_TEXTS.asTable[language]}</summary>
    <table class="rows">
      <FigureHead language={language} first={PUBLIC_TEXTS.month} />
      <tbody>
        {months
          .map((row, at) => ({ row, before: months[at - 1] }))
          .toReversed()
          .map(({ row, before }) => (
            <Fragment key={row.month}>
              <tr>
                <th scope="row">{monthHeading(row.month, language)}</th>
                <FigureCells language={language} row={row} />
              </tr>
              {notesOf(before, row, language).map((note) => (
                <tr key={note}>
                  <td class="soft" colSpan={5}>
                    {note}
                  </td>
                </tr>
              ))}
              {(before ? missingBetween(before, row) : []).toReversed().map((month) => (
                <tr key={month}>
                  <th scope="row">{monthHeading(month, language)}</th>
                  <td class="soft" colSpan={4}>
                    {PUBLIC_TEXTS.unpublished[language]}
                  </td>
                </tr>
              ))}
            </Fragment>
          ))}
      </tbody>
    </table>
  </details>
);
