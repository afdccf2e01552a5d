import { type DBSchema, openDB } from 'idb';
import type { KioskConfig } from '#domain/kiosk-config.ts';

/** Under which name, and at which counter, the server knows this device. */
export type Enrolment = { readonly id: string; readonly unit: string; readonly counter: string };

/** What an enrolled device remembers of itself. */
export type DeviceRecord = {
  /** P-256; its private half cannot be read, by this page or any other. */
  readonly key: CryptoKeyPair;
  readonly enrolment: Enrolment;
  readonly config?: KioskConfig;
};

export type DeviceStore = {
  readonly read: () => Promise<DeviceRecord | undefined>;
  readonly write: (record: DeviceRecord) => Promise<void>;
};

interface Schema extends DBSchema {
  readonly device: { readonly key: 'self'; readonly value: DeviceRecord };
}

const open = () =>
  openDB<Schema>('kiosk-device', 1, {
    upgrade: (fresh) => {
      fresh.createObjectStore('device');
    },
  });

/** In IndexedDB, the one place of a browser that keeps a key which cannot be read. */
export const deviceStore: DeviceStore = {
  read: async () => (await open()).get('device', 'self'),
  write: async (record) => {
    await (await open()).put('device', record, 'self');
  },
};
