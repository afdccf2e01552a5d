import { type ReadonlySignal, signal } from '@preact/signals';
import { backOffMs } from '../../shared/back-off.ts';
import type { Clock } from '../../shared/clock.ts';
import type { JsonRequest } from '../../shared/json-request.ts';
import { publicKeyOf } from './device-key.ts';
import type { Enrolment, Offer } from './device-store.ts';

export type PairingScreen =
  | { readonly name: 'asking' }
  | { readonly name: 'shown'; readonly code: string; readonly secondsLeft: number }
  | { readonly name: 'unreachable' };

export type PairingPorts = {
  readonly request: JsonRequest;
  /** Signed by the key that is to be paired. */
  readonly signed: JsonRequest;
  readonly key: CryptoKeyPair;
  readonly clock: Clock;
  readonly random: () => number;
  /** What was offered before the device was switched off. */
  readonly offer: Pick<Offer, 'code' | 'until'> | undefined;
  /** A code is about to be shown. */
  readonly onOffered: (code: string, until: number) => Promise<void>;
  readonly onPaired: (enrolment: Enrolment) => Promise<void>;
};

const LOOK_EVERY_MS = 3_000;

type Given = { readonly code: string; readonly expiresAt: string; readonly serverTime: string };
type Answer = { readonly status: string; readonly device?: Enrolment };

/**
 * Shows a code until an officer has used it; one that is too old is replaced by the next, without a touch. A code that
 * was shown before is asked about first: an officer may have used it when the device was off.
 */
export const createPairing = (ports: PairingPorts) => {
  const { request, signed, key, clock, random, offer, onOffered, onPaired } = ports;
  const screen = signal<PairingScreen>({ name: 'asking' });
  let failures = 0;
  let ended = false;
  let callOff = (): void => {};

  const later = (delayMs: number, call: () => Promise<void>): void => {
    callOff();
    if (!ended) callOff = clock.after(delayMs, () => void call());
  };

  const failed = (again: () => Promise<void>): void => {
    failures += 1;
    later(Math.max(1_000, backOffMs(failures, random())), again);
  };

  const ask = async (): Promise<void> => {
    const answer = await request('/v1/pairings', { publicKey: await publicKeyOf(key) }).catch(
      () => undefined,
    );
    if (ended) return;
    if (answer?.status !== 201) {
      screen.value = { name: 'unreachable' };
      return failed(ask);
    }
    failures = 0;
    const { code, expiresAt, serverTime } = answer.body as Given;
    const until = clock.now() + Date.parse(expiresAt) - Date.parse(serverTime);
    await onOffered(code, until);
    await look(code, until);
  };

  const look = async (code: string, until: number): Promise<void> => {
    const show = (): number => {
      const secondsLeft = Math.ceil((until - clock.now()) / 1000);
      if (secondsLeft > 0) screen.value = { name: 'shown', code, secondsLeft };
      return secondsLeft;
    };
    show();
    const answer = await signed(`/v1/pairings/${code}`).catch(() => undefined);
    if (ended) return;
    const { status, device } = (answer?.body ?? {}) as Partial<Answer>;
    if (answer?.status === 200 && status === 'paired' && device) {
      stop();
      return onPaired({ id: device.id, unit: device.unit, counter: device.counter });
    }
    if (answer?.status === 404 || show() <= 0) return ask();
    later(LOOK_EVERY_MS, () => look(code, until));
  };

  const stop = (): void => {
    ended = true;
    callOff();
  };

  return {
    screen: screen as ReadonlySignal<PairingScreen>,
    start: () => (offer ? look(offer.code, offer.until) : ask()),
    stop,
  };
};

export type Pairing = ReturnType<typeof createPairing>;
