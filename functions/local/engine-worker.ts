import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';

/*
 * The embedded engine in a thread of its own: it shares no time with the requests, and dies with the
 * process, however that ends. It also dies alone, at the first write that fails: what LevelDB appends behind a
 * record that was cut short would be lost when it is opened again.
 */
const require = createRequire(import.meta.url);
const dynalite = require('dynalite') as (options: object) => import('node:http').Server;

/*
 * dynalite 4.0.0 ends its reading of the table with `iterator.return()`, which the iterators of abstract-level 3 do
 * not have: each query would then keep an iterator, and with it a snapshot of the data, for ever (measured: 50 MB a
 * minute at 20 ratings a second).
 */
type Iterator = { close: () => Promise<void>; return?: () => Promise<void> };
const level = createRequire(createRequire(require.resolve('dynalite')).resolve('level'));
const iterators = level('abstract-level') as Readonly<Record<string, { prototype: Iterator }>>;
for (const name of ['AbstractIterator', 'AbstractKeyIterator', 'AbstractValueIterator']) {
  const prototype = iterators[name]?.prototype;
  if (prototype) prototype.return ??= prototype.close;
}

process.on('uncaughtException', (error: Error & { readonly code?: unknown }) => {
  // A client that went away in the middle of its request.
  if (error.code === 'ECONNRESET') return;
  parentPort?.postMessage({ failure: error.message });
  process.exit(1);
});

const { path } = workerData as { readonly path: string | undefined };
const server = dynalite({ ...(path ? { path } : {}), createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });

/** The data are opened in the background, and the first call waits for that. */
const assertOpen = async (endpoint: string): Promise<void> => {
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': 'DynamoDB_20120810.ListTables',
      'x-amz-date': '20260101T000000Z',
      authorization: 'AWS4-HMAC-SHA256 Credential=local, SignedHeaders=host, Signature=none',
    },
    body: '{}',
  });
  if (!answer.ok) throw new Error(`The engine answers ${answer.status}: ${await answer.text()}`);
};

server.listen(0, '127.0.0.1', async () => {
  const address = server.address();
  const endpoint = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  await assertOpen(endpoint);
  parentPort?.postMessage({ endpoint });
});

parentPort?.once('message', () => {
  server.close(() => parentPort?.postMessage({ closed: true }));
});
