import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { AuditPage, ShownAuditEntry } from '../../shared/api-types.ts';
import type { ApiClient } from '../api-client.ts';
import type { Failure } from '../trouble.ts';

/** What the log is narrowed to; an empty text is everything. */
export type AuditFilter = {
  readonly kind: string;
  readonly who: string;
  readonly from: string;
  readonly to: string;
};

export type AuditState = {
  readonly entries: ReadonlySignal<readonly ShownAuditEntry[] | undefined>;
  readonly hasOlder: ReadonlySignal<boolean>;
  readonly filter: ReadonlySignal<AuditFilter>;
  /** Why nothing more is shown. */
  readonly fault: ReadonlySignal<Failure | undefined>;
  readonly busy: ReadonlySignal<boolean>;
  readonly show: (unit: string) => Promise<void>;
  readonly narrow: (part: Partial<AuditFilter>) => Promise<void>;
  readonly readOlder: () => Promise<void>;
  readonly readAgain: () => Promise<void>;
  /** The table for spreadsheets; `undefined` where it was refused, and then `fault` says why. */
  readonly exported: () => Promise<string | undefined>;
  readonly stop: () => void;
};

const EVERYTHING: AuditFilter = { kind: '', who: '', from: '', to: '' };

/** The audit log of a unit and those below it, the newest first, page after page. */
export const createAuditState = (client: ApiClient): AuditState => {
  const entries = signal<readonly ShownAuditEntry[] | undefined>(undefined);
  const filter = signal(EVERYTHING);
  const fault = signal<Failure | undefined>(undefined);
  const busy = signal(false);
  const hasOlder = signal(false);
  let unit = '';
  let next: string | undefined;
  /** Answers to what was asked for another unit or filter are dropped. */
  let turn = 0;

  const queryOf = (before?: string): string => {
    const query = new URLSearchParams({ unit });
    for (const [name, value] of Object.entries(filter.peek())) if (value) query.set(name, value);
    if (before !== undefined) query.set('before', before);
    return query.toString();
  };

  const read = async (before?: string): Promise<void> => {
    turn += 1;
    const mine = turn;
    busy.value = true;
    const answer = await client.read<AuditPage>(`/v1/audit?${queryOf(before)}`);
    if (mine !== turn) return;
    batch(() => {
      busy.value = false;
      fault.value = answer.kind === 'ok' ? undefined : answer;
      if (answer.kind !== 'ok') return;
      entries.value =
        before === undefined ? answer.body.entries : [...(entries.peek() ?? []), ...answer.body.entries];
      next = answer.body.next;
      hasOlder.value = next !== undefined;
    });
  };

  return {
    entries,
    hasOlder,
    filter,
    fault,
    busy,
    show: async (shown) => {
      if (shown !== unit) entries.value = undefined;
      unit = shown;
      await read();
    },
    narrow: async (part) => {
      filter.value = { ...filter.peek(), ...part };
      await read();
    },
    readOlder: () => read(next),
    readAgain: () => read(),
    exported: async () => {
      const answer = await client.readText(`/v1/audit/export?${queryOf()}`);
      fault.value = answer.kind === 'ok' ? undefined : answer;
      return answer.kind === 'ok' ? answer.body : undefined;
    },
    stop: () => {
      turn += 1;
    },
  };
};
