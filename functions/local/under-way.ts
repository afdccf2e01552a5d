type Fetch<Rest extends unknown[]> = (request: Request, ...rest: Rest) => Response | Promise<Response>;

/** Requests that are being answered, also those whose caller has gone: a closed connection stops no read and no write. */
export type UnderWay = {
  /** The same app, counted. */
  readonly counted: <Rest extends unknown[]>(fetch: Fetch<Rest>) => Fetch<Rest>;
  /** Resolves when nothing is being answered, at once where nothing is, and after `atMostMs` in any case. */
  readonly ended: (atMostMs: number) => Promise<void>;
};

export const createUnderWay = (): UnderWay => {
  let count = 0;
  let waiting: (() => void)[] = [];

  const end = (): void => {
    count -= 1;
    if (count > 0) return;
    for (const resolve of waiting) resolve();
    waiting = [];
  };

  return {
    counted:
      (fetch) =>
      async (...request) => {
        count += 1;
        try {
          return await fetch(...request);
        } finally {
          end();
        }
      },
    ended: async (atMostMs) => {
      if (count === 0) return;
      let timer: ReturnType<typeof setTimeout> | undefined;
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        timer = setTimeout(resolve, atMostMs);
      });
      clearTimeout(timer);
    },
  };
};
