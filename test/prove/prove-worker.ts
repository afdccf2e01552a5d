import { parentPort } from 'node:worker_threads';
import { runOnModel } from './run.ts';
import { loadSystem } from './system.ts';

const system = await loadSystem();

parentPort?.on('message', async (task: { readonly seed: number; readonly responses: number } | undefined) => {
  if (!task) return parentPort?.close();
  parentPort?.postMessage(await runOnModel({ ...task, system }));
});
