import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { faultsOfForm } from '#domain/questionnaire-faults.ts';
import type { FormDraft } from '#domain/questionnaire-version.ts';
import { POST_SERVICE } from '#domain/questionnaires/post-service.ts';
import { createApiClient } from '../../web/manage/api-client.ts';
import { AUDIT_REFUSALS } from '../../web/manage/audit/audit-texts.ts';
import { IMPROVEMENT_REFUSALS } from '../../web/manage/improvements/improvement-texts.ts';
import { KEY_REFUSALS } from '../../web/manage/integrations/integration-texts.ts';
import { refusalWordsOf } from '../../web/manage/kiosks/kiosk-refusals.ts';
import { EXPORT_REFUSALS } from '../../web/manage/outputs/output-texts.ts';
import { fieldInVietnamese } from '../../web/manage/refusals/field-sentences.ts';
import { type RefusalWords, toldOf } from '../../web/manage/refusals/told.ts';
import { SERVICE_REFUSALS } from '../../web/manage/services/service-texts.ts';
import { WEBHOOK_REFUSALS } from '../../web/manage/webhooks/webhook-texts.ts';
import { openApi, type TestApi } from '../support/api.ts';

let api: TestApi;
beforeEach(async () => {
  api = await openApi();
});
afterEach(() => api.table.close());

const ID = '01JDB5Z8A0000000000000000A';

/** What the API answers an administrator, or who is named, as a client of the dashboard reads it. */
const refused = async (method: string, path: string, body?: unknown, as = 'admin/01') => {
  const fetcher = async (to: unknown, init: unknown) => api.app.request(to as string, init as RequestInit);
  const client = createApiClient(async () => as, fetcher as typeof fetch);
  const answer =
    method === 'GET'
      ? await client.read(path)
      : await client.send(method as 'POST' | 'PUT' | 'DELETE', path, body);
  if (answer.kind !== 'refused') throw new Error(`${method} ${path} is not refused`);
  return answer;
};

type Case = readonly [
  what: string,
  method: string,
  path: string,
  body: unknown,
  words: RefusalWords,
  fault: string,
];

const improvement = (day: string, vi: string) => ({ replaces: 0, day, text: { vi, en: 'Seats' } });
const webhook = (url: string, kinds: readonly string[] = ['month.ended']) => ({ url, unit: '01', kinds });
const settings = (set: object) => ({ replaces: 0, set });
const CONFIG = '/v1/units/01/kiosk-config';

describe('a refusal that names its fields', () => {
  it.each<Case>([
    [
      'a key without end',
      'POST',
      '/v1/api-keys',
      { name: 'A', unit: '01', until: '2099-01-01' },
      KEY_REFUSALS,
      'Dùng được đến hết ngày: phải là hôm nay hoặc một ngày sắp tới, cách hôm nay nhiều nhất 400 ngày',
    ],
    [
      'a key without name',
      'POST',
      '/v1/api-keys',
      { name: ' ', unit: '01', until: '2026-12-01' },
      KEY_REFUSALS,
      'Phần mềm nào dùng khóa này: phải ghi phần mềm nào dùng khóa',
    ],
    [
      'a change to come',
      'PUT',
      `/v1/units/A1/improvements/${ID}`,
      improvement('2099-01-01', 'Ghế'),
      IMPROVEMENT_REFUSALS,
      'Ngày thay đổi: không được sau hôm nay',
    ],
    [
      'a change in no words',
      'PUT',
      `/v1/units/A1/improvements/${ID}`,
      improvement('2026-11-01', ' '),
      IMPROVEMENT_REFUSALS,
      'Nội dung tiếng Việt: phải có nội dung, dài nhất 500 ký tự',
    ],
    [
      'an address of no machine',
      'POST',
      '/v1/webhooks',
      webhook('https://10.0.0.1/x'),
      WEBHOOK_REFUSALS,
      'Địa chỉ (https): phải dùng tên miền, không dùng số IP',
    ],
    [
      'an address in the open',
      'POST',
      '/v1/webhooks',
      webhook('http://cong.example.vn/x'),
      WEBHOOK_REFUSALS,
      'Địa chỉ (https): phải bắt đầu bằng https://',
    ],
    [
      'an address of no event',
      'POST',
      '/v1/webhooks',
      webhook('https://cong.example.vn/x', []),
      WEBHOOK_REFUSALS,
      'Sự kiện: phải chọn ít nhất một loại sự kiện',
    ],
    [
      'days in the wrong order',
      'GET',
      '/v1/audit?unit=01&from=2026-11-02&to=2026-11-01',
      undefined,
      AUDIT_REFUSALS,
      'Từ ngày: không được sau ngày kết thúc',
    ],
    [
      'years of the log',
      'GET',
      '/v1/audit?unit=01&from=2001-01-01&to=2026-11-01',
      undefined,
      AUDIT_REFUSALS,
      'Từ ngày: phải cách ngày kết thúc nhiều nhất',
    ],
    [
      'a long search',
      'GET',
      `/v1/services?q=${'a'.repeat(101)}`,
      undefined,
      SERVICE_REFUSALS,
      'Tìm theo mã hoặc tên, không cần dấu: dài quá 100 ký tự',
    ],
    [
      'responses the other way round',
      'GET',
      '/v1/units/01/responses.csv?from=2026-11-02&to=2026-11-01',
      undefined,
      EXPORT_REFUSALS,
      'Ngày đầu: không được sau ngày kết thúc',
    ],
    [
      'a counter that there is not',
      'POST',
      '/v1/devices',
      { id: ID, counter: 'X-01', pairingCode: 'K3QF-7M2A' },
      refusalWordsOf('enrolled'),
      'Quầy: không có quầy nào mang mã này',
    ],
    [
      'a language that is none',
      'PUT',
      CONFIG,
      settings({ languages: ['Việt'] }),
      refusalWordsOf('configured'),
      'Ngôn ngữ: phải là mã ngôn ngữ, ví dụ vi hoặc en',
    ],
    [
      'a volume of 300',
      'PUT',
      CONFIG,
      settings({ volumePercent: 300 }),
      refusalWordsOf('configured'),
      'Âm lượng: phải từ 0 đến 100',
    ],
    [
      'hours that end before they begin',
      'PUT',
      CONFIG,
      settings({ hours: [{ days: [1], from: '17:00', to: '08:00' }] }),
      refusalWordsOf('configured'),
      'Giờ phục vụ: giờ kết thúc phải sau giờ bắt đầu',
    ],
    [
      'a PIN in letters',
      'PUT',
      CONFIG,
      settings({ exitPin: 'abc' }),
      refusalWordsOf('configured'),
      'Mã PIN để thoát: phải có từ 6 đến 12 chữ số',
    ],
    [
      'a procedure that there is not',
      'PUT',
      CONFIG,
      settings({ services: [{ code: '9.9', name: { vi: 'A', en: 'A' } }] }),
      refusalWordsOf('configured'),
      'Thủ tục để người dân chọn: không có thủ tục nào mang mã này',
    ],
  ])('tells of %s in Vietnamese', async (_, method, path, body, words, fault) => {
    const told = toldOf('vi', await refused(method, path, body), words);

    expect(told.sentence).toMatch(/^(Có mục|Điều kiện đã chọn) chưa đúng/);
    expect(told.faults).toEqual([expect.stringContaining(fault)]);
    expect(told.detail).toBe('');
  });

  it('is told in English on an English page, by the same names', async () => {
    const failure = await refused('PUT', CONFIG, settings({ volumePercent: 300 }));

    expect(toldOf('en', failure, refusalWordsOf('configured')).faults).toEqual(['Volume: must be 0 to 100']);
  });

  it('leaves what nobody has said in Vietnamese yet to the small print, and names the field', () => {
    const errors = [{ path: 'url', message: 'must rhyme' }];
    const failure = { kind: 'refused', status: 422, detail: 'url must rhyme.', errors } as const;

    expect(toldOf('vi', failure, WEBHOOK_REFUSALS)).toMatchObject({
      faults: ['Địa chỉ (https): chưa đúng'],
      detail: 'url must rhyme.',
    });
  });
});

