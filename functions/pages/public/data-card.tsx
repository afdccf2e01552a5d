import { formulaById } from '#domain/formulas.ts';
import type { PublishedMonth } from '#domain/published-month.ts';
import { csvFileOf, LICENCE } from '../../api/open-data.ts';
import type { Language } from '../texts.ts';
import { monthText, PUBLIC_TEXTS } from './public-texts.ts';

type Props = {
  readonly language: Language;
  /** The newest first. */
  readonly months: readonly PublishedMonth[];
  readonly unit?: string | undefined;
};

/** By which rules the figures are made, in which versions, and the figures themselves for programmes. */
export const DataCard = ({ language, months, unit }: Props) => {
  const [newest] = months;
  return (
    <section class="card">
      <h2>{PUBLIC_TEXTS.data[language]}</h2>
      <p>{PUBLIC_TEXTS.rules[language]}</p>
      {newest && <Versions language={language} month={newest} />}
      {newest && (
        <ul class="links">
          <li>
            <a href={`/open-data/${csvFileOf(newest.month)}`}>CSV, {monthText(newest.month, language)}</a>
          </li>
          <li>
            <a href="/open-data/datapackage.json">Data Package</a>
          </li>
          <li>
            <a href="/open-data/csv-metadata.json">CSV on the Web</a>
          </li>
          <li>
            <a href={unit ? `/v1/public/units/${encodeURIComponent(unit)}` : '/v1/public/months'}>JSON</a>
          </li>
          <li>
            <a href={LICENCE}>{PUBLIC_TEXTS.licence[language]}</a>
          </li>
        </ul>
      )}
      {months.length > 1 && (
        <details class="screen">
          <summary>{PUBLIC_TEXTS.earlier[language]}</summary>
          <ul>
            {months.slice(1).map(({ month }) => (
              <li key={month}>
                <a href={`/open-data/${csvFileOf(month)}`}>CSV, {monthText(month, language)}</a>
              </li>
            ))}
          </ul>
        </details>
      )}
      <p class="hint screen">
        <a href={`/privacy?lang=${language}`}>{PUBLIC_TEXTS.privacy[language]}</a> ·{' '}
        <a href="/manage/">{PUBLIC_TEXTS.officers[language]}</a>
      </p>
    </section>
  );
};

const Versions = ({ language, month }: { readonly language: Language; readonly month: PublishedMonth }) => {
  const { formula, questionnaires } = month;
  return (
    <ul>
      <li>
        {PUBLIC_TEXTS.formula[language]}: {formulaById(formula.id).name[language]},{' '}
        {formulaById(formula.id).expression} (
        <a href={`/v1/methods/${formula.id}`}>{`${formula.id}@${formula.version}`}</a>)
      </li>
      <li>
        {PUBLIC_TEXTS.forms[language]}:{' '}
        {questionnaires.map(({ id, version, title }) => `${title[language]} (${id}@${version})`).join('; ')}
      </li>
    </ul>
  );
};
