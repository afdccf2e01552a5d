import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { endedBy, MOST_SUBSCRIPTIONS, type ReportSubscription } from '#domain/report-subscription.ts';
import { createApiApp } from '../../functions/api/api-app.ts';
import type { Problem } from '../../functions/api/problem.ts';
import type { ShownSubscription, SubscriptionList } from '../../functions/api/report-subscription-schemas.ts';
import { sendReports } from '../../functions/invitations/send-reports.ts';
import { addReportEndPage } from '../../functions/pages/report-end-app.tsx';
import { StoreUnavailableError } from '../../functions/store/errors.ts';
import { openApi, type TestApi } from '../support/api.ts';
import { memoryProvider, sendDepsOf, TEST_LINKS } from '../support/invitations.ts';
import { NOW, sampleId } from '../support/sample.ts';

const EMAIL = 'lan.nguyen@hanoi.gov.vn';
const DUE = Date.parse('2026-12-02T08:00:00+07:00');

let api: TestApi;
beforeEach(async () => {
  api = await openApi();
});
afterEach(() => api.table.close());

const ask = (method: string, path: string, as: string, body?: unknown, to = api): Promise<Response> =>
  Promise.resolve(
    to.app.request(path, {
      method,
      headers: { authorization: `Bearer ${as}`, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: typeof body === 'string' ? body : JSON.stringify(body) } : {}),
    }),
  );
const pathOf = (id?: string, unit = 'A1'): string =>
  `/v1/units/${unit}/report-subscriptions${id === undefined ? '' : `/${id}`}`;
const put = (id: string, more: object = {}, as = 'manager/A1', unit = 'A1'): Promise<Response> =>
  ask('PUT', pathOf(id, unit), as, { email: EMAIL, every: 'month', language: 'vi', ...more });
const listed = async (unit = 'A1'): Promise<readonly ShownSubscription[]> =>
  ((await (await ask('GET', pathOf(undefined, unit), `manager/${unit}`)).json()) as SubscriptionList)
    .subscriptions;
const faultsOf = async (answer: Response): Promise<readonly (string | undefined)[]> =>
  ((await answer.json()) as Problem).errors?.map(({ path }) => path) ?? [];

/** What was sent at that time. */
const sentAt = async (atMs: number, provider = memoryProvider()) => {
  const { invitations: _, ...deps } = sendDepsOf(api.table, provider, () => atMs);
  await sendReports({ ...deps, subscriptions: api.table.reportSubscriptions });
  return provider.sent;
};

describe('a report by e-mail', () => {
  it('is set up by a manager, and listed with a part of the address alone', async () => {
    const answer = await put(sampleId(1), { email: ' Lan.Nguyen@Hanoi.gov.vn ' });

    expect(answer.status).toBe(201);
    expect(await listed()).toEqual([
      {
        id: sampleId(1),
        email: 'la…@hanoi.gov.vn',
        every: 'month',
        language: 'vi',
        createdAt: '2026-11-23T10:00:00+07:00',
        createdBy: { role: 'manager', unit: 'A1', unitName: { vi: 'Đơn vị A1', en: 'Unit A1' } },
        state: 'active',
        nextAt: '2026-12-02T08:00:00+07:00',
        sent: null,
        missed: null,
      },
    ]);
    expect((await sentAt(DUE)).map(({ to }) => to)).toEqual([EMAIL]);
    expect((await listed())[0]?.sent).toEqual({ period: '2026-11', at: '2026-12-02T08:00:00+07:00' });
  });

  it('is one however often the same is sent, also at the same moment', async () => {
    const answers = await Promise.all([put(sampleId(1)), put(sampleId(1)), put(sampleId(1))]);
    const again = await put(sampleId(1));

    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 201]);
    expect([again.status, await again.json()]).toEqual([200, (await listed())[0]]);
    expect(await listed()).toHaveLength(1);
  });

  it('is refused where its id is that of another', async () => {
    await put(sampleId(1));

    const answers = [await put(sampleId(1), { every: 'week' }), await put(sampleId(1), { email: 'a@b.vn' })];

    expect(answers.map(({ status }) => status)).toEqual([409, 409]);
    expect(await faultsOf(answers[0] as Response)).toEqual(['subscription']);
  });

  it('comes to an address once for a unit and a rhythm, whoever asks and at whatever moment', async () => {
    const answers = await Promise.all([
      put(sampleId(1)),
      put(sampleId(2), {}, 'officer/A'),
      put(sampleId(3), { language: 'en' }),
    ]);
    const late = await put(sampleId(4), { email: EMAIL.toUpperCase() });

    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(2);
    expect([late.status, await faultsOf(late)]).toEqual([409, ['email']]);
    expect((await put(sampleId(5), { every: 'week' })).status).toBe(201);
    expect((await put(sampleId(6), {}, 'manager/A2', 'A2')).status).toBe(201);
  });

  it('is of twenty addresses of a unit at most, ended ones not among them', async () => {
    for (let number = 1; number <= MOST_SUBSCRIPTIONS; number++) {
      expect((await put(sampleId(number), { email: `lan.${number}@hanoi.gov.vn` })).status).toBe(201);
    }

    const oneMore = await put(sampleId(77));
    await ask('DELETE', pathOf(sampleId(1)), 'manager/A1');

    expect([oneMore.status, await faultsOf(oneMore)]).toEqual([422, ['unit']]);
    expect((await put(sampleId(77))).status).toBe(201);
  });

  it('ends by who may end it, however often he says so, and can be set up anew', async () => {
    await put(sampleId(1));

    const answers = [
      await ask('DELETE', pathOf(sampleId(1)), 'admin/01'),
      await ask('DELETE', pathOf(sampleId(1)), 'admin/01'),
      await ask('DELETE', pathOf(sampleId(2)), 'admin/01'),
    ];

    expect(answers.map(({ status }) => status)).toEqual([204, 204, 404]);
    expect(await listed()).toEqual([]);
    expect(await sentAt(DUE)).toEqual([]);
    expect(await (await put(sampleId(1))).json()).toMatchObject({
      state: 'ended',
      email: null,
      nextAt: null,
    });
    expect((await put(sampleId(3))).status).toBe(201);
  });

  it('is listed as refused where the provider refuses the address, until it is taken off', async () => {
    await put(sampleId(1));
    const [made] = await api.table.reportSubscriptions.subscriptionsOf('A1');
    await api.table.reportSubscriptions.putSubscription(endedBy(made as ReportSubscription, 'provider', NOW));

    expect(await listed()).toMatchObject([{ state: 'refused', email: 'la…@hanoi.gov.vn', nextAt: null }]);
    await ask('DELETE', pathOf(sampleId(1)), 'manager/A1');
    expect(await listed()).toEqual([]);
  });

  it('stands in the audit log without any address', async () => {
    await put(sampleId(1));
    await ask('DELETE', pathOf(sampleId(1)), 'manager/A1');

    const log = await (await ask('GET', '/v1/audit?unit=A1', 'admin/A1')).text();

    expect(log).toContain('report.subscribe');
    expect(log).toContain('report.unsubscribe');
    expect(log).not.toMatch(/lan\.|la…|hanoi\.gov/);
  });
});

