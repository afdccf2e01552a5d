import type { PublishedMonth } from '#domain/published-month.ts';
import type { Text } from '#domain/questionnaire.ts';
import { evidenceOf } from '#domain/verdict.ts';
import { Sheets, type Theme } from '../sheet.tsx';
import { STYLE } from '../style.ts';
import type { Language } from '../texts.ts';
import { indexText, intervalText } from './figure-texts.ts';
import { PUBLIC_POLICY, PUBLIC_SHEET } from './public-style.ts';
import { basisText, monthHeading, PUBLIC_TEXTS, verdictText } from './public-texts.ts';
import { Trend } from './trend.tsx';
import { unitMonthsOf } from './unit-months.ts';
import { unitPath } from './unit-path.ts';

const MONTHS = 12;
const MORE: Text = { vi: 'Xem đầy đủ và cách kiểm tra', en: 'All of it, and how to check it' };

/**
 * As of the public pages, and any site may show it in a frame: it has nothing but what is published, asks for nothing and
 * keeps nothing, so that there is nothing in it to be clicked by trickery.
 */
export const EMBEDDED_POLICY = PUBLIC_POLICY.replace("frame-ancestors 'none'", 'frame-ancestors *');

/** `/embed/00070`: the index of a unit in the last closed months, for a page of somebody else's. */
export const EmbeddedPage = ({
  language,
  cityName,
  unit,
  months,
  theme,
}: {
  readonly language: Language;
  readonly cityName: string;
  readonly unit: string;
  /** The newest first. */
  readonly months: readonly PublishedMonth[];
  readonly theme: Theme;
}) => {
  const rows = unitMonthsOf(months, unit).slice(-MONTHS);
  const newest = rows.at(-1);
  if (!newest) return null;
  const title = `${PUBLIC_TEXTS.title[language]} · ${newest.name[language]}`;
  const notice = months.find(({ month }) => month === newest.month)?.notice;
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{`${title} · ${cityName}`}</title>
        <Sheets sheets={[STYLE, PUBLIC_SHEET]} theme={theme} />
      </head>
      <body>
        <main>
          <section class="card">
            <h1>{title}</h1>
            {notice && <p class="told">{notice[language]}</p>}
            <p>
              {monthHeading(newest.month, language)}: <strong>{indexText(newest, language)}</strong>
              {newest.interval && ` (${PUBLIC_TEXTS.interval[language]}: ${intervalText(newest, language)})`}
            </p>
            {newest.verdict && newest.interval && (
              <p class={newest.verdict}>{verdictText(newest.verdict, newest.targetPercent, language)}</p>
            )}
            {newest.n !== null && newest.n > 0 && <p>{basisText(newest, language)}</p>}
            {newest.interval && (
              <p class="hint">
                {newest.n !== null &&
                  evidenceOf(newest.n) === 'reference' &&
                  `${PUBLIC_TEXTS.reference[language]} `}
                {PUBLIC_TEXTS.selfChosen[language]}
              </p>
            )}
            <Trend language={language} months={rows} />
            <p class="hint links">
              <a href={unitPath(unit, language)} target="_blank" rel="noopener">
                {MORE[language]}
              </a>
            </p>
          </section>
        </main>
      </body>
    </html>
  );
};
