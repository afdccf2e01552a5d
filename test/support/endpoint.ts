import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Heard = {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};

/** How the endpoint answers: with a status, with a redirect to an address, or never. */
export type Answer = number | string | 'never';

export type Endpoint = {
  readonly url: string;
  readonly heard: readonly Heard[];
  readonly answer: (next: Answer) => void;
  readonly close: () => Promise<void>;
};

/** An endpoint of another programme, on this machine: it hears whatever is sent, and answers as it is told to. */
export const openEndpoint = async (): Promise<Endpoint> => {
  const heard: Heard[] = [];
  let answer: Answer = 204;
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    heard.push({ headers: request.headers, body });
    if (answer === 'never') return;
    if (typeof answer === 'string') response.writeHead(307, { location: answer }).end();
    else response.writeHead(answer).end('a long story that nobody keeps');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hooks`,
    heard,
    answer: (next) => {
      answer = next;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