describe('who may not', () => {
  it.each([
    ['viewer/A1', 403],
    ['inspector/01', 403],
    ['integration/A1', 403],
    ['manager/A2', 403],
    ['manager/B', 403],
  ])('set one up or end it: %s', async (as, status) => {
    await put(sampleId(1));

    const answers = [await put(sampleId(2), {}, as), await ask('DELETE', pathOf(sampleId(1)), as)];

    expect(answers.map((answer) => answer.status)).toEqual([status, status]);
    expect(await listed()).toHaveLength(1);
  });

  it('see them: a viewer; an inspector sees them everywhere', async () => {
    const as = ['viewer/A1', 'manager/B', 'inspector/B', 'manager/A'];

    const statuses = await Promise.all(as.map(async (each) => (await ask('GET', pathOf(), each)).status));

    expect(statuses).toEqual([403, 403, 200, 200]);
  });

  it('end one of another unit by its id', async () => {
    await put(sampleId(1), {}, 'manager/B', 'B');

    const answer = await ask('DELETE', pathOf(sampleId(1)), 'manager/A1');

    expect(answer.status).toBe(404);
    expect(await listed('B')).toHaveLength(1);
  });
});

describe('a mistake', () => {
  it.each([
    [{ email: 'lan' }, ['email']],
    [{ email: 7 }, ['email']],
    [{ email: `${'x'.repeat(65)}@hanoi.gov.vn` }, ['email']],
    [{ email: 'a@hanoi.gov.vn\r\nBcc: b@x.vn' }, ['email']],
    [{ every: 'day' }, ['every']],
    [{ language: 'fr' }, ['language']],
    [{ name: 'Lan' }, ['']],
  ])('is named by its field, and nothing is kept: %j', async (more, paths) => {
    const answer = await put(sampleId(1), more);

    expect([answer.status, await faultsOf(answer)]).toEqual([422, paths]);
    expect(await listed()).toEqual([]);
  });

  it('is an id that is no ULID, or a unit that there is not', async () => {
    expect(await faultsOf(await put('1'))).toEqual(['subscription']);
    expect((await put(sampleId(1), {}, 'admin/01', 'ZZZ')).status).toBe(403);
    expect((await put(sampleId(1), {}, 'admin/ZZZ', 'ZZZ')).status).toBe(404);
  });

  it('is a body of ten megabytes, which is refused unread', async () => {
    const answer = await ask('PUT', pathOf(sampleId(1)), 'manager/A1', 'x'.repeat(10_000_000));

    expect(answer.status).toBe(413);
  });
});

