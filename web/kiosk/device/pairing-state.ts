import { type ReadonlySignal, signal } from '@preact/signals';
import { backOffMs } from '../../shared/back-off.ts';
import type { Clock } from '../../shared/clock.ts';
import type { JsonRequest } from '../../shared/json-request.ts';
import { publicKeyOf } from './device-key.ts';
import type { Enrolment } from './device-store.ts';

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
  readonly onPaired: (enrolment: Enrolment) => Promise<void>;
};

const LOOK_EVERY_MS = 3_000;

type Given = { readonly code: string; readonly expiresAt: string; readonly serverTime: string };
type Answer = { readonly status: string; readonly device?: Enrolment };

/** Shows a code until an officer has used it; one that is too old is replaced by the next, without a touch. */
export const createPairing = ({ request, signed, key, clock, random, onPaired }: PairingPorts) => {
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
    const lastsMs = Date.parse(expiresAt) - Date.parse(serverTime);
    await look(code, clock.now() + lastsMs);
  };

  const look = async (code: string, until: number): Promise<void> => {
    const secondsLeft = Math.ceil((until - clock.now()) / 1000);
    if (secondsLeft <= 0) return ask();
    screen.value = { name: 'shown', code, secondsLeft };
    const answer = await signed(`/v1/pairings/${code}`).catch(() => undefined);
    if (ended) return;
    const { status, device } = (answer?.body ?? {}) as Partial<Answer>;
    if (answer?.status === 200 && status === 'paired' && device) {
      stop();
      return onPaired({ id: device.id, unit: device.unit, counter: device.counter });
    }
    if (answer?.status === 404) return ask();
    later(LOOK_EVERY_MS, () => look(code, until));
  };

  const stop = (): void => {
    ended = true;
    callOff();
  };

  return { screen: screen as ReadonlySignal<PairingScreen>, start: ask, stop };
};

export type Pairing = ReturnType<typeof createPairing>;
