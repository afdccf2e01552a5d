import type { PeriodResult } from '../../shared/api-types.ts';
import { count, percent, points } from '../../shared/format.ts';
import { language, say } from '../../shared/language.ts';
import { COMPARE_TEXTS, DECISION_REASON_TEXTS, SET_ASIDE_TEXTS } from './compare-texts.ts';
import { type Beside, ComparedTable } from './compared-table.tsx';

type SetAside = NonNullable<PeriodResult['setAside']>;

/** What does not count by the reason for it, each with the index that there would be with it; nothing where all counts. */
export const SetAsideTable = (beside: Beside) => {
  const spoken = language.value;
  const reasons = new Map(
    beside.compared
      .flatMap(({ result }) => result?.setAside?.reasons ?? [])
      .map(({ state, reason }) => [`${state} ${reason}`, { state, reason }]),
  );
  if (reasons.size === 0) return null;
  return (
    <>
      <h3 class="set-aside-title">{say(COMPARE_TEXTS.why)}</h3>
      <ComparedTable
        label={say(COMPARE_TEXTS.why)}
        beside={beside}
        testId="set-aside"
        rows={[
          {
            key: 'index',
            title: say(COMPARE_TEXTS.without),
            cell: ({ indexPercent }) => percent(spoken, indexPercent),
          },
          ...[...reasons].map(([key, { state, reason }]) => ({
            key,
            title: `${say(SET_ASIDE_TEXTS[state])}: ${say(DECISION_REASON_TEXTS[reason])}`,
            cell: (result: PeriodResult) => {
              const found = result.setAside?.reasons.find(
                (each) => each.state === state && each.reason === reason,
              );
              return found ? <Amount of={found} result={result} /> : count(spoken, 0);
            },
          })),
          {
            key: 'together',
            title: say(COMPARE_TEXTS.together),
            cell: (result) =>
              result.setAside ? (
                <Amount of={result.setAside.together ?? NOT_TOLD} result={result} />
              ) : (
                count(spoken, 0)
              ),
          },
        ]}
      />
      <p class="soft">{say(COMPARE_TEXTS.whyHow)}</p>
    </>
  );
};

const NOT_TOLD = { n: null, indexPercent: null };

/** How many, and the index with them, by how much it lies from the one that counts. */
const Amount = ({
  of: { n, indexPercent },
  result,
}: {
  readonly of: Pick<SetAside['reasons'][number], 'n' | 'indexPercent'>;
  readonly result: PeriodResult;
}) => {
  const spoken = language.value;
  if (n === null) return <span class="soft">{say(COMPARE_TEXTS.fewer)}</span>;
  return (
    <>
      {count(spoken, n)}
      {indexPercent !== null && result.indexPercent !== null && (
        <span class="range">
          {say(COMPARE_TEXTS.withThem)}: {percent(spoken, indexPercent)} (
          {points(spoken, Math.round((indexPercent - result.indexPercent) * 100) / 100)})
        </span>
      )}
    </>
  );
};
