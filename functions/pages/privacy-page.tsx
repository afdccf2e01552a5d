import type { Hono } from 'hono';
import { ELSEWHERE, type RegisterEntry, STORED } from '#domain/privacy-register.ts';
import { htmlPage } from './html-page.ts';
import { PageShell } from './page-shell.tsx';
import { CONCERN_TEXTS, PRIVACY_TEXTS } from './privacy-texts.ts';
import { type Language, languageOf } from './texts.ts';

/** `/privacy`: the register of what is stored, the same for everyone; it reads nothing and needs no script. */
export const addPrivacyPage = (app: Hono, { cityName }: { readonly cityName: string }): Hono =>
  app.get('/privacy', (c) =>
    htmlPage(<PrivacyPage language={languageOf(c.req.query('lang'))} cityName={cityName} />, 200),
  );

const PrivacyPage = ({ language, cityName }: { readonly language: Language; readonly cityName: string }) => (
  <PageShell
    language={language}
    cityName={cityName}
    title={PRIVACY_TEXTS.title[language]}
    otherLanguageUrl={`/privacy?lang=${language === 'vi' ? 'en' : 'vi'}`}
  >
    <section class="card">
      <h1>{PRIVACY_TEXTS.title[language]}</h1>
      <p>{PRIVACY_TEXTS.short[language]}</p>
      <p class="hint">{PRIVACY_TEXTS.law[language]}</p>
    </section>
    <section class="card">
      <h2>{PRIVACY_TEXTS.rights[language]}</h2>
      <p>
        {PRIVACY_TEXTS.look[language]}{' '}
        <a href={`/check?lang=${language}`}>{PRIVACY_TEXTS.lookUp[language]}</a>.
      </p>
      <p>{PRIVACY_TEXTS.erase[language]}</p>
      <p class="hint">{PRIVACY_TEXTS.whyOffice[language]}</p>
      <p>{PRIVACY_TEXTS.refuse[language]}</p>
    </section>
    <Entries language={language} title={PRIVACY_TEXTS.stored[language]} entries={STORED} />
    <Entries language={language} title={PRIVACY_TEXTS.elsewhere[language]} entries={ELSEWHERE} />
  </PageShell>
);

const ROWS = ['holds', 'purpose', 'ground', 'kept', 'seenBy'] as const;

type EntriesProps = {
  readonly language: Language;
  readonly title: string;
  readonly entries: readonly RegisterEntry[];
};

const Entries = ({ language, title, entries }: EntriesProps) => (
  <section class="card">
    <h2>{title}</h2>
    {entries.map((entry) => (
      <details key={entry.name.en}>
        <summary>{entry.name[language]}</summary>
        {ROWS.map((row) => (
          <p class="hint" key={row}>
            <b>{PRIVACY_TEXTS[row][language]}:</b> {entry[row][language]}.
          </p>
        ))}
        <p class="hint">
          <b>{PRIVACY_TEXTS.concern[language]}:</b> {CONCERN_TEXTS[entry.concern][language]}.
        </p>
      </details>
    ))}
  </section>
);
