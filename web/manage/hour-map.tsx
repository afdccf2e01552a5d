import { useId } from 'preact/hooks';
import { TableFrame } from '../shared/chart/chart-frame.tsx';
import { NOTHING, percent } from '../shared/format.ts';
import { language, say } from '../shared/language.ts';
import { ScrollArea } from '../shared/scroll-area.tsx';
import {
  HOUR_TEXTS,
  type Hour,
  hourName,
  hoursSentence,
  SHADES,
  type Shade,
  shadeOf,
} from './hours/hour-texts.ts';
import { HoursPicture, hoursHeight } from './hours/hours-picture.tsx';
import { weekOf } from './hours/week.ts';
import { isForReference } from './intervals/interval-row.ts';
import { TEXTS } from './texts.ts';

/** When in the week people are satisfied: a table whose cells are shaded. */
export const HourMap = ({
  hours,
  targetPercent,
}: {
  readonly hours: readonly Hour[];
  readonly targetPercent: number;
}) => {
  const reference = useId();
  if (hours.length === 0) return null;
  const spoken = language.value;
  const { clock, days, cellOf } = weekOf(hours);
  const names = say(TEXTS.weekdays).split(' ');
  const hasFew = hours.some(({ n }) => isForReference(n));
  return (
    <section class="card">
      <h2>{say(TEXTS.hours)}</h2>
      <TableFrame
        title={say(TEXTS.hours)}
        sentence={hoursSentence(spoken, hours, targetPercent)}
        height={hoursHeight(hours)}
        draw={(width) => <HoursPicture hours={hours} targetPercent={targetPercent} width={width} />}
      >
        <ScrollArea label={say(TEXTS.hours)}>
          <table class="hour-map">
            <thead>
              <tr>
                <td />
                {clock.map((hour) => (
                  <th key={hour} scope="col">
                    {hourName(spoken, hour)}
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
                    const isFew = cell !== undefined && isForReference(cell.n);
                    const shade = index === null ? 'withheld' : shadeOf(index, targetPercent);
                    return (
                      <td
                        key={hour}
                        class={isFew ? `${shade} for-reference` : shade}
                        aria-describedby={isFew ? reference : undefined}
                      >
                        {index === null ? NOTHING : percent(spoken, index, 0)}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollArea>
        <ul class="legend">
          {(Object.keys(SHADES) as Shade[]).map((shade) => (
            <li key={shade}>
              <span class={`swatch ${shade}`} /> {say(SHADES[shade])}
            </li>
          ))}
          <li>
            {NOTHING} {say(HOUR_TEXTS.withheld)}
          </li>
          {hasFew && <li id={reference}>{say(HOUR_TEXTS.reference)}</li>}
        </ul>
      </TableFrame>
    </section>
  );
};
