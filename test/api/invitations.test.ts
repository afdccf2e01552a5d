import type { Hono } from 'hono';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { localIsoOf } from '#domain/time.ts';
import { createApiApp } from '../../functions/api/api-app.ts';
import type { InvitedAnswer } from '../../functions/api/invitation-schemas.ts';
import type { Problem } from '../../functions/api/problem.ts';
import type { InvitationMessage } from '../../functions/invitations/provider.ts';
import { sendDue } from '../../functions/invitations/send-due.ts';
import { addOptOutPage } from '../../functions/pages/opt-out-app.tsx';
import { openApi, type TestApi } from '../support/api.ts';
import { memoryProvider, sendDepsOf } from '../support/invitations.ts';
import { TEST_RECEIPTS } from '../support/receipts.ts';
import { NOW, sampleId } from '../support/sample.ts';

const DAY_MS = 86_400_000;

let api: TestApi;
let pages: Hono;
let nowMs = NOW;
let receipts = 0;
const open = async (): Promise<void> => {
  api = await openApi({ now: () => nowMs });
  const report = (error: unknown) => api.reported.push(error);
  const { invitations } = api.table;
  pages = addOptOutPage(createApiApp(report), {
    invitations,
    receipts: TEST_RECEIPTS,
    cityName: 'Thành phố Hà Nội',
    now: () => nowMs,
    report,
  });
};
const close = (): Promise<void> => api.table.close();

beforeAll(open);
beforeEach(() => {
  nowMs = NOW;
});
afterAll(close);

/** Gives each test a table of its own: a run that sends does not look back, so none may come after a later one. */
const withOwnTables = (): void => {
  let shared: TestApi;
  beforeEach(async () => {
    shared = api;
    await open();
  });
  afterEach(async () => {
    await close();
    api = shared;
  });
};

const as = (role: string, unit: string) => ({ authorization: `Bearer ${role}/${unit}` });
const ONE_STOP = as('integration', 'A');

const dossier = (more: object = {}) => ({
  unit: 'A1',
  moment: 'result',
  at: localIsoOf(NOW),
  receipt: `H29.1-${++receipts}`,
  address: { phone: '0912345678' },
  ...more,
});

const invite = (invitations: unknown, headers: Record<string, string> = ONE_STOP): Promise<Response> =>
  api.post('/v1/invitations', { invitations }, headers);

const invited = async (...dossiers: readonly object[]): Promise<readonly InvitedAnswer[]> =>
  ((await (await invite(dossiers)).json()) as { results: readonly InvitedAnswer[] }).results;

const pathsOf = ({ problem }: InvitedAnswer) => problem?.errors?.map(({ path }) => path);

const sentAt = async (ms: number) => {
  const provider = memoryProvider();
  nowMs = ms;
  await sendDue(sendDepsOf(api.table, provider, () => nowMs));
  return provider.sent;
};

