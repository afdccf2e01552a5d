import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sendingTimeFrom } from '#domain/invitation.ts';
import { toldFromMs } from '#domain/period.ts';
import { localHourOf } from '#domain/time.ts';
import type { ReportMessage } from '../../functions/invitations/provider.ts';
import { axeViolations } from '../support/axe.ts';
import { launchBrowser, watchPage } from '../support/browser.ts';
import { type City, startCity } from '../support/city.ts';

const UNIT = '00070';
const ADDRESS = 'lan.nguyen@hanoi.gov.vn';

/** By which messages are sent; it goes on where a test lets it. */
let sendingMs = Date.now();
const { month: MONTH, day: TODAY } = localHourOf(sendingMs);

let city: City;
let browser: Browser;
beforeAll(async () => {
  [city, browser] = await Promise.all([
    startCity({ responses: 2000, sendingClock: () => sendingMs }),
    launchBrowser(),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await city?.close();
});

const withPage = async (
  use: (page: Page) => Promise<void>,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<void> => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, ...options });
  try {
    await use(await context.newPage());
  } finally {
    await context.close();
  }
};

const openReport = async (page: Page, role: 'manager' | 'viewer', language = 'vi'): Promise<void> => {
  const token = await city.token(role, UNIT);
  await page.goto(`${city.url}/manage/?view=report&unit=${UNIT}&lang=${language}#token=${token}`);
  await page.getByTestId('report-index').waitFor();
};

const reports = (): readonly ReportMessage[] =>
  city.messages().flatMap((message) => (message.type === 'report' ? [message] : []));

describe('a report by e-mail', () => {
  it('is set up on its page, comes when the month is over, leads to the report, and ends by its own link', async () => {
    await withPage(async (page) => {
      const watch = await watchPage(page, city.url);
      await openReport(page, 'manager');
      await page.getByText('Chưa có ai nhận báo cáo này.').waitFor();
      const field = page.getByLabel('Địa chỉ e-mail');

      await field.fill('lan.nguyen@');
      await page.getByRole('button', { name: 'Đăng ký' }).click();
      await page.getByText('Địa chỉ e-mail chưa đúng.').waitFor();
      expect(await field.getAttribute('aria-invalid')).toBe('true');
      expect(await axeViolations(page)).toEqual([]);

      await field.fill(ADDRESS);
      await page.getByRole('button', { name: 'Đăng ký' }).click();
      await page.getByText('Đã đăng ký: la…@hanoi.gov.vn').waitFor();
      await page.getByRole('button', { name: 'Dừng gửi: la…@hanoi.gov.vn, Hằng tháng' }).waitFor();
      expect(await page.content()).not.toContain(ADDRESS);
      expect(await axeViolations(page)).toEqual([]);

      await page.emulateMedia({ media: 'print' });
      expect(await page.getByRole('heading', { name: 'Nhận báo cáo qua e-mail' }).isVisible()).toBe(false);
      expect(watch).toEqual({ violations: [], foreignRequests: [] });
    });
    expect(reports()).toEqual([]);

    sendingMs = sendingTimeFrom(toldFromMs('month', TODAY));
    const message = await vi.waitFor(
      () => {
        const [first] = reports();
        if (!first) throw new Error('nothing was sent yet');
        return first;
      },
      { timeout: 30_000, interval: 250 },
    );
    expect(message).toMatchObject({ to: ADDRESS, kind: 'email', language: 'vi' });
    expect(message.reportUrl).toBe(`${city.url}/manage/?view=report&unit=${UNIT}&period=${MONTH}&lang=vi`);
    expect(message.text).toContain(message.reportUrl);

    await withPage(async (page) => {
      await page.goto(message.reportUrl);
      await page.locator('main .button-primary').click();
      await page.locator('main li button').first().click();
      await page.getByTestId('report-index').waitFor();

      const [year, number] = MONTH.split('-');
      const heading = await page.locator('.report-of').textContent();
      expect(heading).toContain(`tháng ${Number(number)} năm ${year}`);
      expect(message.text).toContain(`Đơn vị: ${heading?.split(',')[0]}`);
    });

    await withPage(
      async (page) => {
        for (let times = 0; times < 2; times++) await page.goto(message.optOutUrl);
        await page.getByRole('button', { name: 'Không gửi cho tôi nữa' }).waitFor();
      },
      { javaScriptEnabled: false },
    );
    await withPage(async (page) => {
      await openReport(page, 'manager', 'en');
      await page.getByText(/^Sent last: .* Next: /).waitFor();
    });
    await withPage(async (page) => {
      await page.goto(message.optOutUrl);
      expect(await axeViolations(page)).toEqual([]);
    });
    await withPage(
      async (page) => {
        await page.goto(message.optOutUrl);
        await page.getByRole('button', { name: 'Không gửi cho tôi nữa' }).click();
        await page.getByRole('heading', { name: 'Đã ghi nhận' }).waitFor();
      },
      { javaScriptEnabled: false },
    );

    await withPage(async (page) => {
      await openReport(page, 'manager');
      await page.getByText('Chưa có ai nhận báo cáo này.').waitFor();
    });
    expect(reports()).toHaveLength(1);
  });

  it('is ended by keyboard, and the keyboard goes on where those are named who still get it', async () => {
    await withPage(async (page) => {
      await openReport(page, 'manager');
      await page.getByLabel('Địa chỉ e-mail').fill('minh@hanoi.gov.vn');
      await page.keyboard.press('Enter');
      const stop = page.getByRole('button', { name: 'Dừng gửi: mi…@hanoi.gov.vn, Hằng tháng' });
      await stop.waitFor();

      await stop.focus();
      await page.keyboard.press('Enter');
      await page.getByText('Đã dừng gửi: mi…@hanoi.gov.vn').waitFor();

      await page.waitForFunction(() => document.activeElement?.textContent === 'Người đang nhận');
      expect(await axeViolations(page)).toEqual([]);
    });
  });

  it('is no concern of who only reads results', async () => {
    await withPage(async (page) => {
      await openReport(page, 'viewer');

      expect(await page.getByRole('heading', { name: 'Nhận báo cáo qua e-mail' }).count()).toBe(0);
    });
  });
});
