import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { IDLE_MS, MOST_CONNECTIONS, SERVER_LIMITS } from '../server-limits.ts';

/** How long requests under way may still take when the server is told to end. */
const GRACE_MS = 2000;

/** Rejects where the port is taken, before anybody has waited for the data to be loaded. */
export const assertFree = async (port: number, host: string): Promise<void> => {
  const probe = createServer().listen(port, host);
  await once(probe, 'listening');
  probe.close();
  await once(probe, 'close');
};

/** Listens, with the limits that a single machine sets whoever connects; 0 takes any free port. */
export const listenOn = async (
  wanted: number,
  host: string,
  listener: RequestListener,
): Promise<{ readonly server: Server; readonly port: number }> => {
  const server = createServer(SERVER_LIMITS, listener);
  server.maxConnections = MOST_CONNECTIONS;
  server.setTimeout(IDLE_MS);
  server.listen(wanted, host);
  await once(server, 'listening');
  const address = server.address();
  return { server, port: typeof address === 'object' && address ? address.port : wanted };
};

/** Lets nobody in any more, and cuts off whoever has not been answered after a while. */
export const hangUp = async (server: Server): Promise<void> => {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  await Promise.race([closed, sleep(GRACE_MS)]);
  server.closeAllConnections();
};
