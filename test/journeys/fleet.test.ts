import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { launchBrowser, watchPage } from '../support/browser.ts';
import { startCity } from '../support/city.ts';

const UNIT = '00070';
const COUNTER = '00070-03';

let city: Awaited<ReturnType<typeof startCity>>;
let browser: Browser;
let token: string;

beforeAll(async () => {
  [city, browser] = await Promise.all([startCity({ responses: 100 }), launchBrowser()]);
  token = await city.token('officer', UNIT);
});
afterAll(async () => {
  await browser?.close();
  await city?.close();
});

/** What a device with a Vietnamese voice has that this browser has not; it notes what it is told to say, and each tone. */
const giveVoice = (): void => {
  const heard: string[] = [];
  class Utterance {
    text: string;
    constructor(text: string) {
      this.text = text;
    }
  }
  const speechSynthesis = Object.assign(new EventTarget(), {
    getVoices: () => [{ lang: 'vi-VN', name: 'Linh' }],
    speak: ({ text, lang, volume }: { text: string; lang?: string; volume?: number }) =>
      heard.push(`${lang} ${volume}: ${text}`),
    cancel: () => {},
  });
  const createOscillator = AudioContext.prototype.createOscillator;
  AudioContext.prototype.createOscillator = function noted() {
    heard.push('tone');
    return createOscillator.call(this);
  };
  for (const [name, value] of Object.entries({
    speechSynthesis,
    SpeechSynthesisUtterance: Utterance,
    heard,
  })) {
    Object.defineProperty(globalThis, name, { value });
  }
};

/** A kiosk that nobody has given a place. */
const openKiosk = async (): Promise<{ context: BrowserContext; page: Page }> => {
  const context = await browser.newContext({ viewport: { width: 1080, height: 1920 } });
  const page = await context.newPage();
  await page.addInitScript(giveVoice);
  await page.goto(`${city.url}/kiosk/`);
  return { context, page };
};

const codeOn = async (kiosk: Page): Promise<string> =>
  (await kiosk
    .locator('output')
    .filter({ hasText: /^[0-9A-Z]{4}-[0-9A-Z]{4}$/ })
    .textContent()) ?? '';

/** The officer's page, with what a kiosk's QR brings. */
const openFleet = async (context: BrowserContext, search = ''): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(`${city.url}/manage/?view=kiosks&unit=${UNIT}${search}#token=${token}`);
  await page.getByRole('heading', { name: 'Ghép nối thiết bị mới' }).waitFor();
  return page;
};

const enrol = async (fleet: Page, name: string): Promise<void> => {
  await fleet.getByRole('combobox', { name: /^Quầy/ }).selectOption(COUNTER);
  await fleet.getByLabel('Tên thiết bị (không bắt buộc)').fill(name);
  await fleet.getByRole('button', { name: 'Ghép nối', exact: true }).click();
  await fleet.getByText('Đã ghép nối thiết bị.').waitFor();
};

const face = (kiosk: Page) => kiosk.getByRole('button', { name: 'Hài lòng', exact: true });

