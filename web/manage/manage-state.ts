import { batch, type ReadonlySignal, signal } from '@preact/signals';
import { type Period, parsePeriod, periodAround, periodText } from '#domain/period.ts';
import { localHourOf } from '#domain/time.ts';
import type { PeriodResult, RangeResult, UnitList } from '../shared/api-types.ts';
import type { Clock } from '../shared/clock.ts';
import type { ApiClient, Reading } from './api-client.ts';
import type { Way } from './ask-ahead.ts';
import { createResultsReader, lastMonthOf, type ResultsPlace } from './results-reader.ts';
import { type Failure, retryMs, type Trouble, troubleOf } from './trouble.ts';

/** Looks at other things than results. */
export const VIEWS = [
  'report',
  'compare',
  'comments',
  'kiosks',
  'scorecard',
  'services',
  'improvements',
  'questionnaires',
  'reform',
  'integrations',
  'audit',
  'help',
] as const;
export type View = (typeof VIEWS)[number];

/** What the page is about, as its address says it; `undefined` is the top unit, the present month, the usual form, the units of then. */
export type Place = {
  readonly unit?: string | undefined;
  /** As `periodText` writes it. */
  readonly period?: string | undefined;
  readonly form?: string | undefined;
  /** What else than its results is looked at. */
  readonly view?: View | undefined;
  /** All of a period by the units of its end, where it spans a reform. */
  readonly tree?: 'now' | undefined;
  /** With what a change is compared: the same of last year; the period before it, where nothing is said. */
  readonly against?: 'year' | undefined;
  /** Units beside the first, in the view that compares. */
  readonly others?: readonly string[] | undefined;
  /** Of the scorecard. */
  readonly year?: string | undefined;
  /** What the view is narrowed to when it is opened; after that the address alone knows. */
  readonly about?: string | undefined;
};

export type Phase =
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'shown' }
  | { readonly kind: 'forbidden'; readonly detail: string }
  | { readonly kind: 'fault'; readonly detail: string };

export type ManageState = {
  readonly phase: ReadonlySignal<Phase>;
  /** Set while what is shown is older than the last attempt to read it. */
  readonly stale: ReadonlySignal<Trouble | undefined>;
  readonly units: ReadonlySignal<UnitList | undefined>;
  readonly result: ReadonlySignal<PeriodResult | undefined>;
  /** The months up to the period; it comes after the result, which does not wait for it. */
  readonly trend: ReadonlySignal<RangeResult | undefined>;
  readonly unit: ReadonlySignal<string | undefined>;
  readonly period: ReadonlySignal<Period>;
  readonly tree: ReadonlySignal<Place['tree']>;
  readonly form: ReadonlySignal<string | undefined>;
  readonly against: ReadonlySignal<Place['against']>;
  readonly view: ReadonlySignal<Place['view']>;
  readonly year: ReadonlySignal<Place['year']>;
  readonly others: ReadonlySignal<readonly string[]>;
  readonly thisMonth: string;
  /** The day on which the page was opened. */
  readonly today: string;
  /** Where the page is now, without waiting for changes of it. */
  readonly place: () => Place;
  readonly go: (place: Place) => void;
  /** The way to other results will probably be taken: they are asked for now. */
  readonly expect: (way: Way) => void;
  /** Looks again now and every few seconds, or stops looking, as while nobody can see the page. */
  readonly watch: (visible: boolean) => void;
};

export type ManagePorts = {
  readonly client: ApiClient;
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly place: Place;
};

export const POLL_MS = 5000;

/**
 *  signedOut          the token is refused: ends here until the page is opened anew
 *  loading ──▶ shown ──poll──▶ shown (304: nothing happens; 200: drawn anew, the trend read after it)
 *     │           └── server gone: stale, what was read stays, back-off until it answers
 *     └──▶ forbidden · fault    go() leads out
 */
