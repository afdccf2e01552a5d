import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localHourOf, monthPlus } from '#domain/time.ts';
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

describe('the reform of units', () => {
  it('shows what becomes of whom, and which lines are wrong, before an officer applies it', async () => {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    const watch = await watchPage(page, city.url);
    const month = monthPlus(localHourOf(Date.now()).month, 1);
    await page.goto(`${city.url}/manage/?view=reform&unit=00070#token=${await city.token('officer', '01')}`);
    await page.getByRole('heading', { name: /Sắp xếp đơn vị/ }).waitFor();
    await page.getByText('Đơn vị này chưa tiếp nhận đơn vị nào.').waitFor();
    const saved = page.waitForEvent('download');
    await page.getByText('Gửi danh sách (CSV)').click();
    await page.getByRole('button', { name: 'Tải danh sách đơn vị (CSV)' }).click();
    expect((await saved).suggestedFilename()).toBe('units.csv');
    const choose = async (rows: string) =>
      page.getByLabel(/Chọn tệp CSV/).setInputFiles({
        name: 'sap-xep.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(`code,name,parent,valid_from,successors\n${rows}`),
      });

    await page.getByText('Sửa Phường Hoàn Kiếm').click();
    await page.getByLabel('Chỉ tiêu (%)').fill('85');
    await page.getByRole('button', { name: 'Xem thay đổi' }).click();
    await page
      .getByText(/Phường Hoàn Kiếm \(00070\), từ tháng .*, chỉ tiêu theo đơn vị cấp trên → 85.?%/)
      .waitFor();
    expect(await axeViolations(page)).toEqual([]);

    await page.getByText('Danh sách quầy của Phường Hoàn Kiếm').click();
    const third = page.getByRole('group', { name: '00070-03' });
    await third.getByLabel('Tên tiếng Việt').fill('Quầy Hộ tịch');
    await third.getByLabel('Tên tiếng Anh').fill('Civil status');
    await page.getByRole('group', { name: '00070-01' }).getByLabel('Bỏ quầy này').check();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Xem thay đổi' }).last().click();
    await page.getByText(/quầy Quầy Hộ tịch \(00070-03\), bỏ quầy 00070-01/).waitFor();

    const steps = page.getByRole('form', { name: 'Sắp xếp từng bước' });
    const [ending, taking] = [
      steps.getByRole('group', { name: '2. Đơn vị kết thúc' }),
      steps.getByRole('group', { name: '3. Đơn vị tiếp nhận' }),
    ];
    await ending.getByLabel(/Tìm theo tên/).fill('cua nam');
    await ending.getByRole('button', { name: 'Chọn Phường Cửa Nam' }).click();
    await taking.getByLabel(/Tìm theo tên/).fill('hoan kiem');
    await taking.getByRole('button', { name: 'Chọn Phường Hoàn Kiếm' }).click();
    await steps.getByLabel('Có hiệu lực từ tháng').fill(month);
    expect(await axeViolations(page)).toEqual([]);
    await steps.getByRole('button', { name: 'Xem trước thay đổi' }).click();
    await page.getByText(/Phường Cửa Nam \(00082\), từ tháng .*, vào Phường Hoàn Kiếm \(00070\)/).waitFor();
    await page.getByText(/Thay đổi bắt đầu từ tháng/).waitFor();

    await choose(`00082,Phường Cửa Nam,closed,${month},00071\n`);
    await page.getByRole('cell', { name: 'successors', exact: true }).waitFor();
    await page.getByRole('cell', { name: 'không có đơn vị nào khác mang mã "00071"' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await choose(`00082,Phường Cửa Nam,closed,${month},00070\n`);
    await page.getByText(/Nhập vào đơn vị khác \(1\)/).waitFor();
    await page.getByText(/vào Phường Hoàn Kiếm \(00070\)/).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await steps.getByRole('button', { name: 'Xem trước thay đổi' }).click();
    await page.getByText('Nhập', { exact: true }).last().waitFor();
    await page.getByRole('button', { name: 'Áp dụng' }).click();
    await page.getByText(/^Đã áp dụng/).waitFor();
    await expect
      .poll(
        async () => {
          await page.reload();
          await page.getByRole('heading', { name: 'Được thành lập từ' }).waitFor();
          return page.getByText(/Phường Cửa Nam \(00082\), từ tháng/).count();
        },
        { timeout: 20_000 },
      )
      .toBe(1);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('Formed from').waitFor();

    expect(await axeViolations(page)).toEqual([]);
    expect(watch).toEqual({ violations: [], foreignRequests: [] });
    await context.close();
  });
});
