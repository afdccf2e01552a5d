import { PERIOD_KINDS, type Period, type PeriodKind, periodPlus, periodText } from '#domain/period.ts';
import { language, say } from '../../shared/language.ts';
import { periodName } from '../../shared/period-names.ts';
import { asKind, FIRST_DAY, recentPeriods } from './chosen-period.ts';
import { KINDS, PERIOD_TEXTS } from './period-texts.ts';
import { RangeFields } from './range-fields.tsx';

type Props = {
  readonly period: Period;
  readonly today: string;
  readonly choose: (period: Period) => void;
};

/** Of which days the figures are: a kind of period, one step back or forward, or any one of them. */
export const PeriodPicker = ({ period, today, choose }: Props) => (
  <fieldset class="periods">
    <legend class="visually-hidden">{say(PERIOD_TEXTS.period)}</legend>
    <select
      aria-label={say(PERIOD_TEXTS.kind)}
      value={period.kind}
      onChange={(event) => choose(asKind(event.currentTarget.value as PeriodKind, period, today))}
    >
      {PERIOD_KINDS.map((kind) => (
        <option key={kind} value={kind}>
          {say(KINDS[kind])}
        </option>
      ))}
    </select>
    <div class="period-steps">
      <button
        type="button"
        class="step"
        aria-label={say(PERIOD_TEXTS.before)}
        data-period={periodText(periodPlus(period, -1))}
        onClick={() => choose(periodPlus(period, -1))}
      >
        <span aria-hidden="true">‹</span>
      </button>
      {period.kind !== 'range' && <Which {...{ period, today, choose }} />}
      <button
        type="button"
        class="step"
        aria-label={say(PERIOD_TEXTS.after)}
        data-period={period.to >= today ? undefined : periodText(periodPlus(period, 1))}
        disabled={period.to >= today}
        onClick={() => choose(periodPlus(period, 1))}
      >
        <span aria-hidden="true">›</span>
      </button>
    </div>
    {period.kind === 'range' && <RangeFields key={periodText(period)} {...{ period, today, choose }} />}
    {period.to >= today && (
      <p class="period-running">
        {say(period.from > today ? PERIOD_TEXTS.notBegun : PERIOD_TEXTS.unfinished)}
      </p>
    )}
  </fieldset>
);

const Which = ({ period, today, choose }: Props) => {
  if (period.kind === 'day') {
    return (
      <input
        type="date"
        aria-label={say(PERIOD_TEXTS.day)}
        min={FIRST_DAY}
        max={today}
        value={period.from}
        onChange={({ currentTarget: { value, validity } }) => {
          if (value && validity.valid) choose({ kind: 'day', from: value, to: value });
        }}
      />
    );
  }
  return (
    <select
      aria-label={say(KINDS[period.kind])}
      value={period.from}
      onChange={({ currentTarget: { value } }) =>
        choose(recentPeriods(period, today).find(({ from }) => from === value) ?? period)
      }
    >
      {recentPeriods(period, today).map((each) => (
        <option key={each.from} value={each.from}>
          {periodName(language.value, each)}
        </option>
      ))}
    </select>
  );
};
