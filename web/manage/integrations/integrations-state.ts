import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { ApiKeyList, CreatedKey, ShownKey } from '../../shared/api-types.ts';
import type { ApiClient, Reading } from '../api-client.ts';
import type { Failure } from '../trouble.ts';

export type IntegrationsState = {
  readonly keys: ReadonlySignal<readonly ShownKey[] | undefined>;
  /** Why the last thing that was asked for was not done. */
  readonly fault: ReadonlySignal<Failure | undefined>;
  /** A key that was just made, with its secret, until it is said to be kept. */
  readonly made: ReadonlySignal<CreatedKey | undefined>;
  /** The id of the key that was just revoked. */
  readonly revoked: ReadonlySignal<string | undefined>;
  readonly busy: ReadonlySignal<boolean>;
  readonly show: (unit: string) => Promise<void>;
  readonly stop: () => void;
  /** Says whether it went well. */
  readonly make: (name: string, until: string) => Promise<boolean>;
  readonly forgetMade: () => void;
  readonly revoke: (id: string) => Promise<void>;
};

/** The API keys of a unit and those below it. A secret is held for as long as it is shown, and nowhere else. */
export const createIntegrationsState = (client: ApiClient): IntegrationsState => {
  const keys = signal<readonly ShownKey[] | undefined>(undefined);
  const fault = signal<Failure | undefined>(undefined);
  const made = signal<CreatedKey | undefined>(undefined);
  const revoked = signal<string | undefined>(undefined);
  const busy = signal(false);
  let unit = '';
  let turn = 0;

  const note = (answer: Reading<unknown>): void => {
    fault.value = answer.kind === 'ok' ? undefined : answer;
  };

  const look = async (): Promise<Reading<ApiKeyList> | undefined> => {
    turn += 1;
    const mine = turn;
    const answer = await client.read<ApiKeyList>(`/v1/api-keys?unit=${encodeURIComponent(unit)}`);
    if (mine !== turn) return undefined;
    if (answer.kind === 'ok') keys.value = answer.body.keys;
    return answer;
  };

  const act = async <T>(path: string, body: object, taken: (answer: T) => void): Promise<boolean> => {
    batch(() => {
      busy.value = true;
      revoked.value = undefined;
    });
    const answer = await client.send<T>('POST', path, body);
    batch(() => {
      busy.value = false;
      note(answer);
      if (answer.kind === 'ok') taken(answer.body);
    });
    await look();
    return answer.kind === 'ok';
  };

  return {
    keys,
    fault,
    made,
    revoked,
    busy,
    show: async (next) => {
      batch(() => {
        if (next !== unit) keys.value = undefined;
        revoked.value = undefined;
      });
      unit = next;
      const answer = await look();
      if (answer) note(answer);
    },
    stop: () => {
      turn += 1;
    },
    make: (name, until) =>
      act<CreatedKey>('/v1/api-keys', { name, unit, until }, (key) => {
        made.value = key;
      }),
    forgetMade: () => {
      made.value = undefined;
    },
    revoke: async (id) => {
      await act<ShownKey>(`/v1/api-keys/${encodeURIComponent(id)}/revocation`, {}, (key) => {
        revoked.value = id;
        keys.value = keys.value?.map((each) => (each.id === id ? key : each));
      });
    },
  };
};
