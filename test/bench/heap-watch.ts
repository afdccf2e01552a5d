import { once } from 'node:events';

export type Heaps = {
  /** Of the thread that answers requests. */
  readonly server: number;
  /** Of the thread of the engine. */
  readonly engine: number;
};

export type HeapWatch = {
  /** Megabytes in use after everything that can be freed is freed. */
  readonly afterCollection: () => Promise<Heaps>;
  readonly close: () => void;
};

type Message = {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly sessionId?: string; readonly message?: string };
  readonly result?: { readonly usedSize?: number };
};
type Call = (method: string, params?: object) => Promise<Message['result']>;

/** Numbers calls and finds the call that an answer belongs to. */
const callsOver = (send: (text: string) => void) => {
  const waiting = new Map<number, (result: Message['result']) => void>();
  let calls = 0;
  const call: Call = (method, params = {}) =>
    new Promise((resolve) => {
      const id = ++calls;
      waiting.set(id, resolve);
      send(JSON.stringify({ id, method, params }));
    });
  const answered = ({ id = 0, result }: Message): void => {
    waiting.get(id)?.(result);
    waiting.delete(id);
  };
  return { call, answered };
};

const megabytesOf = async (call: Call): Promise<number> => {
  await call('HeapProfiler.collectGarbage');
  return ((await call('Runtime.getHeapUsage'))?.usedSize ?? Number.NaN) / 1024 ** 2;
};

/** Watches the heaps of a process that was started with `--inspect`, at the address it printed. */
export const heapWatch = async (inspector: string): Promise<HeapWatch> => {
  const socket = new WebSocket(inspector);
  await once(socket, 'open');
  let sessionId = '';
  const server = callsOver((text) => socket.send(text));
  const engine = callsOver((message) => {
    void server.call('NodeWorker.sendMessageToWorker', { sessionId, message });
  });
  const attached = new Promise<void>((resolve) => {
    socket.addEventListener('message', ({ data }) => {
      const message = JSON.parse(String(data)) as Message;
      if (message.id !== undefined) server.answered(message);
      if (message.method === 'NodeWorker.attachedToWorker') {
        sessionId = message.params?.sessionId ?? '';
        resolve();
      }
      if (message.method === 'NodeWorker.receivedMessageFromWorker') {
        engine.answered(JSON.parse(message.params?.message ?? '{}'));
      }
    });
  });
  await server.call('NodeWorker.enable', { waitForDebuggerOnStart: false });
  await attached;
  return {
    afterCollection: async () => ({
      server: await megabytesOf(server.call),
      engine: await megabytesOf(engine.call),
    }),
    close: () => socket.close(),
  };
};