export const createManageState = ({ client, clock, random, place }: ManagePorts): ManageState => {
  const { month: thisMonth, day: today } = localHourOf(clock.now());
  /** Of a period that there is not, nothing is shown, least of all another one. */
  const isPeriod = ({ period: wanted }: Place): boolean =>
    wanted === undefined || parsePeriod(wanted) !== undefined;
  const periodOf = (wanted = ''): Period => parsePeriod(wanted) ?? periodAround('month', today);
  const phase = signal<Phase>({ kind: 'loading' });
  const stale = signal<Trouble | undefined>(undefined);
  const units = signal<UnitList | undefined>(undefined);
  const result = signal<PeriodResult | undefined>(undefined);
  const trend = signal<RangeResult | undefined>(undefined);
  const unit = signal(place.unit);
  const period = signal(periodOf(place.period));
  const tree = signal(place.tree);
  const form = signal(place.form);
  const against = signal(place.against);
  const view = signal(place.view);
  const year = signal(place.year);
  const others = signal(place.others ?? []);
  const results = createResultsReader(client, today);
  const placeOf = (id: string, of = period.value): ResultsPlace => ({
    unit: id,
    period: of,
    form: form.value,
    tree: tree.value,
  });
  let isWrong = !isPeriod(place);
  let cancel = (): void => {};
  let watching = false;
  let failures = 0;
  /** Answers to what was asked before the last `go` are dropped. */
  let turn = 0;

  const failed = (failure: Failure): void => {
    const trouble = troubleOf(failure);
    if (trouble) {
      failures += 1;
      stale.value = trouble;
    } else if (failure.kind === 'refused') {
      const { status, detail } = failure;
      if (status === 401) phase.value = { kind: 'signedOut' };
      else phase.value = { kind: status === 403 ? 'forbidden' : 'fault', detail };
    }
  };

  const load = async (all: boolean): Promise<void> => {
    if (isWrong) {
      phase.value = { kind: 'fault', detail: '' };
      return;
    }
    const mine = turn;
    const at = lastMonthOf(period.value, today);
    const known = units.value;
    // The list and the results wait for each other only where the address does not name the unit.
    const listing: Promise<Reading<UnitList>> =
      known?.month === at
        ? Promise.resolve({ kind: 'ok', body: known, same: true })
        : client.read<UnitList>(`/v1/units?month=${at}`);
    const early = unit.value === undefined ? await listing : undefined;
    if (mine !== turn) return;
    if (early && early.kind !== 'ok') return failed(early);
    const id = unit.value ?? early?.body.units[0]?.id;
    if (id === undefined) {
      phase.value = { kind: 'fault', detail: '' };
      return;
    }
    const wanted = placeOf(id);
    const reading = results.result(wanted);
    // The trend is twelve months that rarely change: while the result is the same it is not asked for again.
    const trending = all || !trend.value ? results.trend(wanted) : undefined;
    const [list, shown] = await Promise.all([listing, reading]);
    if (mine !== turn) return;
    const unchanged = shown.kind === 'ok' && shown.body === result.value;
    batch(() => {
      if (list.kind === 'ok') units.value = list.body;
      if (shown.kind !== 'ok') return failed(shown);
      if (list.kind !== 'ok') return failed(list);
      unit.value = id;
      result.value = shown.body;
      phase.value = { kind: 'shown' };
    });
    if (shown.kind !== 'ok' || list.kind !== 'ok') return;
    const months = trending ? await trending : unchanged ? undefined : await results.trend(wanted);
    if (mine !== turn) return;
    batch(() => {
      if (months && months.kind !== 'ok') return failed(months);
      failures = 0;
      stale.value = undefined;
      if (months) trend.value = months.body;
      if (trend.value) results.keep(wanted, { result: shown.body, trend: trend.value });
    });
  };

  const look = async (all: boolean): Promise<void> => {
    cancel();
    await load(all);
    const { kind } = phase.value;
    if (!watching || kind === 'signedOut' || kind === 'forbidden' || kind === 'fault') return;
    cancel();
    const waitMs = failures > 0 ? retryMs(failures, random()) : POLL_MS;
    cancel = clock.after(waitMs, () => void look(false));
  };

  return {
    phase,
    stale,
    units,
    result,
    trend,
    unit,
    period,
    tree,
    form,
    against,
    view,
    year,
    others,
    thisMonth,
    today,
    place: () => ({
      unit: unit.peek(),
      period: periodText(period.peek()),
      tree: tree.peek(),
      form: form.peek(),
      against: against.peek(),
      view: view.peek(),
      year: year.peek(),
      others: others.peek(),
    }),
    go: (next) => {
      turn += 1;
      isWrong = !isPeriod(next);
      batch(() => {
        unit.value = next.unit;
        period.value = periodOf(next.period);
        tree.value = next.tree;
        form.value = next.form;
        against.value = next.against;
        view.value = next.view;
        year.value = next.year;
        others.value = next.others ?? [];
        const known = next.unit === undefined ? undefined : results.seenAt(placeOf(next.unit));
        result.value = known?.result;
        trend.value = known?.trend;
        phase.value = { kind: known ? 'shown' : 'loading' };
      });
      void look(true);
    },
    expect: (way) => {
      const id = way.unit ?? unit.value;
      if (id === undefined || view.value || phase.value.kind !== 'shown') return;
      void results.askAhead(placeOf(id, way.period === undefined ? period.value : periodOf(way.period)));
    },
    watch: (visible) => {
      watching = visible;
      if (visible) void look(true);
      else cancel();
    },
  };
};
