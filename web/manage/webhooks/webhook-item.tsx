import type { ShownWebhook } from '../../shared/api-types.ts';
import { dayName } from '../../shared/format.ts';
import { language, say } from '../../shared/language.ts';
import { WebhookLogList } from './webhook-log.tsx';
import { EVENT_TEXTS, WEBHOOK_STATE_TEXTS, WEBHOOK_TEXTS } from './webhook-texts.ts';
import type { WebhooksState } from './webhooks-state.ts';

type Props = {
  readonly shown: ShownWebhook;
  readonly state: WebhooksState;
  readonly unitName: string;
  readonly mayManage: boolean;
};

/** One endpoint: how it is, and what an administrator does with it; others only look. */
export const WebhookItem = ({ shown, state, unitName, mayManage }: Props) => {
  const day = (instant: string): string => dayName(language.value, instant.slice(0, 10));
  const log = state.log.value?.webhook === shown.id ? state.log.value : undefined;
  return (
    <li class="key">
      <h3>{shown.url}</h3>
      <p class={`key-state webhook-${shown.state}`}>{say(WEBHOOK_STATE_TEXTS[shown.state])}</p>
      {shown.disabled && (
        <p class="lost" role="alert">
          {say(WEBHOOK_TEXTS[shown.disabled.because])}
        </p>
      )}
      <dl class="key-facts">
        <Fact name={say(WEBHOOK_TEXTS.unit)} value={unitName} />
        <Fact name={say(WEBHOOK_TEXTS.registered)} value={day(shown.createdAt)} />
        <Fact
          name={say(WEBHOOK_TEXTS.lastDelivered)}
          value={shown.lastDeliveredAt ? day(shown.lastDeliveredAt) : say(WEBHOOK_TEXTS.never)}
        />
        {shown.failingSince && (
          <Fact name={say(WEBHOOK_TEXTS.failingSince)} value={day(shown.failingSince)} />
        )}
        <Fact
          name={say(WEBHOOK_TEXTS.kinds)}
          value={shown.kinds.map((kind) => say(EVENT_TEXTS[kind])).join('; ')}
          isWide
        />
      </dl>
      <div class="webhook-acts">
        {mayManage && (
          <button
            type="button"
            class="button"
            disabled={state.busy.value}
            aria-label={`${say(WEBHOOK_TEXTS.test)}: ${shown.url}`}
            onClick={() => void state.test(shown.id)}
          >
            {say(WEBHOOK_TEXTS.test)}
          </button>
        )}
        <button
          type="button"
          class="button"
          aria-expanded={log !== undefined}
          aria-label={`${say(WEBHOOK_TEXTS.log)}: ${shown.url}`}
          onClick={() => void state.openLog(log ? undefined : shown.id)}
        >
          {say(WEBHOOK_TEXTS.log)}
        </button>
      </div>
      {log && <WebhookLogList log={log} state={state} mayReplay={mayManage && shown.state !== 'disabled'} />}
      {mayManage && (
        <details class="kiosk-act">
          <summary aria-label={`${say(WEBHOOK_TEXTS.remove)}: ${shown.url}`}>
            {say(WEBHOOK_TEXTS.remove)}
          </summary>
          <p>{say(WEBHOOK_TEXTS.removeHow)}</p>
          <button
            type="button"
            class="button"
            disabled={state.busy.value}
            onClick={() => void state.remove(shown.id)}
          >
            {say(WEBHOOK_TEXTS.removeSure)}
          </button>
        </details>
      )}
    </li>
  );
};

type FactProps = { readonly name: string; readonly value: string; readonly isWide?: boolean };

const Fact = ({ name, value, isWide }: FactProps) => (
  <div class={isWide ? 'webhook-wide' : undefined}>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
);
