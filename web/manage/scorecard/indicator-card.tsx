import { useRef, useState } from 'preact/hooks';
import type { Scorecard, ShownEntry } from '../../shared/api-types.ts';
import { language, say } from '../../shared/language.ts';
import { ComputedFigure } from './computed-figure.tsx';
import { EntryForm } from './entry-form.tsx';
import { periodName } from './period-words.ts';
import { ReportedFigure } from './reported-figure.tsx';
import type { ScorecardState } from './scorecard-state.ts';
import { SCORECARD_TEXTS } from './scorecard-texts.ts';

type Row = Scorecard['indicators'][number];

/** One indicator: what is computed and what was reported beside each other, and where a figure is entered. */
export const IndicatorCard = ({
  row,
  state,
  mayEnter,
  maySetTargets,
  year,
  thisMonth,
}: {
  readonly row: Row;
  readonly state: ScorecardState;
  readonly mayEnter: boolean;
  readonly maySetTargets: boolean;
  /** The one that is looked at. */
  readonly year: string;
  readonly thisMonth: string;
}) => {
  const [period, setPeriod] = useState<string | undefined>(undefined);
  const [saved, setSaved] = useState<ShownEntry | undefined>(undefined);
  const button = useRef<HTMLButtonElement>(null);
  const thisYear = thisMonth.slice(0, 4);
  const lastWhole = year < thisYear ? year : String(Number(thisYear) - 1);

  const open = (of: string): void => {
    setSaved(undefined);
    setPeriod(of);
  };
  const close = (entry?: ShownEntry): void => {
    setSaved(entry);
    setPeriod(undefined);
    button.current?.focus();
  };
  return (
    <section class="card score-card" aria-labelledby={`${row.id}-name`}>
      <h2 id={`${row.id}-name`}>{say(row.name)}</h2>
      <p class="soft score-unit">{say(row.unitOfMeasure)}</p>
      <div class="score-pair">
        <ComputedFigure row={row} />
        <ReportedFigure row={row} correct={mayEnter ? open : undefined} />
      </div>
      {mayEnter && (
        <div class="score-entry">
          <div aria-live="polite">
            {saved && (
              <p class="kiosk-done">
                {say(SCORECARD_TEXTS.saved)}: {periodName(language.value, saved.period)},{' '}
                {say(SCORECARD_TEXTS.version).toLowerCase()} {saved.version}.
              </p>
            )}
          </div>
          <button
            ref={button}
            type="button"
            class="button"
            aria-expanded={period !== undefined}
            aria-describedby={`${row.id}-name`}
            onClick={() => (period === undefined ? open(lastWhole) : close())}
          >
            {say(SCORECARD_TEXTS.enter)}
          </button>
          {period !== undefined && (
            <EntryForm
              key={period}
              row={row}
              state={state}
              maySetTargets={maySetTargets}
              from={{ period, entry: row.history.find((entry) => entry.period === period) }}
              thisMonth={thisMonth}
              saved={close}
              close={() => close()}
            />
          )}
        </div>
      )}
    </section>
  );
};
