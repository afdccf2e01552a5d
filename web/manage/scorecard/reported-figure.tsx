import type { Scorecard } from '../../shared/api-types.ts';
import { ChartFrame } from '../../shared/chart/chart-frame.tsx';
import { dayName } from '../../shared/format.ts';
import { language, say } from '../../shared/language.ts';
import { figureText, goalLabel, lineSentence, partsText } from './figure-words.ts';
import { periodName, shortPeriod } from './period-words.ts';
import { ReportedTable } from './reported-table.tsx';
import { SCORECARD_TEXTS } from './scorecard-texts.ts';
import { SMALL_HEIGHT, SmallLine } from './small-line.tsx';
import { StandingLine } from './standing-line.tsx';

type Row = Scorecard['indicators'][number];
export type Correct = ((period: string) => void) | undefined;

/** What officers entered of an indicator: the newest figure, from which document, and the periods before. */
export const ReportedFigure = ({ row, correct }: { readonly row: Row; readonly correct: Correct }) => {
  const { reported } = row;
  const spoken = language.value;
  return (
    <div class="score-side">
      <h3 class="score-kind">
        {say(SCORECARD_TEXTS.reported)}
        {reported && <span class="soft"> · {periodName(spoken, reported.period)}</span>}
      </h3>
      {reported ? (
        <>
          <p class="score-value" data-testid={`${row.id}-reported`}>
            {figureText(spoken, row.measure, reported.value, reported.denominator)}
            {row.measure === 'share' && partsText(spoken, reported) && (
              <span class="score-parts">{partsText(spoken, reported)}</span>
            )}
          </p>
          <StandingLine row={row} figure={reported} />
          <p class="soft">
            {say(SCORECARD_TEXTS.source)}: <span lang="vi">{reported.document}</span>.{' '}
            {reported.documentDate
              ? `${say(SCORECARD_TEXTS.ofDay)} ${dayName(spoken, reported.documentDate)}.`
              : `${say(SCORECARD_TEXTS.entered)} ${dayName(spoken, reported.enteredAt.slice(0, 10))}.`}
          </p>
          {reported.note && (
            <p class="soft" lang="vi">
              {reported.note}
            </p>
          )}
          <History row={row} correct={correct} />
        </>
      ) : (
        <p class="soft">{say(SCORECARD_TEXTS.notReported)}</p>
      )}
    </div>
  );
};

/** Periods differ in length and in method, so their figures stand beside each other and are not joined. */
const History = ({ row, correct }: { readonly row: Row; readonly correct: Correct }) => {
  const spoken = language.value;
  const table = <ReportedTable row={row} correct={correct} />;
  if (row.history.length < 2) {
    return (
      <details>
        <summary>{say(SCORECARD_TEXTS.periods)}</summary>
        {table}
      </details>
    );
  }
  return (
    <ChartFrame
      title={`${say(row.name)}: ${say(SCORECARD_TEXTS.reported)}`}
      period={`${periodName(spoken, row.history[0]?.period ?? '')} – ${periodName(spoken, row.history.at(-1)?.period ?? '')}`}
      sentence={lineSentence(
        spoken,
        row.measure,
        row.history.map(({ period, value, denominator }) => ({
          name: periodName(spoken, period),
          value,
          among: denominator,
        })),
      )}
      height={SMALL_HEIGHT}
      draw={(width) => (
        <SmallLine
          points={row.history.map(({ period, value }) => ({
            key: period,
            label: shortPeriod(period),
            value,
            breakBefore: true,
          }))}
          goal={row.reported?.target ?? null}
          goalLabel={goalLabel(spoken, row.measure, row.reported?.target ?? null)}
          downward={row.better === 'lower'}
          width={width}
        />
      )}
      tableTitle={say(SCORECARD_TEXTS.periods)}
      table={table}
    />
  );
};
