import type { Improvement } from '#domain/improvement.ts';
import type { PublishedMonth, PublishedUnit } from '#domain/published-month.ts';
import { PageShell } from '../page-shell.tsx';
import type { Language } from '../texts.ts';
import { CheckCard, type ShownLedger } from './check-card.tsx';
import { DataCard } from './data-card.tsx';
import { HeadlineCard } from './headline-card.tsx';
import { ImprovementsCard } from './improvements-card.tsx';
import { OfficesCard } from './offices-card.tsx';
import { PUBLIC_SHEET } from './public-style.ts';
import { PUBLIC_TEXTS } from './public-texts.ts';
import { RateCard } from './rate-card.tsx';
import { TrendCard } from './trend-card.tsx';

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
  readonly ledger: ShownLedger;
  /** The block before which the ledger is shown; its newest without one. */
  readonly before?: number | undefined;
  /** Where the screens of a trial are. */
  readonly tryUrl?: string | undefined;
};

/** `/` and `/units/00070`: what anybody may know, in one response and without a script. */
export const PublicPage = (props: Props) => {
  const { language, cityName, months, unit, search = '', ledger, before, tryUrl } = props;
  const newest = months[0];
  const rows = (newest?.units ?? []).filter((row) => (unit ? row.unit === unit : row.parent === null));
  const heading = unit ? (rows[0] ?? latestOf(months, unit))?.name[language] : undefined;
  const title = heading ?? PUBLIC_TEXTS.title[language];
  const other = language === 'vi' ? 'en' : 'vi';
  const query = new URLSearchParams({
    ...(search ? { q: search } : {}),
    ...(before ? { before: String(before) } : {}),
    lang: other,
  });
  return (
    <PageShell
      language={language}
      cityName={cityName}
      title={title}
      otherLanguageUrl={`${unit ? `/units/${encodeURIComponent(unit)}` : '/'}?${query}`}
      sheet={PUBLIC_SHEET}
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
      {newest &&
        rows.map((row) => <HeadlineCard key={row.unit} language={language} row={row} month={newest} />)}
      {newest && rows.length === 0 && <h1>{title}</h1>}
      {(unit ? [unit] : rows.map((row) => row.unit)).map((each) => (
        <TrendCard key={each} language={language} months={months} unit={each} />
      ))}
      <ImprovementsCard language={language} improvements={props.improvements} />
      {newest && <OfficesCard language={language} month={newest} unit={unit} search={search} />}
      <CheckCard language={language} unit={unit} ledger={ledger} isOlder={before !== undefined} />
      <RateCard language={language} />
      <DataCard language={language} months={months} unit={unit} />
    </PageShell>
  );
};

const latestOf = (months: readonly PublishedMonth[], unit: string): PublishedUnit | undefined =>
  months.flatMap(({ units }) => units.find((row) => row.unit === unit) ?? [])[0];
