import type { PeriodResult } from '../../shared/api-types.ts';
import { count, percent } from '../../shared/format.ts';
import { type Language, language, say } from '../../shared/language.ts';
import { coverageSentence, surveyedSentences, warningSentence } from '../coverage-sentences.ts';
import { PERIOD_TEXTS } from '../periods/period-texts.ts';
import { TEXTS } from '../texts.ts';
import { Fact } from './report-fact.tsx';
import { REPORT_TEXTS, unsurveyedSentence } from './report-texts.ts';

type Dossiers = NonNullable<PeriodResult['dossiers']>;

/** The share of completed dossiers that was rated; not known where more was rated than was reported as completed. */
export const ratedPercent = ({ responses, completed, coveragePercent }: Dossiers): number | null =>
  responses > completed ? null : coveragePercent;

/** `285 / 499 hồ sơ` */
export const ratedOfCompleted = (spoken: Language, { responses, completed }: Dossiers): string =>
  `${count(spoken, responses)} / ${count(spoken, completed)} ${say(REPORT_TEXTS.dossiers)}`;

/** How many citizens the ratings stand for, and what those who did not answer could change. */
export const ReportDossiers = ({
  result: { dossiers, targetPercent },
  isWhole,
}: {
  readonly result: PeriodResult;
  /** Dossiers are counted by month. */
  readonly isWhole: boolean;
}) => {
  const spoken = language.value;
  const said = dossiers
    ? [
        coverageSentence(spoken, dossiers),
        ...surveyedSentences(spoken, dossiers),
        warningSentence(spoken, dossiers, targetPercent),
        unsurveyedSentence(spoken, dossiers.unsurveyedServices),
      ]
    : [say(isWhole ? REPORT_TEXTS.noDossiers : PERIOD_TEXTS.byMonthOnly)];
  return (
    <section>
      <h2>{say(TEXTS.dossiers)}</h2>
      {dossiers && <DossierFacts dossiers={dossiers} />}
      {said.map((sentence) => sentence && <p key={sentence}>{sentence}</p>)}
    </section>
  );
};

const DossierFacts = ({ dossiers }: { readonly dossiers: Dossiers }) => {
  const spoken = language.value;
  const { onTimeInterval } = dossiers;
  const few = { note: say(TEXTS.fewDossiers) };
  return (
    <dl class="report-facts">
      <Fact name={TEXTS.received}>{count(spoken, dossiers.received)}</Fact>
      <Fact name={TEXTS.completed}>{count(spoken, dossiers.completed)}</Fact>
      <Fact
        name={TEXTS.onTime}
        {...(onTimeInterval
          ? {
              note: `${percent(spoken, onTimeInterval.lowPercent, 1)} – ${percent(spoken, onTimeInterval.highPercent, 1)}`,
            }
          : few)}
      >
        {percent(spoken, dossiers.onTimePercent, 1)}
      </Fact>
      <Fact name={TEXTS.online} {...(dossiers.online === null ? few : {})}>
        {percent(spoken, dossiers.onlinePercent, 1)}
      </Fact>
      <Fact name={TEXTS.coverage} note={ratedOfCompleted(spoken, dossiers)}>
        {percent(spoken, ratedPercent(dossiers))}
      </Fact>
    </dl>
  );
};
