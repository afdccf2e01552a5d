import type { PeriodResult } from '../../shared/api-types.ts';
import { ChartFrame } from '../../shared/chart/chart-frame.tsx';
import { language, say } from '../../shared/language.ts';
import { FUNNEL_HEIGHT, FunnelPicture } from './funnel-picture.tsx';
import { FUNNEL_TEXTS, funnelSentence } from './funnel-texts.ts';
import { funnelUnits, LEAST_UNITS } from './funnel-units.ts';
import { League } from './league.tsx';

/** The units below against one target, with the limits of what chance does, and estimates that few responses do not rule. */
export const FunnelCard = ({
  result: { children, targetPercent, formula },
  open,
}: {
  readonly result: PeriodResult;
  readonly open: (unit: string) => void;
}) => {
  const units = funnelUnits(children, targetPercent, formula.id);
  if (units.length < LEAST_UNITS) return null;
  return (
    <section class="card wide">
      <h2>{say(FUNNEL_TEXTS.title)}</h2>
      <ChartFrame
        title={say(FUNNEL_TEXTS.title)}
        sentence={funnelSentence(language.value, units, targetPercent)}
        height={FUNNEL_HEIGHT}
        draw={(width) => <FunnelPicture units={units} targetPercent={targetPercent} width={width} />}
        tableTitle={say(FUNNEL_TEXTS.league)}
        table={<League units={units} targetPercent={targetPercent} open={open} />}
      />
      <details>
        <summary>{say(FUNNEL_TEXTS.how)}</summary>
        <p>{say(FUNNEL_TEXTS.howBody)}</p>
      </details>
    </section>
  );
};
