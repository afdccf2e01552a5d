import { type ReadonlySignal, signal } from '@preact/signals';
import type { ExitPin } from '#domain/kiosk-config.ts';
import type { Clock } from '../../shared/clock.ts';

/** The locked way out of the kiosk: shut, asking for the PIN, or open to an officer. */
export type ExitScreen =
  | { readonly name: 'shut' }
  | { readonly name: 'asking'; readonly fault?: 'wrong' | 'locked'; readonly checking: boolean }
  | { readonly name: 'open' };

/** How long the corner must be held, so that nobody finds it by chance. */
export const HOLD_MS = 3_000;
/** After so many wrong PINs in a row the next one must wait; each time twice as long. */
const MOST_WRONG = 5;
const LOCKED_MS = 60_000;
/** An officer who is called away must not leave the door open. */
const LEFT_MS = 60_000;

const bytesOf = (base64Url: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64Url.replaceAll('-', '+').replaceAll('_', '/')), (each) => each.charCodeAt(0));

/** Whether the digits are the PIN that an officer has set. */
export const isPin = async (typed: string, { salt, hash, iterations }: ExitPin): Promise<boolean> => {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(typed), 'PBKDF2', false, [
    'deriveBits',
  ]);
  const bits = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt: bytesOf(salt), iterations },
    key,
    256,
  );
  const wanted = bytesOf(hash);
  return new Uint8Array(bits).every((byte, at) => byte === wanted[at]);
};

/** Where no PIN is set there is no way out from the screen. */
export const createExit = (clock: Clock, pin: () => ExitPin | undefined) => {
  const screen = signal<ExitScreen>({ name: 'shut' });
  let callOff = (): void => {};
  let wrong = 0;
  let lockedUntil = 0;

  const shut = (): void => {
    callOff();
    screen.value = { name: 'shut' };
  };
  const show = (next: ExitScreen): void => {
    callOff();
    screen.value = next;
    callOff = clock.after(LEFT_MS, shut);
  };

  return {
    screen: screen as ReadonlySignal<ExitScreen>,
    /** The corner is held from now on. */
    hold: (): void => {
      callOff();
      if (pin()) callOff = clock.after(HOLD_MS, () => show({ name: 'asking', checking: false }));
    },
    letGo: (): void => {
      if (screen.value.name === 'shut') callOff();
    },
    enter: async (typed: string): Promise<void> => {
      const set = pin();
      if (screen.value.name !== 'asking' || screen.value.checking || !set) return;
      if (clock.now() < lockedUntil) return show({ name: 'asking', fault: 'locked', checking: false });
      show({ name: 'asking', checking: true });
      const isRight = await isPin(typed, set);
      wrong = isRight ? 0 : wrong + 1;
      if (wrong >= MOST_WRONG) lockedUntil = clock.now() + LOCKED_MS * 2 ** (wrong - MOST_WRONG);
      show(isRight ? { name: 'open' } : { name: 'asking', fault: 'wrong', checking: false });
    },
    shut,
  };
};

export type Exit = ReturnType<typeof createExit>;
