import type { Moment, SurveyResponse } from '#domain/response.ts';
import type { Clock } from '../shared/clock.ts';
import type { DeviceMemory } from './device-memory.ts';
import { PROMPT_SECONDS } from './screen.ts';
import { createCountdown } from './screen-timer.ts';

/**
 * A dossier that the one-stop system has closed, to be rated at this device: its response has the id and the
 * time that the server derived from the receipt, so one moment of one dossier gives one rating.
 */
export type DossierPrompt = {
  readonly response: Pick<SurveyResponse, 'id' | 'at'>;
  readonly service?: string;
  readonly moment: Moment;
};

/** A device asks for its prompt again and again: those it has had are not shown twice. */
const REMEMBERED = 50;

/** Which dossier is asked for, and which one waits: the newest, for as long as its citizen may be near. */
export const createPrompts = (clock: Clock, memory: Pick<DeviceMemory, 'ratedPrompts'>) => {
  const expiry = createCountdown(clock);
  let had: readonly string[] = [];
  let waiting: DossierPrompt | undefined;
  let shown: DossierPrompt | undefined;
  let secondsLeft = 0;

  return {
    /** Whether it is one that was not had before. */
    add: (prompt: DossierPrompt): boolean => {
      const { id } = prompt.response;
      if (had.includes(id) || memory.ratedPrompts().includes(id)) return false;
      had = [...had, id].slice(-REMEMBERED);
      waiting = prompt;
      expiry.start(
        PROMPT_SECONDS,
        (left) => {
          secondsLeft = left;
        },
        () => {
          waiting = undefined;
        },
      );
      return true;
    },
    /** The one to show now, if there is one. */
    next: (): (DossierPrompt & { readonly secondsLeft: number }) | undefined => {
      shown = waiting;
      waiting = undefined;
      expiry.stop();
      return shown && { ...shown, secondsLeft };
    },
    shown: (): DossierPrompt | undefined => shown,
    dropShown: (): void => {
      shown = undefined;
    },
  };
};
