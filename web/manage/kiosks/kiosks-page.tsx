import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Fleet, UnitList } from '../../shared/api-types.ts';
import { language, say } from '../../shared/language.ts';
import { DeviceDetail } from './device-detail.tsx';
import { EnrolForm } from './enrol-form.tsx';
import { KIOSK_TEXTS, type KioskState, STATE_TEXTS, STATES } from './kiosk-texts.ts';
import type { KiosksState, Scope } from './kiosks-state.ts';
import { OutcomeNotice } from './outcome-notice.tsx';
import { SettingsForm } from './settings-form.tsx';

type Device = Fleet['devices'][number];
type Unit = UnitList['units'][number];

type Props = {
  readonly state: KiosksState;
  readonly unit: Unit;
  /** Who may not is shown everything, and offered nothing that would be refused. */
  readonly mayRun: boolean;
};

/** All kiosks of a unit and those below it: how each is, and what an officer can do about it. */
export const KiosksPage = ({ state, unit, mayRun }: Props) => {
  const wanted = useSignal<KioskState | undefined>(undefined);
  const chosen = useSignal<string | undefined>(undefined);
  const configured = useSignal<Scope | undefined>(undefined);
  useEffect(() => {
    state.watch(unit.id);
    return state.stop;
  }, [state, unit.id]);

  const fleet = state.fleet.value;
  const devices = fleet?.devices ?? [];
  const shown = devices.filter((device) => !wanted.value || device.state === wanted.value);
  const device = devices.find(({ id }) => id === chosen.value);
  return (
    <>
      <h1 class="kiosks-title">
        {say(KIOSK_TEXTS.title)} · {say(unit.name)}
      </h1>
      <OutcomeNotice outcome={state.outcome.value} fault={state.fault.value} />
      <div class="grid">
        {fleet && (
          <section class="card wide">
            <StateFilter devices={devices} wanted={wanted.value} choose={(next) => (wanted.value = next)} />
            {devices.length === 0 && <p class="soft">{say(KIOSK_TEXTS.none)}</p>}
            <Tiles devices={shown} chosen={chosen.value} choose={(id) => (chosen.value = id)} />
          </section>
        )}
        {device && fleet && (
          <DeviceDetail
            key={device.id}
            device={device}
            fleet={fleet}
            state={state}
            mayRun={mayRun}
            configure={() => (configured.value = { kind: 'device', id: device.id })}
          />
        )}
        {mayRun && <EnrolForm state={state} unit={unit.id} />}
        <section class="card">
          <h2>{say(KIOSK_TEXTS.configureUnit)}</h2>
          <button
            type="button"
            class="button"
            onClick={() => (configured.value = { kind: 'unit', id: unit.id })}
          >
            {say(KIOSK_TEXTS.configure)}
          </button>
        </section>
        {unit.counters.length > 0 && (
          <section class="card">
            <h2>{say(KIOSK_TEXTS.posters)}</h2>
            <p class="soft">{say(KIOSK_TEXTS.postersWhy)}</p>
            <p class="poster-links">
              {(['a4', 'a5'] as const).map((size) => (
                <a
                  key={size}
                  class="button"
                  href={`/posters/${encodeURIComponent(unit.id)}?size=${size}`}
                  target="_blank"
                  rel="noopener"
                >
                  {say(KIOSK_TEXTS.openPosters)} {size.toUpperCase()}
                </a>
              ))}
            </p>
          </section>
        )}
        {configured.value && (
          <SettingsForm
            key={`${configured.value.kind} ${configured.value.id}`}
            state={state}
            scope={configured.value}
            mayChange={mayRun}
            close={() => (configured.value = undefined)}
          />
        )}
      </div>
    </>
  );
};

/** How many are in each state; a touch shows those alone. */
const StateFilter = ({
  devices,
  wanted,
  choose,
}: {
  readonly devices: readonly Device[];
  readonly wanted: KioskState | undefined;
  readonly choose: (state: KioskState | undefined) => void;
}) => (
  <fieldset class="kiosk-states">
    <legend class="visually-hidden">{say(KIOSK_TEXTS.state)}</legend>
    <button type="button" aria-pressed={!wanted} onClick={() => choose(undefined)}>
      {say(KIOSK_TEXTS.all)} <strong>{devices.length}</strong>
    </button>
    {STATES.map((state) => (
      <button
        type="button"
        key={state}
        class={`kiosk-${state}`}
        aria-pressed={wanted === state}
        onClick={() => choose(wanted === state ? undefined : state)}
      >
        {say(STATE_TEXTS[state])} <strong>{devices.filter((each) => each.state === state).length}</strong>
      </button>
    ))}
  </fieldset>
);

/** The kiosks by unit, the gravest states first, so that four hundred of them are seen at once. */
const Tiles = ({
  devices,
  chosen,
  choose,
}: {
  readonly devices: readonly Device[];
  readonly chosen: string | undefined;
  readonly choose: (id: string) => void;
}) => {
  const gravity = ({ state }: Device): number => STATES.indexOf(state);
  const units = [...Map.groupBy(devices, ({ unit }) => unit)].sort(
    ([, [a]], [, [b]]) =>
      (a && b ? gravity(a) - gravity(b) : 0) ||
      say(a?.unitName ?? { vi: '', en: '' }).localeCompare(
        say(b?.unitName ?? { vi: '', en: '' }),
        language.value,
      ),
  );
  return (
    <ul class="kiosk-units">
      {units.map(([unit, here]) => (
        <li key={unit}>
          <h2>{say(here[0]?.unitName ?? { vi: unit, en: unit })}</h2>
          <ul class="kiosk-tiles">
            {[...here]
              .sort((a, b) => gravity(a) - gravity(b) || a.counter.localeCompare(b.counter))
              .map((device) => (
                <li key={device.id}>
                  <button
                    type="button"
                    class={`kiosk-tile kiosk-${device.state}`}
                    aria-pressed={device.id === chosen}
                    onClick={() => choose(device.id)}
                  >
                    <strong>{device.name ?? device.counter}</strong>
                    <span>{say(STATE_TEXTS[device.state])}</span>
                  </button>
                </li>
              ))}
          </ul>
        </li>
      ))}
    </ul>
  );
};
