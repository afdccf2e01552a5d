import type { Improvement } from '#domain/improvement.ts';
import type { LedgerBlock } from '#domain/ledger.ts';
import type { PublishedMonth, PublishedUnit } from '#domain/published-month.ts';
import { SCORE_LABELS, type Score } from '#domain/questionnaire.ts';
import { fitsSearch } from '#domain/search.ts';
import { evidenceOf } from '#domain/verdict.ts';
import { CHANNEL_NAMES } from '../../api/names.ts';
import { csvFileOf, LICENCE } from '../../api/open-data.ts';
import { PageShell } from '../page-shell.tsx';
import { dayText, type Language } from '../texts.ts';
import { ImprovementsCard } from './improvements-card.tsx';
import { PUBLIC_STYLE } from './public-style.ts';
import { basisText, monthText, numberText, PUBLIC_TEXTS, ratingsText, verdictText } from './public-texts.ts';
import { indexText, intervalText, Trend, type UnitMonth } from './trend.tsx';

type Props = {
  readonly language: Language;
  readonly cityName: string;
  /** The newest first. */
  readonly months: readonly PublishedMonth[];
  /** The unit that the page is of; the whole city without one. */
  readonly unit?: string;
  /** What was searched for. */
  readonly search?: string;
  readonly improvements: readonly Improvement[];
  readonly block?: LedgerBlock | undefined;
  /** Where the screens of a trial are. */
  readonly tryUrl?: string | undefined;
};

/** More than these are found by their names. */
const MOST_ROWS = 200;

const pathOf = (unit: string, language: Language): string =>
  `/units/${encodeURIComponent(unit)}${language === 'en' ? '?lang=en' : ''}`;

/** `/` and `/units/00070`: what anybody may know, in one response and without a script. */
export const PublicPage = (props: Props) => {
  const { language, cityName, months, unit, search = '', tryUrl } = props;
  const newest = months[0];
  const rows = (newest?.units ?? []).filter((row) => (unit ? row.unit === unit : row.parent === null));
  const heading = unit ? (rows[0] ?? latestOf(months, unit))?.name[language] : undefined;
  const title = heading ?? PUBLIC_TEXTS.title[language];
  const other = language === 'vi' ? 'en' : 'vi';
  const query = new URLSearchParams({ ...(search ? { q: search } : {}), lang: other });
  return (
    <PageShell
      language={language}
      cityName={cityName}
      title={title}
      otherLanguageUrl={`${unit ? `/units/${encodeURIComponent(unit)}` : '/'}?${query}`}
      style={PUBLIC_STYLE}
    >
      {newest?.notice && <p class="told">{newest.notice[language]}</p>}
      {tryUrl && !unit && (
        <p class="told screen">
          <a href={tryUrl}>{PUBLIC_TEXTS.tryIt[language]}</a>
        </p>
      )}
      {unit && (
        <p class="back">
          <a href={language === 'en' ? '/?lang=en' : '/'}>{PUBLIC_TEXTS.all[language]}</a>
        </p>
      )}
      {!newest && (
        <section class="card">
          <h1>{PUBLIC_TEXTS.title[language]}</h1>
          <p>{PUBLIC_TEXTS.noneYet[language]}</p>
        </section>
      )}
      {newest && rows.map((row) => <Headline key={row.unit} {...props} row={row} month={newest} />)}
      {newest && rows.length === 0 && <h1>{title}</h1>}
      {(unit ? [unit] : rows.map((row) => row.unit)).map((each) => (
        <TrendCard key={each} {...props} unit={each} />
      ))}
      <ImprovementsCard language={language} improvements={props.improvements} />
      {newest && <Offices {...props} month={newest} search={search} />}
      <Check {...props} />
      <Data {...props} />
    </PageShell>
  );
};

const latestOf = (months: readonly PublishedMonth[], unit: string): PublishedUnit | undefined =>
  months.flatMap(({ units }) => units.find((row) => row.unit === unit) ?? [])[0];

type HeadlineProps = Props & { readonly row: PublishedUnit; readonly month: PublishedMonth };

const Headline = ({ language, row, month }: HeadlineProps) => (
  <section class="card">
    <h1>
      {PUBLIC_TEXTS.title[language]} · {row.name[language]}
    </h1>
    <p class="hint">{capital(monthText(month.month, language))}</p>
    {row.interval === null ? (
      <p>
        {row.withheld ? `${PUBLIC_TEXTS.withheld[language]}. ` : PUBLIC_TEXTS.nobody[language]}
        {row.withheld && row.n !== null && basisText(row, language)}
      </p>
    ) : (
      <>
        <p>
          <span class="big">{indexText(row, language)}</span> {PUBLIC_TEXTS.ofPeople[language]}
        </p>
        {row.verdict && <p class={row.verdict}>{verdictText(row.verdict, row.targetPercent, language)}</p>}
        <p>
          {PUBLIC_TEXTS.interval[language]}: {intervalText(row, language)}. {basisText(row, language)}
        </p>
        <p class="hint">
          {evidenceOf(row.n ?? 0) === 'reference' && `${PUBLIC_TEXTS.reference[language]} `}
          {PUBLIC_TEXTS.selfChosen[language]}
        </p>
        {row.counts ? (
          <Shares
            language={language}
            title={PUBLIC_TEXTS.scores[language]}
            parts={([5, 4, 3, 2, 1] as const).map((score) => ({
              name: SCORE_LABELS[score as Score][language],
              n: row.counts?.[score - 1] ?? 0,
            }))}
          />
        ) : (
          <p class="hint">{PUBLIC_TEXTS.countsWithheld[language]}</p>
        )}
        <Shares
          language={language}
          title={PUBLIC_TEXTS.channels[language]}
          parts={month.channels
            .filter(({ unit }) => unit === row.unit)
            .map(({ channel, n }) => ({ name: CHANNEL_NAMES[channel]?.[language] ?? channel, n }))}
        />
      </>
    )}
  </section>
);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

