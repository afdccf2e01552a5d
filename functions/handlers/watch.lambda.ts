import { readEnvironment } from '../environment.ts';
import { createDevices } from '../store/devices.ts';
import { watchSilence } from '../store/silence-watch.ts';
import { createStore } from '../store/store.ts';
import { createTableClient, WHILE_NOBODY_WAITS } from '../store/table-client.ts';
import { createMetrics } from './metrics.ts';

const { tableName, stage } = readEnvironment(['tableName', 'stage']);
const metrics = createMetrics(stage);
const client = createTableClient(WHILE_NOBODY_WAITS);
const store = createStore(client, tableName);
const devices = createDevices(client, tableName);

/** Looks which kiosks are silent for longer than chance explains, and says how many. */
export const handler = async (): Promise<void> => {
  try {
    const { silent } = await watchSilence({ store, devices, now: Date.now });
    metrics.add('SilentKiosks', silent);
  } finally {
    metrics.flush();
  }
};
