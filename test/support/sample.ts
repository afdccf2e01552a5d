import type { SurveyResponse } from '#domain/response.ts';
import type { Organisation, Unit } from '#domain/unit.ts';
import { ALWAYS } from '#domain/unit.ts';

/** 23 November 2026, 10:00 in Hà Nội, a Monday. */
export const NOW = Date.parse('2026-11-23T10:00:00+07:00');

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A valid id for each number. */
export const sampleId = (number: number): string => {
  let tail = '';
  for (let rest = number; tail.length < 8; rest = Math.floor(rest / 32)) tail = CROCKFORD[rest % 32] + tail;
  return `01K9Z6N0Q3T4V5W6X7${tail}`;
};

export const sampleUnit = (id: string, parent: string | null, more: Partial<Unit> = {}): Unit => ({
  id,
  name: { vi: `Đơn vị ${id}`, en: `Unit ${id}` },
  kind: parent === null ? 'city' : 'ward',
  placements: [{ from: ALWAYS, parent }],
  counters: [{ code: `${id}-01`, name: { vi: 'Quầy 1', en: 'Counter 1' } }],
  ...more,
});

/**
 *  01 ─┬─ A ─┬─ A1
 *      │     └─ A2
 *      └─ B
 */
export const ORGANISATION: Organisation = {
  version: 1,
  units: [
    sampleUnit('01', null),
    sampleUnit('A', '01'),
    sampleUnit('A1', 'A'),
    sampleUnit('A2', 'A'),
    sampleUnit('B', '01', { targetPercent: 90 }),
  ],
  services: [
    {
      code: '1.001193',
      name: { vi: 'Đăng ký khai sinh', en: 'Birth registration' },
      field: { vi: 'Hộ tịch', en: 'Civil status' },
      level: 'commune',
    },
  ],
};

/** A response that is right in every field; times are within the accepted age of `NOW`. */
export const sampleResponse = (number: number, more: Partial<SurveyResponse> = {}): SurveyResponse => ({
  id: sampleId(number),
  unit: 'A1',
  channel: 'kiosk',
  moment: 'result',
  questionnaire: 'post-service',
  questionnaireVersion: 1,
  at: '2026-11-23T09:41:07+07:00',
  answers: { overall: 5 },
  reasons: [],
  ...more,
});

export const RECEIPT = {
  code: '7KQM2-XRD4T',
  receivedAt: '2026-11-23T09:41:08+07:00',
  salt: new Uint8Array(16).fill(7),
};
