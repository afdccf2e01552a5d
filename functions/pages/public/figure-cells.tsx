import type { PublishedUnit } from '#domain/published-month.ts';
import type { Text } from '#domain/questionnaire.ts';
import type { Language } from '../texts.ts';
import { indexText, intervalText } from './figure-texts.ts';
import { PUBLIC_TEXTS, ratingsText, verdictText } from './public-texts.ts';

type HeadProps = { readonly language: Language /** What each row is of. */; readonly first: Text };

/** The head of a table of figures, which `FigureCells` fills. */
export const FigureHead = ({ language, first }: HeadProps) => (
  <thead>
    <tr>
      <th scope="col">{first[language]}</th>
      {[PUBLIC_TEXTS.index, PUBLIC_TEXTS.interval, PUBLIC_TEXTS.responses].map((text) => (
        <th scope="col" class="num" key={text.en}>
          {text[language]}
        </th>
      ))}
      <th scope="col">{PUBLIC_TEXTS.verdict[language]}</th>
    </tr>
  </thead>
);

type CellProps = { readonly language: Language; readonly row: PublishedUnit };

/** A figure, with the name that it has where the head of the table is not shown; empty without one. */
const Figure = ({ name, value }: { readonly name: string; readonly value: string }) =>
  value === '' ? (
    <td />
  ) : (
    <td class="num" data-name={name}>
      {value}
    </td>
  );

export const FigureCells = ({ language, row }: CellProps) => (
  <>
    <Figure name={PUBLIC_TEXTS.index[language]} value={indexText(row, language)} />
    <Figure name={PUBLIC_TEXTS.interval[language]} value={intervalText(row, language)} />
    <Figure
      name={PUBLIC_TEXTS.responses[language]}
      value={row.n === null ? '' : ratingsText(row.n, language)}
    />
    <td class={row.verdict ?? undefined}>
      {row.interval && row.verdict ? verdictText(row.verdict, row.targetPercent, language) : ''}
    </td>
  </>
);
