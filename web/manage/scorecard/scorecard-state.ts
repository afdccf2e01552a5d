import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { Issue } from '#domain/response.ts';
import type { NewEntry, Scorecard, ShownEntry } from '../../shared/api-types.ts';
import type { ApiClient } from '../api-client.ts';
import type { Failure } from '../trouble.ts';

/** What became of a figure that was sent. */
export type Sent =
  | { readonly kind: 'saved'; readonly entry: ShownEntry }
  | { readonly kind: 'changed' }
  | { readonly kind: 'refused'; readonly issues: readonly Issue[] }
  | { readonly kind: 'failed'; readonly failure: Failure };

export type ScorecardState = {
  readonly card: ReadonlySignal<Scorecard | undefined>;
  /** Why the card cannot be shown. */
  readonly fault: ReadonlySignal<Failure | undefined>;
  readonly show: (unit: string, year: string) => Promise<void>;
  readonly stop: () => void;
  /** Puts a figure beside the versions that are shown, and reads the card again. */
  readonly enter: (indicator: string, period: string, body: Omit<NewEntry, 'replaces'>) => Promise<Sent>;
};

/** The scorecard of one unit and year. Reads are not repeated by themselves: reported figures change some times a year. */
export const createScorecardState = (client: ApiClient): ScorecardState => {
  const card = signal<Scorecard | undefined>(undefined);
  const fault = signal<Failure | undefined>(undefined);
  let shown = { unit: '', year: '' };
  /** Answers to what was asked for another unit or year are dropped. */
  let turn = 0;

  const pathOf = (unit: string): string => `/v1/units/${encodeURIComponent(unit)}/scorecard`;

  const look = async (): Promise<void> => {
    turn += 1;
    const mine = turn;
    const answer = await client.read<Scorecard>(`${pathOf(shown.unit)}?year=${shown.year}`);
    if (mine !== turn) return;
    batch(() => {
      if (answer.kind === 'ok') card.value = answer.body;
      fault.value = answer.kind === 'ok' ? undefined : answer;
    });
  };

  return {
    card,
    fault,
    show: async (unit, year) => {
      if (unit !== shown.unit || year !== shown.year) card.value = undefined;
      shown = { unit, year };
      await look();
    },
    stop: () => {
      turn += 1;
    },
    enter: async (indicator, period, body) => {
      const unit = shown.unit;
      const known = card.value?.indicators.find(({ id }) => id === indicator)?.history;
      const replaces = known?.find((entry) => entry.period === period)?.version ?? 0;
      const answer = await client.send<ShownEntry>('PUT', `${pathOf(unit)}/${indicator}/${period}`, {
        ...body,
        replaces,
      });
      if (answer.kind === 'unreachable') return { kind: 'failed', failure: answer };
      const isChanged = answer.kind === 'refused' && answer.status === 409;
      if ((answer.kind === 'ok' || isChanged) && unit === shown.unit) await look();
      if (answer.kind === 'ok') return { kind: 'saved', entry: answer.body };
      if (isChanged) return { kind: 'changed' };
      const { errors: issues = [] } = answer;
      return issues.length > 0 ? { kind: 'refused', issues } : { kind: 'failed', failure: answer };
    },
  };
};
