import { useEffect } from 'preact/hooks';
import { type Period, periodText } from '#domain/period.ts';
import type { UnitList } from '../../shared/api-types.ts';
import { language, say } from '../../shared/language.ts';
import { periodName } from '../../shared/period-names.ts';
import { Skeleton } from '../notices.tsx';
import { PeriodPicker } from '../periods/period-picker.tsx';
import { TroubleLine } from '../trouble-line.tsx';
import { CleanedCard } from './cleaned-card.tsx';
import type { CompareState } from './compare-state.ts';
import { COMPARE_TEXTS } from './compare-texts.ts';
import { OfficialCard } from './official-card.tsx';
import { PeersCard } from './peers-card.tsx';
import { SideBySide } from './side-by-side.tsx';
import { TrendsCard } from './trends-card.tsx';
import { UnitChoice } from './unit-choice.tsx';

type Unit = UnitList['units'][number];

/** Some units beside each other, a unit among its peers, what was received against what counts, and the official SIPAS. */
export const ComparePage = ({
  state,
  unit,
  others,
  units,
  period,
  today,
  choose,
  choosePeriod,
}: {
  readonly state: CompareState;
  /** The one that the page is about. */
  readonly unit: Unit;
  readonly others: readonly string[];
  readonly units: readonly Unit[];
  readonly period: Period;
  readonly today: string;
  readonly choose: (others: readonly string[]) => void;
  readonly choosePeriod: (period: Period) => void;
}) => {
  const chosen = [unit.id, ...others.filter((id) => id !== unit.id)];
  const key = chosen.join(' ');
  const parent = units.some(({ id }) => id === unit.parent) ? (unit.parent ?? undefined) : undefined;
  const text = periodText(period);
  const last = period.to < today ? period.to : today;
  useEffect(() => {
    void state.show({ units: key.split(' '), parent, period: text, month: last.slice(0, 7) });
    return state.stop;
  }, [state, key, parent, text, last]);
  const compared = state.compared.value?.filter((each) => chosen.includes(each.unit));
  const nameOf = (id: string) => units.find((each) => each.id === id)?.name ?? { vi: id, en: id };
  return (
    <>
      <div class="head">
        <div class="head-name">
          <h1>
            {say(COMPARE_TEXTS.compare)} · {say(unit.name)}
          </h1>
        </div>
        <p class="period-printed">{periodName(language.value, period)}</p>
        <PeriodPicker period={period} today={today} choose={choosePeriod} />
      </div>
      {state.trouble.value && (
        <p role="alert">
          <TroubleLine trouble={state.trouble.value} />
        </p>
      )}
      <div class="grid">
        <section class="card wide">
          <h2>{say(COMPARE_TEXTS.sideBySide)}</h2>
          <UnitChoice units={units} chosen={chosen} choose={(ids) => choose(ids.slice(1))} />
          {compared ? <SideBySide compared={compared} nameOf={nameOf} /> : <Skeleton />}
        </section>
        {compared && (
          <>
            <TrendsCard compared={compared} nameOf={nameOf} />
            <PeersCard
              unit={unit}
              above={state.above.value}
              isPeer={(id) => units.find((each) => each.id === id)?.kind === unit.kind}
            />
            <CleanedCard compared={compared} nameOf={nameOf} />
            <OfficialCard years={state.official.value ?? []} />
          </>
        )}
      </div>
    </>
  );
};
