import 'virtual:tokens.css';
import '../shared/fonts.css';
import '../shared/base.css';
import './kiosk.css';
import './notices.css';
import { signal } from '@preact/signals';
import { render } from 'preact';
import { ulid } from 'ulid';
import { POST_SERVICE } from '#domain/questionnaires/post-service.ts';
import { browserClock } from '../shared/clock.ts';
import { jsonRequest } from '../shared/json-request.ts';
import { chooseLanguage, languageOf } from '../shared/language.ts';
import { createOutbox, type OutboxStatus } from '../shared/outbox.ts';
import { browserStorage, createShelf } from '../shared/shelf.ts';
import { findCounter } from './find-counter.ts';
import { KioskApp } from './kiosk.tsx';
import { createKiosk } from './kiosk-state.ts';

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

const kiosk = createKiosk({
  clock: browserClock,
  random: Math.random,
  newId: ulid,
  findCounter: findCounter(jsonRequest),
  outbox,
  questionnaire: POST_SERVICE,
  resetLanguage: () => chooseLanguage('vi'),
});

/** The address names the counter from then on, so that a restarted device needs nobody. */
const onChoose = (counterCode: string): void => {
  history.replaceState(null, '', `?${new URLSearchParams({ counter: counterCode })}`);
  kiosk.choose(counterCode);
};

for (const sign of ['pointerdown', 'click', 'keydown']) addEventListener(sign, kiosk.touched);
addEventListener('keydown', ({ key, repeat, ctrlKey, altKey, metaKey }) => {
  if (!repeat && !ctrlKey && !altKey && !metaKey) kiosk.press(key);
});
addEventListener('online', () => {
  outbox.sendNow();
  kiosk.online();
});

const root = document.getElementById('app');
const question = POST_SERVICE.overall;
if (root && question) {
  chooseLanguage(languageOf(location.search));
  render(
    <KioskApp kiosk={kiosk} question={question} outboxStatus={outboxStatus} onChoose={onChoose} />,
    root,
  );
  outbox.start();
  kiosk.start((new URLSearchParams(location.search).get('counter') ?? '').trim());
}
