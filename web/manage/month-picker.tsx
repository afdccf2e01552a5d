import { monthPlus } from '#domain/time.ts';
import { monthName } from '../shared/format.ts';
import { language, say } from '../shared/language.ts';
import { TEXTS } from './texts.ts';

const CHOICES = 24;

/** One month back, one forward, or any of the last two years. */
export const MonthPicker = ({
  month,
  last,
  choose,
}: {
  readonly month: string;
  readonly last: string;
  readonly choose: (month: string) => void;
}) => {
  const recent = Array.from({ length: CHOICES }, (_, back) => monthPlus(last, -back));
  const months = recent.includes(month) ? recent : [month, ...recent];
  return (
    <fieldset class="months">
      <legend class="visually-hidden">{say(TEXTS.month)}</legend>
      <button
        type="button"
        class="step"
        aria-label={say(TEXTS.before)}
        onClick={() => choose(monthPlus(month, -1))}
      >
        <span aria-hidden="true">‹</span>
      </button>
      <select
        aria-label={say(TEXTS.month)}
        value={month}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {months.map((each) => (
          <option key={each} value={each}>
            {monthName(language.value, each)}
          </option>
        ))}
      </select>
      <button
        type="button"
        class="step"
        aria-label={say(TEXTS.after)}
        disabled={month >= last}
        onClick={() => choose(monthPlus(month, 1))}
      >
        <span aria-hidden="true">›</span>
      </button>
    </fieldset>
  );
};
