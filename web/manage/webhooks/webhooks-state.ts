import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { EventKind } from '#domain/webhook.ts';
import type {
  CreatedWebhook,
  DeliveryList,
  ShownDelivery,
  ShownWebhook,
  WebhookList,
} from '../../shared/api-types.ts';
import type { Clock } from '../../shared/clock.ts';
import type { ApiClient, Reading } from '../api-client.ts';
import type { Failure } from '../trouble.ts';

/** What was done last. */
export type WebhookNotice = 'tested' | 'replayed' | 'removed';

/** Why the last thing was not done. */
export type WebhookFault = { readonly of: 'register' | 'others'; readonly failure: Failure };

/** The log of one endpoint, as far as it was read. */
export type WebhookLog = Omit<DeliveryList, 'deliveries'> & { readonly deliveries: readonly ShownDelivery[] };

export type WebhooksState = {
  readonly webhooks: ReadonlySignal<readonly ShownWebhook[] | undefined>;
  /** The log that is open. */
  readonly log: ReadonlySignal<WebhookLog | undefined>;
  readonly fault: ReadonlySignal<WebhookFault | undefined>;
  readonly notice: ReadonlySignal<WebhookNotice | undefined>;
  /** An endpoint that was just registered, with its secret, until that is said to be kept. */
  readonly made: ReadonlySignal<CreatedWebhook | undefined>;
  readonly busy: ReadonlySignal<boolean>;
  readonly show: (unit: string) => Promise<void>;
  readonly stop: () => void;
  /** Says whether it went well. */
  readonly register: (url: string, kinds: readonly EventKind[]) => Promise<boolean>;
  readonly forgetMade: () => void;
  readonly remove: (id: string) => Promise<void>;
  readonly test: (id: string) => Promise<void>;
  /** Opens the log of an endpoint, or closes the one that is open. */
  readonly openLog: (id: string | undefined) => Promise<void>;
  readonly older: () => Promise<void>;
  readonly replay: (id: string, delivery: string) => Promise<void>;
};

/** While something waits to be sent, who looks at the log wants to see what comes of it. */
const LOOK_EVERY_MS = 3000;

const pathOf = (id: string): string => `/v1/webhooks/${encodeURIComponent(id)}`;

/** The endpoints that are told of a unit and those below it. A secret is held for as long as it is shown, and nowhere else. */
export const createWebhooksState = (client: ApiClient, clock: Clock): WebhooksState => {
  const webhooks = signal<readonly ShownWebhook[] | undefined>(undefined);
  const log = signal<WebhookLog | undefined>(undefined);
  const fault = signal<WebhookFault | undefined>(undefined);
  const notice = signal<WebhookNotice | undefined>(undefined);
  const made = signal<CreatedWebhook | undefined>(undefined);
  const busy = signal(false);
  let unit = '';
  let turn = 0;
  let opened: string | undefined;
  let callOff = (): void => {};

  const note = (answer: Reading<unknown>, of: WebhookFault['of'] = 'others'): void => {
    fault.value = answer.kind === 'ok' ? undefined : { of, failure: answer };
  };

  const look = async (): Promise<void> => {
    turn += 1;
    const mine = turn;
    const answer = await client.read<WebhookList>(`/v1/webhooks?unit=${encodeURIComponent(unit)}`);
    if (mine !== turn) return;
    if (answer.kind === 'ok') webhooks.value = answer.body.webhooks;
    else note(answer);
  };

  /** The newest page; older ones that were opened are read again when they are asked for again. */
  const lookAtLog = async (): Promise<void> => {
    callOff();
    const id = opened;
    if (id === undefined) return;
    const answer = await client.read<DeliveryList>(`${pathOf(id)}/deliveries`);
    if (id !== opened) return;
    if (answer.kind === 'ok') log.value = answer.body;
    const isWaiting = log.value?.deliveries.some(({ state }) => state === 'pending');
    if (isWaiting) {
      callOff = clock.after(LOOK_EVERY_MS, () => void Promise.all([lookAtLog(), look()]));
    }
  };

  const act = async <T>(
    method: 'POST' | 'DELETE',
    path: string,
    body: object | undefined,
    taken: (answer: T) => void,
  ): Promise<boolean> => {
    batch(() => {
      busy.value = true;
      notice.value = undefined;
    });
    const answer = await client.send<T>(method, path, body);
    batch(() => {
      busy.value = false;
      note(answer, path === '/v1/webhooks' ? 'register' : 'others');
      if (answer.kind === 'ok') taken(answer.body);
    });
    await Promise.all([look(), lookAtLog()]);
    return answer.kind === 'ok';
  };

  const close = (): void => {
    callOff();
    opened = undefined;
    log.value = undefined;
  };

  return {
    webhooks,
    log,
    fault,
    notice,
    made,
    busy,
    show: async (next) => {
      batch(() => {
        if (next !== unit) webhooks.value = undefined;
        notice.value = undefined;
        fault.value = undefined;
        close();
      });
      unit = next;
      await look();
    },
    stop: () => {
      turn += 1;
      close();
    },
    register: (url, kinds) =>
      act<CreatedWebhook>('POST', '/v1/webhooks', { url, unit, kinds }, (webhook) => {
        made.value = webhook;
      }),
    forgetMade: () => {
      made.value = undefined;
    },
    remove: async (id) => {
      await act('DELETE', pathOf(id), undefined, () => {
        notice.value = 'removed';
        webhooks.value = webhooks.value?.filter((webhook) => webhook.id !== id);
        if (opened === id) close();
      });
    },
    test: async (id) => {
      if (opened !== id) log.value = undefined;
      opened = id;
      await act('POST', `${pathOf(id)}/test`, {}, () => {
        notice.value = 'tested';
      });
    },
    openLog: async (id) => {
      close();
      opened = id;
      await lookAtLog();
    },
    older: async () => {
      const known = log.value;
      if (!known?.next) return;
      const path = `${pathOf(known.webhook)}/deliveries?before=${encodeURIComponent(known.next)}`;
      const answer = await client.read<DeliveryList>(path);
      if (log.value !== known) return;
      if (answer.kind === 'ok') {
        log.value = { ...answer.body, deliveries: [...known.deliveries, ...answer.body.deliveries] };
      } else note(answer);
    },
    replay: async (id, delivery) => {
      await act('POST', `${pathOf(id)}/deliveries/${encodeURIComponent(delivery)}/replay`, {}, () => {
        notice.value = 'replayed';
      });
    },
  };
};
