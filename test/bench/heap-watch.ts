import { once } from 'node:events';

export type HeapWatch = {
  readonly megabytesAfterCollection: () => Promise<number>;
  readonly close: () => void;
};

/** Watches the heap of a process that was started with `--inspect`, at the address it printed. */
export const heapWatch = async (inspector: string): Promise<HeapWatch> => {
  const socket = new WebSocket(inspector);
  await once(socket, 'open');
  const waiting = new Map<number, (result: Record<string, number>) => void>();
  let calls = 0;
  socket.addEventListener('message', ({ data }) => {
    const { id, result } = JSON.parse(String(data)) as { id: number; result: Record<string, number> };
    waiting.get(id)?.(result);
    waiting.delete(id);
  });
  const call = (method: string): Promise<Record<string, number>> =>
    new Promise((resolve) => {
      const id = ++calls;
      waiting.set(id, resolve);
      socket.send(JSON.stringify({ id, method }));
    });
  return {
    megabytesAfterCollection: async () => {
      await call('HeapProfiler.collectGarbage');
      const { usedSize = Number.NaN } = await call('Runtime.getHeapUsage');
      return usedSize / 1024 ** 2;
    },
    close: () => socket.close(),
  };
};
