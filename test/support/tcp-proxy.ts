import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Stands between a function and its engine. */
export type TcpProxy = {
  readonly endpoint: string;
  /** How many connections have been opened. */
  readonly connections: () => number;
  /**
   * From the first bytes on in which `text` stands, nothing more passes over that connection or any other; it stays open
   * all the same, as where a network loses packets. Resolves when that happens.
   */
  readonly stallAt: (text: string) => Promise<void>;
  /** Connections that carried nothing in the meantime, and new ones, reach the engine again. */
  readonly recover: () => void;
  readonly close: () => Promise<void>;
};

export const openTcpProxy = async (target: string): Promise<TcpProxy> => {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let connections = 0;
  let stalled = false;
  let awaited: { readonly text: string; readonly met: () => void } | undefined;

  const server = createServer((client) => {
    connections += 1;
    const engine = connect(Number(port), hostname);
    let dead = false;
    for (const [socket, other] of [
      [client, engine],
      [engine, client],
    ] as const) {
      sockets.add(socket);
      // Whoever is killed in the middle resets the connection.
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        if (!dead || socket === client) other.destroy();
      });
    }
    engine.on('data', (chunk) => {
      if (!dead) client.write(chunk);
    });
    client.on('data', (chunk) => {
      if (awaited && chunk.includes(awaited.text)) {
        stalled = true;
        awaited.met();
        awaited = undefined;
      }
      dead ||= stalled;
      if (!dead) engine.write(chunk);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    connections: () => connections,
    stallAt: (text) =>
      new Promise((met) => {
        awaited = { text, met };
      }),
    recover: () => {
      stalled = false;
    },
    close: async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
};
