import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** The thread of the engine ended, which it does at any fault: the data on disk are as they were acknowledged. */
export class EngineStoppedError extends Error {
  override readonly name = 'EngineStoppedError';
}

export type EngineThread = {
  readonly endpoint: string;
  /** Resolves with the reason when the thread has ended, and its hold on the data with it. */
  readonly ended: Promise<EngineStoppedError>;
  readonly close: () => Promise<void>;
};

type Word = { readonly endpoint?: string; readonly failure?: string };

const CLOSE_MS = 2000;

/** Starts one thread; resolves when the engine has opened its data and answers, rejects where it cannot. */
export const startEngineThread = async (path: string | undefined): Promise<EngineThread> => {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const worker = new Worker(new URL(`./engine-worker.${extension}`, import.meta.url), {
    workerData: { path },
  });
  let reason = 'its thread ended';
  worker.on('error', (error: Error) => {
    reason = error.message;
  });
  const ready = new Promise<string>((resolve) => {
    worker.on('message', ({ endpoint, failure }: Word) => {
      if (failure) reason = failure;
      if (endpoint) resolve(endpoint);
    });
  });
  const ended = new Promise<EngineStoppedError>((resolve) => {
    worker.once('exit', () => resolve(new EngineStoppedError(`The engine stopped: ${reason}`)));
  });
  const first = await Promise.race([ready, ended]);
  if (first instanceof EngineStoppedError) throw first;
  return {
    endpoint: first,
    ended,
    close: async () => {
      const closed = once(worker, 'message');
      worker.postMessage('close');
      await Promise.race([closed, ended, new Promise((resolve) => setTimeout(resolve, CLOSE_MS).unref())]);
      await worker.terminate();
    },
  };
};
