import { effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { Clock } from '../../shared/clock.ts';
import type { Kiosk } from '../kiosk-state.ts';
import type { Device, Standing } from './device-state.ts';
import { createExit } from './exit-state.ts';
import type { Pairing } from './pairing-state.ts';
import type { Refusal } from './signed-request.ts';

/** What stands before an officer who enrols the device; with it nothing is asked of citizens. */
export type EnrolmentScreen = {
  readonly pairing: Pairing;
  readonly refusal?: Refusal | undefined;
};

export type EnrolmentPorts = {
  readonly device: Device;
  readonly kiosk: Pick<Kiosk, 'start' | 'isIdle'>;
  /** The query of the page's address. */
  readonly search: () => string;
  readonly clock: Clock;
};

/**
 * Where this kiosk stands: at the counter it is enrolled for, else at the one that its address names, else an officer is
 * asked. A device that was revoked asks for an officer too. One whose key has expired does not: citizens go on rating,
 * what they say is kept, and a sign tells that it must be paired again.
 */
export const createEnrolment = ({ device, kiosk, search, clock }: EnrolmentPorts) => {
  const screen = signal<EnrolmentScreen | undefined>(undefined);
  let startedAt = '';

  const leave = (): void => {
    screen.value?.pairing.stop();
    screen.value = undefined;
  };

  const stand = (counter: string): void => {
    leave();
    if (counter === startedAt) return;
    startedAt = counter;
    kiosk.start(counter);
  };

  const askOfficer = async (refusal?: Refusal): Promise<void> => {
    screen.value?.pairing.stop();
    const pairing = await device.pair();
    if (!pairing) return stand('');
    screen.value = { pairing, refusal };
    void pairing.start();
  };

  const follow = (value: Standing): void => {
    if (value.name === 'enrolled') stand(value.enrolment.counter);
    if (value.name === 'refused') {
      if (value.refusal === 'device-revoked') void askOfficer(value.refusal);
      else stand(value.enrolment.counter);
    }
    if (value.name === 'unenrolled') {
      const counter = (new URLSearchParams(search()).get('counter') ?? '').trim();
      if (counter !== '' || !device.canEnrol) kiosk.start(counter);
      else void askOfficer();
    }
  };

  const exit = createExit(clock, () => device.config.value.exitPin);

  return {
    exit,
    screen: screen as ReadonlySignal<EnrolmentScreen | undefined>,
    standing: device.standing,
    start: async (): Promise<void> => {
      await device.open();
      effect(() => {
        const { value } = device.standing;
        untracked(() => follow(value));
      });
    },
    /** Another pairing, asked for by an officer. */
    pairAgain: (): void => void askOfficer(),
    /** Without an officer, by the code of a counter: for a device that never was enrolled. */
    byCounter: (): void => {
      leave();
      kiosk.start('');
    },
    /** Back from a pairing that nobody wants any more. */
    leave,
    /** What is typed is for the officer who stands there, and no rating. */
    isAtOfficer: (): boolean => screen.value !== undefined || exit.screen.value.name !== 'shut',
  };
};

export type Enrolment = ReturnType<typeof createEnrolment>;
