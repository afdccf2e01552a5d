import { type ReadonlySignal, signal } from '@preact/signals';
import { isServing } from '#domain/hours-of-service.ts';
import { DEFAULT_KIOSK_CONFIG, type KioskConfig } from '#domain/kiosk-config.ts';
import { type Questionnaire, SCORES, type Score } from '#domain/questionnaire.ts';
import { localIsoOf } from '#domain/time.ts';
import type { Clock } from '../shared/clock.ts';
import type { ServerClock } from '../shared/server-clock.ts';
import { formAskedAt, isSameForm } from './asked-form.ts';
import { createConnection } from './connection-state.ts';
import type { DeviceMemory } from './device-memory.ts';
import type { FoundCounter } from './find-counter.ts';
import { createInterval } from './interval-state.ts';
import { createPlace } from './place-state.ts';
import { createPrompts, type DossierPrompt } from './prompt-state.ts';
import type { RatingOutbox } from './rating-keeper.ts';
import { FACES_SECONDS, IDLE_MS, PROMPT_SECONDS } from './screen.ts';
import { createStage } from './stage.ts';
import { createVisit } from './visit-state.ts';

export type KioskPorts = {
  readonly clock: Clock;
  readonly serverClock: ServerClock;
  readonly random: () => number;
  readonly newId: () => string;
  readonly findCounter: (code: string) => Promise<FoundCounter>;
  readonly outbox: RatingOutbox;
  /** What this build carries, for as long as no server has said what to ask. */
  readonly questionnaire: Questionnaire;
  readonly memory: DeviceMemory;
  /** Removes personal data from a comment; absent until it is loaded. */
  readonly redaction: () => ((comment: string) => string) | undefined;
  /** Whatever a citizen has set for himself, as the language and the size of type, is as it was. */
  readonly resetForNext: (config: KioskConfig) => void;
};

/**
 * What a kiosk does, without a pixel.
 *
 * ```
 *  start ──▶ setup ◀─unknown── connecting ◀─┐ back-off while the server is unreachable
 *    │         └──────code────▶    │  └──────┘
 *    └───────counter──────────▶    │ found
 *                                  ▼
 *   resting ◀─outside hours──── (home) ◀──────────────────────────┐
 *      └─touch──────────┐          │                              │
 *                       ▼          ▼                              │
 *                service ──▶    asking ──tap──▶ (a visit) ────────┘
 *             where there are      ▲
 *             several              └── a prompt of the one-stop system, once nobody is there
 * ```
 *
 * The faces are what a kiosk shows to nobody in particular, so that one tap is a rating: a screen that only
 * says "touch here" costs everybody a tap and tells nobody more than five faces do.
 */
