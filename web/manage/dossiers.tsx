import type { ComponentChildren } from 'preact';
import type { PeriodResult } from '../shared/api-types.ts';
import { count, percent } from '../shared/format.ts';
import { language, say } from '../shared/language.ts';
import { coverageSentence, surveyedSentences, warningSentence } from './coverage-sentences.ts';
import { IssuedReceipts } from './issued-receipts.tsx';
import { TEXTS } from './texts.ts';
import { UnsurveyedServices } from './unsurveyed-services.tsx';

/** How many citizens the ratings stand for: dossiers, coverage, and what those who did not answer could change. */
export const Dossiers = ({ result }: { readonly result: PeriodResult }) => {
  const { dossiers, issued, targetPercent } = result;
  if (!dossiers) return null;
  const spoken = language.value;
  const warning = warningSentence(spoken, dossiers, targetPercent);
  const { onTimeInterval } = dossiers;
  return (
    <section class="card wide" aria-labelledby="dossiers">
      <h2 id="dossiers">{say(TEXTS.dossiers)}</h2>
      {warning && (
        <p class="warning" data-testid="non-response">
          {warning}
        </p>
      )}
      <dl class="facts">
        <Fact name={say(TEXTS.received)}>{count(spoken, dossiers.received)}</Fact>
        <Fact name={say(TEXTS.completed)}>{count(spoken, dossiers.completed)}</Fact>
        <Fact
          name={say(TEXTS.onTime)}
          note={
            onTimeInterval
              ? `${percent(spoken, onTimeInterval.lowPercent, 1)} – ${percent(spoken, onTimeInterval.highPercent, 1)}`
              : say(TEXTS.fewDossiers)
          }
        >
          {percent(spoken, dossiers.onTimePercent, 1)}
        </Fact>
        <Fact
          name={say(TEXTS.online)}
          {...(dossiers.online === null ? { note: say(TEXTS.fewDossiers) } : {})}
        >
          {percent(spoken, dossiers.onlinePercent, 1)}
        </Fact>
        <Fact name={say(TEXTS.coverage)}>{percent(spoken, dossiers.coveragePercent, 1)}</Fact>
      </dl>
      <ul class="notes reading">
        {[coverageSentence(spoken, dossiers), ...surveyedSentences(spoken, dossiers)].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <div class="side-by-side">
        <UnsurveyedServices services={dossiers.unsurveyedServices} />
        <IssuedReceipts issued={issued} />
      </div>
    </section>
  );
};

const Fact = ({
  name,
  note,
  children,
}: {
  readonly name: string;
  readonly note?: string;
  readonly children: ComponentChildren;
}) => (
  <div>
    <dt>{name}</dt>
    <dd>
      {children}
      {note !== undefined && <span class="range">{note}</span>}
    </dd>
  </div>
);
