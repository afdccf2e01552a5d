import type { AddressInfo } from 'node:net';
import { createServer } from 'vite';

const ROOT = new URL('../../', import.meta.url).pathname;

const PAGE = `<!doctype html>
<html lang="vi">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <link rel="icon" href="data:," />
    <title>Đánh giá sự hài lòng · Satisfaction rating</title>
  </head>
  <body><div id="app"></div><script type="module" src="/@fs${ROOT}test/screens/stage.tsx"></script></body>
</html>`;

/** Serves the stage, with the same build of the same sources as the product. Close it. */
export const serveStage = async (): Promise<{
  readonly url: string;
  readonly close: () => Promise<void>;
}> => {
  const server = await createServer({
    configFile: `${ROOT}web/vite.config.ts`,
    logLevel: 'error',
    cacheDir: `${ROOT}node_modules/.cache/stage`,
    optimizeDeps: { include: ['preact', 'preact/jsx-runtime', 'preact/jsx-dev-runtime', '@preact/signals'] },
    server: { port: 0, host: '127.0.0.1', hmr: false, ws: false, watch: null, fs: { allow: [ROOT] } },
    plugins: [
      {
        name: 'stage',
        configureServer: ({ middlewares }) => {
          middlewares.use('/stage', (_, answer) => {
            answer.setHeader('content-type', 'text/html').end(PAGE);
          });
        },
      },
    ],
  });
  await server.listen();
  const address = server.httpServer?.address() as AddressInfo | undefined;
  if (!address) throw new Error('the stage has no port');
  return { url: `http://127.0.0.1:${address.port}/stage`, close: () => server.close() };
};
