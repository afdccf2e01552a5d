import type { PublishedMonth, PublishedUnit } from '#domain/published-month.ts';
import { SCORE_LABELS } from '#domain/questionnaire.ts';
import { evidenceOf } from '#domain/verdict.ts';
import { CHANNEL_NAMES } from '../../api/names.ts';
import type { Language } from '../texts.ts';
import { indexText, intervalText } from './figure-texts.ts';
import { basisText, monthHeading, PUBLIC_TEXTS, verdictText } from './public-texts.ts';
import { Shares } from './shares.tsx';

type Props = {
  readonly language: Language;
  readonly row: PublishedUnit;
  readonly month: PublishedMonth;
};

/** The index of a unit in its newest month, in words against the target, with what it rests on. */
export const HeadlineCard = ({ language, row, month }: Props) => (
  <section class="card">
    <h1>
      {PUBLIC_TEXTS.title[language]} · {row.name[language]}
    </h1>
    <p class="hint">{monthHeading(month.month, language)}</p>
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
              name: SCORE_LABELS[score][language],
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
