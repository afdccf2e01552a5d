import { say } from '../../shared/language.ts';
import type { PutTogether } from './settings-of-form.ts';
import { DAY_TEXTS, SETTINGS_TEXTS } from './settings-texts.ts';

type Hours = PutTogether['hours'];
type Span = Hours[number];
type Props = { readonly hours: Hours; readonly change: (hours: Hours) => void };

const MOST_SPANS = 14;
/** A morning as most offices have it, to begin with. */
const FIRST: Span = { days: [1, 2, 3, 4, 5], from: '08:00', to: '11:30' };
const NEXT: Span = { days: [1, 2, 3, 4, 5], from: '13:30', to: '17:00' };

/** When a kiosk asks: spans of the day, each on some days of the week. */
export const HoursField = ({ hours, change }: Props) => {
  const replace = (at: number, span: Partial<Span>): void =>
    change(hours.map((old, position) => (position === at ? { ...old, ...span } : old)));
  return (
    <fieldset class="kiosk-list">
      <legend>{say(SETTINGS_TEXTS.hours)}</legend>
      <p class="soft">{say(SETTINGS_TEXTS.hoursHow)}</p>
      <ul>
        {hours.map((span, at) => (
          <li key={at} class="kiosk-hours">
            <Days days={span.days} choose={(days) => replace(at, { days })} />
            <Time label={SETTINGS_TEXTS.from} value={span.from} choose={(from) => replace(at, { from })} />
            <Time label={SETTINGS_TEXTS.to} value={span.to} choose={(to) => replace(at, { to })} />
            <button
              type="button"
              class="button"
              onClick={() => change(hours.filter((_, position) => position !== at))}
            >
              {say(SETTINGS_TEXTS.remove)}
            </button>
          </li>
        ))}
      </ul>
      {hours.length < MOST_SPANS && (
        <button
          type="button"
          class="button"
          onClick={() => change([...hours, hours.length === 0 ? FIRST : NEXT])}
        >
          {say(SETTINGS_TEXTS.addHours)}
        </button>
      )}
    </fieldset>
  );
};

const Days = ({
  days,
  choose,
}: {
  readonly days: readonly number[];
  readonly choose: (days: number[]) => void;
}) => (
  <fieldset class="kiosk-days">
    <legend class="visually-hidden">{say(SETTINGS_TEXTS.days)}</legend>
    {DAY_TEXTS.map((text, at) => (
      <label key={text.en}>
        <input
          type="checkbox"
          checked={days.includes(at + 1)}
          onChange={({ currentTarget: { checked } }) =>
            choose(checked ? [...days, at + 1].sort() : days.filter((day) => day !== at + 1))
          }
        />
        {say(text)}
      </label>
    ))}
  </fieldset>
);

const Time = ({
  label,
  value,
  choose,
}: {
  readonly label: Parameters<typeof say>[0];
  readonly value: string;
  readonly choose: (time: string) => void;
}) => (
  <label>
    {say(label)}
    <input
      class="field"
      type="time"
      required
      value={value}
      onInput={({ currentTarget }) => choose(currentTarget.value)}
    />
  </label>
);