describe('a refusal of another kind', () => {
  it.each<readonly [string, string, string, unknown, string, RefusalWords, RegExp]>([
    [
      'a role that may not',
      'GET',
      '/v1/audit?unit=01',
      undefined,
      'viewer/A1',
      AUDIT_REFUSALS,
      /^Vai trò của bạn không được/,
    ],
    [
      'a code that no device shows',
      'POST',
      '/v1/devices',
      { id: ID, counter: 'A1-01', pairingCode: 'K3QF-7M2A' },
      'admin/01',
      refusalWordsOf('enrolled'),
      /^Không có thiết bị nào đang hiện mã này/,
    ],
    [
      'what is no longer there',
      'DELETE',
      `/v1/webhooks/${ID}`,
      undefined,
      'admin/01',
      WEBHOOK_REFUSALS,
      /^Mục này không còn/,
    ],
    [
      'a version that was overtaken',
      'PUT',
      CONFIG,
      { replaces: 7, set: {} },
      'admin/01',
      refusalWordsOf('configured'),
      /^Người khác vừa thay đổi/,
    ],
  ])('tells of %s in Vietnamese', async (_, method, path, body, as, words, sentence) => {
    expect(toldOf('vi', await refused(method, path, body, as), words).sentence).toMatch(sentence);
  });

  it.each([
    [{ kind: 'unreachable' }, 'Không kết nối được máy chủ. Xin thử lại.'],
    [
      { kind: 'refused', status: 502, detail: '' },
      'Máy chủ đang bận nên chưa làm được. Xin thử lại sau ít phút.',
    ],
    [{ kind: 'refused', status: 418, detail: 'short and stout' }, 'Máy chủ không nhận yêu cầu này.'],
  ] as const)('is told by its status where something else than the API answers: %j', (failure, sentence) => {
    expect(toldOf('vi', failure).sentence).toContain(sentence);
  });
});

describe('the faults of a questionnaire', () => {
  it('are all told in Vietnamese', () => {
    const hollow = { id: 'Hollow!', text: { vi: '', en: ' spaced ' }, elements: [] };
    const reasons = Array.from({ length: 7 }, () => ({ id: 'x', text: { vi: 'a'.repeat(70), en: 'b' } }));
    const { title, source } = POST_SERVICE;
    const forms: readonly FormDraft[] = [
      { ...POST_SERVICE, parts: [hollow, hollow] },
      { ...POST_SERVICE, reasons: { 1: reasons, 2: [{ id: 'x', text: { vi: 'c', en: 'd' } }] } },
      { title, source, parts: [], reasons: { 1: reasons } },
    ];

    const messages = forms.flatMap((form) =>
      ['post-service', 'other'].flatMap((id) => faultsOfForm(id, form, undefined)),
    );

    expect(messages.length).toBeGreaterThan(10);
    expect(
      messages.map(({ message }) => message).filter((message) => fieldInVietnamese(message) === undefined),
    ).toEqual([]);
  });
});
