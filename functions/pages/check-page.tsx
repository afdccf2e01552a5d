import type { Text } from '#domain/questionnaire.ts';
import { detailsIn } from '#domain/unit-details.ts';
import type { OrganisationIndex } from '#domain/unit-tree.ts';
import type { Inclusion, Proof } from '../store/proof.ts';
import { CHECK_TEXTS, STATE_TEXTS } from './check-texts.ts';
import { PageShell } from './page-shell.tsx';
import { dayText, type Language, TEXTS } from './texts.ts';

type Props = {
  readonly language: Language;
  readonly cityName: string;
  readonly index: OrganisationIndex;
  /** As it was typed; empty where nothing was. */
  readonly typed: string;
  /** `undefined` where what was typed is no code. */
  readonly proofs: readonly Proof[] | undefined;
};

export const CheckPage = ({ language, cityName, index, typed, proofs }: Props) => {
  const other = language === 'vi' ? 'en' : 'vi';
  const query = new URLSearchParams({ ...(typed ? { code: typed } : {}), lang: other });
  return (
    <PageShell
      language={language}
      cityName={cityName}
      title={CHECK_TEXTS.title[language]}
      otherLanguageUrl={`/check?${query}`}
    >
      {proofs?.map((proof) => (
        <ProofCard key={proof.response.id} language={language} index={index} proof={proof} />
      ))}
      <form class="card" method="get" action="/check">
        <h1>{CHECK_TEXTS.title[language]}</h1>
        <p class="hint">{CHECK_TEXTS.explain[language]}</p>
        {typed !== '' && !proofs?.length && (
          <p class="notice" role="alert">
            {(proofs ? CHECK_TEXTS.notFound : CHECK_TEXTS.noCode)[language]}
          </p>
        )}
        <p>
          <label for="code">{CHECK_TEXTS.code[language]}</label>
          <input
            class="field"
            id="code"
            name="code"
            value={typed}
            required
            maxLength={20}
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
          />
        </p>
        <input type="hidden" name="lang" value={language} />
        <button class="button" type="submit">
          {CHECK_TEXTS.look[language]}
        </button>
        <p class="hint">
          <a href={`/privacy?lang=${language}`}>{TEXTS.privacy[language]}</a>
        </p>
      </form>
    </PageShell>
  );
};

type ProofProps = {
  readonly language: Language;
  readonly index: OrganisationIndex;
  readonly proof: Proof;
};

const ProofCard = ({ language, index, proof: { response, inclusion } }: ProofProps) => (
  <section class="card">
    <h2 class="done">{response.code}</h2>
    <Fact name={CHECK_TEXTS.served[language]} value={dayText(response.day)[language]} />
    <Fact
      name={CHECK_TEXTS.office[language]}
      value={nameThen(index, response.unit, response.day)[language]}
    />
    <Fact name={CHECK_TEXTS.state[language]} value={STATE_TEXTS[response.state][language]} />
    <Fact name={CHECK_TEXTS.ledger[language]} value={verdictOf(inclusion)[language]} />
    {inclusion && <Details language={language} inclusion={inclusion} />}
  </section>
);

const nameThen = (index: OrganisationIndex, id: string, day: string): Text => {
  const unit = index.units.get(id);
  return unit ? detailsIn(unit, day.slice(0, 7)).name : { vi: id, en: id };
};

const verdictOf = (inclusion: Inclusion | undefined) => {
  if (!inclusion) return CHECK_TEXTS.notSealed;
  return inclusion.unchanged ? CHECK_TEXTS.unchanged : CHECK_TEXTS.changed;
};

const Fact = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <p>
    <b>{name}:</b> {value}
  </p>
);

type DetailsProps = { readonly language: Language; readonly inclusion: Inclusion };

/** In the words of the API, so that both can be laid side by side. */
const Details = ({ language, inclusion }: DetailsProps) => {
  const { block, leafHash, position, path, blockHash } = inclusion;
  const facts: readonly (readonly [string, string])[] = [
    ['leafHash', leafHash],
    ['position', `${position} / ${block.responses}`],
    ...path.map((node, at) => [`path[${at}]`, node] as const),
    ['block', String(block.number)],
    ['root', block.root],
    ['previous', block.previous],
    ['hash', blockHash],
  ];
  return (
    <details>
      <summary>{CHECK_TEXTS.details[language]}</summary>
      <p class="hint">{CHECK_TEXTS.howTo[language]}</p>
      {facts.map(([name, value]) => (
        <p class="hint" key={name}>
          <b>{name}</b> {value}
        </p>
      ))}
      <p class="hint">
        <a href={`/v1/ledger/${encodeURIComponent(block.unit)}?before=${block.number + 1}`}>
          {CHECK_TEXTS.published[language]}
        </a>
      </p>
    </details>
  );
};
