import { scaleLinear } from 'd3-scale';
import type { PeriodResult, UnitList } from '../../shared/api-types.ts';
import { ChartFrame } from '../../shared/chart/chart-frame.tsx';
import { percent } from '../../shared/format.ts';
import { language, say } from '../../shared/language.ts';
import { TEXTS } from '../texts.ts';
import { COMPARE_TEXTS, peersOf, peersSentence } from './compare-texts.ts';
import { type AmongPeers, amongPeers, whyNoPeers } from './peers.ts';

const HEIGHT = 118;
/** Where the figures of the axis stand. */
const AXIS = 90;

/** The unit against the middle of those of its kind, without a rank that chance decides. */
export const PeersCard = ({
  unit,
  above,
  isPeer,
}: {
  readonly unit: UnitList['units'][number];
  readonly above: PeriodResult | undefined;
  readonly isPeer: (unit: string) => boolean;
}) => {
  const among = amongPeers(above, unit.id, isPeer);
  const spoken = language.value;
  return (
    <section class="card wide" data-testid="peers">
      <h2>{say(COMPARE_TEXTS.peers)}</h2>
      {among ? (
        <>
          <ChartFrame
            title={`${say(unit.name)}: ${say(COMPARE_TEXTS.peers)}`}
            sentence={peersSentence(spoken, unit.name, among)}
            height={HEIGHT}
            draw={(width) => <Picture among={among} width={width} />}
            tableTitle={say(TEXTS.table)}
            table={
              <table class="figures">
                <tbody>
                  {(
                    [
                      [say(unit.name), percent(spoken, among.own.expectedPercent, 1)],
                      [
                        say(TEXTS.interval),
                        `${percent(spoken, among.own.lowPercent, 1)} – ${percent(spoken, among.own.highPercent, 1)}`,
                      ],
                      [say(COMPARE_TEXTS.median), percent(spoken, among.spread.median, 1)],
                      [
                        say(COMPARE_TEXTS.middleHalf),
                        `${percent(spoken, among.spread.low, 1)} – ${percent(spoken, among.spread.high, 1)}`,
                      ],
                    ] as const
                  ).map(([name, value]) => (
                    <tr key={name}>
                      <th scope="row">{name}</th>
                      <td class="number">{value}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            }
          />
          <p class="soft">
            {above && peersOf(spoken, above.name)} {say(COMPARE_TEXTS.peersHow)}
          </p>
        </>
      ) : (
        <p class="soft">{say(COMPARE_TEXTS[whyNoPeers(unit, above)])}</p>
      )}
    </section>
  );
};

/** The middle half of the peers as a band with its median, above it the unit with its interval. */
const Picture = ({
  among: { own, spread },
  width,
}: {
  readonly among: AmongPeers;
  readonly width: number;
}) => {
  const spoken = language.value;
  const from = Math.floor((Math.min(own.lowPercent, spread.low) - 2) / 5) * 5;
  const to = Math.min(100, Math.ceil((Math.max(own.highPercent, spread.high) + 2) / 5) * 5);
  const x = scaleLinear([from, to], [8, width - 8]);
  return (
    <>
      <rect
        class="peers-half"
        x={x(spread.low)}
        width={Math.max(2, x(spread.high) - x(spread.low))}
        y="44"
        height="18"
      />
      <line class="peers-median" x1={x(spread.median)} x2={x(spread.median)} y1="38" y2="68" />
      <line class="whisker" x1={x(own.lowPercent)} x2={x(own.highPercent)} y1="22" y2="22" />
      <circle class="point" cx={x(own.expectedPercent)} cy="22" r="5" />
      <text x="0" y={AXIS}>
        {percent(spoken, from, 0)}
      </text>
      <text x={Math.min(Math.max(x(spread.median), 80), width - 80)} y={AXIS} text-anchor="middle">
        {say(COMPARE_TEXTS.median)} {percent(spoken, spread.median, 1)}
      </text>
      <text x={width} y={AXIS} text-anchor="end">
        {percent(spoken, to, 0)}
      </text>
      <text x="0" y={HEIGHT - 4}>
        {say(COMPARE_TEXTS.peersMarks)}
      </text>
    </>
  );
};
