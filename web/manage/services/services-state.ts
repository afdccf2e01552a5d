import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { ServiceImported, ServiceList } from '../../shared/api-types.ts';
import type { Clock } from '../../shared/clock.ts';
import type { ApiClient } from '../api-client.ts';
import { createTableImport, type TableImport } from '../imports/table-import.ts';
import type { Failure } from '../trouble.ts';

export type Sought = {
  readonly q: string;
  readonly field: string;
  readonly level: string;
  readonly online: string;
  readonly integrated: string;
};

export const EVERYTHING: Sought = { q: '', field: '', level: '', online: '', integrated: '' };

export type ServicesState = {
  readonly list: ReadonlySignal<ServiceList | undefined>;
  /** Why the list cannot be shown, or is not what was sought last. */
  readonly fault: ReadonlySignal<Failure | undefined>;
  readonly sought: ReadonlySignal<Sought>;
  readonly seek: (sought: Partial<Sought>) => void;
  readonly open: () => void;
  readonly stop: () => void;
  /** The whole catalogue as a table; `undefined` where it could not be read. */
  readonly exported: () => Promise<string | undefined>;
  readonly table: TableImport<ServiceImported>;
};

/** Whoever types is waited for before the server is asked. */
const PAUSE_MS = 200;
const RETRY_MS = 5000;

/** The catalogue of services, searched and filtered by the server. */
export const createServicesState = (client: ApiClient, clock: Clock): ServicesState => {
  const list = signal<ServiceList | undefined>(undefined);
  const fault = signal<Failure | undefined>(undefined);
  const sought = signal<Sought>(EVERYTHING);
  let turn = 0;
  let callOff = (): void => {};

  const look = async (): Promise<void> => {
    callOff();
    turn += 1;
    const mine = turn;
    const query = new URLSearchParams(
      Object.entries(sought.value).filter(([, value]) => value.trim() !== ''),
    );
    const answer = await client.read<ServiceList>(`/v1/services?${query}`);
    if (mine !== turn) return;
    batch(() => {
      fault.value = answer.kind === 'ok' ? undefined : answer;
      if (answer.kind === 'ok') list.value = answer.body;
    });
    if (answer.kind === 'unreachable') callOff = clock.after(RETRY_MS, () => void look());
  };

  return {
    list,
    fault,
    sought,
    seek: (change) => {
      sought.value = { ...sought.value, ...change };
      callOff();
      callOff = clock.after(change.q === undefined ? 0 : PAUSE_MS, () => void look());
    },
    open: () => void look(),
    stop: () => {
      turn += 1;
      callOff();
    },
    exported: async () => {
      const answer = await client.readText('/v1/services/export');
      return answer.kind === 'ok' ? answer.body : undefined;
    },
    table: createTableImport<ServiceImported>(client, '/v1/services/import', () => void look()),
  };
};
