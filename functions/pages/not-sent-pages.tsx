import { PageShell } from './page-shell.tsx';
import { type Draft, fieldsOf, formUrl, scoreOf, sendUrl } from './rating-form.ts';
import { type Language, TEXTS } from './texts.ts';
import { GivenScore } from './thank-you-page.tsx';

type Props = {
  readonly language: Language;
  readonly cityName: string;
  readonly counterCode: string;
};

/**
 * The rating could not be taken in, or nobody knows whether it was. The form waits in the page to be sent
 * again unchanged: then it meets the same id with the same content, and is counted once in either case.
 */
export const SendAgainPage = ({
  language,
  cityName,
  counterCode,
  draft,
}: Props & { readonly draft: Draft }) => (
  <PageShell language={language} cityName={cityName} title={TEXTS.fault[language]}>
    <form class="card" method="post" action={sendUrl(counterCode, language)}>
      <h1>{TEXTS.fault[language]}</h1>
      <p role="alert">{TEXTS.waiting[language]}</p>
      <GivenScore language={language} score={scoreOf(draft)} />
      <input type="hidden" name="lang" value={language} />
      {fieldsOf(draft).map(([name, value]) => (
        <input type="hidden" key={`${name}=${value}`} name={name} value={value} />
      ))}
      <button class="button" type="submit">
        {TEXTS.sendAgain[language]}
      </button>
    </form>
  </PageShell>
);

/** The form was sent before with other answers. */
export const RecordedBeforePage = ({ language, cityName, counterCode }: Props) => (
  <PageShell language={language} cityName={cityName} title={TEXTS.recordedBefore[language]}>
    <div class="card">
      <h1>{TEXTS.recordedBefore[language]}</h1>
      <p>{TEXTS.firstStands[language]}</p>
      <p>
        <a class="button" href={formUrl(counterCode, language)}>
          {TEXTS.rateAnew[language]}
        </a>
      </p>
    </div>
  </PageShell>
);
