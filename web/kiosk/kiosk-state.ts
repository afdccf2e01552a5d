import { type ReadonlySignal, signal } from '@preact/signals';
import { type Questionnaire, type Reason, SCORES, type Score } from '#domain/questionnaire.ts';
import type { SurveyResponse } from '#domain/response.ts';
import { localIsoOf } from '#domain/time.ts';
import { backOffMs } from '../shared/back-off.ts';
import type { Clock } from '../shared/clock.ts';
import type { Outbox } from '../shared/outbox.ts';
import type { FoundCounter } from './find-counter.ts';
import { createPlace } from './place-state.ts';

/** What stands on the screen, with all that it shows of the present citizen: one value, replaced whole. */
export type Screen =
  | { readonly name: 'setup'; readonly code: string; readonly fault?: SetupFault }
  | { readonly name: 'connecting'; readonly failures: number }
  | { readonly name: 'asking' }
  | {
      readonly name: 'reasons';
      readonly score: Score;
      readonly offered: readonly Reason[];
      readonly chosen: ReadonlySet<string>;
      readonly secondsLeft: number;
    }
  | { readonly name: 'thanks'; readonly code?: string };

/** Why no question can be asked: no code, a code of no counter, a counter with another questionnaire. */
export type SetupFault = 'missing' | 'unknown' | 'unsupported';

/** Untouched for so long, the reasons chosen are sent as they are. */
export const REASONS_SECONDS = 12;
export const THANKS_MS = 4_000;
/** A screen that has just appeared takes no touch: the second half of a double tap was meant for the last. */
export const SETTLING_MS = 500;
/** A language chosen by somebody who then left without rating. */
const LANGUAGE_IDLE_MS = 30_000;

export type KioskPorts = {
  readonly clock: Clock;
  readonly random: () => number;
  readonly newId: () => string;
  readonly findCounter: (code: string) => Promise<FoundCounter>;
  readonly outbox: Outbox;
  readonly questionnaire: Questionnaire;
  readonly resetLanguage: () => void;
};

/**
 * What a kiosk does, without a pixel.
 *
 * ```
 *  start ──▶ setup ◀─unknown── connecting ◀─┐ back-off while the server is unreachable
 *    │         └──────code────▶    │  └──────┘
 *    └───────counter──────────▶    │ found
 *                                  ▼
 *      ┌───────────────────▶    asking ──tap──▶ reasons ◀─┐ each tap: amended, 12 s anew
 *      │                           │               │ └────┘
 *      │ 4 s, or done         tap, where there     │ send, skip, 12 s untouched
 *      │                     is nothing to ask     ▼
 *      └───────────────────────────┴──────────▶ thanks ◀─┐ the code has come: 4 s anew
 *                                                  └─────┘
 *  outbox:                        keep           amend          finish
 * ```
 *
 * The first tap on a face leaves `asking` at once, so a second one, on the same face or another, finds
 * no face to rate with. Whatever the network does is the outbox's matter: no screen waits for it.
 */
