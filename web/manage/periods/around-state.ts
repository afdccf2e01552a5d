import { batch, type ReadonlySignal, signal } from '@preact/signals';
import { monthsOf, parsePeriod } from '#domain/period.ts';
import type { Text } from '#domain/questionnaire.ts';
import type { Fleet, UnitDetail, UnitList } from '../../shared/api-types.ts';
import type { ApiClient, Reading } from '../api-client.ts';

/** Of what the surroundings are asked. */
export type Surrounded = {
  readonly unit: string;
  readonly period: string;
  readonly today: string;
  /** What stands in the list of units at the end of the period. */
  readonly list: UnitList;
};

export type SilentKiosk = { readonly counter: string; readonly unitName: Text };

/** What a reader of a period must know beside its figures. */
export type AroundState = {
  /** Kiosks that are silent for longer than chance explains, while the period goes on; none where the reader may not see kiosks. */
  readonly silent: ReadonlySignal<readonly SilentKiosk[]>;
  /** The unit, or those right below it, were others when the period began. */
  readonly spansReform: ReadonlySignal<boolean>;
  readonly look: (of: Surrounded) => Promise<void>;
};

const bodyOf = <T>(reading: Reading<T> | undefined): T | undefined =>
  reading?.kind === 'ok' ? reading.body : undefined;

const belowIn = (list: UnitList, unit: string): string =>
  list.units
    .filter(({ parent }) => parent === unit)
    .map(({ id }) => id)
    .toSorted()
    .join(' ');

export const createAroundState = (client: Pick<ApiClient, 'read'>): AroundState => {
  const silent = signal<readonly SilentKiosk[]>([]);
  const spansReform = signal(false);
  /** Answers to what was asked before are dropped. */
  let turn = 0;

  const silentAt = async (unit: string): Promise<readonly SilentKiosk[]> => {
    const fleet = bodyOf(await client.read<Fleet>(`/v1/devices?unit=${encodeURIComponent(unit)}`));
    return (fleet?.devices ?? [])
      .filter(({ state }) => state === 'silent')
      .map(({ counter, unitName }) => ({ counter, unitName }));
  };

  /** A reform takes effect on the first of a month, so a period within one spans none. */
  const spans = async (unit: string, months: readonly string[], list: UnitList): Promise<boolean> => {
    const [first = '', last = ''] = [months[0], months.at(-1)];
    if (first === last) return false;
    const [detail, before] = await Promise.all([
      client.read<UnitDetail>(`/v1/units/${encodeURIComponent(unit)}?month=${list.month}`),
      client.read<UnitList>(`/v1/units?month=${first}`),
    ]);
    const former = bodyOf(before);
    const isFormed = bodyOf(detail)?.predecessors.some(({ from }) => first < from && from <= last) ?? false;
    return isFormed || (former !== undefined && belowIn(former, unit) !== belowIn(list, unit));
  };

  return {
    silent,
    spansReform,
    look: async ({ unit, period, today, list }) => {
      const mine = ++turn;
      const asked = parsePeriod(period);
      const isRunning = asked !== undefined && asked.from <= today && today <= asked.to;
      const [kiosks, reformed] = await Promise.all([
        isRunning && list.may.includes('devices.see') ? silentAt(unit) : [],
        asked ? spans(unit, monthsOf(asked), list) : false,
      ]);
      if (mine !== turn) return;
      batch(() => {
        silent.value = kiosks;
        spansReform.value = reformed;
      });
    },
  };
};
