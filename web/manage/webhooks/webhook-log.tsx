import type { ShownDelivery } from '../../shared/api-types.ts';
import { clockTime } from '../../shared/format.ts';
import { language, say } from '../../shared/language.ts';
import { DELIVERY_STATE_TEXTS, EVENT_TEXTS, FAULT_TEXTS, WEBHOOK_TEXTS } from './webhook-texts.ts';
import type { WebhookLog, WebhooksState } from './webhooks-state.ts';

type Props = { readonly log: WebhookLog; readonly state: WebhooksState; readonly mayReplay: boolean };

/** What an endpoint was sent, the newest first, and what became of it. */
export const WebhookLogList = ({ log, state, mayReplay }: Props) => {
  if (log.deliveries.length === 0) return <p class="soft">{say(WEBHOOK_TEXTS.emptyLog)}</p>;
  return (
    <>
      <ul class="webhook-log" aria-label={say(WEBHOOK_TEXTS.log)}>
        {log.deliveries.map((delivery) => (
          <li key={delivery.id}>
            <Message delivery={delivery} />
            {mayReplay && (
              <button
                type="button"
                class="button"
                disabled={state.busy.value}
                aria-label={`${say(WEBHOOK_TEXTS.replay)}: ${delivery.id}`}
                onClick={() => void state.replay(log.webhook, delivery.id)}
              >
                {say(WEBHOOK_TEXTS.replay)}
              </button>
            )}
          </li>
        ))}
      </ul>
      {log.next && (
        <button type="button" class="link" onClick={() => void state.older()}>
          {say(WEBHOOK_TEXTS.older)}
        </button>
      )}
    </>
  );
};

const Message = ({ delivery }: { readonly delivery: ShownDelivery }) => {
  const time = (instant: string): string => clockTime(language.value, instant, 0);
  const name = EVENT_TEXTS[delivery.kind as keyof typeof EVENT_TEXTS];
  return (
    <details>
      <summary>
        <strong>{name ? say(name) : delivery.kind}</strong>
        <span class={`key-state delivery-${delivery.state}`}>
          {say(DELIVERY_STATE_TEXTS[delivery.state])}
        </span>
        <span class="soft">{time(delivery.createdAt)}</span>
      </summary>
      <p>
        <span class="soft">{say(WEBHOOK_TEXTS.messageId)}: </span>
        <code>{delivery.id}</code>
      </p>
      {delivery.attempts.length > 0 && (
        <>
          <p class="soft">{say(WEBHOOK_TEXTS.attempts)}</p>
          <ol>
            {delivery.attempts.map(({ at, status, fault }) => (
              <li key={at}>
                {time(at)} · {fault ? say(FAULT_TEXTS[fault]) : status}
              </li>
            ))}
          </ol>
        </>
      )}
      {delivery.nextAttemptAt && (
        <p>
          <span class="soft">{say(WEBHOOK_TEXTS.next)}: </span>
          {time(delivery.nextAttemptAt)}
        </p>
      )}
      <pre>{readable(delivery.body)}</pre>
    </details>
  );
};

const readable = (body: string): string => JSON.stringify(JSON.parse(body), undefined, 2);
