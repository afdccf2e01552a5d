import { useSignal } from '@preact/signals';
import { fitsSearch } from '#domain/search.ts';
import type { UnitList } from '../../shared/api-types.ts';
import { say } from '../../shared/language.ts';
import { TEXTS } from '../texts.ts';
import { COMPARE_TEXTS } from './compare-texts.ts';

/** So many units stand beside each other on a screen. */
export const MOST_UNITS = 6;

const MOST_MATCHES = 8;

/** Which units are compared: the first stays, others are found by words without marks, and taken away. */
export const UnitChoice = ({
  units,
  chosen,
  choose,
}: {
  readonly units: readonly UnitList['units'][number][];
  readonly chosen: readonly string[];
  readonly choose: (chosen: readonly string[]) => void;
}) => {
  const search = useSignal('');
  const wanted = search.value.trim();
  const matches = wanted
    ? units
        .filter(({ id, name }) => !chosen.includes(id) && fitsSearch(`${name.vi} ${name.en} ${id}`, wanted))
        .slice(0, MOST_MATCHES)
    : [];
  const nameOf = (id: string) => units.find((unit) => unit.id === id)?.name ?? { vi: id, en: id };
  return (
    <div class="compare-choice">
      <ul class="compare-chosen">
        {chosen.map((id, position) => (
          <li key={id}>
            {say(nameOf(id))}
            {position > 0 && (
              <button
                type="button"
                class="compare-remove"
                aria-label={`${say(COMPARE_TEXTS.remove)} ${say(nameOf(id))}`}
                onClick={() => choose(chosen.filter((each) => each !== id))}
              >
                <span aria-hidden="true">×</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      {units.length <= 1 ? (
        <p class="soft">{say(COMPARE_TEXTS.alone)}</p>
      ) : chosen.length < MOST_UNITS ? (
        <search>
          <label>
            {say(COMPARE_TEXTS.add)}{' '}
            <input
              type="search"
              class="field"
              placeholder={say(COMPARE_TEXTS.addHow)}
              value={search.value}
              onInput={(event) => {
                search.value = event.currentTarget.value;
              }}
            />
          </label>
          <ul class="compare-matches" aria-live="polite">
            {matches.map(({ id, name }) => (
              <li key={id}>
                <button
                  type="button"
                  class="button"
                  onClick={() => {
                    search.value = '';
                    choose([...chosen, id]);
                  }}
                >
                  + {say(name)}
                </button>
              </li>
            ))}
            {wanted && matches.length === 0 && <li class="soft">{say(TEXTS.noMatch)}</li>}
          </ul>
        </search>
      ) : (
        <p class="soft">{say(COMPARE_TEXTS.full)}</p>
      )}
    </div>
  );
};
