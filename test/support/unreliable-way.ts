import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';

/** What becomes of a call on its way to the engine and of the answer on its way back. */
export type Fault =
  | 'none'
  | 'throttled'
  | 'request limit'
  | 'failing'
  | 'unavailable'
  | 'a page'
  | 'a page with 400'
  | 'half an answer'
  | 'silence'
  | 'silence within the answer'
  | 'reset'
  | 'answer lost'
  | 'answer too late';

export type UnreliableWay = {
  readonly endpoint: string;
  /** For all calls from now on, or only for the next so many. */
  readonly fail: (fault: Fault, calls?: number) => void;
  /** The calls that came, whatever became of them. */
  readonly calls: () => number;
  readonly close: () => Promise<void>;
};

/** The words of DynamoDB itself: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html */
const REFUSALS: Partial<Readonly<Record<Fault, readonly [number, string, string]>>> = {
  throttled: [
    400,
    'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException',
    'The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level with the UpdateTable API.',
  ],
  'request limit': [
    400,
    'com.amazonaws.dynamodb.v20120810#RequestLimitExceeded',
    'Throughput exceeds the current throughput limit for your account. Please contact AWS Support at https://aws.amazon.com/support request a limit increase',
  ],
  failing: [
    500,
    'com.amazonaws.dynamodb.v20120810#InternalServerError',
    'The request processing has failed because of an unknown error, exception or failure.',
  ],
  unavailable: [503, 'com.amazonaws.dynamodb.v20120810#ServiceUnavailable', 'Service Unavailable'],
};

/** A way to a real engine that throttles, fails, hangs, breaks off, or loses answers when it is told to. */
export const openUnreliableWay = async (target: string): Promise<UnreliableWay> => {
  let fault: Fault = 'none';
  let left = Number.POSITIVE_INFINITY;
  let calls = 0;

  const forward = (incoming: IncomingMessage, body: Buffer): Promise<{ status: number; body: Buffer }> =>
    new Promise((resolve, reject) => {
      const { method, headers, url } = incoming;
      const call = request(new URL(url ?? '/', target), { method, headers }, async (answer) => {
        resolve({ status: answer.statusCode ?? 0, body: await bytesOf(answer) });
      });
      call.on('error', reject).end(body);
    });

  const server = createServer(async (incoming, outgoing) => {
    calls += 1;
    const now = left > 0 ? fault : 'none';
    left -= 1;
    const body = await bytesOf(incoming);
    const refusal = REFUSALS[now];
    if (refusal) {
      const [status, __type, message] = refusal;
      return sendJson(outgoing, status, JSON.stringify({ __type, message }));
    }
    if (now === 'silence') return;
    if (now === 'reset') return incoming.socket.resetAndDestroy();
    if (now === 'a page') return outgoing.writeHead(200).end('<html>Please sign in to the network</html>');
    if (now === 'a page with 400') return outgoing.writeHead(400).end('<html>Bad request</html>');
    const answer = await forward(incoming, body);
    if (now === 'answer lost') return incoming.socket.resetAndDestroy();
    if (now === 'answer too late') return;
    if (now === 'half an answer') {
      outgoing.writeHead(answer.status, { 'content-length': answer.body.length + 100 }).write(answer.body);
      return setImmediate(() => incoming.socket.destroy());
    }
    if (now === 'silence within the answer') {
      return outgoing
        .writeHead(answer.status, { 'content-length': answer.body.length + 100 })
        .write(answer.body);
    }
    return sendJson(outgoing, answer.status, answer.body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    endpoint: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`,
    fail: (next, forCalls = Number.POSITIVE_INFINITY) => {
      fault = next;
      left = forCalls;
    },
    calls: () => calls,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

const sendJson = (outgoing: ServerResponse, status: number, body: string | Buffer): void => {
  outgoing.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(body);
};

const bytesOf = async (message: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks);
};
