import type { ComponentChildren } from 'preact';
import type { Text } from '#domain/questionnaire.ts';
import type { Changes, PeriodResult } from '../../shared/api-types.ts';
import { count, decimal, percent, target } from '../../shared/format.ts';
import { language, say } from '../../shared/language.ts';
import { changeSentence, noteSentence } from '../changes/change-sentences.ts';
import { coverageSentence, surveyedSentences, warningSentence } from '../coverage-sentences.ts';
import { IntervalBar } from '../interval-bar.tsx';
import { verdictSentence } from '../sentences.ts';
import { TEXTS } from '../texts.ts';
import { VerdictMark } from '../verdict-mark.tsx';
import { ReportNotes } from './report-notes.tsx';
import { FiguresTable, ReasonsTable, ranked } from './report-tables.tsx';
import { REPORT_TEXTS } from './report-texts.ts';

/** A period of a unit from the verdict to the method, to be printed on A4. */
export const Report = ({
  result,
  when,
  changes,
  notice,
  address,
}: {
  readonly result: PeriodResult;
  readonly when: string;
  readonly changes: Changes | undefined;
  readonly notice: Text | null;
  readonly address: string;
}) => {
  const spoken = language.value;
  const shown = result.evidence !== 'hidden';
  const goal = result.targetPercent;
  const { lowest, highest } = ranked(result.services);
  return (
    <article class="report card">
      <header class="report-head">
        <p class="path">{result.path.map(({ name }) => say(name)).join(' › ')}</p>
        <h1>{say(REPORT_TEXTS.title)}</h1>
        <p class="report-of">
          {say(result.name)}, {when}
        </p>
        {notice && <p class="demonstration">{say(notice)}</p>}
      </header>

      <section class="report-verdict">
        <p class="verdict">
          <VerdictMark verdict={result.verdict} />
          <strong>{verdictSentence(spoken, result)}</strong>
        </p>
        <dl class="facts">
          <Fact name={TEXTS.index}>
            <span data-testid="report-index">{percent(spoken, result.indexPercent)}</span>
          </Fact>
          <Fact name={TEXTS.interval}>
            {result.interval
              ? `${percent(spoken, result.interval.lowPercent)} – ${percent(spoken, result.interval.highPercent)}`
              : percent(spoken, null)}
          </Fact>
          <Fact name={TEXTS.target}>{target(spoken, goal)}</Fact>
          <Fact name={TEXTS.responses}>{count(spoken, result.n)}</Fact>
          <Fact name={TEXTS.mean}>{decimal(spoken, result.meanScore)}</Fact>
        </dl>
        {result.interval && result.indexPercent !== null && (
          <IntervalBar
            low={result.interval.lowPercent}
            index={result.indexPercent}
            high={result.interval.highPercent}
            targetPercent={goal}
            from={Math.min(60, Math.floor(Math.min(result.interval.lowPercent, goal) / 10) * 10)}
            labelled
          />
        )}
        <ul class="notes">
          {result.n === 0 && <li>{say(TEXTS.noResponses)}</li>}
          {result.evidence === 'hidden' && result.n > 0 && <li>{say(TEXTS.withheld)}</li>}
          {result.evidence === 'reference' && <li>{say(TEXTS.reference)}</li>}
          {shown && !result.representative && <li>{say(TEXTS.notRepresentative)}</li>}
        </ul>
      </section>

      {shown && changes && (
        <Part title={REPORT_TEXTS.changed}>
          <p>{changeSentence(spoken, changes)}</p>
          <ul class="notes">
            {changes.notes.map((note) => (
              <li key={note.kind}>{noteSentence(spoken, note)}</li>
            ))}
          </ul>
        </Part>
      )}
      {shown && (
        <FiguresTable
          title={result.elements.length === 5 ? TEXTS.elements : TEXTS.groups}
          rows={[...result.parts, ...result.elements]}
          targetPercent={goal}
        />
      )}
      <FiguresTable
        title={TEXTS.children}
        rows={result.children.map(({ unit, own, name, ...child }) => ({
          ...child,
          id: `${unit} ${own}`,
          name: own ? { vi: `${name.vi} ${TEXTS.own.vi}`, en: `${name.en} ${TEXTS.own.en}` } : name,
        }))}
        targetPercent={goal}
      />
      {shown && <ReasonsTable reasons={result.reasons} />}
      <FiguresTable
        title={REPORT_TEXTS.lowest}
        rows={lowest}
        targetPercent={goal}
        note={REPORT_TEXTS.onlyFull}
      />
      <FiguresTable title={REPORT_TEXTS.highest} rows={highest} targetPercent={goal} />
      <Coverage result={result} />
      <ReportNotes result={result} address={address} />
    </article>
  );
};

const Fact = ({ name, children }: { readonly name: Text; readonly children: ComponentChildren }) => (
  <div>
    <dt>{say(name)}</dt>
    <dd>{children}</dd>
  </div>
);

const Part = ({ title, children }: { readonly title: Text; readonly children: ComponentChildren }) => (
  <section>
    <h2>{say(title)}</h2>
    {children}
  </section>
);

const Coverage = ({ result: { dossiers, targetPercent } }: { readonly result: PeriodResult }) => {
  const spoken = language.value;
  const said = dossiers
    ? [
        coverageSentence(spoken, dossiers),
        ...surveyedSentences(spoken, dossiers),
        warningSentence(spoken, dossiers, targetPercent),
      ]
    : [say(REPORT_TEXTS.noDossiers)];
  return (
    <Part title={REPORT_TEXTS.coverage}>
      {said.map((sentence) => sentence && <p key={sentence}>{sentence}</p>)}
    </Part>
  );
};
