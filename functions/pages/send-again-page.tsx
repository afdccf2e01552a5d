import { PageShell } from './page-shell.tsx';
import { type Draft, fieldsOf, scoreOf, sendUrl } from './rating-form.ts';
import { type Language, TEXTS } from './texts.ts';
import { GivenScore } from './thank-you-page.tsx';

type Props = {
  readonly language: Language;
  readonly cityName: string;
  /** Where the page of the form stands. */
  readonly path: string;
  readonly draft: Draft;
};

/**
 * The rating could not be taken in, or nobody knows whether it was. The form waits in the page to be sent
 * again unchanged: then it meets the same id with the same content, and is counted once in either case.
 */
export const SendAgainPage = ({ language, cityName, path, draft }: Props) => (
  <PageShell language={language} cityName={cityName} title={TEXTS.fault[language]}>
    <form class="card" method="post" action={sendUrl(path, language)}>
      <h1>{TEXTS.fault[language]}</h1>
      <p role="alert">{TEXTS.waiting[language]}</p>
      <GivenScore language={language} score={scoreOf(draft)} />
      <input type="hidden" name="lang" value={language} />
      <HiddenDraft draft={draft} />
      <button class="button" type="submit">
        {TEXTS.sendAgain[language]}
      </button>
    </form>
  </PageShell>
);

/** All that was entered, out of sight. */
export const HiddenDraft = ({ draft }: Pick<Props, 'draft'>) => (
  <>
    {fieldsOf(draft).map(([name, value]) => (
      <input type="hidden" key={`${name}=${value}`} name={name} value={value} />
    ))}
  </>
);
