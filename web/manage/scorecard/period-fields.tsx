import { useState } from 'preact/hooks';
import type { Issue } from '#domain/response.ts';
import { language, say } from '../../shared/language.ts';
import { issueText } from './issue-words.ts';
import { KIND_TEXTS, PERIOD_KINDS, type PeriodKind, partsOfPeriod } from './period-words.ts';
import { SCORECARD_TEXTS } from './scorecard-texts.ts';

/** Which year, half-year, quarter or years a figure is about. */
export const PeriodFields = ({
  first,
  id,
  issue,
}: {
  readonly first: string;
  readonly id: string;
  readonly issue: Issue | undefined;
}) => {
  const parts = partsOfPeriod(first);
  const [kind, setKind] = useState<PeriodKind>(parts.kind);
  const invalid = issue ? { 'aria-invalid': true, 'aria-describedby': `${id}-hint` } : {};
  return (
    <fieldset class="score-period">
      <legend>{say(SCORECARD_TEXTS.period)}</legend>
      <p>
        <label for={`${id}-kind`}>{say(SCORECARD_TEXTS.kindOfPeriod)}</label>
        <select
          id={`${id}-kind`}
          class="field"
          name="kind"
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value as PeriodKind)}
        >
          {PERIOD_KINDS.map((each) => (
            <option key={each} value={each}>
              {say(KIND_TEXTS[each])}
            </option>
          ))}
        </select>
      </p>
      <p>
        <label for={`${id}-year`}>{say(SCORECARD_TEXTS.year)}</label>
        <input
          id={`${id}-year`}
          class="field"
          name="year"
          inputMode="numeric"
          maxLength={4}
          autocomplete="off"
          defaultValue={parts.year}
          {...invalid}
        />
      </p>
      {kind === 'years' && (
        <p>
          <label for={`${id}-to`}>{say(SCORECARD_TEXTS.toYear)}</label>
          <input
            id={`${id}-to`}
            class="field"
            name="toYear"
            inputMode="numeric"
            maxLength={4}
            autocomplete="off"
            defaultValue={parts.toYear}
          />
        </p>
      )}
      {issue && (
        <span id={`${id}-hint`} class="lost">
          {issueText(language.value, issue)}
        </span>
      )}
    </fieldset>
  );
};
