import 'virtual:tokens.css';
import '../shared/fonts.css';
import '../shared/base.css';
import './kiosk.css';
import './display.css';
import './notices.css';
import { computed, effect, signal, untracked } from '@preact/signals';
import { render } from 'preact';
import { ulid } from 'ulid';
import { POST_SERVICE } from '#domain/questionnaires/post-service.ts';
import { browserClock } from '../shared/clock.ts';
import { databaseQueue } from '../shared/database-queue.ts';
import { durableNotes } from '../shared/durable-notes.ts';
import { jsonRequest } from '../shared/json-request.ts';
import { say } from '../shared/language.ts';
import { createOutbox, type OutboxStatus } from '../shared/outbox.ts';
import { safeQueue } from '../shared/safe-queue.ts';
import { createServerClock } from '../shared/server-clock.ts';
import { browserStorage, createShelf } from '../shared/shelf.ts';
import { shelfQueue } from '../shared/shelf-queue.ts';
import { exclusively, holdRun, liveRuns } from '../shared/tabs.ts';
import { createEnrolment } from './device/enrolment-state.ts';
import { createKioskDevice } from './device/kiosk-device.ts';
import { followPrompts } from './device/prompts.ts';
import { createDeviceMemory } from './device-memory.ts';
import { createDisplay } from './display-state.ts';
import { findCounter } from './find-counter.ts';
import { beginWriting, moveFocus } from './focus-keys.ts';
import { KioskApp } from './kiosk.tsx';
import { createKiosk } from './kiosk-state.ts';
import { createLanguages } from './languages-state.ts';
import { keepReleaseFresh, sayAlive } from './release-state.ts';
import { createTone } from './tone.ts';
import { createVoice, spokenOf } from './voice.ts';

/** Of this device; the heartbeat tells it. */
const LAST_RATING = 'last-rating-at';

const { random } = Math;
const clock = browserClock;
const run = ulid();
const serverClock = createServerClock({ wallMs: Date.now, runMs: () => performance.now(), run });
const shelf = createShelf(browserStorage());
const outboxStatus = signal<OutboxStatus>({ waiting: 0, refused: 0, degraded: false });
let lastRatingAt: string | undefined;
void durableNotes.read(LAST_RATING).then((at) => {
  lastRatingAt ??= typeof at === 'string' ? at : undefined;
});

const device = createKioskDevice({
  request: jsonRequest,
  clock,
  serverClock,
  random,
  newId: ulid,
  release: import.meta.env.RELEASE,
  outbox: () => outboxStatus.value,
  lastRatingAt: () => lastRatingAt,
});
const counterByCode = findCounter(jsonRequest, durableNotes);

const outbox = createOutbox({
  queue: safeQueue(databaseQueue(), shelfQueue(shelf)),
  request: device.request,
  clock,
  serverClock,
  askTime: async () => {
    const asked = await counterByCode(kiosk.counter.value?.code ?? '');
    if (asked.found !== 'counter' || asked.remembered) return false;
    serverClock.learn(Date.parse(asked.counter.serverTime));
    return true;
  },
  exclusively,
  liveRuns,
  random,
  onStatus: (status) => {
    outboxStatus.value = status;
  },
  onAccepted: (id, code) => kiosk.accepted(id, code),
});

const languages = createLanguages(jsonRequest, POST_SERVICE, (sound) => fetch(sound));
const display = createDisplay(document.documentElement);
const voice = createVoice({
  synthesis: globalThis.speechSynthesis,
  languages,
  config: () => kiosk.config.value,
});
const tone = createTone();

const comments = signal<typeof import('./comment.ts') | undefined>(undefined);

const kiosk = createKiosk({
  clock,
  serverClock,
  random,
  newId: ulid,
  findCounter: counterByCode,
  outbox: {
    ...outbox,
    keep: (response, time) => {
      lastRatingAt = response.at;
      void durableNotes.write(LAST_RATING, response.at);
      return outbox.keep(response, time);
    },
  },
  questionnaire: POST_SERVICE,
  memory: createDeviceMemory(shelf),
  redaction: () => comments.value?.withoutPersonalData,
  resetForNext: (config) => {
    void languages.offer(config);
    languages.choose(config.languages[0] ?? 'vi');
    display.reset(config);
    voice.reset();
  },
});
const enrolment = createEnrolment({ device, kiosk, clock, search: () => location.search });

/** The address names the counter from then on, so that a restarted device needs nobody. */
const onChoose = (counterCode: string): void => {
  history.replaceState(null, '', `?${new URLSearchParams({ counter: counterCode })}`);
  kiosk.choose(counterCode);
};

const root = document.getElementById('app');
const carried = POST_SERVICE.overall;

for (const sign of ['pointerdown', 'click', 'keydown']) addEventListener(sign, kiosk.touched);
addEventListener('click', ({ target }) => {
  if (target instanceof Element && target.closest('button')) tone(kiosk.config.value.volumePercent);
});
addEventListener('keydown', ({ key, repeat, ctrlKey, altKey, metaKey }) => {
  if (repeat || ctrlKey || altKey || metaKey || enrolment.isAtOfficer()) return;
  kiosk.press(key);
  if (!root) return;
  moveFocus(root, key);
  beginWriting(root, key);
});
addEventListener('online', () => {
  outbox.sendNow();
  device.online();
  kiosk.online();
});

if (root && carried) {
  const question = computed(() => kiosk.form.value.overall ?? carried);
  holdRun(run);
  languages.choose('vi');
  render(
    <KioskApp
      kiosk={kiosk}
      question={question}
      comments={comments}
      outboxStatus={outboxStatus}
      languages={languages}
      display={display}
      voice={voice}
      enrolment={enrolment}
      onChoose={onChoose}
    />,
    root,
  );
  // Who listens hears each screen as it comes; a countdown, or a reason ticked, is no other screen.
  const spoken = computed(() => spokenOf(kiosk.screen.value, question.value).map(say).join());
  effect(() => {
    if (spoken.value !== '' && voice.listening.peek())
      voice.speak(spokenOf(kiosk.screen.peek(), question.peek()));
  });
  effect(() => {
    const config = device.config.value;
    untracked(() => kiosk.applyConfig(config));
  });
  void enrolment.start();
  followPrompts(device, clock, kiosk.prompt);
  void outbox.start();
  void navigator.storage?.persist?.();
  sayAlive();
  void keepReleaseFresh({ clock, isIdle: kiosk.isIdle, reload: () => location.reload() });
  // Where it cannot be had, there are no comments until the next start; ratings there are.
  import('./comment.ts').then(
    (loaded) => {
      comments.value = loaded;
    },
    () => {},
  );
}
