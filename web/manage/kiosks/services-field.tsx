import { useState } from 'preact/hooks';
import { fitsSearch } from '#domain/search.ts';
import type { ServiceList } from '../../shared/api-types.ts';
import { say } from '../../shared/language.ts';
import type { PutTogether } from './settings-of-form.ts';
import { SETTINGS_TEXTS } from './settings-texts.ts';

type Service = ServiceList['services'][number];
type Chosen = PutTogether['services'];
type Props = {
  readonly chosen: Chosen;
  readonly choose: (chosen: Chosen) => void;
  readonly services: readonly Service[];
};

/** As many as a kiosk's screen has buttons for. */
const MOST_CHOSEN = 8;
const MOST_FOUND = 6;

const fits = ({ code, name }: Service, search: string): boolean =>
  fitsSearch(`${code} ${name.vi} ${name.en}`, search);

/** The procedures that citizens are asked about at a counter, in the order of the buttons. */
export const ServicesField = ({ chosen, choose, services }: Props) => {
  const [search, setSearch] = useState('');
  const found = services
    .filter(({ code }) => !chosen.some((one) => one.code === code))
    .filter((service) => search.trim() !== '' && fits(service, search.trim()))
    .slice(0, MOST_FOUND);
  return (
    <fieldset class="kiosk-list">
      <legend>{say(SETTINGS_TEXTS.services)}</legend>
      <p class="soft">{say(SETTINGS_TEXTS.servicesHow)}</p>
      <ul>
        {chosen.map(({ code, name }) => (
          <li key={code}>
            <span>
              {code} · {say(name)}
            </span>
            <button
              type="button"
              class="button"
              aria-label={`${say(SETTINGS_TEXTS.remove)} ${code}`}
              onClick={() => choose(chosen.filter((one) => one.code !== code))}
            >
              {say(SETTINGS_TEXTS.remove)}
            </button>
          </li>
        ))}
      </ul>
      {chosen.length < MOST_CHOSEN && (
        <label>
          {say(SETTINGS_TEXTS.findService)}
          <input
            class="field"
            type="search"
            value={search}
            onInput={({ currentTarget }) => setSearch(currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') event.preventDefault();
            }}
            autocomplete="off"
          />
        </label>
      )}
      <ul aria-live="polite">
        {found.map(({ code, name }) => (
          <li key={code}>
            <span>
              {code} · {say(name)}
            </span>
            <button
              type="button"
              class="button"
              aria-label={`${say(SETTINGS_TEXTS.add)} ${code}`}
              onClick={() => {
                choose([...chosen, { code, name }]);
                setSearch('');
              }}
            >
              {say(SETTINGS_TEXTS.add)}
            </button>
          </li>
        ))}
        {search.trim() !== '' && found.length === 0 && <li class="soft">{say(SETTINGS_TEXTS.noService)}</li>}
      </ul>
    </fieldset>
  );
};
