import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MORE_SECONDS, REASONS_SECONDS, SETTLING_MS, THANKS_SECONDS } from '../../web/kiosk/screen.ts';
import { axeViolations } from '../support/axe.ts';
import { launchBrowser, watchPage } from '../support/browser.ts';
import { startCity } from '../support/city.ts';

const COUNTER = '00070-03';
const THANKS_MS = THANKS_SECONDS * 1000;
/** From a score without reasons, untouched, to the thanks. */
const MORE_MS = MORE_SECONDS * 1000;
const KIOSK_SIZES = [
  { width: 1080, height: 1920 },
  { width: 1920, height: 1080 },
  { width: 1280, height: 800 },
];

let city: Awaited<ReturnType<typeof startCity>>;
let browser: Browser;

beforeAll(async () => {
  [city, browser] = await Promise.all([startCity({ responses: 100 }), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await city?.close();
});

type Posted = { readonly id: string; readonly answers: object; readonly reasons: readonly string[] };

type Kiosk = {
  readonly page: Page;
  readonly context: BrowserContext;
  /** The body of every rating that went out, batches taken apart. */
  readonly posted: Posted[];
  readonly face: (name: string) => ReturnType<Page['getByRole']>;
};

/** A kiosk at its question, watched: whatever breaks the policy or leaves the house fails the test. */
const withKiosk = async (
  search: string,
  use: (kiosk: Kiosk) => Promise<void>,
  viewport = { width: 1920, height: 1080 },
): Promise<void> => {
  const context = await browser.newContext({ viewport });
  try {
    const page = await context.newPage();
    const watch = await watchPage(page, city.url);
    const posted: Posted[] = [];
    page.on('request', (request) => {
      if (request.method() !== 'POST') return;
      const body = request.postDataJSON() as Posted & { responses?: Posted[] };
      posted.push(...(body.responses ?? [body]));
    });
    await page.clock.install();
    await page.goto(`${city.url}/kiosk/?${search}`);
    await use({
      page,
      context,
      posted,
      face: (name) => page.getByRole('button', { name, exact: true }),
    });
    expect(watch).toEqual({ violations: [], foreignRequests: [] });
  } finally {
    await context.close();
  }
};

/** 200 for what the server already has, word for word; 201 for what it has never seen. */
const statusOfRepeat = async (response: Posted): Promise<number> => {
  const answer = await fetch(`${city.url}/v1/responses`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(response),
  });
  return answer.status;
};

const scrolls = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    return scrollWidth > innerWidth || scrollHeight > innerHeight;
  });

