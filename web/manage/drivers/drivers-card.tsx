import type { MonthResult } from '../../shared/api-types.ts';
import { ChartFrame } from '../../shared/chart/chart-frame.tsx';
import { count, decimal, NOTHING, percent, points } from '../../shared/format.ts';
import { language, say } from '../../shared/language.ts';
import { Caution } from '../intervals/caution.tsx';
import { TEXTS } from '../texts.ts';
import { DRIVER_TEXTS, driverSentence } from './driver-texts.ts';
import { type ComparedDriver, DriversPicture, driversHeight } from './drivers-picture.tsx';

/** Importance against performance of what was asked beside the overall question; nothing where none answered it. */
export const DriversCard = ({ rows }: { readonly rows: MonthResult['drivers'] }) => {
  if (rows.length === 0) return null;
  const compared = rows.filter((row): row is ComparedDriver => row.sides !== null);
  return (
    <section class="card">
      <h2>{say(DRIVER_TEXTS.title)}</h2>
      {compared.length === 0 ? (
        <p class="soft">{say(DRIVER_TEXTS.tooFew)}</p>
      ) : (
        <ChartFrame
          title={say(DRIVER_TEXTS.title)}
          sentence={driverSentence(language.value, rows)}
          height={driversHeight(compared)}
          draw={(width) => <DriversPicture rows={compared} width={width} />}
          tableTitle={say(DRIVER_TEXTS.table)}
          table={<DriverTable rows={rows} />}
        />
      )}
      <details>
        <summary>{say(DRIVER_TEXTS.how)}</summary>
        <p>{say(DRIVER_TEXTS.howBody)}</p>
      </details>
    </section>
  );
};

const DriverTable = ({ rows }: { readonly rows: MonthResult['drivers'] }) => {
  const spoken = language.value;
  return (
    <table class="figures">
      <thead>
        <tr>
          <th scope="col">{say(TEXTS.name)}</th>
          {(['performance', 'importance', 'lost', 'satisfied', 'others', 'answered'] as const).map(
            (column) => (
              <th key={column} scope="col" class="number">
                {say(DRIVER_TEXTS[column])}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, n, satisfiedPercent, sides }) => (
          <tr key={id}>
            <th scope="row">{say(name)}</th>
            <td class="number">{percent(spoken, satisfiedPercent)}</td>
            <td class="number">
              {sides ? points(spoken, sides.differencePoints) : NOTHING}
              {sides && (
                <span class="range">
                  {points(spoken, sides.differenceInterval.lowPercent)} –{' '}
                  {points(spoken, sides.differenceInterval.highPercent)}
                </span>
              )}
            </td>
            <td class="number">{decimal(spoken, sides?.lostPoints ?? null)}</td>
            <td class="number">{percent(spoken, sides?.satisfied.indexPercent ?? null)}</td>
            <td class="number">{percent(spoken, sides?.others.indexPercent ?? null)}</td>
            <td class="number">
              {count(spoken, n)}
              <Caution n={n} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
