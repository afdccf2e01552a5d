/** A moment on a device, by its wall clock and by the one that only ever runs forward. */
export type Moment = {
  /** Epoch milliseconds of the wall clock, right or wrong. */
  readonly wallMs: number;
  /** Milliseconds since this run of the page began; nobody can set it. */
  readonly runMs: number;
  /** Which run of the page; a restart begins another. */
  readonly run: string;
};

/**
 * What time it is by the server, on a device whose own clock may be wrong by years and may be set while it runs.
 *
 * | when a moment was                      | its time by the server                                       |
 * | -------------------------------------- | ------------------------------------------------------------ |
 * | in this run                            | the server's now, less what has run since: exact, but on a   |
 * |                                        | device that slept meanwhile                                  |
 * | in this run, the wall clock being as   | the wall clock's, corrected by what it is wrong by: asleep   |
 * | wrong as when last asked: it is steady | it goes on                                                   |
 * | in an earlier run                      | the wall clock's, corrected by what it is wrong by now       |
 * | in an earlier run, and that is to come | the server's now: a clock without a battery began anew       |
 */
export type ServerClock = {
  /** The server has said what time it is, now. */
  readonly learn: (serverMs: number) => void;
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

export const createServerClock = ({ wallMs, runMs, run }: ServerClockPorts): ServerClock => {
  /** The server's time at the beginning of this run. */
  let beginMs: number | undefined;
  let wallErrorMs: number | undefined;
  let isSteady = false;

  const inThisRun = (moment: Pick<Moment, 'wallMs' | 'runMs'>): number => {
    if (beginMs === undefined) return moment.wallMs;
    return isSteady ? moment.wallMs - (wallErrorMs ?? 0) : beginMs + moment.runMs;
  };
  const now = (): number => inThisRun({ wallMs: wallMs(), runMs: runMs() });

  return {
    learn: (serverMs) => {
      const errorMs = wallMs() - serverMs;
      isSteady = wallErrorMs !== undefined && Math.abs(errorMs - wallErrorMs) <= STEADY_MS;
      wallErrorMs = errorMs;
      beginMs = serverMs - runMs();
    },
    isKnown: () => beginMs !== undefined,
    moment: () => ({ wallMs: wallMs(), runMs: runMs(), run }),
    now,
    timeOf: (moment) => {
      if (beginMs === undefined || moment.run === run) return inThisRun(moment);
      return Math.min(now(), moment.wallMs + now() - wallMs());
    },
    skewSeconds: () => Math.round((wallMs() - now()) / 1000),
  };
};