describe('where no e-mail is sent', () => {
  it('none is set up, and the list says so', async () => {
    const silent = await openApi({ sendsMail: false });
    const body = { email: EMAIL, every: 'month', language: 'vi' };

    const answer = await ask('PUT', pathOf(sampleId(1)), 'manager/A1', body, silent);
    const list = await (await ask('GET', pathOf(), 'manager/A1', undefined, silent)).json();

    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ type: '/reference#no-mail' });
    expect(list).toEqual({ unit: 'A1', sendsMail: false, subscriptions: [] });
    await silent.table.close();
  });
});

describe('who gets it', () => {
  const endPage = (subscriptions = api.table.reportSubscriptions) =>
    addReportEndPage(
      createApiApp((error) => api.reported.push(error)),
      {
        ...sendDepsOf(api.table, memoryProvider(), () => NOW),
        report: () => {},
        subscriptions,
        placeOf: TEST_LINKS.placeOf,
      },
    );
  const linkOf = async (): Promise<string> => {
    const own = (await sentAt(DUE)).find(
      ({ to, optOutUrl }) => to === EMAIL && optOutUrl.includes('/u/A1/month-'),
    );
    return new URL(own?.optOutUrl ?? '').pathname;
  };

  it('ends it by a button; opening the page changes nothing', async () => {
    await put(sampleId(1));
    const path = await linkOf();

    const page = await endPage().request(`${path}?lang=en`);
    const text = await page.text();
    const before = await listed();
    const done = await endPage().request(path, { method: 'POST' });

    expect(page.status).toBe(200);
    expect(text).toContain('the monthly report of Unit A1');
    expect(text).not.toContain('hanoi.gov.vn');
    expect(before).toHaveLength(1);
    expect([done.status, await listed()]).toEqual([200, []]);
    expect(await sentAt(DUE + 31 * 86_400_000)).toEqual([]);
  });

  it('may do so by the button of a mail programme (RFC 8058), and twice', async () => {
    await put(sampleId(1));
    const path = await linkOf();
    const press = () =>
      endPage().request(path, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'List-Unsubscribe=One-Click',
      });

    const answers = [await press(), await press()];

    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await answers[1]?.text()).toContain('đã dừng từ trước');
    expect(await listed()).toEqual([]);
  });

  it.each([
    ['said beforehand', (length: number) => 'x'.repeat(length)],
    ['not said', (length: number) => new Blob(['x'.repeat(length)]).stream()],
  ])('ends nothing by a body that no button sends, its length being %s', async (_, bodyOf) => {
    await put(sampleId(1));
    const path = await linkOf();
    const press = (length: number) =>
      endPage().request(path, { method: 'POST', body: bodyOf(length), duplex: 'half' } as RequestInit);

    const refused = await press(10 * 1024 * 1024);
    const before = await listed();
    const done = await press(1024);

    expect([refused.status, before.length]).toEqual([413, 1]);
    expect(await refused.text()).toContain('Nội dung gửi lên quá lớn');
    expect([done.status, await listed()]).toEqual([200, []]);
  });

  it('ends by the link of an old mail what was set up anew', async () => {
    await put(sampleId(1));
    const path = await linkOf();
    await ask('DELETE', pathOf(sampleId(1)), 'manager/A1');
    await put(sampleId(2));

    await endPage().request(path, { method: 'POST' });

    expect(await listed()).toEqual([]);
  });

  it('cannot end that of another, nor of another unit or rhythm, by a link that is changed', async () => {
    await put(sampleId(1));
    await put(sampleId(2), { every: 'week' });
    await put(sampleId(3), { email: 'other@hanoi.gov.vn' });
    await put(sampleId(4), {}, 'manager/A2', 'A2');
    const path = await linkOf();
    const other = (await api.table.reportSubscriptions.subscriptionsOf('A1')).find(
      ({ id }) => id === sampleId(3),
    );
    const changed = [
      path.replace('/A1/', '/A2/'),
      path.replace('month-', 'week-'),
      path.replace(/-[0-9a-f]{32}-/, `-${other?.addressHash}-`),
      path.slice(0, -1),
      `${path}0`,
      `${path.slice(0, -32)}${'0'.repeat(32)}`,
      '/u/A1/x',
    ];

    const answers = await Promise.all(
      changed.flatMap((each) => [endPage().request(each), endPage().request(each, { method: 'POST' })]),
    );

    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
    expect([...(await listed()), ...(await listed('A2'))]).toHaveLength(4);
  });

  it('is told kindly that the service cannot be reached now', async () => {
    await put(sampleId(1));
    const path = await linkOf();
    const failing = {
      ...api.table.reportSubscriptions,
      subscriptionAt: async () => {
        throw new StoreUnavailableError('not now');
      },
    };

    const answer = await endPage(failing).request(path, { method: 'POST' });

    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
  });
});
