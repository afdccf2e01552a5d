import type { Scorecard } from '../../shared/api-types.ts';
import { ChartFrame } from '../../shared/chart/chart-frame.tsx';
import { clockTime, percent, shortMonth } from '../../shared/format.ts';
import { language, say } from '../../shared/language.ts';
import { figureText, goalLabel, lineSentence, partsText } from './figure-words.ts';
import { SCORECARD_TEXTS } from './scorecard-texts.ts';
import { SMALL_HEIGHT, SmallLine } from './small-line.tsx';
import { StandingLine } from './standing-line.tsx';

type Row = Scorecard['indicators'][number];

/** What the platform knows by itself of an indicator, and its last twelve months. */
export const ComputedFigure = ({ row }: { readonly row: Row }) => {
  const { computed } = row;
  const spoken = language.value;
  return (
    <div class="score-side">
      <h3 class="score-kind">
        {say(SCORECARD_TEXTS.computed)}
        {computed && <span class="soft"> · {computed.period}</span>}
      </h3>
      {computed ? (
        <>
          <p class="score-value" data-testid={`${row.id}-computed`}>
            {figureText(spoken, row.measure, computed.value)}
            {partsText(spoken, computed) && <span class="score-parts">{partsText(spoken, computed)}</span>}
          </p>
          {computed.value === null && <p class="soft">{say(SCORECARD_TEXTS.withheld)}</p>}
          <StandingLine row={row} figure={computed} />
          {computed.interval && (
            <p class="soft">
              {say(SCORECARD_TEXTS.interval)}: {percent(spoken, computed.interval.lowPercent)} –{' '}
              {percent(spoken, computed.interval.highPercent)}
            </p>
          )}
          <p class="soft">
            {say(SCORECARD_TEXTS.source)}: {say(computed.source)}.
            {computed.at && ` ${say(SCORECARD_TEXTS.counted)} ${clockTime(spoken, computed.at, Date.now())}.`}
          </p>
          <Months row={row} computed={computed} />
        </>
      ) : (
        <p class="soft">{say(SCORECARD_TEXTS.notComputed)}</p>
      )}
    </div>
  );
};

const Months = ({
  row,
  computed,
}: {
  readonly row: Row;
  readonly computed: NonNullable<Row['computed']>;
}) => {
  const spoken = language.value;
  const shown = computed.months.flatMap(({ month, value }) =>
    value === null ? [] : [{ name: shortMonth(spoken, month), value }],
  );
  if (shown.length < 2) return null;
  const first = computed.months.findIndex(({ value }) => value !== null);
  return (
    <ChartFrame
      title={`${say(row.name)}: ${say(SCORECARD_TEXTS.computed)}`}
      period={`${shown[0]?.name} – ${shown.at(-1)?.name}`}
      sentence={lineSentence(spoken, row.measure, shown)}
      height={SMALL_HEIGHT}
      draw={(width) => (
        <SmallLine
          points={computed.months.slice(first).map(({ month, ...rest }) => ({
            key: month,
            label: shortMonth(spoken, month),
            ...rest,
          }))}
          goal={row.measure === 'share' ? computed.target : null}
          goalLabel={goalLabel(spoken, row.measure, computed.target)}
          downward={false}
          width={width}
        />
      )}
      tableTitle={say(SCORECARD_TEXTS.months)}
      table={
        <table class="figures">
          <thead>
            <tr>
              <th scope="col">{say(SCORECARD_TEXTS.month)}</th>
              <th scope="col" class="number">
                {say(SCORECARD_TEXTS.value)}
              </th>
            </tr>
          </thead>
          <tbody>
            {computed.months.map(({ month, value }) => (
              <tr key={month}>
                <th scope="row">{shortMonth(spoken, month)}</th>
                <td class="number">{figureText(spoken, row.measure, value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  );
};
