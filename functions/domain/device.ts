import type { Silence } from './silence.ts';

/** The public half of a device's key (RFC 7518, 6.2): P-256, coordinates in base64url. */
export type DeviceKey = {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
};

/** A kiosk (thiết bị đánh giá) that an officer has put at a counter. It stands there until it is revoked. */
export type Device = {
  /** A ULID made by who enrols it. */
  readonly id: string;
  /** Grows with every pairing and revocation. */
  readonly version: number;
  readonly unit: string;
  readonly counter: string;
  readonly name?: string | undefined;
  readonly key: DeviceKey;
  readonly enrolledAt: string;
  /** The role and unit of the officer, `officer of 01`; no person's name. */
  readonly enrolledBy: string;
  /** When its present key was taken. */
  readonly pairedAt: string;
  readonly keyExpiresAt: string;
  readonly revoked?: { readonly at: string; readonly by: string; readonly reason: string } | undefined;
};

/** What a device last said of itself; nothing of what anybody answered. */
export type Heartbeat = {
  readonly receivedAt: string;
  readonly release: string;
  /** Ratings that the server has not confirmed. */
  readonly queueDepth: number;
  readonly oldestUnsentAt?: string | undefined;
  /** Ratings refused for good, which the device keeps. */
  readonly refused: number;
  readonly batteryPercent?: number | undefined;
  readonly charging?: boolean | undefined;
  readonly storageUsedBytes?: number | undefined;
  readonly storageQuotaBytes?: number | undefined;
  readonly persisted?: boolean | undefined;
  readonly lastRatingAt?: string | undefined;
  /** How far the device's clock is ahead of the server's. */
  readonly clockSkewSeconds: number;
  readonly configVersion: number;
};

/** A key outlives a year of service and a late renewal; then an officer pairs the device again. */
export const KEY_LIFETIME_DAYS = 400;

/** How long a pairing code may be used, once. */
export const PAIRING_MINUTES = 10;

/** How far the time in a signature may be from the server's. */
export const SIGNATURE_WINDOW_SECONDS = 300;

/** In order of gravity; a device is in the first that fits. */
export const DEVICE_STATES = ['revoked', 'never', 'lost', 'silent', 'waiting', 'outdated', 'ok'] as const;
export type DeviceState = (typeof DEVICE_STATES)[number];

/** A device says every five minutes how it is; one that has missed four times is switched off or has no network. */
export const LOST_MINUTES = 20;

/**
 * How a device is: `never` heard of since it was paired; `lost` where nothing was heard of it for 20 minutes, as at night;
 * `silent` where its counter has had no rating for longer than chance explains; `waiting` with ratings it cannot send; `outdated` with another release than the server's.
 */
export const deviceStateOf = (
  device: Pick<Device, 'revoked'>,
  heartbeat: Pick<Heartbeat, 'queueDepth' | 'release' | 'receivedAt'> | undefined,
  silence: Pick<Silence, 'isSilent'> | undefined,
  release: string,
  nowMs: number,
): DeviceState => {
  if (device.revoked) return 'revoked';
  if (!heartbeat) return silence?.isSilent ? 'silent' : 'never';
  if (nowMs - Date.parse(heartbeat.receivedAt) > LOST_MINUTES * 60_000) return 'lost';
  if (silence?.isSilent) return 'silent';
  if (heartbeat.queueDepth > 0) return 'waiting';
  return heartbeat.release === release ? 'ok' : 'outdated';
};

const CODE = /^[0-9A-HJKMNP-TV-Z]{8}$/;

/** A pairing code as it is stored, `ABCD-EFGH`, of what was typed; `undefined` for what is none. */
export const pairingCodeOf = (typed: string): string | undefined => {
  const letters = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return CODE.test(letters) ? `${letters.slice(0, 4)}-${letters.slice(4)}` : undefined;
};
