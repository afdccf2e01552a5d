import 'virtual:tokens.css';
import '../shared/fonts.css';
import '../shared/base.css';
import './kiosk.css';
import './display.css';
import './notices.css';
import { computed, effect, signal } from '@preact/signals';
import { render } from 'preact';
import { ulid } from 'ulid';
import { POST_SERVICE } from '#domain/questionnaires/post-service.ts';
import { browserClock } from '../shared/clock.ts';
import { jsonRequest } from '../shared/json-request.ts';
import { say } from '../shared/language.ts';
import { createOutbox, type OutboxStatus } from '../shared/outbox.ts';
import { browserStorage, createShelf } from '../shared/shelf.ts';
import { createDisplay } from './display-state.ts';
import { findCounter } from './find-counter.ts';
import { beginWriting, moveFocus } from './focus-keys.ts';
import { KioskApp } from './kiosk.tsx';
import { createKiosk } from './kiosk-state.ts';
import { createLanguages } from './languages-state.ts';
import { createTone } from './tone.ts';
import { createVoice, spokenOf } from './voice.ts';

const outboxStatus = signal<OutboxStatus>({ waiting: 0, refused: 0 });

const outbox = createOutbox({
  shelf: createShelf(browserStorage()),
  request: jsonRequest,
  clock: browserClock,
  random: Math.random,
  onStatus: (status) => {
    outboxStatus.value = status;
  },
  onAccepted: (id, code) => kiosk.accepted(id, code),
});

const languages = createLanguages(jsonRequest, POST_SERVICE);
const display = createDisplay(document.documentElement);
const voice = createVoice({
  synthesis: globalThis.speechSynthesis,
  languages,
  config: () => kiosk.config.value,
});
const tone = createTone();

const comments = signal<typeof import('./comment.ts') | undefined>(undefined);

const kiosk = createKiosk({
  clock: browserClock,
  random: Math.random,
  newId: ulid,
  findCounter: findCounter(jsonRequest),
  outbox,
  questionnaire: POST_SERVICE,
  redaction: () => comments.value?.withoutPersonalData,
  resetForNext: (config) => {
    void languages.offer(config);
    languages.choose(config.languages[0] ?? 'vi');
    display.reset(config);
    voice.reset();
  },
});

/** The address names the counter from then on, so that a restarted device needs nobody. */
const onChoose = (counterCode: string): void => {
  history.replaceState(null, '', `?${new URLSearchParams({ counter: counterCode })}`);
  kiosk.choose(counterCode);
};

const root = document.getElementById('app');
const question = POST_SERVICE.overall;

for (const sign of ['pointerdown', 'click', 'keydown']) addEventListener(sign, kiosk.touched);
addEventListener('click', ({ target }) => {
  if (target instanceof Element && target.closest('button')) tone(kiosk.config.value.volumePercent);
});
addEventListener('keydown', ({ key, repeat, ctrlKey, altKey, metaKey }) => {
  if (repeat || ctrlKey || altKey || metaKey) return;
  kiosk.press(key);
  if (!root) return;
  moveFocus(root, key);
  beginWriting(root, key);
});
addEventListener('online', () => {
  outbox.sendNow();
  kiosk.online();
});

if (root && question) {
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
      onChoose={onChoose}
    />,
    root,
  );
  // Who listens hears each screen as it comes; a countdown, or a reason ticked, is no other screen.
  const spoken = computed(() => spokenOf(kiosk.screen.value, question).map(say).join());
  effect(() => {
    if (spoken.value !== '' && voice.listening.peek()) voice.speak(spokenOf(kiosk.screen.peek(), question));
  });
  outbox.start();
  // Where it cannot be had, there are no comments until the next start; ratings there are.
  import('./comment.ts').then(
    (loaded) => {
      comments.value = loaded;
    },
    () => {},
  );
  kiosk.start((new URLSearchParams(location.search).get('counter') ?? '').trim());
}
