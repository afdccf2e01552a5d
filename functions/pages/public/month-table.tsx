import type { Language } from '../texts.ts';
import { FigureCells, FigureHead } from './figure-cells.tsx';
import { monthHeading, PUBLIC_TEXTS } from './public-texts.ts';
import type { UnitMonth } from './trend-sentence.ts';

type Props = { readonly language: Language /** The oldest first. */; readonly months: readonly UnitMonth[] };

/** What the picture shows, as figures, the newest first. */
export const MonthTable = ({ language, months }: Props) => (
  <details>
    <summary>{PUBLIC_TEXTS.asTable[language]}</summary>
    <table class="rows">
      <FigureHead language={language} first={PUBLIC_TEXTS.month} />
      <tbody>
        {months.toReversed().map((row) => (
          <tr key={row.month}>
            <th scope="row">{monthHeading(row.month, language)}</th>
            <FigureCells language={language} row={row} />
          </tr>
        ))}
      </tbody>
    </table>
  </details>
);