describe('an invitation', () => {
  it('is taken, and is due a day after the moment', async () => {
    expect(await invited(dossier())).toEqual([
      { status: 201, response: expect.any(String), sendAt: localIsoOf(NOW + DAY_MS) },
    ]);
  });

  it('is due when it is asked for, from 8 h on', async () => {
    const [first, second] = await invited(
      dossier({ sendAfter: '2026-11-23T15:00:00+07:00' }),
      dossier({ sendAfter: '2026-11-24T05:00:00+07:00' }),
    );

    expect([first?.sendAt, second?.sendAt]).toEqual([
      '2026-11-23T15:00:00+07:00',
      '2026-11-24T08:00:00+07:00',
    ]);
  });

  it('is one for the moment of a dossier, however often and with whatever time it is told', async () => {
    const same = dossier();

    const [first] = await invited(same);
    const [repeat] = await invited({
      ...same,
      at: localIsoOf(NOW - 3 * 3_600_000),
      sendAfter: '2026-11-23T15:00:00+07:00',
    });
    const [other] = await invited({ ...same, moment: 'reception' });

    expect(repeat).toEqual({ ...first, status: 200 });
    expect(other).toMatchObject({ status: 201 });
    expect(other?.response).not.toBe(first?.response);
  });

  it('is one also where two requests bring it at once', async () => {
    const same = dossier();

    const answers = await Promise.all([invited(same), invited(same)]);

    expect(
      answers
        .flat()
        .map(({ status }) => status)
        .sort(),
    ).toEqual([200, 201]);
  });

  it('is not sent to another address than the first', async () => {
    const same = dossier();
    await invited(same);

    const [other] = await invited({ ...same, address: { email: 'lan@example.vn' } });

    expect(other).toMatchObject({ status: 409, problem: { type: '/reference#already-invited' } });
    expect(other && pathsOf(other)).toEqual(['address']);
  });

  it('asks for the same response as a kiosk that is prompted for the dossier', async () => {
    const device = {
      id: sampleId(1),
      version: 1,
      unit: 'A1',
      counter: 'A1-01',
      enrolledAt: localIsoOf(NOW),
      enrolledBy: 'officer of A',
      key: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' },
      pairedAt: localIsoOf(NOW),
      keyExpiresAt: localIsoOf(NOW + DAY_MS),
    } as const;
    await api.table.devices.addDevice(device);
    const { receipt, moment, at, ...rest } = dossier();

    const prompt = await api.post(`/v1/kiosks/${device.id}/prompt`, { receipt, moment, at }, ONE_STOP);
    const [answer] = await invited({ ...rest, receipt: ` ${receipt.toLowerCase()} `, moment, at });

    expect(await prompt.json()).toEqual({ response: answer?.response });
  });

  it('is not kept where nobody delivers to such addresses', async () => {
    const [answer] = await invited(dossier({ address: { zalo: '4318657068771012345' } }));

    expect(answer).toMatchObject({ status: 200, sendAt: null });
    expect(await api.table.invitations.invitationWithId(answer?.response ?? '')).toBeUndefined();
  });
});

describe('its message', () => {
  withOwnTables();

  it('is sent with a link that opens the rating page, and one to opt out', async () => {
    const [answer] = await invited(dossier({ address: { email: 'Lan.Nguyen@example.vn' }, language: 'en' }));

    const [message] = (await sentAt(NOW + DAY_MS)).filter(({ id }) => id.startsWith(answer?.response ?? '?'));

    expect(message).toMatchObject({ kind: 'email', to: 'lan.nguyen@example.vn', language: 'en' });
    const { rateUrl } = message as InvitationMessage;
    expect(rateUrl).toMatch(/^https:\/\/danhgia\.example\.vn\/r\/[0-9a-z]{40,80}$/);
    expect(message?.text).toContain(rateUrl);
    expect(message?.text).toContain(message?.optOutUrl);
  });
});

describe('a list of invitations', () => {
  it('may have 500, each judged alone', async () => {
    const many = Array.from({ length: 500 }, (_, at) => dossier(at % 50 === 7 ? {} : { unit: 'B' }));

    const results = await invited(...many);

    expect(results.map(({ status }) => status)).toEqual(many.map(({ unit }) => (unit === 'B' ? 403 : 201)));
  });

  it.each([[[]], [Array.from({ length: 501 }, () => ({}))], ['x'], [undefined]])(
    'of another size is refused as a whole: %#',
    async (invitations) => {
      const answer = await invite(invitations);
      const { errors } = (await answer.json()) as Problem;

      expect(answer.status).toBe(422);
      expect(errors?.map(({ path }) => path)).toEqual(['invitations']);
    },
  );
});

describe('whoever invites', () => {
  it.each([
    ['a manager', as('manager', 'A'), 403],
    ['an administrator', as('admin', '01'), 403],
    ['nobody', {}, 401],
  ])('is a programme, not %s', async (_, headers, status) => {
    expect((await invite([dossier()], headers)).status).toBe(status);
  });

  it('reaches the units of its key, and those below them', async () => {
    const results = await invited(dossier({ unit: 'A2' }), dossier({ unit: 'B' }), dossier({ unit: '01' }));

    expect(results.map(({ status }) => status)).toEqual([201, 403, 403]);
    expect(results[1] && pathsOf(results[1])).toEqual(['unit']);
  });
});

