import 'virtual:tokens.css';
import '../shared/fonts.css';
import '../shared/base.css';
import '../kiosk/kiosk.css';
import '../kiosk/display.css';
import '../kiosk/notices.css';
import { signal } from '@preact/signals';
import { render } from 'preact';
import { CommentScreen, withoutPersonalData } from '../kiosk/comment.ts';
import type { Enrolment } from '../kiosk/device/enrolment-state.ts';
import { createDeviceMemory } from '../kiosk/device-memory.ts';
import { createDisplay } from '../kiosk/display-state.ts';
import { KioskApp } from '../kiosk/kiosk.tsx';
import { createKiosk } from '../kiosk/kiosk-state.ts';
import { createLanguages } from '../kiosk/languages-state.ts';
import { createVoice } from '../kiosk/voice.ts';
import { browserClock } from '../shared/clock.ts';
import { jsonRequest } from '../shared/json-request.ts';
import type { PreviewMessage } from '../shared/preview-message.ts';
import { createServerClock } from '../shared/server-clock.ts';
import { createShelf } from '../shared/shelf.ts';

const CODE = 'PREVIEW-01';
/** As a code of thanks looks, and of no response. */
const NO_CODE = 'XXXXX-XXXXX';

/** No device is enrolled here, and the way out leads nowhere. */
const notEnrolled = {
  screen: signal(undefined),
  standing: signal({ name: 'unenrolled' }),
  exit: { screen: signal({ name: 'shut' }), hold: () => {}, letGo: () => {} },
} as unknown as Enrolment;

/** A kiosk at a counter that is always found; what is rated goes nowhere. */
export const drawKiosk = ({ form, language, unitName }: PreviewMessage): void => {
  const root = document.getElementById('app');
  const { overall } = form;
  if (!root || !overall) return;
  const languages = createLanguages(jsonRequest, form, (sound) => fetch(sound));
  const display = createDisplay(document.documentElement);
  const voice = createVoice({
    synthesis: globalThis.speechSynthesis,
    languages,
    config: () => kiosk.config.value,
  });
  const kiosk = createKiosk({
    clock: browserClock,
    serverClock: createServerClock({ wallMs: Date.now, runMs: () => performance.now(), run: 'preview' }),
    random: Math.random,
    newId: () => 'preview',
    findCounter: async (code) => ({
      found: 'counter',
      counter: {
        code,
        name: { vi: 'Quầy 1', en: 'Counter 1' },
        unit: { id: 'preview', name: unitName },
        questionnaire: { id: form.id, version: form.version },
        serverTime: new Date().toISOString(),
      },
    }),
    outbox: {
      keep: async () => {},
      amend: async () => {},
      finish: async (id) => kiosk.accepted(id, NO_CODE),
    },
    questionnaire: form,
    memory: createDeviceMemory(createShelf(undefined)),
    redaction: () => withoutPersonalData,
    resetForNext: (config) => {
      void languages.offer(config);
      languages.choose(language);
      display.reset(config);
    },
  });
  languages.choose(language);
  render(
    <KioskApp
      kiosk={kiosk}
      question={signal(overall)}
      comments={signal({ CommentScreen })}
      outboxStatus={signal({ waiting: 0, refused: 0, degraded: false })}
      languages={languages}
      display={display}
      voice={voice}
      enrolment={notEnrolled}
      onChoose={kiosk.start}
    />,
    root,
  );
  void kiosk.start(CODE);
};
