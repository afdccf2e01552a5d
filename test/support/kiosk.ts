import { DEFAULT_KIOSK_CONFIG, type KioskConfig } from '#domain/kiosk-config.ts';
import { withoutPersonalData } from '#domain/personal-data.ts';
import { POST_SERVICE } from '#domain/questionnaires/post-service.ts';
import type { SurveyResponse } from '#domain/response.ts';
import { createDeviceMemory } from '../../web/kiosk/device-memory.ts';
import type { FoundCounter } from '../../web/kiosk/find-counter.ts';
import { createKiosk } from '../../web/kiosk/kiosk-state.ts';
import { SETTLING_MS } from '../../web/kiosk/screen.ts';
import { createServerClock } from '../../web/shared/server-clock.ts';
import { createShelf } from '../../web/shared/shelf.ts';
import { fakeClock } from './fake-clock.ts';

/** 09:41:07 of a Monday. */
const NOW = Date.parse('2026-11-23T02:41:07Z');

export const COUNTER = {
  found: 'counter',
  counter: {
    code: '00070-03',
    name: { vi: 'Quầy 3', en: 'Counter 3' },
    unit: { id: '00070', name: { vi: 'Phường Hoàn Kiếm', en: 'Hoàn Kiếm Ward' } },
    questionnaire: { id: 'post-service', version: 1 },
    serverTime: '2026-11-23T09:41:07+07:00',
  },
} as const satisfies FoundCounter;

/** What a kiosk would look like whose elements and comment are left out, as most tests want it. */
export const configured = (more: Partial<KioskConfig> = {}): KioskConfig => ({
  ...DEFAULT_KIOSK_CONFIG,
  elements: false,
  comment: false,
  ...more,
});

/** A kiosk with everything it is connected to: a clock that is moved, a server, and an outbox that notes what it gets. */
export const kioskAtCounter = (config: KioskConfig = configured(), shelf = createShelf(undefined)) => {
  const clock = fakeClock(NOW);
  const server: { answer: FoundCounter } = { answer: COUNTER };
  const asked: string[] = [];
  const kept: SurveyResponse[] = [];
  const amended: SurveyResponse[] = [];
  const finished: string[] = [];
  const resets: number[] = [];
  /** Replaced by a test that wants a rating to take its time. */
  const disk: { write: () => Promise<void> } = { write: async () => {} };
  let ids = 0;
  const kiosk = createKiosk({
    clock,
    serverClock: createServerClock({
      wallMs: clock.now,
      runMs: () => clock.now() - NOW,
      run: 'this run',
    }),
    random: () => 0.5,
    newId: () => `01${ids++}`,
    findCounter: async (code) => {
      asked.push(code);
      return server.answer;
    },
    outbox: {
      keep: (response) => {
        kept.push(response);
        return disk.write();
      },
      amend: (response) => {
        amended.push(response);
        return disk.write();
      },
      finish: async (id) => void finished.push(id),
    },
    questionnaire: POST_SERVICE,
    memory: createDeviceMemory(shelf),
    redaction: () => withoutPersonalData,
    resetForNext: () => void resets.push(clock.now()),
  });
  kiosk.applyConfig(config);
  resets.length = 0;
  const asking = async () => {
    kiosk.start('00070-03');
    await clock.pass(SETTLING_MS);
  };
  const settle = () => clock.pass(SETTLING_MS);
  /** What the outbox has of a rating. */
  const lastOf = (id: string): SurveyResponse | undefined =>
    amended.findLast((response) => response.id === id) ?? kept.find((response) => response.id === id);
  return { kiosk, clock, server, disk, asked, kept, amended, finished, resets, asking, settle, lastOf };
};
