import type { Scorecard } from '../../shared/api-types.ts';
import { dayName } from '../../shared/format.ts';
import { language, say } from '../../shared/language.ts';
import { figureText } from './figure-words.ts';
import { periodName } from './period-words.ts';
import type { Correct } from './reported-figure.tsx';
import { SCORECARD_TEXTS } from './scorecard-texts.ts';

type Row = Scorecard['indicators'][number];

/** Every version that was entered: who corrects a figure leaves the former to be read. */
export const ReportedTable = ({ row, correct }: { readonly row: Row; readonly correct: Correct }) => {
  const spoken = language.value;
  const stands = new Set(row.history.map(({ period, version }) => `${period} ${version}`));
  return (
    <ul class="score-versions">
      {row.versions.map((entry) => (
        <li key={`${entry.period} ${entry.version}`}>
          <p>
            <strong>{periodName(spoken, entry.period)}</strong>:{' '}
            {figureText(spoken, row.measure, entry.value, entry.denominator)}
            {!stands.has(`${entry.period} ${entry.version}`) && (
              <span class="soft"> ({say(SCORECARD_TEXTS.replaced)})</span>
            )}
          </p>
          <p class="soft">
            <span lang="vi">{entry.document}</span>. {say(SCORECARD_TEXTS.version)} {entry.version},{' '}
            {dayName(spoken, entry.enteredAt.slice(0, 10))}, {entry.enteredBy}.
          </p>
          {correct && stands.has(`${entry.period} ${entry.version}`) && (
            <button
              type="button"
              class="link"
              aria-label={`${say(SCORECARD_TEXTS.correct)}: ${say(row.name)}, ${periodName(spoken, entry.period)}`}
              onClick={() => correct(entry.period)}
            >
              {say(SCORECARD_TEXTS.correct)}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
};
