import { batch, type ReadonlySignal, signal } from '@preact/signals';
import { ulid } from 'ulid';
import type { NewSubscription, ShownSubscription, SubscriptionList } from '../../shared/api-types.ts';
import type { ApiClient } from '../api-client.ts';
import type { Failure } from '../trouble.ts';

/** Why the last thing was not done. */
export type ReportMailFault =
  | { readonly kind: 'wrong-address' | 'known-address' | 'too-many' }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** What was done last, at which address. */
export type ReportMailNotice = { readonly done: 'made' | 'ended'; readonly email: string | null };

export type ReportMailState = {
  readonly list: ReadonlySignal<SubscriptionList | undefined>;
  readonly fault: ReadonlySignal<ReportMailFault | undefined>;
  readonly notice: ReadonlySignal<ReportMailNotice | undefined>;
  readonly busy: ReadonlySignal<boolean>;
  readonly show: (unit: string) => Promise<void>;
  /** Says whether it stands now. */
  readonly subscribe: (wanted: NewSubscription) => Promise<boolean>;
  /** Says whether it is ended. */
  readonly end: (subscription: ShownSubscription) => Promise<boolean>;
};

/** Who gets the report of the unit that is looked at by e-mail. */
export const createReportMailState = (
  client: Pick<ApiClient, 'read' | 'send'>,
  newId: () => string = ulid,
): ReportMailState => {
  const list = signal<SubscriptionList | undefined>(undefined);
  const fault = signal<ReportMailFault | undefined>(undefined);
  const notice = signal<ReportMailNotice | undefined>(undefined);
  const busy = signal(false);
  let unit = '';
  /** Of what was sent last: the same once more, as after a lost answer, is a repeat; anything else gets an id of its own. */
  let sent = { content: '', id: '' };

  const pathOf = (id?: string): string =>
    `/v1/units/${encodeURIComponent(unit)}/report-subscriptions${id === undefined ? '' : `/${id}`}`;

  const look = async (): Promise<void> => {
    const wanted = unit;
    const answer = await client.read<SubscriptionList>(pathOf());
    if (unit !== wanted) return;
    if (answer.kind === 'ok') list.value = answer.body;
    else fault.value = faultOf(answer);
  };

  const act = async (
    method: 'PUT' | 'DELETE',
    id: string,
    body: NewSubscription | undefined,
    done: (answer: ShownSubscription | undefined) => ReportMailNotice,
  ): Promise<boolean> => {
    if (busy.value) return false;
    const asked = unit;
    batch(() => {
      busy.value = true;
      notice.value = undefined;
      fault.value = undefined;
    });
    const answer = await client.send<ShownSubscription | undefined>(method, pathOf(id), body);
    if (unit === asked) {
      batch(() => {
        if (answer.kind === 'ok') notice.value = done(answer.body);
        else fault.value = faultOf(answer);
      });
      await look();
    }
    busy.value = false;
    return answer.kind === 'ok';
  };

  return {
    list,
    fault,
    notice,
    busy,
    show: async (wanted) => {
      batch(() => {
        if (wanted !== unit) list.value = undefined;
        fault.value = undefined;
        notice.value = undefined;
      });
      unit = wanted;
      await look();
    },
    subscribe: async (wanted) => {
      const content = JSON.stringify([unit, wanted]);
      if (content !== sent.content) sent = { content, id: newId() };
      const isMade = await act('PUT', sent.id, wanted, (answer) => ({
        done: 'made',
        email: answer?.email ?? null,
      }));
      // Ended later, the same is asked for anew.
      if (isMade) sent = { content: '', id: '' };
      return isMade;
    },
    end: ({ id, email }) => act('DELETE', id, undefined, () => ({ done: 'ended', email })),
  };
};

const faultOf = (answer: Failure): ReportMailFault => {
  if (answer.kind === 'unreachable') return { kind: 'failed', failure: answer };
  const field = answer.errors?.[0]?.path;
  if (field === 'email') return { kind: answer.status === 409 ? 'known-address' : 'wrong-address' };
  if (field === 'unit') return { kind: 'too-many' };
  return { kind: 'failed', failure: answer };
};
