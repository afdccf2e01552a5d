import { type ReadonlySignal, signal } from '@preact/signals';
import { ulid } from 'ulid';
import type { ImprovementList, ShownImprovement } from '../../shared/api-types.ts';
import type { ApiClient, Reading } from '../api-client.ts';
import type { Failure } from '../trouble.ts';

type Written = Pick<ShownImprovement, 'day' | 'text'>;

export type ImprovementsState = {
  readonly list: ReadonlySignal<ImprovementList | undefined>;
  /** Why the last read or write came to nothing. */
  readonly fault: ReadonlySignal<Failure | undefined>;
  readonly busy: ReadonlySignal<boolean>;
  readonly show: (unit: string) => Promise<void>;
  /** Says whether it stands now. */
  readonly write: (written: Written) => Promise<boolean>;
  readonly withdraw: (improvement: ShownImprovement) => Promise<void>;
};

/** What the unit that is looked at has changed because of what citizens answered. */
export const createImprovementsState = (
  client: Pick<ApiClient, 'read' | 'send'>,
  newId: () => string = ulid,
): ImprovementsState => {
  const list = signal<ImprovementList | undefined>(undefined);
  const fault = signal<Failure | undefined>(undefined);
  const busy = signal(false);
  let unit = '';
  /** Kept until it was taken, so that a second press of the button is a repeat. */
  let nextId = newId();

  const pathOf = (id?: string): string =>
    `/v1/units/${encodeURIComponent(unit)}/improvements${id === undefined ? '' : `/${id}`}`;

  const take = (answer: Reading<unknown>): boolean => {
    fault.value = answer.kind === 'ok' ? undefined : answer;
    return answer.kind === 'ok';
  };

  const show = async (wanted: string): Promise<void> => {
    if (wanted !== unit) list.value = undefined;
    unit = wanted;
    const answer = await client.read<ImprovementList>(pathOf());
    if (unit !== wanted) return;
    if (take(answer) && answer.kind === 'ok') list.value = answer.body;
  };

  const put = async (id: string, body: object): Promise<boolean> => {
    if (busy.value) return false;
    busy.value = true;
    const done = take(await client.send('PUT', pathOf(id), body));
    busy.value = false;
    if (done) await show(unit);
    return done;
  };

  return {
    list,
    fault,
    busy,
    show,
    write: async (written) => {
      const done = await put(nextId, { replaces: 0, ...written });
      if (done) nextId = newId();
      return done;
    },
    withdraw: async ({ id, version, day, text }) => {
      await put(id, { replaces: version, day, text, withdrawn: true });
    },
  };
};