describe('the fleet of kiosks', () => {
  it('grows by a device that shows a code, and an officer who uses it', async () => {
    const { context, page: kiosk } = await openKiosk();
    try {
      const officer = await browser.newContext();
      const code = await codeOn(kiosk);
      const faults = await axeViolations(kiosk);
      const fleet = await openFleet(officer, `&pair=${code}`);
      const watch = await watchPage(kiosk, city.url);

      await enrol(fleet, 'Cửa vào');
      await face(kiosk).click();
      await kiosk.getByRole('button', { name: 'Gửi', exact: true }).click();
      await kiosk.locator('strong', { hasText: /^[0-9A-Z]{5}-[0-9A-Z]{5}$/ }).waitFor();

      await fleet.getByRole('button', { name: /Cửa vào/ }).click();
      await fleet.getByText('Hoạt động tốt').last().waitFor();
      expect(faults).toEqual([]);
      expect(await axeViolations(fleet)).toEqual([]);
      expect(watch).toEqual({ violations: [], foreignRequests: [] });
      await officer.close();
    } finally {
      await context.close();
    }
  });

  it('loses a device at once when it is revoked, and nothing of what that device holds', async () => {
    const { context, page: kiosk } = await openKiosk();
    try {
      const officer = await browser.newContext();
      const fleet = await openFleet(officer, `&pair=${await codeOn(kiosk)}`);
      await enrol(fleet, 'Thu hồi');
      await face(kiosk).waitFor();
      await fleet.getByRole('button', { name: /Thu hồi/ }).click();
      await fleet.locator('summary', { hasText: 'Thu hồi' }).click();
      await fleet.getByLabel('Lý do').fill('bị mất');
      await fleet.locator('form').getByRole('button', { name: 'Thu hồi', exact: true }).click();
      await fleet.getByText('Đã thu hồi thiết bị.').waitFor();

      await face(kiosk).click();
      await kiosk.getByRole('button', { name: 'Gửi', exact: true }).click();
      await kiosk.getByRole('alert').filter({ hasText: 'đã bị thu hồi' }).waitFor();
      const waiting = await kiosk.getByText(/^Chờ gửi: /).textContent();
      await fleet.goto(`${city.url}/manage/?view=kiosks&unit=${UNIT}`);
      await fleet.getByRole('button', { name: /^Thu hồi ?Đã thu hồi/ }).click();
      await fleet.locator('summary', { hasText: 'Ghép nối lại' }).click();
      await fleet
        .locator('details[open]')
        .getByLabel('Mã ghép nối')
        .fill(await codeOn(kiosk));
      await fleet.locator('details[open]').getByRole('button', { name: 'Ghép nối lại' }).click();
      await fleet.getByText('Đã ghép nối lại thiết bị.').waitFor();
      await face(kiosk).waitFor();
      await kiosk.getByText(/^Chờ gửi: /).waitFor({ state: 'detached' });

      expect(waiting).toBe('Chờ gửi: 1');
      await officer.close();
    } finally {
      await context.close();
    }
  });

  it('takes settings from afar', async () => {
    const { context, page: kiosk } = await openKiosk();
    try {
      const officer = await browser.newContext();
      const fleet = await openFleet(officer, `&pair=${await codeOn(kiosk)}`);
      await enrol(fleet, 'Từ xa');
      await fleet.getByRole('button', { name: /^Từ xa/ }).click();
      await fleet.locator('.kiosk-detail').getByRole('button', { name: 'Cấu hình' }).click();
      await fleet.getByRole('combobox', { name: /^Hỏi lý do/ }).selectOption('no');
      await fleet.getByRole('combobox', { name: /^Mời đánh giá năm yếu tố/ }).selectOption('no');
      await fleet.getByRole('combobox', { name: /^Cho phép viết góp ý/ }).selectOption('no');
      await fleet.getByRole('combobox', { name: /^Đọc câu hỏi/ }).selectOption('synthesis');
      await fleet.getByLabel('Âm lượng (0–100)').fill('40');
      for (const service of ['1.001193', '2.000815']) {
        await fleet.getByLabel('Tìm theo tên hoặc mã').fill(service);
        await fleet.getByRole('button', { name: `Thêm ${service}` }).click();
      }
      await fleet.getByRole('button', { name: 'Thêm giờ phục vụ' }).click();
      await fleet.getByLabel('Từ').fill('00:00');
      await fleet.getByLabel('Đến').fill('00:01');
      await fleet.getByRole('button', { name: 'Lưu' }).click();
      await fleet.getByText(/Đã lưu cấu hình/).waitFor();
      const saved = {
        days: await fleet.getByRole('checkbox', { checked: true }).count(),
        reasons: await fleet.getByRole('combobox', { name: /^Hỏi lý do/ }).inputValue(),
      };

      await kiosk.reload();
      await kiosk.getByRole('button', { name: 'Chạm để đánh giá' }).click();
      await kiosk.getByRole('button', { name: 'Nghe' }).click();
      await kiosk.getByRole('button', { name: 'Đăng ký khai sinh' }).click();
      await face(kiosk).click();
      await kiosk.getByRole('heading', { name: 'Cảm ơn Ông/Bà!' }).waitFor({ timeout: 20_000 });

      const heard = (await kiosk.evaluate('heard')) as string[];
      const spoken = heard.filter((each) => each !== 'tone');
      expect(heard.filter((each) => each === 'tone')).toHaveLength(4);
      expect(spoken).toHaveLength(4);
      expect(spoken[0]).toMatch(/^vi-VN 0\.4: .*Đăng ký khai sinh/);
      expect(spoken[1]).toContain('Ông/Bà hài lòng ở mức nào về lần phục vụ vừa rồi?');
      expect(spoken[3]).toContain('Cảm ơn Ông/Bà!');
      expect(saved).toEqual({ days: 5, reasons: 'no' });
      expect(await kiosk.getByRole('button', { name: 'Hướng dẫn rõ ràng, dễ hiểu' }).count()).toBe(0);
      expect(await axeViolations(fleet)).toEqual([]);
      await officer.close();
    } finally {
      await context.close();
    }
  });

  it('is asked for the rating of a dossier within two seconds, and once', async () => {
    const { context, page: kiosk } = await openKiosk();
    try {
      const officer = await browser.newContext();
      const fleet = await openFleet(officer, `&pair=${await codeOn(kiosk)}`);
      await enrol(fleet, 'Một cửa');
      await face(kiosk).waitFor();
      const bearer = (of: string) => ({ authorization: `Bearer ${of}`, 'content-type': 'application/json' });
      const all = await fetch(`${city.url}/v1/devices?unit=${UNIT}`, { headers: bearer(token) });
      const { devices } = (await all.json()) as { devices: { id: string; name?: string }[] };
      const id = devices.find(({ name }) => name === 'Một cửa')?.id;
      const set = (of: object, replaces: number) =>
        fetch(`${city.url}/v1/devices/${id}/config`, {
          method: 'PUT',
          headers: bearer(token),
          body: JSON.stringify({ replaces, set: of }),
        });
      await set({ prompts: true, exitPin: '246810' }, 0);
      await kiosk.reload();
      await face(kiosk).waitFor();
      const integration = await city.token('integration', UNIT);
      const ask = () =>
        fetch(`${city.url}/v1/kiosks/${id}/prompt`, {
          method: 'POST',
          headers: bearer(integration),
          body: JSON.stringify({ receipt: 'H29.1-0001', moment: 'result', at: closedAt }),
        });
      const closedAt = `${new Date(Date.now() + 7 * 3_600_000 - 60_000).toISOString().slice(0, 19)}+07:00`;
      const posted: { id?: string; at?: string }[] = [];
      kiosk.on('request', (request) => {
        if (request.method() === 'POST' && request.url().endsWith('/v1/responses'))
          posted.push(request.postDataJSON());
      });

      const { response } = (await (await ask()).json()) as { response: string };
      await kiosk.locator('.countdown').first().waitFor({ timeout: 10_000 });
      await face(kiosk).click();
      await kiosk.getByRole('button', { name: 'Gửi', exact: true }).click();
      await expect.poll(() => posted.length).toBe(1);
      const again = (await (await ask()).json()) as { response: string };

      expect(posted).toMatchObject([{ id: response, at: closedAt }]);
      expect(again.response).toBe(response);
      expect(JSON.stringify(posted)).not.toContain('H29.1-0001');

      await kiosk.locator('.exit-corner').hover();
      await kiosk.mouse.down();
      await kiosk.getByRole('heading', { name: /Mã PIN của cán bộ/ }).waitFor({ timeout: 10_000 });
      await kiosk.mouse.up();
      await kiosk.getByLabel('Mã PIN của cán bộ').pressSequentially('111111');
      await kiosk.getByRole('button', { name: /^Mở/ }).click();
      await kiosk.getByText('Mã PIN không đúng.').waitFor();
      await kiosk.getByLabel('Mã PIN của cán bộ').fill('246810');
      await kiosk.getByRole('button', { name: /^Mở/ }).click();
      await kiosk.getByRole('heading', { name: /Dành cho cán bộ/ }).waitFor();
      expect(await axeViolations(kiosk)).toEqual([]);
      await kiosk.getByRole('button', { name: /^Trở lại/ }).click();
      await face(kiosk).waitFor();
      expect(posted).toHaveLength(1);
      await officer.close();
    } finally {
      await context.close();
    }
  });
});
