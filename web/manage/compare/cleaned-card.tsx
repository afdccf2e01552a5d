import type { PeriodResult } from '../../shared/api-types.ts';
import { count, percent } from '../../shared/format.ts';
import { language, say } from '../../shared/language.ts';
import { COMPARE_TEXTS, receivedOf, STATES } from './compare-texts.ts';
import { type Beside, ComparedTable } from './compared-table.tsx';
import { SetAsideTable } from './set-aside-table.tsx';

/** What was received against what counts, and what was taken off between the two. */
export const CleanedCard = (beside: Beside) => {
  const spoken = language.value;
  return (
    <section class="card wide" data-testid="cleaned">
      <h2>{say(COMPARE_TEXTS.cleaned)}</h2>
      <ComparedTable
        label={say(COMPARE_TEXTS.cleaned)}
        beside={beside}
        rows={[
          {
            key: 'received',
            title: say(COMPARE_TEXTS.received),
            cell: (result) => count(spoken, receivedOf(result)),
          },
          ...STATES.map((state) => ({
            key: state,
            title: say(COMPARE_TEXTS[state]),
            cell: (result: PeriodResult) => <Part n={result.states[state]} of={receivedOf(result)} />,
          })),
        ]}
      />
      <p class="soft">{say(COMPARE_TEXTS.cleanedHow)}</p>
      <SetAsideTable {...beside} />
    </section>
  );
};

const Part = ({ n, of }: { readonly n: number; readonly of: number }) => {
  const spoken = language.value;
  return (
    <>
      {count(spoken, n)}
      {of > 0 && <span class="range">{percent(spoken, (100 * n) / of, 1)}</span>}
    </>
  );
};
