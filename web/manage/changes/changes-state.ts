import { batch, type ReadonlySignal, signal } from '@preact/signals';
import { monthPlus } from '#domain/time.ts';
import type { Changes } from '../../shared/api-types.ts';
import type { ApiClient } from '../api-client.ts';
import type { Length } from './change-texts.ts';

type Subject = { readonly unit: string; readonly month: string; readonly form: string | undefined };

export type ChangesState = {
  readonly changes: ReadonlySignal<Changes | undefined>;
  /** The last reading brought nothing. */
  readonly failed: ReadonlySignal<boolean>;
  readonly length: ReadonlySignal<Length>;
  readonly against: ReadonlySignal<Changes['against']>;
  /** Reads what changed in a unit up to a month; called again with the same it asks whether that still holds. */
  readonly show: (subject: Subject) => void;
  readonly choose: (choice: { readonly length?: Length; readonly against?: Changes['against'] }) => void;
};

const MONTHS: Readonly<Record<Length, number>> = { month: 1, quarter: 3, half: 6, year: 12 };

/** The first month of the calendar's month, quarter, half or year in which `month` lies. */
export const periodStart = (month: string, length: Length): string =>
  monthPlus(month, -((Number(month.slice(5)) - 1) % MONTHS[length]));

export const createChangesState = (client: Pick<ApiClient, 'read'>): ChangesState => {
  const changes = signal<Changes | undefined>(undefined);
  const failed = signal(false);
  const length = signal<Length>('month');
  const against = signal<Changes['against']>('previous');
  let subject: Subject | undefined;
  /** Answers to what was asked before are dropped. */
  let turn = 0;

  const load = async (): Promise<void> => {
    if (!subject) return;
    const mine = ++turn;
    const { unit, month, form } = subject;
    const query = new URLSearchParams({
      from: periodStart(month, length.value),
      to: month,
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
    length,
    against,
    show: (next) => {
      if (subject?.unit !== next.unit || subject.month !== next.month || subject.form !== next.form) {
        changes.value = undefined;
      }
      subject = next;
      void load();
    },
    choose: (choice) => {
      batch(() => {
        if (choice.length) length.value = choice.length;
        if (choice.against) against.value = choice.against;
      });
      void load();
    },
  };
};
