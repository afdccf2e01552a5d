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

/** A code that was shown to an officer, and the key that it stands for: it may be used while the device is off. */
export type Offer = {
  readonly key: CryptoKeyPair;
  readonly code: string;
  /** Epoch milliseconds by the device's own clock. */
  readonly until: number;
};

export type DeviceStore = {
  readonly read: () => Promise<DeviceRecord | undefined>;
  readonly write: (record: DeviceRecord) => Promise<void>;
  readonly readOffer: () => Promise<Offer | undefined>;
  readonly writeOffer: (offer: Offer | undefined) => Promise<void>;
};

const SELF = 'device';
const OFFER = 'offer';

/** In IndexedDB, the one place of a browser that keeps a key which cannot be read. */
export const deviceStore: DeviceStore = {
  read: async () => (await durableNotes.read(SELF)) as DeviceRecord | undefined,
  write: (record) => durableNotes.write(SELF, record),
  readOffer: async () => (await durableNotes.read(OFFER)) as Offer | undefined,
  writeOffer: (offer) => durableNotes.write(OFFER, offer),
};
