import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Invocation } from './lambda-function.ts';

export type Request = {
  readonly requestId: string;
  readonly event: unknown;
  readonly deadlineMs: number;
  readonly functionName: string;
};

/** The Runtime API for one process: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html */
export type RuntimeApi = {
  /** What the process finds as `AWS_LAMBDA_RUNTIME_API`. */
  readonly host: string;
  /** Hands the event to the process when it asks for the next one; resolves with what it answers. */
  readonly invoke: (request: Request) => Promise<Invocation>;
  /** Resolves when the process says that it could not load its handler. */
  readonly initError: Promise<Invocation>;
  readonly close: () => Promise<void>;
};

const PREFIX = '/2018-06-01/runtime';

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
};

const failureIn = (body: string): Invocation => {
  const { errorType, errorMessage } = JSON.parse(body);
  return { outcome: 'failed', errorType, errorMessage };
};

export const openRuntimeApi = async (): Promise<RuntimeApi> => {
  const initError = Promise.withResolvers<Invocation>();
  let asked: ServerResponse | undefined;
  let waiting: Request | undefined;
  let answered:
    | { readonly requestId: string; readonly resolve: (invocation: Invocation) => void }
    | undefined;

  const handOut = (): void => {
    if (!asked || !waiting) return;
    asked
      .writeHead(200, {
        'content-type': 'application/json',
        'lambda-runtime-aws-request-id': waiting.requestId,
        'lambda-runtime-deadline-ms': String(waiting.deadlineMs),
        'lambda-runtime-invoked-function-arn': `arn:aws:lambda:ap-southeast-1:123456789012:function:${waiting.functionName}`,
        'lambda-runtime-trace-id':
          'Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=0',
      })
      .end(JSON.stringify(waiting.event));
    asked = undefined;
    waiting = undefined;
  };

  const server = createServer(async (request, response) => {
    if (request.url === `${PREFIX}/invocation/next`) {
      asked = response;
      return handOut();
    }
    const body = await bodyOf(request);
    response.writeHead(202, { 'content-type': 'application/json' }).end('{"status":"OK"}');
    if (request.url === `${PREFIX}/init/error`) return initError.resolve(failureIn(body));
    const [, requestId, kind] = /\/invocation\/([^/]+)\/(response|error)$/.exec(request.url ?? '') ?? [];
    if (requestId !== answered?.requestId) return;
    answered?.resolve(
      kind === 'response' ? { outcome: 'answered', payload: JSON.parse(body) } : failureIn(body),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    invoke: (request) =>
      new Promise((resolve) => {
        answered = { requestId: request.requestId, resolve };
        waiting = request;
        handOut();
      }),
    initError: initError.promise,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
