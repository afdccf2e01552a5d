import { batch, type ReadonlySignal, signal } from '@preact/signals';
import { ulid } from 'ulid';
import type {
  Fleet,
  ServiceList,
  SettingsAnswer,
  SettingsChange,
  UnitDetail,
} from '../../shared/api-types.ts';
import type { Clock } from '../../shared/clock.ts';
import type { ApiClient, Reading } from '../api-client.ts';
import type { Failure } from '../trouble.ts';

/** What an officer does with kiosks. */
export type KioskDeed = 'enrolled' | 'paired' | 'revoked' | 'configured';

/** What became of the last thing an officer did. */
export type Outcome =
  | { readonly kind: 'done'; readonly what: KioskDeed }
  | { readonly kind: 'failed'; readonly what: KioskDeed; readonly failure: Failure };

export type KiosksState = {
  readonly fleet: ReadonlySignal<Fleet | undefined>;
  /** Why the fleet cannot be shown. */
  readonly fault: ReadonlySignal<Failure | undefined>;
  readonly outcome: ReadonlySignal<Outcome | undefined>;
  readonly busy: ReadonlySignal<boolean>;
  readonly watch: (unit: string) => void;
  readonly stop: () => void;
  /** Where a kiosk may stand; nothing where that cannot be said. */
  readonly countersOf: (unit: string) => Promise<UnitDetail['counters'] | undefined>;
  /** What may be named at a counter; nothing where that cannot be said. */
  readonly services: () => Promise<ServiceList['services']>;
  /** Says whether it went well. */
  readonly enrol: (counter: string, name: string, pairingCode: string) => Promise<boolean>;
  readonly pairAgain: (device: string, code: string) => Promise<void>;
  readonly revoke: (device: string, reason: string) => Promise<void>;
  readonly settingsOf: (scope: Scope) => Promise<SettingsAnswer | undefined>;
  readonly configure: (scope: Scope, version: number, set: SettingsChange['set']) => Promise<boolean>;
};

/** What is configured: all kiosks of a unit and below it, or one device. */
export type Scope =
  | { readonly kind: 'unit'; readonly id: string }
  | { readonly kind: 'device'; readonly id: string };

const LOOK_EVERY_MS = 15_000;

const pathOf = ({ kind, id }: Scope): string =>
  kind === 'unit'
    ? `/v1/units/${encodeURIComponent(id)}/kiosk-config`
    : `/v1/devices/${encodeURIComponent(id)}/config`;

/** The kiosks of a unit and those below it, and what an officer does with them. */
export const createKiosksState = (client: ApiClient, clock: Clock): KiosksState => {
  const fleet = signal<Fleet | undefined>(undefined);
  const fault = signal<Failure | undefined>(undefined);
  const outcome = signal<Outcome | undefined>(undefined);
  const busy = signal(false);
  let unit = '';
  let turn = 0;
  let callOff = (): void => {};

  const look = async (): Promise<void> => {
    callOff();
    turn += 1;
    const mine = turn;
    const answer = await client.read<Fleet>(`/v1/devices?unit=${encodeURIComponent(unit)}`);
    if (mine !== turn) return;
    batch(() => {
      fault.value = answer.kind === 'ok' ? undefined : answer;
      if (answer.kind === 'ok') fleet.value = answer.body;
    });
    callOff = clock.after(LOOK_EVERY_MS, () => void look());
  };

  const outcomeOf = (answer: Reading<unknown>, what: KioskDeed): Outcome =>
    answer.kind === 'ok' ? { kind: 'done', what } : { kind: 'failed', what, failure: answer };

  const act = async (what: KioskDeed, send: () => Promise<Reading<unknown>>): Promise<boolean> => {
    busy.value = true;
    outcome.value = undefined;
    const answer = await send();
    batch(() => {
      busy.value = false;
      outcome.value = outcomeOf(answer, what);
    });
    await look();
    return answer.kind === 'ok';
  };

  return {
    fleet,
    fault,
    outcome,
    busy,
    watch: (next) => {
      if (next !== unit) fleet.value = undefined;
      unit = next;
      void look();
    },
    stop: () => {
      turn += 1;
      callOff();
    },
    countersOf: async (id) => {
      const answer = await client.read<UnitDetail>(`/v1/units/${encodeURIComponent(id)}`);
      return answer.kind === 'ok' ? answer.body.counters : undefined;
    },
    services: async () => {
      const answer = await client.read<ServiceList>('/v1/services');
      return answer.kind === 'ok' ? answer.body.services.filter(({ state }) => state !== 'ended') : [];
    },
    enrol: (counter, name, pairingCode) => {
      const body = { id: ulid(), counter, pairingCode, ...(name ? { name } : {}) };
      return act('enrolled', () => client.send('POST', '/v1/devices', body));
    },
    pairAgain: async (device, code) => {
      await act('paired', () =>
        client.send('POST', `/v1/devices/${encodeURIComponent(device)}/pairing`, { code }),
      );
    },
    revoke: async (device, reason) => {
      await act('revoked', () =>
        client.send('POST', `/v1/devices/${encodeURIComponent(device)}/revocation`, { reason }),
      );
    },
    settingsOf: async (scope) => {
      const answer = await client.read<SettingsAnswer>(pathOf(scope));
      if (answer.kind === 'ok') return answer.body;
      outcome.value = outcomeOf(answer, 'configured');
      return undefined;
    },
    configure: (scope, version, set) =>
      act('configured', () => client.send('PUT', pathOf(scope), { replaces: version, set })),
  };
};
