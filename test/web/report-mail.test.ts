import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ShownSubscription } from '../../functions/api/report-subscription-schemas.ts';
import { createApiClient } from '../../web/manage/api-client.ts';
import { madeSentence, sentSentences } from '../../web/manage/report/report-mail-sentences.ts';
import { createReportMailState } from '../../web/manage/report/report-mail-state.ts';
import { openApi, type TestApi } from '../support/api.ts';

const WANTED = { email: 'lan@hanoi.gov.vn', every: 'month', language: 'vi' } as const;

let api: TestApi;
beforeEach(async () => {
  api = await openApi();
});
afterEach(() => api.table.close());

/** As a manager of A1 sees it; where `loses` says so, the answer is lost on its way. */
const stateOf = (loses: (init: RequestInit) => boolean = () => false) => {
  const fetcher = async (path: unknown, init: unknown) => {
    const answer = await api.app.request(path as string, init as RequestInit);
    if (loses(init as RequestInit)) throw new Error('lost');
    return answer;
  };
  return createReportMailState(createApiClient(async () => 'manager/A1', fetcher as typeof fetch));
};

describe('the card of reports by e-mail', () => {
  it('lists who gets it, once set up, and no more, once ended', async () => {
    const state = stateOf();
    await state.show('A1');
    expect(state.list.value).toEqual({ unit: 'A1', sendsMail: true, subscriptions: [] });

    expect(await state.subscribe(WANTED)).toBe(true);
    expect(state.notice.value).toEqual({ done: 'made', email: 'la…@hanoi.gov.vn' });
    const [made] = state.list.value?.subscriptions ?? [];
    await state.end(made as ShownSubscription);

    expect(state.notice.value).toEqual({ done: 'ended', email: 'la…@hanoi.gov.vn' });
    expect(state.list.value?.subscriptions).toEqual([]);
    expect(await state.subscribe(WANTED)).toBe(true);
    expect(state.list.value?.subscriptions).toHaveLength(1);
  });

  it('says what is wrong with an address, and that it is known', async () => {
    const state = stateOf();
    await state.show('A1');

    expect(await state.subscribe({ ...WANTED, email: 'lan' })).toBe(false);
    expect(state.fault.value).toEqual({ kind: 'wrong-address' });
    await state.subscribe(WANTED);
    expect(state.fault.value).toBeUndefined();
    await state.subscribe(WANTED);

    expect(state.fault.value).toEqual({ kind: 'known-address' });
  });

  it('says that a unit has as many as it may have', async () => {
    const state = stateOf();
    await state.show('A1');
    for (let number = 1; number <= 20; number++) {
      await state.subscribe({ ...WANTED, email: `lan.${number}@hanoi.gov.vn` });
    }

    await state.subscribe(WANTED);

    expect(state.fault.value).toEqual({ kind: 'too-many' });
  });

  it('makes one where the answer was lost and the button is pressed again', async () => {
    let isLost = true;
    const state = stateOf(({ method }) => method === 'PUT' && isLost);
    await state.show('A1');

    expect(await state.subscribe(WANTED)).toBe(false);
    expect(state.fault.value).toEqual({ kind: 'failed', failure: { kind: 'unreachable' } });
    isLost = false;

    expect(await state.subscribe(WANTED)).toBe(true);
    expect(state.list.value?.subscriptions).toHaveLength(1);
  });

  it('shows nothing of a unit that was left, and says that another is out of reach', async () => {
    const state = stateOf();
    await state.show('A1');
    await state.subscribe(WANTED);

    await state.show('B');

    expect(state.list.value).toBeUndefined();
    expect(state.notice.value).toBeUndefined();
    expect(state.fault.value).toMatchObject({
      kind: 'failed',
      failure: { status: 403, problem: 'not-allowed' },
    });
  });
});

describe('what is said of one', () => {
  const SHOWN: ShownSubscription = {
    id: '01K9Z6N0Q3T4V5W6X700000001',
    email: 'la…@hanoi.gov.vn',
    every: 'month',
    language: 'vi',
    createdAt: '2026-11-23T10:00:00+07:00',
    createdBy: {
      role: 'manager',
      unit: 'A1',
      unitName: { vi: 'Phường Hoàn Kiếm', en: 'Hoàn Kiếm Ward' },
    },
    state: 'active',
    nextAt: '2026-12-02T08:00:00+07:00',
    sent: null,
    missed: null,
  };
  const sent = { period: '2026-11', at: '2026-12-02T08:03:00+07:00' };
  const missed = { period: '2026-W53', at: '2027-01-06T08:00:00+07:00' };

  it('is who set it up, and when', () => {
    expect(madeSentence('vi', SHOWN)).toBe('Lãnh đạo đơn vị (Phường Hoàn Kiếm) đăng ký ngày 23/11/2026.');
    expect(madeSentence('en', SHOWN)).toBe('Set up by: Manager (Hoàn Kiếm Ward), 23/11/2026.');
  });

  it.each([
    [SHOWN, 'Chưa gửi lần nào. Lần tới: ngày 02/12/2026.'],
    [{ ...SHOWN, sent }, 'Gửi gần nhất: tháng 11 năm 2026, ngày 02/12/2026. Lần tới: ngày 02/12/2026.'],
    [
      { ...SHOWN, missed, nextAt: null },
      'Chưa gửi lần nào. Không gửi được báo cáo tuần 53 (28/12/2026–03/01/2027) sau hai ngày thử.',
    ],
  ])('is what was sent, missed and is to come: %#', (shown, said) => {
    expect(sentSentences('vi', shown).join(' ')).toBe(said);
  });
});
