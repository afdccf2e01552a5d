/** A moment on a device, by its wall clock and by the one that only ever runs forward. */
export type Moment = {
  /** Epoch milliseconds of the wall clock, right or wrong. */
  readonly wallMs: number;
  /** Milliseconds since this run of the page began; nobody can set it. */
  readonly runMs: number;
  /** Which run of the page; a restart begins another. */
  readonly run: string;
  /** Epoch milliseconds by the server's clock, where that was known beyond doubt at the time. */
  readonly serverMs?: number;
};

/**
 * What time it is by the server, on a device whose own clock may be wrong by years and may be set while it runs, and
 * whose page stands still while it sleeps.
 *
 * In one run of the page, the server's time less the run's is one number as long as the device does not sleep; each sleep
 * makes another. So the times that the server has said make spans of the run with one number each:
 *
 * ```
 *  run     0 ── asked ─────── asked ──┬── (slept) ──┬── asked ─────── asked ──── now
 *  server       └──── same number ────┘      ?      └──── another number ───┘     ?
 * ```
 *
 * | when a moment was               | its time by the server                                              |
 * | ------------------------------- | ------------------------------------------------------------------- |
 * | in a span                       | the run's, by the number of the span: nobody can set it             |
 * | between two of them             | by the one of the two that the wall clock is nearer to              |
 * | after the last                  | the run's; the wall clock's where that is further on: it has slept, |
 * |                                 | or was set, so that the server is to be asked again                 |
 * | in an earlier run, and known    | as it was known                                                     |
 * | in an earlier run, else         | the wall clock's, corrected by what it is wrong by now              |
 * | in an earlier run, that is to come | the server's now: a clock without a battery began anew           |
 */
export type ServerClock = {
  /** The server has said what time it is, now. */
  readonly learn: (serverMs: number) => void;
  /** Whether the server has said it, and nothing since then makes it doubtful. */
  readonly isKnown: () => boolean;
  readonly moment: () => Moment;
  /** Epoch milliseconds by the server's clock; by the device's own as long as nothing better is known. */
  readonly now: () => number;
  readonly timeOf: (moment: Moment) => number;
  /** How far the device's clock is ahead of the server's, in whole seconds. */
  readonly skewSeconds: () => number;
};

export type ServerClockPorts = {
  readonly wallMs: () => number;
  readonly runMs: () => number;
  readonly run: string;
};

/** The server says whole seconds, and takes a while to say them. */
const STEADY_MS = 5_000;

/** A part of the run in which the device has not slept. */
type Span = {
  readonly fromRunMs: number;
  readonly toRunMs: number;
  /** The server's time when the run began, if the device had never slept. */
  readonly beginMs: number;
  /** How far the wall clock was ahead at the end of it. */
  readonly wallErrorMs: number;
};

export const createServerClock = ({ wallMs, runMs, run }: ServerClockPorts): ServerClock => {
  let spans: readonly Span[] = [];

  const afterTheLast = (moment: Pick<Moment, 'wallMs' | 'runMs'>): { ms: number; sure: boolean } => {
    const last = spans.at(-1);
    if (!last) return { ms: moment.wallMs, sure: false };
    const [byRun, byWall] = [last.beginMs + moment.runMs, moment.wallMs - last.wallErrorMs];
    const sure = byWall <= byRun + STEADY_MS;
    return { ms: sure ? byRun : byWall, sure };
  };

  const inThisRun = (moment: Pick<Moment, 'wallMs' | 'runMs'>): number => {
    if (moment.runMs > (spans.at(-1)?.toRunMs ?? -1)) return afterTheLast(moment).ms;
    const found = spans.findIndex(({ toRunMs }) => moment.runMs < toRunMs);
    const at = found < 0 ? spans.length - 1 : found;
    const [before, within] = [spans[at - 1], spans[at]];
    const later = (within?.beginMs ?? 0) + moment.runMs;
    // On the edge of a span it may have slept at that very millisecond.
    if (!before || moment.runMs > (within?.fromRunMs ?? 0)) return later;
    const earlier = before.beginMs + moment.runMs;
    const byWall = moment.wallMs - before.wallErrorMs;
    return Math.abs(byWall - earlier) <= Math.abs(byWall - later) ? earlier : later;
  };

  const present = () => ({ wallMs: wallMs(), runMs: runMs() });
  const now = (): number => afterTheLast(present()).ms;

  return {
    learn: (serverMs) => {
      const at = present();
      const learnt: Span = {
        fromRunMs: at.runMs,
        toRunMs: at.runMs,
        beginMs: serverMs - at.runMs,
        wallErrorMs: at.wallMs - serverMs,
      };
      const last = spans.at(-1);
      spans =
        last && Math.abs(learnt.beginMs - last.beginMs) <= STEADY_MS
          ? [...spans.slice(0, -1), { ...learnt, fromRunMs: last.fromRunMs }]
          : [...spans, learnt];
    },
    isKnown: () => afterTheLast(present()).sure,
    moment: () => {
      const at = present();
      const { ms, sure } = afterTheLast(at);
      return { ...at, run, ...(sure ? { serverMs: ms } : {}) };
    },
    now,
    timeOf: (moment) => {
      if (moment.run === run) return inThisRun(moment);
      if (spans.length === 0) return moment.serverMs ?? moment.wallMs;
      return Math.min(now(), moment.serverMs ?? moment.wallMs + now() - wallMs());
    },
    skewSeconds: () => Math.round((wallMs() - now()) / 1000),
  };
};
