import type { Text } from '#domain/questionnaire.ts';
import { ChartFrame } from '../../shared/chart/chart-frame.tsx';
import { lettersIn, linesOf } from '../../shared/chart/lines-of.ts';
import { percent, shortMonth, target } from '../../shared/format.ts';
import { language, say } from '../../shared/language.ts';
import { SMALL_HEIGHT, SmallLine } from '../scorecard/small-line.tsx';
import { TEXTS } from '../texts.ts';
import type { Compared } from './compare-state.ts';
import { COMPARE_TEXTS, trendsSentence } from './compare-texts.ts';

const NAME_SIZE = 13;
const LINE = 18;
const GAP = 12;

type Named = {
  readonly unit: string;
  readonly name: string;
  readonly goal: number | null;
  readonly months: NonNullable<Compared['trend']>['months'];
};

/** The twelve months of each unit, one below the other on the same time: each on its own scale, as only its course is told. */
export const TrendsCard = ({
  compared,
  nameOf,
}: {
  readonly compared: readonly Compared[];
  readonly nameOf: (unit: string) => Text;
}) => {
  const spoken = language.value;
  const units = compared.flatMap(({ unit, trend, result }) =>
    trend?.months.some(({ indexPercent }) => indexPercent !== null)
      ? [{ unit, name: say(nameOf(unit)), goal: result?.targetPercent ?? null, months: trend.months }]
      : [],
  );
  if (units.length === 0) return null;
  return (
    <section class="card wide">
      <h2>{say(COMPARE_TEXTS.trend)}</h2>
      <ChartFrame
        title={`${say(COMPARE_TEXTS.compare)}: ${say(COMPARE_TEXTS.trend).toLowerCase()}`}
        sentence={trendsSentence(spoken, units)}
        height={(width) => placed(units, width).height}
        draw={(width) => <Lines units={units} width={width} />}
        tableTitle={say(TEXTS.table)}
        table={<Months units={units} />}
      />
    </section>
  );
};

const placed = (units: readonly Named[], width: number) => {
  let y = 0;
  const rows = units.map((each) => {
    const lines = linesOf(each.name, lettersIn(width, NAME_SIZE));
    const top = y;
    y += lines.length * LINE + SMALL_HEIGHT + GAP;
    return { ...each, lines, top };
  });
  return { rows, height: y };
};

const Lines = ({ units, width }: { readonly units: readonly Named[]; readonly width: number }) => (
  <>
    {placed(units, width).rows.map(({ unit, lines, top, goal, months }) => (
      <g key={unit} transform={`translate(0 ${top})`}>
        {lines.map((line, at) => (
          <text key={line} class="row-name" y={(at + 1) * LINE - 4}>
            {line}
          </text>
        ))}
        <g transform={`translate(0 ${lines.length * LINE})`}>
          <SmallLine
            points={months.map(({ month, indexPercent, breakBefore }) => ({
              key: month,
              label: shortMonth(language.value, month),
              value: indexPercent,
              breakBefore: breakBefore !== null,
            }))}
            goal={goal}
            goalLabel={goal === null ? '' : `${say(TEXTS.target)} ${target(language.value, goal)}`}
            downward={false}
            width={width}
          />
        </g>
      </g>
    ))}
  </>
);

const Months = ({ units }: { readonly units: readonly Named[] }) => {
  const spoken = language.value;
  const months = [...new Set(units.flatMap((each) => each.months.map(({ month }) => month)))].sort();
  return (
    <table class="figures">
      <thead>
        <tr>
          <th scope="col">{say(TEXTS.month)}</th>
          {units.map(({ unit, name }) => (
            <th key={unit} scope="col" class="number">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {months.map((month) => (
          <tr key={month}>
            <th scope="row">{shortMonth(spoken, month)}</th>
            {units.map((each) => (
              <td key={each.unit} class="number">
                {percent(spoken, each.months.find((known) => known.month === month)?.indexPercent ?? null)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};
