import type { KioskConfig } from '#domain/kiosk-config.ts';
import { durableNotes } from '../../shared/durable-notes.ts';

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

const SELF = 'device';

/** In IndexedDB, the one place of a browser that keeps a key which cannot be read. */
export const deviceStore: DeviceStore = {
  read: async () => (await durableNotes.read(SELF)) as DeviceRecord | undefined,
  write: (record) => durableNotes.write(SELF, record),
};
