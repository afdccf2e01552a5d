/// <reference types="vite/client" />
/// <reference path="../../web/shared/virtual.d.ts" />
import 'virtual:tokens.css';
import '../../web/shared/fonts.css';
import '../../web/shared/base.css';
import '../../web/kiosk/kiosk.css';
import '../../web/kiosk/display.css';
import '../../web/kiosk/notices.css';
import { signal } from '@preact/signals';
import { render } from 'preact';
import { POST_SERVICE } from '#domain/questionnaires/post-service.ts';
import { CommentScreen, withoutPersonalData } from '../../web/kiosk/comment.ts';
import { createDeviceMemory } from '../../web/kiosk/device-memory.ts';
import { createDisplay } from '../../web/kiosk/display-state.ts';
import type { FoundCounter } from '../../web/kiosk/find-counter.ts';
import { KioskApp } from '../../web/kiosk/kiosk.tsx';
import { createKiosk } from '../../web/kiosk/kiosk-state.ts';
import { createLanguages } from '../../web/kiosk/languages-state.ts';
import { createVoice } from '../../web/kiosk/voice.ts';
import { browserClock } from '../../web/shared/clock.ts';
import { jsonRequest } from '../../web/shared/json-request.ts';
import { createServerClock } from '../../web/shared/server-clock.ts';
import { createShelf } from '../../web/shared/shelf.ts';

/* The kiosk's screens with a counter that is always found and an outbox that notes nothing, to be looked at. */

const COUNTERS: Readonly<Record<string, FoundCounter>> = {
  unknown: { found: 'unknown' },
  unreachable: { found: 'unreachable' },
};
const COUNTER: FoundCounter = {
  found: 'counter',
  counter: {
    code: '00070-03',
    name: { vi: 'Quầy 3', en: 'Counter 3' },
    unit: { id: '00070', name: { vi: 'UBND phường Hoàn Kiếm', en: 'Hoàn Kiếm Ward' } },
    city: { vi: 'Thành phố Hà Nội', en: 'City of Hà Nội' },
    questionnaire: { id: 'post-service', version: 1 },
    serverTime: '2026-11-23T09:41:07+07:00',
  },
};

const languages = createLanguages(jsonRequest, POST_SERVICE, (sound) => fetch(sound));
const display = createDisplay(document.documentElement);
const voice = createVoice({
  synthesis: globalThis.speechSynthesis,
  languages,
  config: () => kiosk.config.value,
});
const outboxStatus = signal({ waiting: 0, refused: 0, degraded: false });

const kiosk = createKiosk({
  clock: browserClock,
  serverClock: createServerClock({ wallMs: Date.now, runMs: () => performance.now(), run: 'stage' }),
  random: () => 0.5,
  newId: () => '01',
  findCounter: async (code) => COUNTERS[code] ?? COUNTER,
  outbox: { keep: async () => {}, amend: async () => {}, finish: async () => {} },
  questionnaire: POST_SERVICE,
  memory: createDeviceMemory(createShelf(undefined)),
  redaction: () => withoutPersonalData,
  resetForNext: (config) => {
    void languages.offer(config);
    display.reset(config);
  },
});

const enrolment = {
  screen: signal(undefined),
  standing: signal({ name: 'unenrolled' }),
  exit: { screen: signal({ name: 'shut' }) },
  byCounter: () => {},
};

Object.assign(globalThis, { stage: { kiosk, languages, display, enrolment, outboxStatus } });
document.documentElement.lang = 'vi';
const root = document.getElementById('app');
if (root && POST_SERVICE.overall) {
  render(
    <KioskApp
      kiosk={kiosk}
      question={signal(POST_SERVICE.overall)}
      comments={signal({ CommentScreen })}
      outboxStatus={outboxStatus}
      languages={languages}
      display={display}
      voice={voice}
      enrolment={enrolment as never}
      onChoose={() => {}}
    />,
    root,
  );
}
