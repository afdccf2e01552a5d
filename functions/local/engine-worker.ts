import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';

/*
 * The embedded engine in a thread of its own: it shares no time with the requests, and dies with the
 * process, however that ends.
 */
const dynalite = createRequire(import.meta.url)('dynalite') as (
  options: object,
) => import('node:http').Server;

const { path } = workerData as { readonly path: string | undefined };
const server = dynalite({ ...(path ? { path } : {}), createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  parentPort?.postMessage({ port: typeof address === 'object' ? address?.port : undefined });
});

parentPort?.once('message', () => {
  server.close(() => parentPort?.postMessage({ closed: true }));
});
