import type { KioskConfig } from '#domain/kiosk-config.ts';
import { backOffMs } from '../../shared/back-off.ts';
import type { Clock } from '../../shared/clock.ts';
import type { JsonRequest } from '../../shared/json-request.ts';

/** What a device says of itself; nothing of what anybody answered. */
export type Heartbeat = {
  readonly release: string;
  /** Ratings that the server has not confirmed. */
  readonly queueDepth: number;
  readonly oldestUnsentAt?: string;
  /** Ratings that the server has refused for good, and which are kept on the device. */
  readonly refused: number;
  readonly batteryPercent?: number;
  readonly charging?: boolean;
  readonly storageUsedBytes?: number;
  readonly storageQuotaBytes?: number;
  /** Whether the browser has promised not to clear what is stored. */
  readonly persisted?: boolean;
  readonly lastRatingAt?: string;
  /** How far the device's own clock is ahead of the server's. */
  readonly clockSkewSeconds: number;
  readonly configVersion: number;
};

export type HeartbeatOf = () => Promise<Omit<Heartbeat, 'configVersion' | 'clockSkewSeconds'>>;

export type HeartbeatPorts = {
  readonly request: JsonRequest;
  readonly clock: Clock;
  readonly random: () => number;
  readonly deviceId: () => string | undefined;
  readonly heartbeatOf: () => Promise<Heartbeat>;
  readonly onConfig: (config: KioskConfig) => void;
  readonly onAnswered: () => void;
};

const EVERY_MS = 300_000;

/** Says every five minutes how the device is, and hears whether its configuration has changed. */
export const createHeartbeat = (ports: HeartbeatPorts) => {
  const { request, clock, random, deviceId, heartbeatOf, onConfig, onAnswered } = ports;
  let failures = 0;
  let beating = false;
  let callOff = (): void => {};

  const beat = async (): Promise<void> => {
    const id = deviceId();
    if (id === undefined || beating) return;
    beating = true;
    callOff();
    try {
      const answer = await request(`/v1/devices/${id}/heartbeat`, await heartbeatOf());
      failures = answer.status === 200 ? 0 : failures + 1;
      if (answer.status === 200) {
        const { config } = answer.body as { readonly config: KioskConfig | null };
        if (config) onConfig(config);
        onAnswered();
      }
    } catch {
      failures += 1;
    } finally {
      beating = false;
    }
    // Spread by a tenth, so that a city's kiosks that were switched on together do not beat together.
    const waitMs = failures > 0 ? backOffMs(failures, random()) : EVERY_MS * (0.9 + 0.2 * random());
    callOff = clock.after(Math.max(1_000, waitMs), () => void beat());
  };

  return { start: () => void beat(), beatNow: () => void beat() };
};