describe('a kiosk at a counter', () => {
  it('takes a rating with one tap, asks why, thanks and returns to the question', async () => {
    await withKiosk(`counter=${COUNTER}`, async ({ page, face, posted }) => {
      await face('Không hài lòng').click();
      await page.getByRole('button', { name: 'Hướng dẫn chưa rõ ràng' }).click();
      await page.getByRole('button', { name: 'Gửi', exact: true }).click();
      await page.getByRole('heading', { name: 'Cảm ơn Ông/Bà!' }).waitFor();
      await page.locator('strong', { hasText: /^[0-9A-Z]{5}-[0-9A-Z]{5}$/ }).waitFor();
      await page.clock.runFor(THANKS_MS);
      await face('Rất hài lòng').waitFor();

      expect(posted).toMatchObject([
        { counter: COUNTER, channel: 'kiosk', answers: { overall: 2 }, reasons: ['unclear-guidance'] },
      ]);
      expect(await Promise.all(posted.map(statusOfRepeat))).toEqual([200]);
      expect(await page.getByText('Không hài lòng', { exact: true }).count()).toBe(1);
      expect(await page.getByRole('status').textContent()).toBe('');
    });
  });

  it('sends what was chosen when the citizen walks away', async () => {
    await withKiosk(`counter=${COUNTER}`, async ({ page, face, posted }) => {
      await face('Rất hài lòng').click();
      await page.getByRole('button', { name: 'Hướng dẫn rõ ràng, dễ hiểu' }).click();
      await page.clock.runFor(REASONS_SECONDS * 1000);
      await page.getByRole('heading', { name: 'Cảm ơn Ông/Bà!' }).waitFor();

      await expect.poll(() => posted.length).toBe(1);
      expect(posted).toMatchObject([{ answers: { overall: 5 }, reasons: ['clear-guidance'] }]);
    });
  });

  it.each([
    ['a double tap', 'Hài lòng', 'Hài lòng'],
    ['a tap on two faces', 'Rất hài lòng', 'Rất không hài lòng'],
  ])('records one rating of %s', async (_, first, second) => {
    await withKiosk(`counter=${COUNTER}`, async ({ page, face, posted }) => {
      const places = await Promise.all([face(first).boundingBox(), face(second).boundingBox()]);
      await face(first).click({ trial: true });
      for (const place of places) {
        if (place) await page.mouse.click(place.x + place.width / 2, place.y + place.height / 2);
      }
      await page.clock.runFor(REASONS_SECONDS * 1000 + THANKS_MS);
      await face('Hài lòng').waitFor();

      await expect.poll(() => posted.length).toBe(1);
      expect(posted).toMatchObject([{ answers: { overall: first === 'Hài lòng' ? 4 : 5 }, reasons: [] }]);
    });
  });

  it('keeps a rating without network and sends it when the network returns, without a reload', async () => {
    await withKiosk(`counter=${COUNTER}`, async ({ page, context, face, posted }) => {
      await face('Hài lòng').waitFor();
      await context.setOffline(true);
      await face('Bình thường').click();
      await page.getByRole('button', { name: 'Gửi', exact: true }).click();
      await page.getByRole('heading', { name: 'Cảm ơn Ông/Bà!' }).waitFor();
      await page.clock.runFor(THANKS_MS);
      await face('Bình thường').click();
      await page.clock.runFor(MORE_MS);
      await page.getByRole('heading', { name: 'Cảm ơn Ông/Bà!' }).waitFor();
      await page.clock.runFor(THANKS_MS);
      await page.getByText('Chờ gửi: 2').waitFor();
      const loads: Page[] = [];
      page.on('load', (loaded) => loads.push(loaded));

      await context.setOffline(false);
      await page.getByText(/^Chờ gửi: /).waitFor({ state: 'detached' });

      const sent = new Map(posted.map((response) => [response.id, response]));
      expect(sent.size).toBe(2);
      expect(await Promise.all([...sent.values()].map(statusOfRepeat))).toEqual([200, 200]);
      expect(loads).toEqual([]);
    });
  });

  it('sends after a restart what a dead network and a power cut left behind', async () => {
    await withKiosk(`counter=${COUNTER}`, async ({ page, face, posted }) => {
      await page.route('**/v1/responses', (route) => route.abort());
      await face('Không hài lòng').click();
      await page.getByRole('button', { name: 'Phải đi lại nhiều lần' }).click();

      await page.unroute('**/v1/responses');
      await page.reload();
      await face('Không hài lòng').waitFor();
      await expect.poll(() => posted.length).toBe(1);

      expect(posted).toMatchObject([{ answers: { overall: 2 }, reasons: ['repeated-visits'] }]);
      await expect.poll(() => Promise.all(posted.map(statusOfRepeat))).toEqual([200]);
    });
  });

  it('is rated with the keys 1 to 5, one rating however long a key is held', async () => {
    await withKiosk(`counter=${COUNTER}`, async ({ page, face, posted }) => {
      await face('Hài lòng').click({ trial: true });
      await page.keyboard.down('3');
      await page.keyboard.down('3');
      await page.clock.runFor(MORE_MS);
      await page.keyboard.down('3');
      await page.clock.runFor(THANKS_MS);
      await page.keyboard.down('3');
      await page.clock.runFor(MORE_MS);
      await page.getByRole('heading', { name: 'Bình thường' }).waitFor({ state: 'detached' });
      await expect.poll(() => posted.length).toBe(1);

      expect(posted).toMatchObject([{ answers: { overall: 3 } }]);
    });
  });

  it('replaces a score by another within three seconds, in the same rating', async () => {
    await withKiosk(`counter=${COUNTER}`, async ({ page, face, posted }) => {
      await face('Rất không hài lòng').click();
      await page.getByRole('button', { name: 'Phải đi lại nhiều lần' }).click();
      await page.getByRole('button', { name: /^Chọn lại/ }).click();
      await page.getByRole('heading', { name: 'Xin chọn lại mức hài lòng' }).waitFor();
      await face('Rất hài lòng').click();
      await page.getByRole('button', { name: 'Gửi', exact: true }).click();
      await page.getByRole('heading', { name: 'Cảm ơn Ông/Bà!' }).waitFor();
      await expect.poll(() => posted.length).toBe(1);

      expect(posted).toMatchObject([{ answers: { overall: 5 }, reasons: [] }]);
      await expect.poll(() => Promise.all(posted.map(statusOfRepeat))).toEqual([200]);
    });
  });

  it('takes the elements and a comment typed on its own keyboard, without what says who wrote it', async () => {
    await withKiosk(`counter=${COUNTER}`, async ({ page, face, posted }) => {
      await face('Bình thường').click();
      await page.getByRole('button', { name: 'Nói thêm' }).click();
      await page.getByText('Câu 1 trên 5').waitFor();
      await face('Rất hài lòng').click();
      for (const position of [2, 3, 4, 5]) {
        await page.getByText(`Câu ${position} trên 5`).waitFor();
        await page.getByRole('button', { name: 'Bỏ qua' }).click();
      }
      const keys = page.getByRole('group', { name: 'Bàn phím, gõ Telex' });
      for (const key of ['d', 'd', 'u', 'o', 'w', 'c', 'j']) {
        await keys.getByRole('button', { name: key, exact: true }).click();
      }
      await keys.getByRole('button', { name: 'Dấu cách' }).click();
      await page.keyboard.type('anh Tuaans 0912345678');
      const seen = await page.getByLabel('Ý kiến').inputValue();
      await page.getByRole('button', { name: 'Gửi', exact: true }).click();
      await page.getByRole('heading', { name: 'Cảm ơn Ông/Bà!' }).waitFor();
      await expect.poll(() => posted.length).toBe(1);
      const page2 = await page.content();

      expect(seen).toBe('được anh Tuấn 0912345678');
      expect(posted).toMatchObject([
        { answers: { overall: 3, access: 5 }, comment: 'được anh [tên] [số điện thoại]' },
      ]);
      expect(page2).not.toContain('0912');
      await expect.poll(() => Promise.all(posted.map(statusOfRepeat))).toEqual([200]);
    });
  });

  it('is operated by arrows and Enter alone, as by external buttons', async () => {
    await withKiosk(`counter=${COUNTER}`, async ({ page, face, posted }) => {
      await face('Hài lòng').click({ trial: true });
      for (let step = 0; step < 4; step++) await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Gửi', exact: true }).click({ trial: true });
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Giải quyết nhanh, đúng hẹn', pressed: true }).waitFor();
      await page.clock.runFor(REASONS_SECONDS * 1000);
      await page.getByRole('heading', { name: 'Cảm ơn Ông/Bà!' }).waitFor();
      await expect.poll(() => posted.length).toBe(1);

      expect(posted).toMatchObject([{ answers: { overall: 4 }, reasons: ['quick-service'] }]);
    });
  });

  it('shows large type and high contrast on request, and the next citizen meets it as it always is', async () => {
    await withKiosk(`counter=${COUNTER}`, async ({ page, face }) => {
      await page.getByRole('button', { name: 'Chữ to' }).click();
      await page.getByRole('button', { name: 'Tương phản' }).click();
      const during = await page.getAttribute('html', 'class');
      const violations = await axeViolations(page);
      await face('Bình thường').click();
      await page.clock.runFor(MORE_MS);
      await page.getByRole('heading', { name: 'Cảm ơn Ông/Bà!' }).waitFor();
      await page.clock.runFor(THANKS_MS + SETTLING_MS);
      await face('Bình thường').waitFor();

      expect(during).toBe('large-type high-contrast');
      expect(violations).toEqual([]);
      expect(await page.getAttribute('html', 'class')).toBe('');
    });
  });

  it('speaks English on request, and Vietnamese again to the next citizen', async () => {
    await withKiosk(`counter=${COUNTER}`, async ({ page, face }) => {
      await page.getByRole('button', { name: 'English' }).click();
      await page
        .getByRole('heading', { name: 'How satisfied are you with the service you received?' })
        .waitFor();
      const languageOfCitizen = await page.getAttribute('html', 'lang');
      await face('Very satisfied').click();
      await page.getByRole('button', { name: 'Skip' }).click();
      await page.getByRole('heading', { name: 'Thank you!' }).waitFor();
      await page.clock.runFor(THANKS_MS);
      await face('Rất hài lòng').waitFor();

      expect(languageOfCitizen).toBe('en');
      expect(await page.getAttribute('html', 'lang')).toBe('vi');
    });
  });

  it('is set up by typing the code of its counter, and names a code that is wrong', async () => {
    await withKiosk('', async ({ page, face }) => {
      await page.getByRole('button', { name: /Dùng thử không ghép nối/ }).click();
      await page.getByLabel('Mã quầy').fill('99999-99');
      await page.getByRole('button', { name: 'Bắt đầu' }).click();
      await page.getByRole('alert').filter({ hasText: '99999-99' }).waitFor();
      const faults = await axeViolations(page);
      await page.getByLabel('Mã quầy').fill(COUNTER);
      await page.keyboard.press('Enter');
      await face('Hài lòng').waitFor();

      expect(faults).toEqual([]);
      expect(new URL(page.url()).searchParams.get('counter')).toBe(COUNTER);
    });
  });

  it('waits quietly for a server that cannot be reached, and asks once it can', async () => {
    await withKiosk('', async ({ page, face }) => {
      await page.route('**/v1/counters/**', (route) => route.abort());
      await page.getByRole('button', { name: /Dùng thử không ghép nối/ }).click();
      await page.getByLabel('Mã quầy').fill(COUNTER);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Chưa kết nối được máy chủ' }).waitFor();
      const violations = await axeViolations(page);

      await page.unroute('**/v1/counters/**');
      await page.clock.runFor(60_000);
      await face('Hài lòng').waitFor();

      expect(violations).toEqual([]);
    });
  });

  it.each(KIOSK_SIZES)('fits a display of $width × $height, accessible on every screen', async (viewport) => {
    await withKiosk(
      `counter=${COUNTER}`,
      async ({ page, face }) => {
        const findings: Record<string, unknown> = {};
        const look = async (screen: string) => {
          findings[screen] = { scrolls: await scrolls(page), violations: await axeViolations(page) };
        };
        await face('Rất không hài lòng').click({ trial: true });
        await look('asking');
        const smallest = await page
          .getByRole('button', { name: /hài lòng|Bình thường/ })
          .evaluateAll((buttons) =>
            Math.min(...buttons.flatMap((button) => [button.clientWidth, button.clientHeight])),
          );
        await face('Rất không hài lòng').click();
        await page.getByRole('button', { name: 'Nói thêm' }).click({ trial: true });
        await look('rated');
        await page.getByRole('button', { name: 'Nói thêm' }).click();
        await page.getByText('Câu 1 trên 5').waitFor();
        await face('Hài lòng').click({ trial: true });
        await look('element');
        for (const position of [1, 2, 3, 4, 5]) {
          await page.getByText(`Câu ${position} trên 5`).waitFor();
          await page.getByRole('button', { name: 'Bỏ qua' }).click();
        }
        await page.getByLabel('Ý kiến').click();
        await look('comment');
        await page.getByRole('button', { name: 'Gửi', exact: true }).click();
        await page.getByRole('button', { name: 'Xong' }).click({ trial: true });
        await look('thanks');

        const clean = { scrolls: false, violations: [] };
        expect(findings).toEqual({
          asking: clean,
          rated: clean,
          element: clean,
          comment: clean,
          thanks: clean,
        });
        expect(smallest).toBeGreaterThanOrEqual(96);
      },
      viewport,
    );
  });
});
