import type { PublishedUnit } from '#domain/published-month.ts';
import type { Language } from '../texts.ts';
import { monthText, PUBLIC_TEXTS, percentText, ratingsText, verdictText } from './public-texts.ts';

/** A unit's month, as it was published. */
export type UnitMonth = PublishedUnit & { readonly month: string };

type Props = { readonly language: Language /** The oldest first. */; readonly months: readonly UnitMonth[] };

const [WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM] = [640, 224, 80, 14, 24, 190];

/** Lines are broken where a month is withheld or missing. */
const runsOf = (months: readonly (UnitMonth & { readonly at: number })[]) => {
  const runs: (typeof months)[number][][] = [];
  for (const month of months) {
    const run = runs.at(-1);
    if (run?.at(-1)?.at === month.at - 1) run.push(month);
    else runs.push([month]);
  }
  return runs;
};

/** Index with interval and target over the months; what it shows stands in its label, and in a table below it. */
export const Trend = ({ language, months }: Props) => {
  const shown = months.map((month, at) => ({ ...month, at })).filter(({ interval }) => interval !== null);
  const [first, last] = [shown[0], shown.at(-1)];
  if (!first || !last) return null;
  const lowest = Math.min(
    ...shown.map(({ interval, targetPercent }) => Math.min(interval?.lowPercent ?? 100, targetPercent)),
  );
  const floor = Math.max(0, Math.floor((lowest - 2) / 10) * 10);
  const x = (at: number): number =>
    Math.round(LEFT + ((WIDTH - LEFT - RIGHT) * (at + 0.5)) / Math.max(1, months.length));
  const y = (percent: number): number =>
    Math.round((BOTTOM - ((percent - floor) / (100 - floor)) * (BOTTOM - TOP)) * 10) / 10;
  const place = (at: number, percent: number | undefined): string => `${x(at)},${y(percent ?? 0)}`;
  const label =
    language === 'vi'
      ? `Chỉ số từ ${monthText(first.month, 'vi')} đến ${monthText(last.month, 'vi')}: từ ${percentText(first.indexPercent ?? 0, 'vi')} đến ${percentText(last.indexPercent ?? 0, 'vi')}; chỉ tiêu ${percentText(last.targetPercent, 'vi')}.`
      : `Index from ${monthText(first.month, 'en')} to ${monthText(last.month, 'en')}: from ${percentText(first.indexPercent ?? 0, 'en')} to ${percentText(last.indexPercent ?? 0, 'en')}; target ${percentText(last.targetPercent, 'en')}.`;
  return (
    <>
      <p>{label}</p>
      <svg class="trend" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
        {[floor, (floor + 100) / 2, 100].map((percent) => (
          <g key={percent}>
            <line class="grid" x1={LEFT} x2={WIDTH - RIGHT} y1={y(percent)} y2={y(percent)} />
            <text x={LEFT - 6} y={y(percent) + 4} text-anchor="end">
              {percentText(percent, language)}
            </text>
          </g>
        ))}
        {runsOf(shown).map((run) => (
          <g key={run[0]?.month}>
            <polygon
              class="band"
              points={[
                ...run.map(({ at, interval }) => place(at, interval?.highPercent)),
                ...run.toReversed().map(({ at, interval }) => place(at, interval?.lowPercent)),
              ].join(' ')}
            />
            <polyline
              class="line"
              points={run.map(({ at, indexPercent }) => place(at, indexPercent ?? 0)).join(' ')}
            />
          </g>
        ))}
        {shown.map(({ at, month, indexPercent }) => (
          <circle class="dot" key={month} cx={x(at)} cy={y(indexPercent ?? 0)} r="3.5" />
        ))}
        <line
          class="target"
          x1={LEFT}
          x2={WIDTH - RIGHT}
          y1={y(last.targetPercent)}
          y2={y(last.targetPercent)}
        />
        {[first, last].map(({ at, month }, end) => (
          <text key={month} x={x(at)} y={HEIGHT - 6} text-anchor={end === 0 ? 'start' : 'end'}>
            {first === last && end === 1 ? '' : `${Number(month.slice(5))}/${month.slice(0, 4)}`}
          </text>
        ))}
      </svg>
      <MonthTable language={language} months={months} />
    </>
  );
};

const MonthTable = ({ language, months }: Props) => (
  <details>
    <summary>{PUBLIC_TEXTS.asTable[language]}</summary>
    <table class="offices">
      <thead>
        <tr>
          <th scope="col">{PUBLIC_TEXTS.month[language]}</th>
          <th scope="col" class="num">
            {PUBLIC_TEXTS.index[language]}
          </th>
          <th scope="col" class="num">
            {PUBLIC_TEXTS.interval[language]}
          </th>
          <th scope="col" class="num">
            {PUBLIC_TEXTS.responses[language]}
          </th>
          <th scope="col">{PUBLIC_TEXTS.verdict[language]}</th>
        </tr>
      </thead>
      <tbody>
        {months.toReversed().map((row) => (
          <tr key={row.month}>
            <th scope="row">{monthText(row.month, language)}</th>
            <td class="num" data-name={PUBLIC_TEXTS.index[language]}>
              {indexText(row, language)}
            </td>
            {row.interval ? (
              <td class="num" data-name={PUBLIC_TEXTS.interval[language]}>
                {intervalText(row, language)}
              </td>
            ) : (
              <td />
            )}
            {row.n === null ? (
              <td />
            ) : (
              <td class="num" data-name={PUBLIC_TEXTS.responses[language]}>
                {ratingsText(row.n, language)}
              </td>
            )}
            <td>
              {row.interval && row.verdict ? verdictText(row.verdict, row.targetPercent, language) : ''}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </details>
);

export const indexText = ({ withheld, n, indexPercent }: PublishedUnit, language: Language): string => {
  if (withheld) return PUBLIC_TEXTS.withheldShort[language];
  if (indexPercent !== null) return percentText(indexPercent, language);
  return n === 0 ? PUBLIC_TEXTS.nobody[language] : '';
};

export const intervalText = ({ interval }: PublishedUnit, language: Language): string =>
  interval
    ? `${percentText(interval.lowPercent, language)} – ${percentText(interval.highPercent, language)}`
    : '';
