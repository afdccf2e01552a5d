import { type ReadonlySignal, signal } from '@preact/signals';
import { DEFAULT_KIOSK_CONFIG, type KioskConfig } from '#domain/kiosk-config.ts';
import type { Clock } from '../../shared/clock.ts';
import type { JsonRequest } from '../../shared/json-request.ts';
import type { ServerClock } from '../../shared/server-clock.ts';
import type { DeviceRecord, DeviceStore, Enrolment } from './device-store.ts';
import { createHeartbeat, type HeartbeatOf } from './heartbeat.ts';
import type { Pairing } from './pairing-state.ts';
import { type Refusal, type Signer, signedRequest } from './signed-request.ts';

/** How this device stands with the server; a refused one keeps what it has collected. */
export type Standing =
  | { readonly name: 'opening' }
  | { readonly name: 'unenrolled' }
  | { readonly name: 'enrolled'; readonly enrolment: Enrolment }
  | { readonly name: 'refused'; readonly enrolment: Enrolment; readonly refusal: Refusal };

export type DevicePorts = {
  /** `undefined` where the browser keeps no keys, as outside of https: such a kiosk cannot be enrolled. */
  readonly store: DeviceStore | undefined;
  readonly request: JsonRequest;
  readonly clock: Clock;
  readonly serverClock: ServerClock;
  readonly random: () => number;
  readonly newId: () => string;
  /** What the device has to say of itself. */
  readonly heartbeatOf: HeartbeatOf;
};

/**
 * ```
 *  opening ──▶ unenrolled ──pairing──▶ enrolled ◀──pairing again──┐
 *      └────────── known ─────────────▶   │                       │
 *                                         └─ 401, 403 ──▶ refused ┘
 * ```
 * Each pairing has a key of its own, which takes over when an officer has used the code. Until then a refused
 * device goes on signing with the old one, and keeps what it holds.
 */
export const createDevice = (ports: DevicePorts) => {
  const { store, clock, serverClock, random, newId } = ports;
  const standing = signal<Standing>({ name: 'opening' });
  const config = signal<KioskConfig>(DEFAULT_KIOSK_CONFIG);
  let record: DeviceRecord | undefined;

  const signer = (): Signer | undefined => record && { key: record.key, keyId: record.enrolment.id };

  const requestAs = (as: () => Signer | undefined): JsonRequest =>
    signedRequest({
      request: ports.request,
      signer: as,
      newId,
      now: serverClock.now,
      onTime: serverClock.learn,
      onRefused: (refusal) => {
        const { value } = standing;
        if (value.name === 'enrolled') standing.value = { ...value, name: 'refused', refusal };
      },
    });
  const request = requestAs(signer);

  const heartbeat = createHeartbeat({
    request,
    clock,
    random,
    deviceId: () => record?.enrolment.id,
    heartbeatOf: async () => ({
      ...(await ports.heartbeatOf()),
      configVersion: config.value.version,
      clockSkewSeconds: serverClock.skewSeconds(),
    }),
    onConfig: (next) => {
      config.value = next;
      if (record) void keep({ ...record, config: next });
    },
    onAnswered: () => {
      if (record) standing.value = { name: 'enrolled', enrolment: record.enrolment };
    },
  });

  const keep = async (next: DeviceRecord): Promise<void> => {
    record = next;
    await store?.write(next);
  };

  const enrol = async (key: CryptoKeyPair, enrolment: Enrolment): Promise<void> => {
    await keep({ key, enrolment });
    await store?.writeOffer(undefined);
    config.value = DEFAULT_KIOSK_CONFIG;
    standing.value = { name: 'enrolled', enrolment };
    heartbeat.start();
  };

  return {
    standing: standing as ReadonlySignal<Standing>,
    config: config as ReadonlySignal<KioskConfig>,
    /** Signed where the device is enrolled. */
    request,
    canEnrol: store !== undefined,

    /** What the device knew before it was switched off. */
    open: async (): Promise<void> => {
      record = await store?.read().catch(() => undefined);
      if (!record) {
        standing.value = { name: 'unenrolled' };
        return;
      }
      if (record.config) config.value = record.config;
      standing.value = { name: 'enrolled', enrolment: record.enrolment };
      heartbeat.start();
    },

    /** Asks for a code that an officer can type; whoever has it decides where this device stands. */
    pair: async (): Promise<Pairing | undefined> => {
      if (!store) return undefined;
      const [{ newDeviceKey, thumbprintOf }, { createPairing }] = await Promise.all([
        import('./device-key.ts'),
        import('./pairing-state.ts'),
      ]);
      const offer = await store.readOffer().catch(() => undefined);
      const key = offer?.key ?? (await newDeviceKey());
      const keyId = await thumbprintOf(key);
      return createPairing({
        request: ports.request,
        signed: requestAs(() => ({ key, keyId })),
        key,
        clock,
        random,
        offer,
        onOffered: (code, until) => store.writeOffer({ key, code, until }),
        onPaired: (enrolment) => enrol(key, enrolment),
      });
    },

    /** The network says that it is back. */
    online: heartbeat.beatNow,
  };
};

export type Device = ReturnType<typeof createDevice>;
