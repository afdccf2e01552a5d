import { useEffect } from 'preact/hooks';
import type { UnitList } from '../../shared/api-types.ts';
import { say } from '../../shared/language.ts';
import { INTEGRATION_TEXTS } from './integration-texts.ts';
import type { IntegrationsState } from './integrations-state.ts';
import { KeyForm } from './key-form.tsx';
import { KeyList } from './key-list.tsx';
import { NewKey } from './new-key.tsx';

type Props = {
  readonly state: IntegrationsState;
  readonly unit: UnitList['units'][number];
  readonly units: UnitList['units'];
  readonly nowMs: number;
};

/** The programmes that sign in for a unit and those below it. */
export const IntegrationsPage = ({ state, unit, units, nowMs }: Props) => {
  useEffect(() => {
    void state.show(unit.id);
    return state.stop;
  }, [state, unit.id]);
  // A secret that was shown once is not shown again to whoever comes back to the page.
  useEffect(() => state.forgetMade, [state]);
  const fault = state.fault.value;
  const made = state.made.value;
  const nameOf = (id: string): string =>
    say(units.find((each) => each.id === id)?.name ?? { vi: id, en: id });
  return (
    <>
      <h1 class="kiosks-title">
        {say(INTEGRATION_TEXTS.title)} · {say(unit.name)}
      </h1>
      <p class="integrations-about soft">
        {say(INTEGRATION_TEXTS.about)} <a href="/reference">{say(INTEGRATION_TEXTS.reference)}</a>
      </p>
      <div aria-live="polite">
        {fault && (
          <p class="lost" role="alert">
            {fault.detail ? <span lang="en">{fault.detail}</span> : say(INTEGRATION_TEXTS.unreachable)}
          </p>
        )}
        {state.revoked.value && <p class="kiosk-done">{say(INTEGRATION_TEXTS.revoked)}</p>}
      </div>
      <div class="grid">
        {made && <NewKey key={made.id} made={made} kept={state.forgetMade} />}
        <section class="card wide">
          <h2>{say(INTEGRATION_TEXTS.keys)}</h2>
          <KeyList state={state} nameOf={nameOf} />
        </section>
        <KeyForm state={state} unit={unit} nowMs={nowMs} />
      </div>
    </>
  );
};
