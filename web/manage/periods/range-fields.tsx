import { useSignal } from '@preact/signals';
import type { Period } from '#domain/period.ts';
import { say } from '../../shared/language.ts';
import { FIRST_DAY, type RangeFault, typedRange } from './chosen-period.ts';
import { PERIOD_TEXTS } from './period-texts.ts';

/** First and last day; they count when they are sent, as half a date is a date too while it is typed. */
export const RangeFields = ({
  period,
  today,
  choose,
}: {
  readonly period: Period;
  readonly today: string;
  readonly choose: (period: Period) => void;
}) => {
  const ends = { from: useSignal(period.from), to: useSignal(period.to) };
  const fault = useSignal<RangeFault | undefined>(undefined);
  const send = (event: Event): void => {
    event.preventDefault();
    const typed = typedRange(ends.from.value, ends.to.value);
    fault.value = typeof typed === 'string' ? typed : undefined;
    if (typeof typed !== 'string') choose(typed);
  };
  return (
    <form class="period-range" onSubmit={send}>
      {(['from', 'to'] as const).map((end) => (
        <label key={end}>
          {say(PERIOD_TEXTS[end])}{' '}
          <input
            type="date"
            min={FIRST_DAY}
            max={today}
            value={ends[end].value}
            onInput={(event) => {
              ends[end].value = event.currentTarget.value;
            }}
          />
        </label>
      ))}
      <button type="submit" class="button">
        {say(PERIOD_TEXTS.show)}
      </button>
      {fault.value && (
        <p class="lost" role="alert">
          {say(PERIOD_TEXTS[fault.value])}
        </p>
      )}
    </form>
  );
};
