import type { Clock } from '../../shared/clock.ts';
import type { JsonRequest } from '../../shared/json-request.ts';
import type { OutboxStatus } from '../../shared/outbox.ts';
import type { ServerClock } from '../../shared/server-clock.ts';
import { createDevice } from './device-state.ts';
import { deviceStore } from './device-store.ts';
import type { Heartbeat } from './heartbeat.ts';

/** Of browsers that tell how full the battery is; Chrome alone does. */
type Battery = { readonly level: number; readonly charging: boolean };
type WithBattery = Navigator & { readonly getBattery?: () => Promise<Battery> };

const storageState = async (): Promise<Partial<Heartbeat>> => {
  const { storage } = navigator;
  if (!storage) return {};
  const [{ usage, quota }, persisted] = await Promise.all([storage.estimate(), storage.persisted()]);
  return {
    persisted,
    ...(usage === undefined ? {} : { storageUsedBytes: usage }),
    ...(quota === undefined ? {} : { storageQuotaBytes: quota }),
  };
};

const batteryState = async (): Promise<Partial<Heartbeat>> => {
  const battery = await (navigator as WithBattery).getBattery?.();
  return battery ? { batteryPercent: Math.round(battery.level * 100), charging: battery.charging } : {};
};

/** What a browser does not tell is left out. */
const orNothing = (state: Promise<Partial<Heartbeat>>): Promise<Partial<Heartbeat>> =>
  state.catch(() => ({}));

export type KioskDevicePorts = {
  readonly request: JsonRequest;
  readonly clock: Clock;
  readonly serverClock: ServerClock;
  readonly random: () => number;
  readonly newId: () => string;
  readonly release: string;
  readonly outbox: () => OutboxStatus;
  readonly lastRatingAt: () => string | undefined;
};

/** This browser as a device: where it cannot keep a key, as outside of https, it never is one. */
export const createKioskDevice = ({ outbox, lastRatingAt, release, ...ports }: KioskDevicePorts) =>
  createDevice({
    ...ports,
    store: globalThis.crypto?.subtle && globalThis.indexedDB ? deviceStore : undefined,
    heartbeatOf: async () => {
      const { waiting, refused, oldestAt } = outbox();
      const last = lastRatingAt();
      return {
        release,
        queueDepth: waiting,
        refused,
        ...(oldestAt === undefined ? {} : { oldestUnsentAt: oldestAt }),
        ...(last === undefined ? {} : { lastRatingAt: last }),
        ...(await orNothing(storageState())),
        ...(await orNothing(batteryState())),
      };
    },
  });
