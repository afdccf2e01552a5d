import { useEffect } from 'preact/hooks';
import type { UnitList } from '../../shared/api-types.ts';
import { say } from '../../shared/language.ts';
import { RefusalNotice } from '../refusals/refusal-notice.tsx';
import { WebhooksSection } from '../webhooks/webhooks-section.tsx';
import type { WebhooksState } from '../webhooks/webhooks-state.ts';
import { INTEGRATION_TEXTS, KEY_REFUSALS, KEY_SECRET_TEXTS } from './integration-texts.ts';
import type { IntegrationsState } from './integrations-state.ts';
import { KeyForm } from './key-form.tsx';
import { KeyList } from './key-list.tsx';
import { NewSecret } from './new-secret.tsx';

type Props = {
  readonly state: IntegrationsState;
  readonly webhooks: WebhooksState;
  readonly unit: UnitList['units'][number];
  readonly units: UnitList['units'];
  /** What the one who looks may do. */
  readonly may: readonly string[];
  readonly nowMs: number;
};

/** The programmes that sign in for a unit and those below it, and those that are told of them. */
export const IntegrationsPage = ({ state, webhooks, unit, units, may, nowMs }: Props) => {
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
        {fault && <RefusalNotice failure={fault} words={KEY_REFUSALS} />}
        {state.revoked.value && <p class="kiosk-done">{say(INTEGRATION_TEXTS.revoked)}</p>}
      </div>
      <div class="grid">
        {made && (
          <NewSecret
            key={made.id}
            name={made.name}
            secret={made.key}
            texts={KEY_SECRET_TEXTS}
            keep={state.forgetMade}
          />
        )}
        <section class="card wide">
          <h2>{say(INTEGRATION_TEXTS.keys)}</h2>
          <KeyList state={state} nameOf={nameOf} mayManage={may.includes('keys.manage')} />
        </section>
        {may.includes('keys.manage') && <KeyForm state={state} unit={unit} nowMs={nowMs} />}
        <WebhooksSection
          state={webhooks}
          unit={unit}
          nameOf={nameOf}
          mayManage={may.includes('webhooks.manage')}
        />
      </div>
    </>
  );
};