type SharesProps = {
  readonly language: Language;
  readonly title: string;
  readonly parts: readonly { readonly name: string; readonly n: number | null }[];
};

const Shares = ({ language, title, parts }: SharesProps) =>
  parts.length === 0 ? null : (
    <details>
      <summary>{title}</summary>
      <table>
        <tbody>
          {parts.map(({ name, n }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td class="num">
                {n === null ? PUBLIC_TEXTS.withheldShort[language] : numberText(n, language)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );

const TrendCard = ({ language, months, unit }: Props & { readonly unit: string }) => {
  const ofUnit = months.flatMap(({ month, units }) =>
    units.filter((row) => row.unit === unit).map((row): UnitMonth => ({ ...row, month })),
  );
  if (!ofUnit.some(({ interval }) => interval)) return null;
  return (
    <section class="card">
      <h2>{PUBLIC_TEXTS.trend[language]}</h2>
      <Trend language={language} months={ofUnit.toReversed()} />
    </section>
  );
};

type OfficesProps = Props & { readonly month: PublishedMonth; readonly search: string };

const Offices = ({ language, month, unit, search }: OfficesProps) => {
  const all = month.units.filter((row) => (unit ? row.parent === unit : row.parent !== null));
  if (all.length === 0) return null;
  const found = all.filter(({ name }) => fitsSearch(`${name.vi} ${name.en}`, search));
  const head = [PUBLIC_TEXTS.index, PUBLIC_TEXTS.interval, PUBLIC_TEXTS.responses] as const;
  return (
    <section class="card">
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
        <table class="offices">
          <thead>
            <tr>
              <th scope="col">{PUBLIC_TEXTS.unit[language]}</th>
              {head.map((text) => (
                <th scope="col" class="num" key={text.en}>
                  {text[language]}
                </th>
              ))}
              <th scope="col">{PUBLIC_TEXTS.verdict[language]}</th>
            </tr>
          </thead>
          <tbody>
            {found.slice(0, MOST_ROWS).map((row) => (
              <tr key={row.unit}>
                <th scope="row">
                  <a href={pathOf(row.unit, language)}>{row.name[language]}</a>
                </th>
                <td class="num" data-name={PUBLIC_TEXTS.index[language]}>
                  {indexText(row, language)}
                </td>
                {row.interval ? (
                  <td class="num" data-name={PUBLIC_TEXTS.interval[language]}>
                    {intervalText(row, language)}
                  </td>
                ) : (
                  <td />
                )}
                {row.n === null ? (
                  <td />
                ) : (
                  <td class="num" data-name={PUBLIC_TEXTS.responses[language]}>
                    {ratingsText(row.n, language)}
                  </td>
                )}
                <td class={row.verdict ?? ''}>
                  {row.interval && row.verdict ? verdictText(row.verdict, row.targetPercent, language) : ''}
                </td>
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

const Check = ({ language, unit, block }: Props) => (
  <section class="card">
    <h2>{PUBLIC_TEXTS.check[language]}</h2>
    <p>{PUBLIC_TEXTS.checkHow[language]}</p>
    {block && (
      <p>
        {PUBLIC_TEXTS.lastRoot[language]} {dayText(block.day)[language]}:{' '}
        <span class="mono">{block.root}</span>
      </p>
    )}
    <ul>
      <li>
        <a href={`/check?lang=${language}`}>{PUBLIC_TEXTS.checkOwn[language]}</a>
      </li>
      {unit && (
        <li>
          <a href={`/v1/ledger/${encodeURIComponent(unit)}`}>{PUBLIC_TEXTS.ledger[language]}</a>
        </li>
      )}
    </ul>
    <h2>{PUBLIC_TEXTS.howToRate[language]}</h2>
    <p>
      {PUBLIC_TEXTS.howToRateText[language]}{' '}
      <a href={`/r?lang=${language}`}>{PUBLIC_TEXTS.typeCode[language]}</a>
    </p>
  </section>
);

const Data = ({ language, months, unit }: Props) => {
  const newest = months[0];
  return (
    <section class="card">
      <h2>{PUBLIC_TEXTS.data[language]}</h2>
      <p>{PUBLIC_TEXTS.rules[language]}</p>
      {newest && (
        <ul>
          <li>
            <a href={`/open-data/${csvFileOf(newest.month)}`}>CSV, {monthText(newest.month, language)}</a>
          </li>
          <li>
            <a href="/open-data/datapackage.json">Data Package</a> ·{' '}
            <a href="/open-data/csv-metadata.json">CSV on the Web</a> ·{' '}
            <a href={unit ? `/v1/public/units/${encodeURIComponent(unit)}` : '/v1/public/months'}>JSON</a>
          </li>
          <li>
            {newest.questionnaires
              .map(({ id, version, title }) => `${title[language]} (${id}@${version})`)
              .join('; ')}
          </li>
          <li>
            <a href={LICENCE}>{PUBLIC_TEXTS.licence[language]}</a>
          </li>
        </ul>
      )}
      <p class="hint">
        <a href={`/privacy?lang=${language}`}>{PUBLIC_TEXTS.privacy[language]}</a> ·{' '}
        <a href="/manage/">{PUBLIC_TEXTS.officers[language]}</a>
      </p>
    </section>
  );
};
