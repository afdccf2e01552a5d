import type { TestApi } from '../support/api.ts';
import { openTestDevice, sampleHeartbeat } from '../support/test-device.ts';

type Kiosk = {
  readonly counter: string;
  readonly name?: string;
  readonly says?: {
    readonly release?: string;
    readonly queueDepth?: number;
    readonly batteryPercent?: number;
  };
  readonly revoked?: string;
};

/** Of the one that says nothing, nothing was heard yet. */
const KIOSKS: readonly Kiosk[] = [
  { counter: '00070-01', name: 'Cửa chính', says: {} },
  { counter: '00070-02', says: { queueDepth: 12, batteryPercent: 64 } },
  { counter: '00070-03', says: { release: '0.0.1' } },
  { counter: '00070-03', name: 'Dự phòng' },
  { counter: '00070-01', name: 'Máy cũ', says: {}, revoked: 'Bị mất' },
];

/** Gives the ward some kiosks, through the doors that officers and devices use. */
export const enrolKiosks = async (url: string, officerToken: string): Promise<void> => {
  const officer = { authorization: `Bearer ${officerToken}` };
  const post: TestApi['post'] = (path, body, headers) =>
    fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const get: TestApi['get'] = (path, _, headers) => fetch(url + path, { headers: headers ?? {} });
  const { build } = (await (await get('/healthz')).json()) as { build: string };
  for (const [at, { counter, name, says, revoked }] of KIOSKS.entries()) {
    const device = await openTestDevice({ post, get } as TestApi, Date.now);
    const id = `01K9Z6N0Q3T4V5W6X7Y8Z9A00${at}`;
    const pairingCode = await device.offer();
    await post('/v1/devices', { id, counter, pairingCode, ...(name ? { name } : {}) }, officer);
    device.become(id);
    if (says) {
      await device.post(`/v1/devices/${id}/heartbeat`, { ...sampleHeartbeat, release: build, ...says });
    }
    if (revoked) await post(`/v1/devices/${id}/revocation`, { reason: revoked }, officer);
  }
};