describe('a mistake', () => {
  it.each([
    [{ unit: 'X' }, ['unit']],
    [{ service: '9.999' }, ['service']],
    [{ moment: 'lunch' }, ['moment']],
    [{ at: 'yesterday' }, ['at']],
    [{ at: '2026-10-01T10:00:00+07:00' }, ['at']],
    [{ at: '2026-11-23T11:00:00+07:00' }, ['at']],
    [{ receipt: ' ' }, ['receipt']],
    [{ address: { phone: '12' } }, ['address.phone']],
    [{ address: undefined }, ['address']],
    [{ language: 'fr' }, ['language']],
    [{ reminder: 'no' }, ['reminder']],
    [{ sendAfter: 'soon' }, ['sendAfter']],
    [{ sendAfter: '2027-03-01T10:00:00+07:00' }, ['sendAfter']],
    [{ channel: 'receipt' }, ['channel']],
    [{ name: 'Lan' }, ['name']],
    [{ address: { phone: '12' }, moment: 'lunch', receipt: '' }, ['moment', 'receipt', 'address.phone']],
  ])('is named by its field, and nothing is kept: %j', async (more, paths) => {
    const [answer] = await invited(dossier(more));

    expect(answer?.status).toBe(422);
    expect(answer && pathsOf(answer)).toEqual(paths);
    expect(JSON.stringify(answer)).not.toContain('H29');
  });
});

describe('who opts out', () => {
  withOwnTables();

  const optOutOf = async (response: string): Promise<string> => {
    const [message] = (await sentAt(NOW + DAY_MS)).filter(({ id }) => id.startsWith(response));
    return new URL(message?.optOutUrl ?? '').pathname;
  };

  it('presses a button, and the address is gone at once; opening the link alone changes nothing', async () => {
    const address = { email: 'one@example.vn' };
    const [{ response = '' } = {} as InvitedAnswer] = await invited(dossier({ address }));
    const path = await optOutOf(response);

    const page = await pages.request(path);
    const [stillAsked] = await invited(dossier({ address }));
    const waiting = await api.table.invitations.invitationWithId(response);
    const done = await pages.request(path, { method: 'POST' });
    const left = await api.table.invitations.invitationWithId(response);
    nowMs = NOW;
    const [asked] = await invited(dossier({ address: { email: 'ONE@example.vn' } }));

    expect(page.status).toBe(200);
    expect(waiting?.sealed).toBeDefined();
    expect(left).toMatchObject({ next: 'none', end: 'opted-out' });
    expect(left?.sealed).toBeUndefined();
    expect(await page.text()).toMatch(/<form [^>]*method="post"/);
    expect(stillAsked?.sendAt).not.toBeNull();
    expect(done.status).toBe(200);
    expect(await done.text()).toContain('không nhận lời mời');
    expect(asked).toMatchObject({ status: 200, sendAt: null });
  });

  it('may do so by the button of a mail programme (RFC 8058)', async () => {
    const address = { email: 'two@example.vn' };
    const [{ response = '' } = {} as InvitedAnswer] = await invited(dossier({ address }));

    const done = await pages.request(await optOutOf(response), {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });

    expect(done.status).toBe(200);
    expect(
      await sentAt(NOW + 5 * DAY_MS).then((sent) => sent.filter(({ id }) => id.startsWith(response))),
    ).toEqual([]);
  });

  it('does nothing by a body that no button sends', async () => {
    const address = { email: 'three@example.vn' };
    const [{ response = '' } = {} as InvitedAnswer] = await invited(dossier({ address }));

    const answer = await pages.request(await optOutOf(response), { method: 'POST', body: 'x'.repeat(8192) });

    expect(answer.status).toBe(413);
    expect((await api.table.invitations.invitationWithId(response))?.end).not.toBe('opted-out');
  });

  it.each(['GET', 'POST'])(
    'is told kindly that a link is cut off, and nothing is read or kept: %s',
    async (method) => {
      const answer = await pages.request('/u/8h3c0m', { method });

      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain('Đường dẫn này chưa đọc được');
    },
  );
});
