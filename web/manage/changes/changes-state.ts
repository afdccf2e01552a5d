import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { Changes } from '../../shared/api-types.ts';
import type { Clock } from '../../shared/clock.ts';
import type { ApiClient } from '../api-client.ts';
import { createRetry, type Trouble, troubleOf } from '../trouble.ts';

type Subject = {
  readonly unit: string;
  readonly period: string;
  readonly form: string | undefined;
  readonly against: Changes['against'];
};

export type ChangesState = {
  readonly changes: ReadonlySignal<Changes | undefined>;
  /** The last reading brought nothing; it is tried again. */
  readonly trouble: ReadonlySignal<Trouble | undefined>;
  /** The API said no, and would again. */
  readonly refused: ReadonlySignal<boolean>;
  /** Reads what changed in a unit in a period; called again with the same it asks whether that still holds. */
  readonly show: (subject: Subject) => void;
  readonly stop: () => void;
};

export const createChangesState = (
  client: Pick<ApiClient, 'read'>,
  clock: Pick<Clock, 'after'>,
  random: () => number,
): ChangesState => {
  const changes = signal<Changes | undefined>(undefined);
  const trouble = signal<Trouble | undefined>(undefined);
  const refused = signal(false);
  const retry = createRetry(clock, random);
  let asked = '';
  /** Answers to what was asked before are dropped. */
  let turn = 0;

  const load = async (path: string): Promise<void> => {
    const mine = ++turn;
    const reading = await client.read<Changes>(path);
    if (mine !== turn) return;
    batch(() => {
      trouble.value = troubleOf(reading);
      refused.value = reading.kind !== 'ok' && trouble.value === undefined;
      if (reading.kind === 'ok') changes.value = reading.body;
    });
    if (trouble.value) retry.later(() => void load(path));
    else retry.settle();
  };

  return {
    changes,
    trouble,
    refused,
    show: ({ unit, period, form, against }) => {
      const query = new URLSearchParams({
        period,
        against,
        ...(form === undefined ? {} : { questionnaire: form }),
      });
      const path = `/v1/units/${encodeURIComponent(unit)}/changes?${query}`;
      // What was told of something else must not stand under what is asked now.
      if (path !== asked) changes.value = undefined;
      asked = path;
      void load(path);
    },
    stop: () => {
      turn += 1;
      retry.settle();
    },
  };
};