export const createKiosk = (ports: KioskPorts) => {
  const { clock, serverClock, random, newId, findCounter, outbox, questionnaire, memory } = ports;
  const { redaction, resetForNext } = ports;
  const stage = createStage(clock);
  const { screen } = stage;
  const place = createPlace(clock, serverClock, findCounter);
  const config = signal<KioskConfig>(DEFAULT_KIOSK_CONFIG);
  const interval = createInterval(clock, memory, () => config.value.minimumIntervalSeconds);
  const form = signal<Questionnaire>(questionnaire);
  let pendingConfig: KioskConfig | undefined;
  let service: string | undefined;
  let callOffIdle: (() => void) | undefined;

  const isIdle = (): boolean =>
    screen.value.name === 'resting' ||
    screen.value.name === 'service' ||
    (screen.value.name === 'asking' && screen.value.secondsLeft === undefined);

  const formNow = (): Questionnaire => formAskedAt(place.counter.value, place.now(), questionnaire);

  const showFirst = (): void => {
    const { services } = config.value;
    const [only] = services;
    service = services.length === 1 ? only?.code : undefined;
    if (services.length > 1) stage.show({ name: 'service', offered: services });
    else stage.show({ name: 'asking', ...(only ? { service: only } : {}) });
  };

  const forget = (): void => {
    callOffIdle?.();
    callOffIdle = undefined;
    resetForNext(config.value);
  };

  /** Nobody is there: as if nobody had ever been. */
  const home = (): void => {
    config.value = pendingConfig ?? config.value;
    pendingConfig = undefined;
    if (!isSameForm(form.value, formNow())) form.value = formNow();
    forget();
    const prompt = prompts.next();
    if (prompt) showPrompt(prompt);
    else if (isServing(config.value.hours, place.now())) showFirst();
    else stage.show({ name: 'resting' });
  };

  const showPrompt = ({
    service: asked,
    moment,
    secondsLeft,
  }: DossierPrompt & { secondsLeft: number }): void => {
    const known = config.value.services.find((choice) => choice.code === asked);
    const named = known ? { service: known } : {};
    service = asked;
    stage.show(
      { name: 'asking', moment, ...named, secondsLeft, ofSeconds: PROMPT_SECONDS },
      () => {
        prompts.dropShown();
        home();
      },
      true,
    );
  };

  const prompts = createPrompts(clock, memory);
  const visit = createVisit({
    clock,
    stage,
    outbox,
    questionnaire: () => form.value,
    config: () => config.value,
    redaction,
    onEnd: home,
  });

  /** Looks whether the hours of service have begun or ended, or another form is asked, unless somebody stands there. */
  const lookAtHours = (): void => {
    clock.after(60_000, lookAtHours);
    const serving = isServing(config.value.hours, place.now());
    const hasChanged = serving === (screen.value.name === 'resting') || !isSameForm(form.value, formNow());
    if (isIdle() && !callOffIdle && hasChanged) home();
  };

  /** Somebody was there, on a screen that waits for nobody in particular. */
  const leaveAfterIdle = (): void => {
    callOffIdle?.();
    callOffIdle = clock.after(IDLE_MS, () => {
      const stays = !pendingConfig && isServing(config.value.hours, place.now());
      if (stays) forget();
      else home();
    });
  };

  const begin = (score: Score): void => {
    const counter = place.counter.value;
    const prompt = prompts.shown();
    const { overall, id, version } = form.value;
    if (!counter || !overall) return;
    if (!prompt && !interval.isDue()) return;
    callOffIdle?.();
    callOffIdle = undefined;
    interval.begin();
    if (prompt) memory.notePrompt(prompt.response.id);
    visit.begin(
      {
        id: prompt?.response.id ?? newId(),
        unit: counter.unit.id,
        counter: counter.code,
        ...(service === undefined ? {} : { service }),
        channel: 'kiosk',
        moment: prompt?.moment ?? 'result',
        questionnaire: id,
        questionnaireVersion: version,
        at: prompt?.response.at ?? localIsoOf(place.now()),
        answers: { [overall.id]: score },
        reasons: [],
      },
      score,
      prompt && 'fixed',
    );
    prompts.dropShown();
  };

  /** A face, wherever one stands. */
  const rate = (score: Score): void => {
    if (!stage.settled.value) return;
    const shown = screen.value;
    if (shown.name === 'element') visit.answerElement(score);
    else if (shown.name === 'rated' && shown.changeSeconds > 0) visit.replace(score);
    else if (shown.name === 'asking' && shown.changing) visit.replace(score);
    else if (shown.name === 'asking') begin(score);
  };

  clock.after(60_000, lookAtHours);

  const { begin: _begin, replace: _replace, answerElement: _answer, ...acts } = visit;
  return {
    ...createConnection({ clock, random, stage, place, findCounter, questionnaire, onFound: home }),
    ...acts,
    screen: screen as ReadonlySignal<typeof screen.value>,
    /** False while a screen takes no touch. */
    settled: stage.settled,
    /** Nobody is there, so that a new release may be taken. */
    isIdle: (): boolean => isIdle() && !callOffIdle,
    counter: place.counter,
    /** What is asked of who comes next, or who is there. */
    form: form as ReadonlySignal<Questionnaire>,
    /** What this kiosk does at its counter, as it was last set. */
    config: config as ReadonlySignal<KioskConfig>,
    /** From a rating to the next: for so long the faces take no tap. */
    pauseSeconds: interval.pauseSeconds,

    /** Another configuration: taken when nobody is in the middle of an answer. */
    applyConfig: (next: KioskConfig): void => {
      pendingConfig = next;
      if (isIdle() && !callOffIdle) home();
      if (screen.value.name !== 'setup' && screen.value.name !== 'connecting') return;
      config.value = next;
      pendingConfig = undefined;
      resetForNext(next);
    },
    /** A dossier was closed: asks for its rating, after the citizen who is there. The same one is asked for once. */
    prompt: (prompt: DossierPrompt): void => {
      if (!prompts.add(prompt)) return;
      if (!isIdle() && !prompts.shown()) return;
      const waiting = callOffIdle && prompts.next();
      if (waiting) {
        // Somebody stands there, and has perhaps chosen his language: what he has set stays.
        callOffIdle?.();
        callOffIdle = undefined;
        showPrompt(waiting);
      } else home();
    },

    rate,
    /** `1` to `5` rate as the faces do. */
    press: (key: string): void => {
      const score = SCORES.find((candidate) => String(candidate) === key);
      if (score) rate(score);
    },
    wake: (): void => {
      if (screen.value.name !== 'resting' || !stage.settled.value) return;
      showFirst();
      leaveAfterIdle();
    },
    /** One of the services offered; without a code, another than those. */
    chooseService: (chosen?: string): void => {
      if (screen.value.name !== 'service' || !stage.settled.value) return;
      const known = screen.value.offered.find((choice) => choice.code === chosen);
      service = known?.code;
      const named = known ? { service: known } : {};
      stage.show({ name: 'asking', ...named, secondsLeft: FACES_SECONDS, ofSeconds: FACES_SECONDS }, home);
    },
    /** Somebody is there: any touch or key, whatever it hit. */
    touched: (): void => {
      stage.renew();
      if (isIdle() && screen.value.name !== 'resting') leaveAfterIdle();
    },
  };
};

export type Kiosk = ReturnType<typeof createKiosk>;
