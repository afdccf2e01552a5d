import { type ReadonlySignal, signal } from '@preact/signals';
import type { ApiClient, Reading } from '../api-client.ts';

/** A fault of a table as the API names it: `lines.7.name`. */
export type TableFault = { readonly path: string; readonly message: string };

export type ImportPhase<T> =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'busy' }
  /** Nothing is written yet: what would be. */
  | { readonly kind: 'tried'; readonly answer: T }
  | { readonly kind: 'applied'; readonly answer: T }
  | { readonly kind: 'changed-meanwhile' }
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly detail: string;
      readonly faults: readonly TableFault[];
    }
  | { readonly kind: 'unreachable' };

export type TableImport<T> = {
  readonly phase: ReadonlySignal<ImportPhase<T>>;
  readonly fileName: ReadonlySignal<string>;
  /** Has the server say what the table would change. */
  readonly attempt: (fileName: string, text: string) => Promise<void>;
  /** Applies the table that was tried, over the version that was seen. */
  readonly apply: () => Promise<void>;
};

/** As the server takes them; a larger file is not even read. */
export const LARGEST_TABLE_BYTES = 1024 * 1024;

/**
 *  waiting ──file──▶ busy ──▶ tried ──apply──▶ busy ──▶ applied
 *                     │         └── somebody else was faster ──▶ changed-meanwhile: the file is to be tried again
 *                     └──▶ refused, with the lines
 */
export const createTableImport = <T extends { readonly version: number }>(
  client: ApiClient,
  path: string,
  applied: () => void,
): TableImport<T> => {
  const phase = signal<ImportPhase<T>>({ kind: 'waiting' });
  const fileName = signal('');
  let table = '';
  let turn = 0;

  const phaseOf = (reading: Reading<T>, kind: 'tried' | 'applied'): ImportPhase<T> => {
    if (reading.kind === 'ok') return { kind, answer: reading.body };
    if (reading.kind === 'unreachable') return reading;
    if (reading.status === 409) return { kind: 'changed-meanwhile' };
    const { status, detail, errors = [] } = reading;
    return { kind: 'refused', status, detail, faults: errors };
  };

  const send = async (query: string, kind: 'tried' | 'applied'): Promise<void> => {
    turn += 1;
    const mine = turn;
    phase.value = { kind: 'busy' };
    const reading = await client.sendTable<T>(`${path}${query}`, table);
    if (mine !== turn) return;
    phase.value = phaseOf(reading, kind);
    if (phase.value.kind === 'applied') applied();
  };

  return {
    phase,
    fileName,
    attempt: async (name, text) => {
      fileName.value = name;
      table = text;
      await send('', 'tried');
    },
    apply: async () => {
      if (phase.value.kind === 'tried') await send(`?replaces=${phase.value.answer.version}`, 'applied');
    },
  };
};