export const createKiosk = (ports: KioskPorts) => {
  const { clock, random, newId, findCounter, outbox, questionnaire, resetLanguage } = ports;
  const screen = signal<Screen>({ name: 'connecting', failures: 0 });
  const settled = signal(true);
  const place = createPlace(clock, findCounter);

  let code = '';
  let connections = 0;
  let current: SurveyResponse | undefined;
  let callOffScreen = (): void => {};
  let callOffSettling = (): void => {};

  /** The one timer of the screen that stands; the next screen, or the next call, calls it off. */
  const afterwards = (delayMs: number, call: () => void): void => {
    callOffScreen();
    callOffScreen = clock.after(delayMs, call);
  };

  const show = (next: Screen): void => {
    callOffScreen();
    callOffSettling();
    screen.value = next;
    settled.value = false;
    callOffSettling = clock.after(SETTLING_MS, () => {
      settled.value = true;
    });
  };

  const connect = async (failures: number): Promise<void> => {
    connections += 1;
    const connection = connections;
    show({ name: 'connecting', failures });
    const asked = await findCounter(code);
    if (connection !== connections) return;
    if (asked.found === 'unknown') return show({ name: 'setup', fault: 'unknown', code });
    if (asked.found === 'unreachable') {
      show({ name: 'connecting', failures: failures + 1 });
      return afterwards(backOffMs(failures + 1, random()), () => connect(failures + 1));
    }
    // What is shown, and named in every answer, is the version that this build carries; the server may
    // have a newer one of the same questionnaire, but must not mean another questionnaire.
    if (asked.counter.questionnaire.id !== questionnaire.id) {
      return show({ name: 'setup', fault: 'unsupported', code });
    }
    place.learn(asked.counter);
    show({ name: 'asking' });
  };

  const ask = (): void => {
    current = undefined;
    resetLanguage();
    show({ name: 'asking' });
  };

  const thank = (): void => {
    show({ name: 'thanks' });
    afterwards(THANKS_MS, ask);
    if (current) outbox.finish(current.id);
  };

  const countDown = (secondsLeft: number): void => {
    if (screen.value.name !== 'reasons') return;
    screen.value = { ...screen.value, secondsLeft };
    afterwards(1_000, () => (secondsLeft > 1 ? countDown(secondsLeft - 1) : thank()));
  };

  const amend = (reasons: readonly string[]): void => {
    if (!current) return;
    current = { ...current, reasons };
    outbox.amend(current);
  };

  const rate = (score: Score): void => {
    const counter = place.counter.value;
    if (screen.value.name !== 'asking' || !settled.value || !counter || !questionnaire.overall) return;
    current = {
      id: newId(),
      unit: counter.unit.id,
      counter: counter.code,
      channel: 'kiosk',
      moment: 'result',
      questionnaire: questionnaire.id,
      questionnaireVersion: questionnaire.version,
      at: localIsoOf(place.now()),
      answers: { [questionnaire.overall.id]: score },
      reasons: [],
    };
    outbox.keep(current);
    const offered = questionnaire.reasons[score] ?? [];
    if (offered.length === 0) thank();
    else {
      show({ name: 'reasons', score, offered, chosen: new Set(), secondsLeft: REASONS_SECONDS });
      countDown(REASONS_SECONDS);
    }
  };

  return {
    screen: screen as ReadonlySignal<Screen>,
    /** False while a screen is too new to be touched. */
    settled: settled as ReadonlySignal<boolean>,
    counter: place.counter,

    /** Goes to the question of a counter, or to the setup where none is named. */
    start: (counterCode: string): void => {
      code = counterCode;
      if (code === '') show({ name: 'setup', code });
      else void connect(0);
    },
    /** The code typed in at the setup. */
    choose: (counterCode: string): void => {
      code = counterCode;
      if (code === '') show({ name: 'setup', code, fault: 'missing' });
      else void connect(0);
    },

    rate,
    /** `1` to `5` rate as the faces do. */
    press: (key: string): void => {
      const score = SCORES.find((candidate) => String(candidate) === key);
      if (score) rate(score);
    },
    toggleReason: (id: string): void => {
      if (screen.value.name !== 'reasons' || !settled.value) return;
      const chosen = new Set(screen.value.chosen);
      if (!chosen.delete(id)) chosen.add(id);
      screen.value = { ...screen.value, chosen };
      amend([...chosen]);
      countDown(REASONS_SECONDS);
    },
    sendReasons: (): void => {
      if (screen.value.name === 'reasons' && settled.value) thank();
    },
    skipReasons: (): void => {
      if (screen.value.name !== 'reasons' || !settled.value) return;
      amend([]);
      thank();
    },
    leaveThanks: (): void => {
      if (screen.value.name === 'thanks' && settled.value) ask();
    },

    /** The server has a rating. Its code is for the citizen who still stands here, and for nobody else. */
    accepted: (id: string, thankYouCode: string): void => {
      if (screen.value.name !== 'thanks' || current?.id !== id) return;
      screen.value = { name: 'thanks', code: thankYouCode };
      afterwards(THANKS_MS, ask);
    },
    /** Somebody is there: any touch or key, whatever it hit. */
    touched: (): void => {
      if (screen.value.name === 'reasons') countDown(REASONS_SECONDS);
      if (screen.value.name === 'asking') afterwards(LANGUAGE_IDLE_MS, resetLanguage);
    },
    /** The network says that it is back. */
    online: (): void => {
      if (screen.value.name === 'connecting' && screen.value.failures > 0)
        void connect(screen.value.failures);
    },
  };
};

export type Kiosk = ReturnType<typeof createKiosk>;
