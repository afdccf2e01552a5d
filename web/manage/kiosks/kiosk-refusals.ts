import type { Text } from '#domain/questionnaire.ts';
import type { RefusalWords } from '../refusals/told.ts';
import { KIOSK_TEXTS } from './kiosk-texts.ts';
import type { KioskDeed } from './kiosks-state.ts';
import { SETTINGS_TEXTS } from './settings-texts.ts';

const FIELDS: Readonly<Record<string, Text>> = {
  pairingCode: KIOSK_TEXTS.code,
  code: KIOSK_TEXTS.code,
  counter: KIOSK_TEXTS.counter,
  name: { vi: 'Tên thiết bị', en: 'Name of the kiosk' },
  reason: KIOSK_TEXTS.reason,
  'set.languages': { vi: 'Ngôn ngữ', en: 'Languages' },
  'set.questionnaire': { vi: 'Phiếu hỏi', en: 'Questionnaire' },
  'set.services': { vi: 'Thủ tục để người dân chọn', en: 'Procedures to choose from' },
  'set.hours': SETTINGS_TEXTS.hours,
  'set.speech': SETTINGS_TEXTS.speech,
  'set.volumePercent': { vi: 'Âm lượng', en: 'Volume' },
  'set.minimumIntervalSeconds': SETTINGS_TEXTS.interval,
  'set.message': { vi: 'Lời mời', en: 'Message' },
  'set.exitPin': { vi: 'Mã PIN để thoát', en: 'PIN of the way out' },
};

/** What is not found where a device is paired is the code that was typed. */
const PAIRING: Readonly<Record<string, Text>> = {
  'not-found': {
    vi: 'Không có thiết bị nào đang hiện mã này. Mã chỉ dùng một lần trong thời gian ngắn: xin xem lại mã trên màn hình thiết bị rồi nhập lại.',
    en: 'No device shows this code now. A code is used once and does not last long: look at the screen of the device and type it again.',
  },
  'pairing-refused': {
    vi: 'Mã này đã dùng cho một thiết bị khác. Hãy để thiết bị hiện mã mới rồi nhập mã đó.',
    en: 'This code was used for another device. Let the device show a new one, and type that.',
  },
};

/** How what was refused is told, by what was to be done. */
export const refusalWordsOf = (what: KioskDeed): RefusalWords => ({
  unreachable: KIOSK_TEXTS.unreachable,
  fields: FIELDS,
  problems: what === 'enrolled' || what === 'paired' ? PAIRING : {},
});
