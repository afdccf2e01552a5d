import type { ComponentChildren } from 'preact';
import type { Text } from '#domain/questionnaire.ts';
import type { PeriodResult } from '../../shared/api-types.ts';
import { count, NOTHING, percent, points } from '../../shared/format.ts';
import { language, say } from '../../shared/language.ts';
import { ScrollArea } from '../../shared/scroll-area.tsx';
import type { Compared } from './compare-state.ts';
import { COMPARE_TEXTS, DECISION_REASON_TEXTS, SET_ASIDE_TEXTS } from './compare-texts.ts';

type SetAside = NonNullable<PeriodResult['setAside']>;

/** What does not count by the reason for it, each with the index that there would be with it; nothing where all counts. */
export const SetAsideTable = ({
  compared,
  nameOf,
}: {
  readonly compared: readonly Compared[];
  readonly nameOf: (unit: string) => Text;
}) => {
  const spoken = language.value;
  const reasons = new Map(
    compared
      .flatMap(({ result }) => result?.setAside?.reasons ?? [])
      .map(({ state, reason }) => [`${state} ${reason}`, { state, reason }]),
  );
  if (reasons.size === 0) return null;
  const row = (key: string, title: string, cell: (result: PeriodResult) => ComponentChildren) => (
    <tr key={key}>
      <th scope="row">{title}</th>
      {compared.map(({ unit, result }) => (
        <td key={unit} class="number">
          {result ? cell(result) : NOTHING}
        </td>
      ))}
    </tr>
  );
  return (
    <>
      <h3 class="set-aside-title">{say(COMPARE_TEXTS.why)}</h3>
      <ScrollArea label={say(COMPARE_TEXTS.why)}>
        <table class="figures compare-table" data-testid="set-aside">
          <thead>
            <tr>
              <td />
              {compared.map(({ unit }) => (
                <th scope="col" class="number" key={unit}>
                  {say(nameOf(unit))}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {row('index', say(COMPARE_TEXTS.without), ({ indexPercent }) => percent(spoken, indexPercent))}
            {[...reasons].map(([key, { state, reason }]) =>
              row(key, `${say(SET_ASIDE_TEXTS[state])}: ${say(DECISION_REASON_TEXTS[reason])}`, (result) => {
                const found = result.setAside?.reasons.find(
                  (each) => each.state === state && each.reason === reason,
                );
                return found ? <Amount of={found} result={result} /> : count(spoken, 0);
              }),
            )}
            {row('together', say(COMPARE_TEXTS.together), (result) =>
              result.setAside ? (
                <Amount of={result.setAside.together ?? NOT_TOLD} result={result} />
              ) : (
                count(spoken, 0)
              ),
            )}
          </tbody>
        </table>
      </ScrollArea>
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
