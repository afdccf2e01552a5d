import type { PublishedMonth } from '#domain/published-month.ts';
import { fitsSearch } from '#domain/search.ts';
import type { Language } from '../texts.ts';
import { FigureCells, FigureHead } from './figure-cells.tsx';
import { numberText, PUBLIC_TEXTS } from './public-texts.ts';
import { unitPath } from './unit-path.ts';

type Props = {
  readonly language: Language;
  readonly month: PublishedMonth;
  /** Whose offices; all of the city's without one. */
  readonly unit?: string | undefined;
  /** What was searched for. */
  readonly search: string;
};

/** More than these are found by their names. */
const MOST_ROWS = 200;

export const OfficesCard = ({ language, month, unit, search }: Props) => {
  const all = month.units.filter((row) => (unit ? row.parent === unit : row.parent !== null));
  if (all.length === 0) return null;
  const found = all.filter(({ name }) => fitsSearch(`${name.vi} ${name.en}`, search));
  return (
    <section class="card long">
      <h2>{PUBLIC_TEXTS.units[language]}</h2>
      <form class="find" method="get">
        <p>
          <label for="q">{PUBLIC_TEXTS.search[language]}</label>
          <input class="field" id="q" name="q" type="search" value={search} maxLength={60} />
        </p>
        {language === 'en' && <input type="hidden" name="lang" value="en" />}
        <button class="button" type="submit">
          {PUBLIC_TEXTS.find[language]}
        </button>
      </form>
      {found.length === 0 && <p role="status">{PUBLIC_TEXTS.noUnit[language]}</p>}
      {found.length > MOST_ROWS && <p class="hint">{restText(found.length, language)}</p>}
      {found.length > 0 && (
        <table class="rows">
          <FigureHead language={language} first={PUBLIC_TEXTS.unit} />
          <tbody>
            {found.slice(0, MOST_ROWS).map((row) => (
              <tr key={row.unit}>
                <th scope="row">
                  <a href={unitPath(row.unit, language)}>{row.name[language]}</a>
                </th>
                <FigureCells language={language} row={row} />
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
};

const restText = (found: number, language: Language): string =>
  ({
    vi: `Hiển thị ${MOST_ROWS} trong ${numberText(found, 'vi')} cơ quan; hãy tìm theo tên để thấy các cơ quan khác.`,
    en: `${MOST_ROWS} of ${numberText(found, 'en')} offices; search by name for the others.`,
  })[language];
