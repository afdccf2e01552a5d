import type { Context } from 'hono';
import type { Device } from '#domain/device.ts';
import type { SurveyResponse } from '#domain/response.ts';
import { DEVICE_HEADER, type SignatureDeps, signedDevice } from './device-signature.ts';

/** How intake knows kiosks. */
export type Kiosks = SignatureDeps & {
  /** Whether a rating of the channel `kiosk` is taken from enrolled devices only. */
  readonly enrolledOnly: boolean;
};

/** The device that signed the request; none where it is not signed, as from a citizen's phone. Throws what is wrong with a signature. */
export const signingKiosk = async (
  c: Context,
  kiosks: Kiosks | undefined,
  body: string,
): Promise<Device | undefined> =>
  kiosks && c.req.header(DEVICE_HEADER) !== undefined ? signedDevice(c, kiosks, body) : undefined;

/**
 * Why this rating is not taken from this device, or from none. It is no fault of the rating, which the device is to
 * keep: paired with the right counter, it may send it again.
 */
export const kioskFault = (
  { enrolledOnly }: Kiosks,
  { channel, counter, synthetic }: SurveyResponse,
  device: Device | undefined,
): { readonly kind: 'device-needed' | 'device-elsewhere'; readonly detail: string } | undefined => {
  if (channel !== 'kiosk' || synthetic) return undefined;
  if (device && device.counter !== counter) {
    return { kind: 'device-elsewhere', detail: `This device stands at counter ${device.counter}.` };
  }
  if (device || !enrolledOnly) return undefined;
  return {
    kind: 'device-needed',
    detail: 'Open /kiosk/ on the device and let an officer pair it; ratings by QR need no device.',
  };
};
