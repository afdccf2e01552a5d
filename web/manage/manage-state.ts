import { batch, type ReadonlySignal, signal } from '@preact/signals';
import { isMonth, localHourOf, monthPlus } from '#domain/time.ts';
import type { MonthResult, RangeResult, UnitList } from '../shared/api-types.ts';
import { backOffMs } from '../shared/back-off.ts';
import type { Clock } from '../shared/clock.ts';
import type { ApiClient, Reading } from './api-client.ts';

/** What the page is about, as its address says it; `undefined` is the top unit, the present month. */
export type Place = { readonly unit?: string | undefined; readonly month?: string | undefined };

export type Phase =
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'shown' }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'fault'; readonly detail: string };

export type ManageState = {
  readonly phase: ReadonlySignal<Phase>;
  /** The last read failed to reach the server; what is shown is older. */
  readonly stale: ReadonlySignal<boolean>;
  readonly units: ReadonlySignal<UnitList | undefined>;
  readonly result: ReadonlySignal<MonthResult | undefined>;
  readonly trend: ReadonlySignal<RangeResult | undefined>;
  readonly unit: ReadonlySignal<string | undefined>;
  readonly month: ReadonlySignal<string>;
  readonly thisMonth: string;
  readonly go: (place: Place) => void;
  /** Looks again now and every few seconds, or stops looking, as while nobody can see the page. */
  readonly watch: (visible: boolean) => void;
};

export type ManagePorts = {
  readonly client: ApiClient | undefined;
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly place: Place;
};

export const POLL_MS = 5000;
const TREND_MONTHS = 12;

/**
 *  signedOut          no token, or it is refused: ends here until the page is opened anew
 *  loading ──▶ shown ──poll──▶ shown (304: nothing happens; 200: drawn anew)
 *     │           └── server gone: stale, what was read stays, back-off until it answers
 *     └──▶ forbidden · fault    go() leads out
 */
export const createManageState = ({ client, clock, random, place }: ManagePorts): ManageState => {
  const thisMonth = localHourOf(clock.now()).month;
  const phase = signal<Phase>(client ? { kind: 'loading' } : { kind: 'signedOut' });
  const stale = signal(false);
  const units = signal<UnitList | undefined>(undefined);
  const result = signal<MonthResult | undefined>(undefined);
  const trend = signal<RangeResult | undefined>(undefined);
  const unit = signal(place.unit);
  const month = signal(place.month && isMonth(place.month) ? place.month : thisMonth);
  let cancel = (): void => {};
  let watching = false;
  let failures = 0;
  /** Answers to what was asked before the last `go` are dropped. */
  let turn = 0;

  const failed = (reading: Exclude<Reading<unknown>, { kind: 'ok' }>): void => {
    if (reading.kind === 'unreachable') {
      failures += 1;
      stale.value = true;
    } else if (reading.status === 401) phase.value = { kind: 'signedOut' };
    else if (reading.status === 403) phase.value = { kind: 'forbidden' };
    else if (reading.status >= 500) {
      failures += 1;
      stale.value = true;
    } else phase.value = { kind: 'fault', detail: reading.detail };
  };

  const load = async (reader: ApiClient): Promise<void> => {
    const mine = turn;
    const at = month.value;
    if (units.value?.month !== at) {
      const list = await reader.read<UnitList>(`/v1/units?month=${at}`);
      if (mine !== turn) return;
      if (list.kind !== 'ok') return failed(list);
      units.value = list.body;
    }
    const id = unit.value ?? units.value?.units[0]?.id;
    if (id === undefined) {
      phase.value = { kind: 'fault', detail: '' };
      return;
    }
    const path = `/v1/units/${encodeURIComponent(id)}/results`;
    const [shown, months] = await Promise.all([
      reader.read<MonthResult>(`${path}?month=${at}`),
      reader.read<RangeResult>(`${path}?from=${monthPlus(at, 1 - TREND_MONTHS)}&to=${at}`),
    ]);
    if (mine !== turn) return;
    if (shown.kind !== 'ok') return failed(shown);
    if (months.kind !== 'ok') return failed(months);
    failures = 0;
    batch(() => {
      stale.value = false;
      unit.value = id;
      if (!shown.same || result.value !== shown.body) result.value = shown.body;
      if (!months.same || trend.value !== months.body) trend.value = months.body;
      phase.value = { kind: 'shown' };
    });
  };

  const look = async (): Promise<void> => {
    cancel();
    if (!client) return;
    await load(client);
    const ended =
      phase.value.kind === 'signedOut' || phase.value.kind === 'forbidden' || phase.value.kind === 'fault';
    if (!watching || ended) return;
    cancel();
    cancel = clock.after(
      failures > 0 ? Math.max(1000, backOffMs(failures, random())) : POLL_MS,
      () => void look(),
    );
  };

  return {
    phase,
    stale,
    units,
    result,
    trend,
    unit,
    month,
    thisMonth,
    go: (next) => {
      turn += 1;
      batch(() => {
        unit.value = next.unit;
        month.value = next.month ?? thisMonth;
        result.value = undefined;
        trend.value = undefined;
        if (client) phase.value = { kind: 'loading' };
      });
      void look();
    },
    watch: (visible) => {
      watching = visible;
      if (visible) void look();
      else cancel();
    },
  };
};
