import type { MonthResult } from '../shared/api-types.ts';
import { NOTHING, percent } from '../shared/format.ts';
import { language, say } from '../shared/language.ts';
import { ScrollArea } from '../shared/scroll-area.tsx';
import { TEXTS } from './texts.ts';

type Hour = MonthResult['hours'][number];

/** Well below, below, at or above, well above the target: a shade, beside the figure itself. */
const shadeOf = (indexPercent: number, targetPercent: number): string => {
  const distance = indexPercent - targetPercent;
  if (distance < -10) return 'far-below';
  if (distance < 0) return 'below';
  return distance < 10 ? 'above' : 'far-above';
};

/** When in the week people are satisfied: a table whose cells are shaded. */
export const HourMap = ({
  hours,
  targetPercent,
}: {
  readonly hours: readonly Hour[];
  readonly targetPercent: number;
}) => {
  if (hours.length === 0) return null;
  const spoken = language.value;
  const clock = [...new Set(hours.map(({ hour }) => hour))].sort((a, b) => a - b);
  const days = [...new Set(hours.map(({ weekday }) => weekday))].sort((a, b) => a - b);
  const names = say(TEXTS.weekdays).split(' ');
  const cellOf = (weekday: number, hour: number): Hour | undefined =>
    hours.find((each) => each.weekday === weekday && each.hour === hour);
  return (
    <section class="card">
      <h2>{say(TEXTS.hours)}</h2>
      <ScrollArea label={say(TEXTS.hours)}>
        <table class="hour-map">
          <thead>
            <tr>
              <td />
              {clock.map((hour) => (
                <th key={hour} scope="col">
                  {hour}
                  {spoken === 'vi' ? 'h' : ':00'}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {days.map((weekday) => (
              <tr key={weekday}>
                <th scope="row">{names[weekday]}</th>
                {clock.map((hour) => {
                  const cell = cellOf(weekday, hour);
                  const index = cell?.indexPercent ?? null;
                  return (
                    <td key={hour} class={index === null ? 'withheld' : shadeOf(index, targetPercent)}>
                      {index === null ? NOTHING : percent(spoken, index, 0)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
      <p class="legend">
        <span class="swatch below" /> {say(TEXTS.belowTarget)} <span class="swatch above" />{' '}
        {say(TEXTS.aboveTarget)}{' '}
        <span>
          {NOTHING} {say(TEXTS.withheld)}
        </span>
      </p>
    </section>
  );
};
