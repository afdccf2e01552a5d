import { useState } from 'preact/hooks';
import { EVENT_KINDS } from '#domain/webhook.ts';
import type { UnitList } from '../../shared/api-types.ts';
import { say } from '../../shared/language.ts';
import { RefusalNotice } from '../refusals/refusal-notice.tsx';
import { EVENT_TEXTS, WEBHOOK_REFUSALS, WEBHOOK_TEXTS } from './webhook-texts.ts';
import type { WebhooksState } from './webhooks-state.ts';

type Props = { readonly state: WebhooksState; readonly unit: UnitList['units'][number] };

/** Registers an address for the unit that is shown. */
export const WebhookForm = ({ state, unit }: Props) => {
  const [missing, setMissing] = useState(false);
  return (
    <section class="card">
      <h2>{say(WEBHOOK_TEXTS.make)}</h2>
      <form
        class="kiosk-form"
        onSubmit={async (event) => {
          event.preventDefault();
          const form = event.currentTarget;
          const given = new FormData(form);
          const kinds = EVENT_KINDS.filter((kind) => given.getAll('kinds').includes(kind));
          setMissing(kinds.length === 0);
          if (kinds.length === 0) return;
          if (await state.register(String(given.get('url') ?? '').trim(), kinds)) form.reset();
        }}
      >
        <p>
          <span class="soft">{say(WEBHOOK_TEXTS.unit)}: </span>
          <strong>{say(unit.name)}</strong>
        </p>
        <label>
          {say(WEBHOOK_TEXTS.url)}
          <input
            class="field"
            name="url"
            type="url"
            required
            maxLength={500}
            autocomplete="off"
            spellcheck={false}
            placeholder="https://cong.example.vn/hooks"
            aria-describedby="url-how"
          />
        </label>
        <p class="soft" id="url-how">
          {say(WEBHOOK_TEXTS.urlHow)}
        </p>
        <fieldset class="webhook-kinds" aria-describedby={missing ? 'no-kind' : undefined}>
          <legend>{say(WEBHOOK_TEXTS.kinds)}</legend>
          {EVENT_KINDS.map((kind) => (
            <label key={kind}>
              <input type="checkbox" name="kinds" value={kind} defaultChecked={kind === 'verdict.changed'} />
              <span>
                {say(EVENT_TEXTS[kind])} <code class="soft">{kind}</code>
              </span>
            </label>
          ))}
        </fieldset>
        {missing && (
          <p class="lost" role="alert" id="no-kind">
            {say(WEBHOOK_TEXTS.noKind)}
          </p>
        )}
        {state.fault.value?.of === 'register' && (
          <RefusalNotice failure={state.fault.value.failure} words={WEBHOOK_REFUSALS} />
        )}
        <button type="submit" class="button button-primary" disabled={state.busy.value}>
          {say(WEBHOOK_TEXTS.makeIt)}
        </button>
      </form>
    </section>
  );
};
