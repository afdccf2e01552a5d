import { expect } from 'vitest';

type Values = { readonly before: unknown; readonly after: unknown; readonly unit?: unknown };

const TEXT = { vi: expect.any(String), en: expect.any(String) };
const QUESTIONNAIRE = {
  title: 'Đánh giá sau mỗi lần phục vụ',
  comparabilityGroup: expect.stringMatching(/^asked-/),
};
const NEW_SERVICE = {
  code: expect.stringMatching(/^9\./),
  name: TEXT,
  field: TEXT,
  level: 'commune',
  units: ['A'],
};

/**
 * What the log says of before and after, said by hand for each route that changes something, as `REQUESTS` asks it about the
 * unit A; and under which unit it stands, where it is another.
 */
export const AUDITED_VALUES: Readonly<Record<string, Values>> = {
  'PUT /v1/units/:id/comments/:comment/moderation': {
    before: { hidden: null },
    after: { hidden: 'insult' },
  },
  'POST /v1/organisation/import': {
    unit: expect.stringMatching(/^N/),
    before: null,
    after: {
      version: expect.any(Number),
      id: expect.stringMatching(/^N/),
      name: { vi: 'Tổ một cửa', en: expect.any(String) },
      kind: expect.any(String),
      placements: [{ from: '2027-01', parent: 'A' }],
      counters: [],
    },
  },
  'PUT /v1/services/:code': { before: null, after: NEW_SERVICE },
  'POST /v1/services/import': { before: null, after: { version: expect.any(Number), ...NEW_SERVICE } },
  'PUT /v1/units/:id/scorecard/:indicator/:period': {
    before: null,
    after: { version: 1, value: expect.any(Number), document: 'BC 12/BC-UBND' },
  },
  'PUT /v1/units/:id/improvements/:improvement': {
    before: null,
    after: {
      version: 1,
      day: '2026-11-20',
      vi: 'Thêm một quầy.',
      en: 'One more counter.',
      withdrawn: false,
    },
  },
  'PUT /v1/units/:id/report-subscriptions/:subscription': {
    before: null,
    after: { every: 'month', language: 'vi' },
  },
  'DELETE /v1/units/:id/report-subscriptions/:subscription': {
    before: { every: 'month', language: 'vi' },
    after: { ended: true },
  },
  'POST /v1/decisions': {
    before: { state: 'counted' },
    after: { decision: 'hold', reason: 'under-review' },
  },
  'PUT /v1/questionnaires/:id/versions/:version': {
    before: null,
    after: { life: 'draft', revision: 1, ...QUESTIONNAIRE },
  },
  'POST /v1/questionnaires/:id/versions/:version/publish': {
    before: { life: 'draft', revision: 1, ...QUESTIONNAIRE },
    after: { life: 'published', revision: 2, ...QUESTIONNAIRE },
  },
  'POST /v1/questionnaires/:id/versions/:version/retire': {
    before: { life: 'published', revision: 2, ...QUESTIONNAIRE },
    after: { life: 'retired', revision: 3, ...QUESTIONNAIRE },
  },
  'POST /v1/devices': { before: null, after: { counter: 'A-01' } },
  'POST /v1/devices/:id/pairing': {
    before: { pairedAt: '2026-11-23T10:00:00+07:00' },
    after: { pairedAt: '2026-11-23T10:00:00+07:00' },
  },
  'POST /v1/devices/:id/revocation': { before: { counter: 'A-01' }, after: { revoked: 'moved' } },
  'PUT /v1/units/:id/kiosk-config': { before: {}, after: { volumePercent: 60 } },
  'PUT /v1/devices/:id/config': { before: {}, after: { volumePercent: 60 } },
  'POST /v1/dossiers': { before: null, after: { sent: 1 } },
  'POST /v1/receipts/issued': { before: null, after: { sent: 1 } },
  'POST /v1/invitations': { before: null, after: { sent: 1 } },
  'POST /v1/api-keys': {
    before: null,
    after: { name: expect.stringMatching(/^Một cửa/), expiresAt: '2027-06-30T23:59:59+07:00' },
  },
  'POST /v1/api-keys/:id/revocation': { before: { name: 'Một cửa' }, after: { revoked: true } },
  'POST /v1/webhooks': {
    before: null,
    after: {
      url: expect.stringMatching(/^https:\/\/cong\.hanoi\.gov\.vn\//),
      kinds: ['verdict.changed', 'kiosk.silent'],
    },
  },
  'DELETE /v1/webhooks/:id': {
    before: { url: 'https://cong.hanoi.gov.vn/hooks' },
    after: { removed: true },
  },
  'POST /v1/webhooks/:id/test': { before: null, after: { message: expect.stringMatching(/^msg_/) } },
  'POST /v1/webhooks/:id/deliveries/:delivery/replay': {
    before: { state: 'failed' },
    after: { message: expect.stringMatching(/^msg_/) },
  },
};
