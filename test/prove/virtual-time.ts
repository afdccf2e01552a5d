/**
 * A clock that jumps from one event to the next. Everything that waits, waits on it; so a run of weeks takes seconds,
 * and the same seed gives the same run.
 */
export type VirtualTime = {
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Begins the work at an instant; it may go on for as long as it likes. */
  readonly at: (instantMs: number, work: () => unknown) => void;
  /** Lets time pass until nothing waits for it any more. */
  readonly run: () => Promise<void>;
  /** Holds the clock while something real is under way, such as a request to a real engine. */
  readonly hold: <T>(real: Promise<T>) => Promise<T>;
};

type Event = { readonly at: number; readonly order: number; readonly work: () => unknown };

const isBefore = (a: Event, b: Event): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

/** A binary heap, the earliest event on top. */
const openAgenda = () => {
  const heap: Event[] = [];
  const swap = (a: number, b: number): void => {
    [heap[a], heap[b]] = [heap[b] as Event, heap[a] as Event];
  };
  const earlier = (a: number, b: number): boolean => isBefore(heap[a] as Event, heap[b] as Event);
  return {
    add: (event: Event): void => {
      heap.push(event);
      for (let at = heap.length - 1; at > 0 && earlier(at, (at - 1) >> 1); at = (at - 1) >> 1) {
        swap(at, (at - 1) >> 1);
      }
    },
    next: (): Event | undefined => {
      const top = heap[0];
      const last = heap.pop();
      if (!last || heap.length === 0) return top;
      heap[0] = last;
      for (let at = 0; ; ) {
        const [left, right] = [2 * at + 1, 2 * at + 2];
        let first = at;
        if (left < heap.length && earlier(left, first)) first = left;
        if (right < heap.length && earlier(right, first)) first = right;
        if (first === at) return top;
        swap(at, first);
        at = first;
      }
    },
  };
};

export const startVirtualTime = (startMs: number): VirtualTime => {
  const agenda = openAgenda();
  const real = new Set<Promise<unknown>>();
  let now = startMs;
  let order = 0;

  /** Until all promises that are kept have run what waits for them, and nothing real is under way. */
  const settled = async (): Promise<void> => {
    await new Promise(setImmediate);
    while (real.size > 0) {
      await Promise.race(real);
      await new Promise(setImmediate);
    }
  };

  const at = (instantMs: number, work: () => unknown): void =>
    agenda.add({ at: Math.max(now, instantMs), order: order++, work });

  return {
    now: () => now,
    at,
    sleep: (milliseconds) => new Promise((resolve) => at(now + Math.max(0, milliseconds), () => resolve())),
    hold: (promise) => {
      const ended = promise.then(
        () => {},
        () => {},
      );
      real.add(ended);
      void ended.then(() => real.delete(ended));
      return promise;
    },
    run: async () => {
      await settled();
      for (let event = agenda.next(); event; event = agenda.next()) {
        now = event.at;
        event.work();
        await settled();
      }
    },
  };
};
