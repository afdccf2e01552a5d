import { join } from 'node:path';

/*
 * What Lambda runs beside a function: loads the handler, then takes one event after another from the Runtime API, in a
 * process of its own. It does what Amazon's runtime interface client does (aws-lambda-ric 4.0.2, the same on every point
 * that the tests touch), which needs cmake and a compiler to be installed. A rejection that nobody handles ends the
 * process, as there. https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
 */

const API = `http://${process.env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime`;

const post = async (path: string, body: unknown, headers: Record<string, string> = {}): Promise<void> => {
  const answer = await fetch(`${API}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body === undefined ? null : body),
  });
  await answer.arrayBuffer();
};

const postError = (path: string, thrown: unknown): Promise<void> => {
  const error =
    thrown instanceof Error ? thrown : { name: typeof thrown, message: String(thrown), stack: '' };
  return post(
    path,
    { errorType: error.name, errorMessage: error.message, trace: error.stack?.split('\n') ?? [] },
    { 'lambda-runtime-function-error-type': error.name },
  );
};

/** As Amazon's client writes it in JSON: all that may be enumerated of an error, and its stack. */
const logError = (message: string, thrown: unknown): void => {
  const error =
    thrown instanceof Error
      ? {
          errorType: thrown.name,
          errorMessage: thrown.message,
          ...thrown,
          stackTrace: thrown.stack?.split('\n'),
        }
      : thrown;
  process.stderr.write(
    `${JSON.stringify({ timestamp: new Date().toISOString(), level: 'ERROR', message, error })}\n`,
  );
};

type Handler = (event: unknown, context: object) => unknown;

/** `index.handler`: the export `handler` of `index.mjs` in the task's folder. */
const load = async (): Promise<Handler> => {
  const [file, name] = (process.env._HANDLER ?? '').split('.') as [string, string];
  const module = await import(join(process.env.LAMBDA_TASK_ROOT ?? '', `${file}.mjs`));
  const handler = module[name];
  if (typeof handler !== 'function') throw new Error(`${process.env._HANDLER} is not a function`);
  // From Node 24 on, Lambda refuses handlers that take a callback.
  if (handler.length >= 3) throw new Error(`${process.env._HANDLER} takes a callback`);
  return handler;
};

const contextOf = (headers: Headers): object => {
  const deadline = Number(headers.get('lambda-runtime-deadline-ms'));
  return {
    awsRequestId: headers.get('lambda-runtime-aws-request-id'),
    invokedFunctionArn: headers.get('lambda-runtime-invoked-function-arn'),
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    getRemainingTimeInMillis: () => deadline - Date.now(),
  };
};

const serve = async (handler: Handler): Promise<never> => {
  for (;;) {
    const next = await fetch(`${API}/invocation/next`);
    const event: unknown = await next.json();
    const id = next.headers.get('lambda-runtime-aws-request-id');
    try {
      await post(`/invocation/${id}/response`, await handler(event, contextOf(next.headers)));
    } catch (error) {
      logError('Invoke Error', error);
      await postError(`/invocation/${id}/error`, error);
    }
  }
};

let handler: Handler;
try {
  handler = await load();
} catch (error) {
  logError('Init Error', error);
  await postError('/init/error', error);
  process.exit(1);
}
await serve(handler);
