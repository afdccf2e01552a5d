import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { launchBrowser, watchPage } from '../support/browser.ts';
import { startCity } from '../support/city.ts';

let city: Awaited<ReturnType<typeof startCity>>;
let browser: Browser;
beforeAll(async () => {
  [city, browser] = await Promise.all([startCity({ responses: 50 }), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await city?.close();
});

const openQuestionnaires = async (role: 'officer' | 'viewer', width: number): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${city.url}/manage/?view=questionnaires#token=${await city.token(role, '01')}`);
  await page.getByRole('heading', { name: 'Phiếu hỏi và các phiên bản' }).waitFor();
  await page.getByRole('button', { name: 'Phiên bản 1 post-service' }).waitFor();
  return page;
};

/** Where screenshots are left for whoever wants to look. */
const look = async (page: Page, name: string): Promise<void> => {
  const folder = process.env.SURVEY_SCREENSHOTS;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
};

describe('the page of questionnaires', () => {
  it('lets an officer of the city write, correct and publish a version, and citizens are asked it', async () => {
    const page = await openQuestionnaires('officer', 390);
    const watch = await watchPage(page, city.url);
    await look(page, 'list');

    await page.getByRole('button', { name: 'Soạn phiên bản mới post-service' }).click();
    const vi = page.getByLabel('Câu hỏi chung, tiếng Việt');
    await vi.fill('Ông/Bà thấy lần phục vụ vừa rồi thế nào?');
    await page.getByLabel('Câu hỏi chung, tiếng Anh').fill('');
    const preview = page.frameLocator('iframe[title$="Ki-ốt dựng đứng"]');
    await preview.getByRole('heading', { name: 'Ông/Bà thấy lần phục vụ vừa rồi thế nào?' }).waitFor();
    await page.getByRole('button', { name: 'Lưu bản nháp' }).click();
    await page.getByText('Chưa ban hành được').waitFor();
    await look(page, 'faults');

    // A draft that says no reason yet has faults before it is kept, too.
    await expect
      .poll(() => page.getByLabel('Câu hỏi chung, tiếng Anh').getAttribute('aria-invalid'))
      .toBe('true');
    expect(await page.getByRole('button', { name: 'Ban hành', exact: true }).isDisabled()).toBe(true);
    expect(await axeViolations(page)).toEqual([]);

    await page.getByLabel('Câu hỏi chung, tiếng Anh').fill('How was the service you received?');
    await page.getByLabel('Không so sánh được: bắt đầu đường kết quả mới').check();
    await page.getByLabel('Vì sao, tiếng Việt').fill('Câu hỏi dễ hiểu hơn');
    await page.getByLabel('Vì sao, tiếng Anh').fill('Easier to understand');
    await page.getByRole('button', { name: 'Lưu bản nháp' }).click();
    await page.getByText('đường kết quả sẽ bị ngắt').waitFor();
    await look(page, 'warning');
    await page.getByRole('button', { name: 'Ban hành', exact: true }).click();
    await page.getByRole('heading', { name: /Phiên bản 2 · Đã ban hành/ }).waitFor();

    expect(await vi.getAttribute('readonly')).not.toBeNull();
    expect(await axeViolations(page)).toEqual([]);
    expect(watch).toEqual({ violations: [], foreignRequests: [] });
    await expect
      .poll(async () => (await fetch(`${city.url}/q/00070-01`)).text(), { timeout: 20_000 })
      .toContain('Ông/Bà thấy lần phục vụ vừa rồi thế nào?');
    await page.context().close();
  });

  it('shows a version as the kiosk and the phone draw it, in both languages, to be tried without anything being sent', async () => {
    const page = await openQuestionnaires('officer', 1440);
    const watch = await watchPage(page, city.url);
    await page
      .getByRole('button', { name: /^Phiên bản \d+ post-service/ })
      .last()
      .click();
    const kiosk = page.frameLocator('iframe[title$="Ki-ốt dựng đứng"]');
    const face = kiosk.getByRole('button', { name: /^Rất hài lòng/ });
    await face.waitFor();
    await look(page, 'preview-kiosk');

    // A screen takes no touch in its first half second.
    const sending = kiosk.getByRole('button', { name: /Gửi/ }).first();
    await expect
      .poll(async () => {
        if ((await sending.count()) === 0) await face.click();
        return sending.count();
      })
      .toBe(1);
    await page.getByRole('button', { name: 'Điện thoại', exact: true }).click();
    await page.getByRole('button', { name: 'Tiếng Anh', exact: true }).click();
    const phone = page.frameLocator('iframe[title$="Điện thoại"]');
    await phone.getByText('Very satisfied', { exact: true }).first().click();
    await look(page, 'preview-phone');
    await phone.getByRole('button', { name: 'Send' }).click();

    await phone.getByText('This is a preview: nothing is sent.').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(watch).toEqual({ violations: [], foreignRequests: [] });
    await page.context().close();
  });

  it('has its preview in a frame of this site, and of no other', async () => {
    const [preview, manager] = await Promise.all([
      fetch(`${city.url}/preview/`),
      fetch(`${city.url}/manage/`),
    ]);

    expect(preview.headers.get('content-security-policy')).toContain("frame-ancestors 'self'");
    expect(preview.headers.get('x-frame-options')).toBe('SAMEORIGIN');
    expect(manager.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });

  it('shows a viewer what each version asks, and nothing to change', async () => {
    const page = await openQuestionnaires('viewer', 1440);

    await page.getByRole('button', { name: 'Phiên bản 1 sipas-2023' }).click();
    await page.getByRole('heading', { name: /Phiên bản 1 · Đã ban hành/ }).waitFor();
    await look(page, 'viewer');

    expect(await page.getByRole('button', { name: /Soạn|Lưu|Ban hành|Ngừng/ }).count()).toBe(0);
    expect(await page.getByText(/trọng số trong chỉ số/).count()).toBe(9);
    expect(await axeViolations(page)).toEqual([]);
    await page.context().close();
  });
});
