import { useEffect } from 'preact/hooks';
import type { UnitList } from '../../shared/api-types.ts';
import { say } from '../../shared/language.ts';
import { NewSecret } from '../integrations/new-secret.tsx';
import { RefusalNotice } from '../refusals/refusal-notice.tsx';
import { WebhookForm } from './webhook-form.tsx';
import { WebhookItem } from './webhook-item.tsx';
import { WEBHOOK_REFUSALS, WEBHOOK_TEXTS } from './webhook-texts.ts';
import type { WebhooksState } from './webhooks-state.ts';

type Props = {
  readonly state: WebhooksState;
  readonly unit: UnitList['units'][number];
  readonly nameOf: (unit: string) => string;
  readonly mayManage: boolean;
};

/** The addresses of other programmes that are told of a unit and those below it. */
export const WebhooksSection = ({ state, unit, nameOf, mayManage }: Props) => {
  useEffect(() => {
    void state.show(unit.id);
    return state.stop;
  }, [state, unit.id]);
  // A secret that was shown once is not shown again to whoever comes back to the page.
  useEffect(() => state.forgetMade, [state]);
  const fault = state.fault.value;
  const notice = state.notice.value;
  const made = state.made.value;
  const webhooks = state.webhooks.value;
  return (
    <>
      {made && (
        <NewSecret
          key={made.id}
          name={made.url}
          secret={made.secret}
          texts={{
            title: WEBHOOK_TEXTS.secretTitle,
            once: WEBHOOK_TEXTS.secretOnce,
            kept: WEBHOOK_TEXTS.kept,
          }}
          keep={state.forgetMade}
        />
      )}
      <section class="card wide">
        <h2>{say(WEBHOOK_TEXTS.title)}</h2>
        <p class="soft">{say(WEBHOOK_TEXTS.about)}</p>
        <div class="webhook-notice" aria-live="polite">
          {fault?.of === 'others' && <RefusalNotice failure={fault.failure} words={WEBHOOK_REFUSALS} />}
          {notice && <p class="kiosk-done">{say(WEBHOOK_TEXTS[notice])}</p>}
        </div>
        {webhooks?.length === 0 && <p class="soft">{say(WEBHOOK_TEXTS.none)}</p>}
        {webhooks && webhooks.length > 0 && (
          <ul class="keys">
            {webhooks.map((each) => (
              <WebhookItem
                key={each.id}
                shown={each}
                state={state}
                unitName={nameOf(each.unit)}
                mayManage={mayManage}
              />
            ))}
          </ul>
        )}
      </section>
      {mayManage && <WebhookForm state={state} unit={unit} />}
    </>
  );
};
