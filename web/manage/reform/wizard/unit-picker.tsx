import { useState } from 'preact/hooks';
import type { Text } from '#domain/questionnaire.ts';
import { fitsSearch } from '#domain/search.ts';
import { say } from '../../../shared/language.ts';
import { WIZARD_TEXTS } from './wizard-texts.ts';

export type Choice = { readonly id: string; readonly name: Text };

type Props = {
  readonly legend: Text;
  readonly chosen: readonly Choice[];
  /** What may still be chosen. */
  readonly offered: readonly Choice[];
  readonly most: number;
  /** Whether the first of several is the one that takes most. */
  readonly ordered: boolean;
  readonly choose: (ids: readonly string[]) => void;
};

const MOST_FOUND = 6;

/** Units found by words without marks, and chosen one after another. */
export const UnitPicker = ({ legend, chosen, offered, most, ordered, choose }: Props) => {
  const [search, setSearch] = useState('');
  const ids = chosen.map(({ id }) => id);
  const sought = search.trim();
  const found = offered
    .filter(
      ({ id, name }) =>
        sought !== '' && !ids.includes(id) && fitsSearch(`${id} ${name.vi} ${name.en}`, sought),
    )
    .slice(0, MOST_FOUND);
  return (
    <fieldset class="wizard-step">
      <legend>{say(legend)}</legend>
      <ul class="wizard-chosen">
        {chosen.map(({ id, name }, at) => (
          <li key={id}>
            <span>
              <strong>{say(name)}</strong> ({id})
              {ordered && at === 0 && chosen.length > 1 && `, ${say(WIZARD_TEXTS.most)}`}
            </span>
            <button
              type="button"
              class="button"
              aria-label={`${say(WIZARD_TEXTS.remove)} ${say(name)}`}
              onClick={() => choose(ids.filter((each) => each !== id))}
            >
              {say(WIZARD_TEXTS.remove)}
            </button>
          </li>
        ))}
      </ul>
      {chosen.length < most && (
        <label class="wizard-find">
          {say(WIZARD_TEXTS.find)}
          <input
            class="field"
            type="search"
            value={search}
            autocomplete="off"
            onInput={({ currentTarget }) => setSearch(currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') event.preventDefault();
            }}
          />
        </label>
      )}
      <ul class="wizard-found" aria-live="polite">
        {chosen.length < most &&
          found.map(({ id, name }) => (
            <li key={id}>
              <span>
                {say(name)} ({id})
              </span>
              <button
                type="button"
                class="button"
                aria-label={`${say(WIZARD_TEXTS.add)} ${say(name)}`}
                onClick={() => {
                  choose([...ids, id]);
                  setSearch('');
                }}
              >
                {say(WIZARD_TEXTS.add)}
              </button>
            </li>
          ))}
        {sought !== '' && found.length === 0 && <li class="soft">{say(WIZARD_TEXTS.nothing)}</li>}
      </ul>
    </fieldset>
  );
};
