import type { Text } from '#domain/questionnaire.ts';
import { count, NOTHING, percent } from '../../shared/format.ts';
import { language, say } from '../../shared/language.ts';
import { ScrollArea } from '../../shared/scroll-area.tsx';
import type { Compared } from './compare-state.ts';
import { COMPARE_TEXTS, receivedOf, STATES } from './compare-texts.ts';
import { SetAsideTable } from './set-aside-table.tsx';

/** What was received against what counts, and what was taken off between the two. */
export const CleanedCard = ({
  compared,
  nameOf,
}: {
  readonly compared: readonly Compared[];
  readonly nameOf: (unit: string) => Text;
}) => {
  const spoken = language.value;
  return (
    <section class="card wide" data-testid="cleaned">
      <h2>{say(COMPARE_TEXTS.cleaned)}</h2>
      <ScrollArea label={say(COMPARE_TEXTS.cleaned)}>
        <table class="figures compare-table">
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
            <tr>
              <th scope="row">{say(COMPARE_TEXTS.received)}</th>
              {compared.map(({ unit, result }) => (
                <td key={unit} class="number">
                  {result ? count(spoken, receivedOf(result)) : NOTHING}
                </td>
              ))}
            </tr>
            {STATES.map((state) => (
              <tr key={state}>
                <th scope="row">{say(COMPARE_TEXTS[state])}</th>
                {compared.map(({ unit, result }) => {
                  const received = result ? receivedOf(result) : 0;
                  return (
                    <td key={unit} class="number">
                      {result ? count(spoken, result.states[state]) : NOTHING}
                      {result && received > 0 && (
                        <span class="range">
                          {percent(spoken, (100 * result.states[state]) / received, 1)}
                        </span>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
      <p class="soft">{say(COMPARE_TEXTS.cleanedHow)}</p>
      <SetAsideTable compared={compared} nameOf={nameOf} />
    </section>
  );
};
