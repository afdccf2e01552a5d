import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { Changes } from '../../shared/api-types.ts';
import type { ApiClient } from '../api-client.ts';

type Subject = { readonly unit: string; readonly period: string; readonly form: string | undefined };

export type ChangesState = {
  readonly changes: ReadonlySignal<Changes | undefined>;
  /** The last reading brought nothing. */
  readonly failed: ReadonlySignal<boolean>;
  readonly against: ReadonlySignal<Changes['against']>;
  /** Reads what changed in a unit in a period; called again with the same it asks whether that still holds. */
  readonly show: (subject: Subject) => void;
  readonly choose: (against: Changes['against']) => void;
};

export const createChangesState = (client: Pick<ApiClient, 'read'>): ChangesState => {
  const changes = signal<Changes | undefined>(undefined);
  const failed = signal(false);
  const against = signal<Changes['against']>('previous');
  let subject: Subject | undefined;
  /** Answers to what was asked before are dropped. */
  let turn = 0;

  const load = async (): Promise<void> => {
    if (!subject) return;
    const mine = ++turn;
    const { unit, period, form } = subject;
    const query = new URLSearchParams({
      period,
      against: against.value,
      ...(form === undefined ? {} : { questionnaire: form }),
    });
    const reading = await client.read<Changes>(`/v1/units/${encodeURIComponent(unit)}/changes?${query}`);
    if (mine !== turn) return;
    batch(() => {
      failed.value = reading.kind !== 'ok';
      if (reading.kind === 'ok') changes.value = reading.body;
    });
  };

  return {
    changes,
    failed,
    against,
    show: (next) => {
      if (subject?.unit !== next.unit || subject.period !== next.period || subject.form !== next.form) {
        changes.value = undefined;
      }
      subject = next;
      void load();
    },
    choose: (chosen) => {
      against.value = chosen;
      void load();
    },
  };
};
