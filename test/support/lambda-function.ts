import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { openRuntimeApi, type RuntimeApi } from './runtime-api.ts';
import type { UploadedFunction } from './synthesised.ts';

/** What became of an invocation, in Lambda's words. */
export type Invocation =
  | { readonly outcome: 'answered'; readonly payload: unknown }
  | { readonly outcome: 'failed'; readonly errorType: string; readonly errorMessage: string };

/** Calls `ring` when so much time has passed, unless it is called off by what it returns. */
export type Timer = (milliseconds: number, ring: () => void) => () => void;

const ownTimer: Timer = (milliseconds, ring) => {
  const timeout = setTimeout(ring, milliseconds);
  return () => clearTimeout(timeout);
};

/** A function as Lambda runs it: one process at a time, begun when it is first called, and again after each that ended. */
export type LambdaFunction = {
  /** One event at a time. */
  readonly invoke: (event: unknown) => Promise<Invocation>;
  /** How many processes have been started. */
  readonly starts: () => number;
  /** All lines that were logged. */
  readonly log: () => readonly string[];
  /** Sends a signal to the process that is running. */
  readonly signal: (name: NodeJS.Signals) => void;
  readonly close: () => Promise<void>;
};

/** Another runtime in the place of ours: the path of `index.mjs` of an aws-lambda-ric that was built. */
const RUNTIME =
  process.env.SURVEY_TEST_RUNTIME ?? fileURLToPath(new URL('./lambda-runtime.ts', import.meta.url));

const failed = (errorType: string, errorMessage: string): Invocation => ({
  outcome: 'failed',
  errorType,
  errorMessage,
});

/** What only a deployment knows. */
export type Deployment = {
  /** Where the table's engine is. */
  readonly endpoint: string;
  /** Values of variables that the template takes from elsewhere. */
  readonly values: Readonly<Record<string, string>>;
};

/** The variables that the template names, and none besides. */
const variablesOf = ({ variables }: UploadedFunction, { values }: Deployment): Record<string, string> =>
  Object.fromEntries(
    Object.entries(variables).flatMap(([name, said]) => {
      const value = values[name] ?? said;
      return value === undefined ? [] : [[name, value]];
    }),
  );

/**
 * Runs what is uploaded for a function, in the folder and with the environment, handler and time-out of its template.
 * Node is the one of the tests.
 */
export const startFunction = (
  uploaded: UploadedFunction,
  deployment: Deployment,
  timer: Timer = ownTimer,
): LambdaFunction => {
  const lines: string[] = [];
  let starts = 0;
  let running: {
    readonly process: ChildProcess;
    readonly api: RuntimeApi;
    /** With `exit status 1` or `signal: SIGKILL`. */
    readonly ended: Promise<string>;
  };
  let isRunning = false;

  const start = async (): Promise<void> => {
    starts += 1;
    const api = await openRuntimeApi();
    const child = spawn(process.execPath, [RUNTIME], {
      cwd: uploaded.folder,
      env: {
        AWS_LAMBDA_RUNTIME_API: api.host,
        AWS_LAMBDA_FUNCTION_NAME: uploaded.id,
        AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(uploaded.memoryMegabytes),
        AWS_LAMBDA_LOG_FORMAT: 'JSON',
        AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${uploaded.id}`,
        AWS_LAMBDA_LOG_STREAM_NAME: String(starts),
        LAMBDA_TASK_ROOT: uploaded.folder,
        _HANDLER: uploaded.handler,
        TZ: ':UTC',
        AWS_REGION: 'local',
        AWS_ACCESS_KEY_ID: 'local',
        AWS_SECRET_ACCESS_KEY: 'local',
        AWS_ENDPOINT_URL_DYNAMODB: deployment.endpoint,
        ...variablesOf(uploaded, deployment),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const take = (chunk: Buffer): void => void lines.push(...String(chunk).split('\n').filter(Boolean));
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    isRunning = true;
    // After `close`, all that was logged has been read.
    const ended = once(child, 'close').then(async ([code, signal]) => {
      isRunning = false;
      await api.close();
      return signal === null ? `exit status ${code}` : `signal: ${signal}`;
    });
    running = { process: child, api, ended };
  };

  const end = async (): Promise<void> => {
    if (!isRunning) return;
    running.process.kill('SIGKILL');
    await running.ended;
  };

  return {
    invoke: async (event) => {
      if (!isRunning) await start();
      const { api, ended } = running;
      const requestId = randomUUID();
      const timeoutMs = uploaded.timeoutSeconds * 1000;
      let cause: Invocation | undefined;
      const callOff = timer(timeoutMs, () => {
        const seconds = `${uploaded.timeoutSeconds}.00 seconds`;
        cause = failed('Sandbox.Timedout', `RequestId: ${requestId} Error: Task timed out after ${seconds}`);
        void end();
      });
      // A process that could not load its handler ends by itself.
      void api.initError.then((error) => {
        cause = error;
      });
      const invocation = await Promise.race([
        api.invoke({ requestId, event, deadlineMs: Date.now() + timeoutMs, functionName: uploaded.id }),
        ended.then(
          (how) =>
            cause ??
            failed('Runtime.ExitError', `RequestId: ${requestId} Error: Runtime exited with error: ${how}`),
        ),
      ]);
      callOff();
      return invocation;
    },
    starts: () => starts,
    log: () => lines,
    signal: (name) => void (isRunning && running.process.kill(name)),
    close: end,
  };
};
