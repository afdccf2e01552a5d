import { countsTotal, formulaById } from '#domain/formulas.ts';
import type { PublishedMonth, PublishedUnit } from '#domain/published-month.ts';
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
  const row = newest?.units.find((each) => (unit ? each.unit === unit : each.parent === null));
  return (
    <section class="card">
      <h2>{PUBLIC_TEXTS.data[language]}</h2>
      <p>{PUBLIC_TEXTS.rules[language]}</p>
      {newest && <Versions language={language} month={newest} row={row} />}
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

type VersionsProps = {
  readonly language: Language;
  readonly month: PublishedMonth;
  readonly row: PublishedUnit | undefined;
};

const Versions = ({ language, month: { formula, questionnaires }, row }: VersionsProps) => {
  const { name, expression } = formulaById(formula.id);
  return (
    <ul class="links">
      <li>{`${PUBLIC_TEXTS.formula[language]}: ${name[language]}, ${expression} (${formula.id}@${formula.version})`}</li>
      <li>
        {PUBLIC_TEXTS.forms[language]}:{' '}
        {questionnaires.map(({ id, version, title }) => `${title[language]} (${id}@${version})`).join('; ')}
      </li>
      {row?.counts && row.interval && (
        <li>
          <a
            href={`/v1/methods/wilson?satisfied=${row.counts[3] + row.counts[4]}&n=${countsTotal(row.counts)}`}
          >
            {PUBLIC_TEXTS.computeAgain[language]}
          </a>
        </li>
      )}
    </ul>
  );
};
