import type { Signal } from '@preact/signals';
import type { Page } from 'playwright-core';
import { DEFAULT_KIOSK_CONFIG } from '#domain/kiosk-config.ts';
import type { Kiosk } from '../../web/kiosk/kiosk-state.ts';
import { SETTLING_MS } from '../../web/kiosk/screen.ts';
import type { OutboxStatus } from '../../web/shared/outbox.ts';

const SERVICES = [
  ['1.001193', 'Thủ tục đăng ký khai sinh', 'Registration of birth'],
  ['1.000894', 'Thủ tục đăng ký kết hôn', 'Registration of marriage'],
  ['1.000656', 'Thủ tục đăng ký khai tử', 'Registration of death'],
  ['2.000635', 'Cấp bản sao trích lục hộ tịch', 'Copies of civil status extracts'],
  ['1.004859', 'Thay đổi, cải chính, bổ sung thông tin hộ tịch', 'Changes to civil status'],
  ['2.000815', 'Chứng thực bản sao từ bản chính giấy tờ, văn bản', 'Certified copies'],
  ['2.000884', 'Chứng thực chữ ký trong các giấy tờ, văn bản', 'Certified signatures'],
  ['1.004873', 'Cấp Giấy xác nhận tình trạng hôn nhân', 'Certificate of marital status'],
].map(([code = '', vi = '', en = '']) => ({ code, name: { vi, en } }));

/** The rest of what a kiosk's screen is made of, to be set as it would come to be. */
type Signals = {
  readonly enrolment: {
    readonly screen: Signal<unknown>;
    readonly standing: Signal<unknown>;
    readonly exit: { readonly screen: Signal<unknown> };
  };
  readonly outboxStatus: Signal<OutboxStatus>;
};
type Act = (kiosk: Kiosk, stage: Signals) => void;
export type Scene = { readonly name: string; readonly acts: readonly Act[] };

/* Each act runs in the page, on its kiosk; the screen settles between two. */
const start: Act = (kiosk) => kiosk.start('00070-03');

const showCode: Act = (_, { enrolment }) => {
  const shown = { name: 'shown', code: 'K3QF-7M2A', secondsLeft: 583 };
  enrolment.screen.value = { pairing: { screen: { value: shown } } };
};

/** Every screen of a kiosk, and how it is come to. */
export const SCENES: readonly Scene[] = [
  { name: 'setup', acts: [(kiosk) => kiosk.start('')] },
  { name: 'setup-unknown', acts: [(kiosk) => kiosk.start('unknown')] },
  { name: 'connecting', acts: [(kiosk) => kiosk.start('unreachable')] },
  { name: 'asking', acts: [start] },
  {
    name: 'asking-message',
    acts: [
      start,
      (kiosk) =>
        kiosk.applyConfig({
          ...kiosk.config.value,
          message: {
            vi: 'Phường Hoàn Kiếm lắng nghe ý kiến của người dân',
            en: 'Hoàn Kiếm Ward listens to its people',
          },
        }),
    ],
  },
  {
    name: 'prompted',
    acts: [
      start,
      (kiosk) => kiosk.prompt({ response: { id: '02', at: '2026-11-23T09:41:07+07:00' }, moment: 'result' }),
    ],
  },
  { name: 'service', acts: [start] },
  { name: 'asking-service', acts: [start, (kiosk) => kiosk.chooseService('1.001193')] },
  {
    name: 'rated-unhappy',
    acts: [start, (kiosk) => kiosk.rate(2), (kiosk) => kiosk.toggleReason('long-wait')],
  },
  { name: 'rated-neutral', acts: [start, (kiosk) => kiosk.rate(3)] },
  { name: 'rated-happy', acts: [start, (kiosk) => kiosk.rate(5)] },
  { name: 'changing', acts: [start, (kiosk) => kiosk.rate(1), (kiosk) => kiosk.changeMind()] },
  {
    name: 'element',
    acts: [start, (kiosk) => kiosk.rate(3), (kiosk) => kiosk.more(), (kiosk) => kiosk.rate(4)],
  },
  {
    name: 'comment',
    acts: [
      start,
      (kiosk) => kiosk.rate(3),
      (kiosk) => kiosk.more(),
      (kiosk) => kiosk.skipElement(),
      (kiosk) => kiosk.skipElement(),
      (kiosk) => kiosk.skipElement(),
      (kiosk) => kiosk.skipElement(),
      (kiosk) => kiosk.skipElement(),
      (kiosk) => kiosk.write('Cán bộ hướng dẫn tận tình, nhưng chờ hơi lâu'),
    ],
  },
  {
    name: 'thanks',
    acts: [
      start,
      (kiosk) => kiosk.rate(5),
      (kiosk) => kiosk.send(),
      (kiosk) => kiosk.accepted('01', '7KQ2M-XRD4T'),
    ],
  },
  { name: 'resting', acts: [start] },
  {
    name: 'signs',
    acts: [
      start,
      (_, { enrolment, outboxStatus }) => {
        outboxStatus.value = { waiting: 1204, refused: 3, degraded: true };
        enrolment.standing.value = { name: 'refused' };
      },
    ],
  },
  { name: 'pairing', acts: [showCode] },
  {
    name: 'pairing-revoked',
    acts: [
      showCode,
      (_, { enrolment: { screen } }) => {
        screen.value = { ...(screen.value as object), refusal: 'device-revoked' };
      },
    ],
  },
  {
    name: 'pairing-unreachable',
    acts: [
      (_, { enrolment }) => {
        enrolment.screen.value = { pairing: { screen: { value: { name: 'unreachable' } } } };
      },
    ],
  },
  {
    name: 'exit-wrong',
    acts: [
      start,
      (_, { enrolment }) => {
        enrolment.exit.screen.value = { name: 'asking', fault: 'wrong', checking: false };
      },
    ],
  },
  {
    name: 'exit-open',
    acts: [
      start,
      (_, { enrolment }) => {
        enrolment.exit.screen.value = { name: 'open' };
      },
    ],
  },
];

const CONFIGS: Readonly<Record<string, object>> = {
  service: { services: SERVICES },
  'asking-service': { services: SERVICES },
  resting: { hours: [{ days: [1], from: '00:00', to: '00:01' }] },
};

/** Brings a page that has loaded the stage to a scene. */
export const play = async (page: Page, { name, acts }: Scene): Promise<void> => {
  const config = { ...DEFAULT_KIOSK_CONFIG, ...CONFIGS[name] };
  await page.evaluate(`stage.kiosk.applyConfig(${JSON.stringify(config)})`);
  for (const act of acts) {
    await page.evaluate(`(${act})(stage.kiosk, stage)`);
    await page.clock.runFor(SETTLING_MS + 10);
  }
};
