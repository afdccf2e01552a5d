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
 * | in this run                            | the server's now, less what has run since: exact             |
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

export const createServerClock = ({ wallMs, runMs, run }: ServerClockPorts): ServerClock => {
  /** The server's time at the beginning of this run. */
  let beginMs: number | undefined;

  const now = (): number => (beginMs === undefined ? wallMs() : beginMs + runMs());

  return {
    learn: (serverMs) => {
      beginMs = serverMs - runMs();
    },
    isKnown: () => beginMs !== undefined,
    moment: () => ({ wallMs: wallMs(), runMs: runMs(), run }),
    now,
    timeOf: (moment) => {
      if (beginMs === undefined) return moment.wallMs;
      if (moment.run === run) return beginMs + moment.runMs;
      return Math.min(now(), moment.wallMs + now() - wallMs());
    },
    skewSeconds: () => Math.round((wallMs() - now()) / 1000),
  };
};
