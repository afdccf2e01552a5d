import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localHourOf } from '#domain/time.ts';
import { axeViolations } from '../support/axe.ts';
import { launchBrowser, watchPage } from '../support/browser.ts';
import { startCity } from '../support/city.ts';
import { openOneStopSystem } from '../support/issued-receipt.ts';

const UNIT = '00070';
const POSTER = '/q/00070-03';
const PHONE = { width: 390, height: 844 };
const THANKS = 'Cảm ơn Ông/Bà!';
const RATED_BEFORE = 'Lần phục vụ này đã được đánh giá';

let city: Awaited<ReturnType<typeof startCity>>;
let browser: Browser;
let receipt: Awaited<ReturnType<typeof openOneStopSystem>>;

beforeAll(async () => {
  [city, browser] = await Promise.all([startCity({ responses: 100 }), launchBrowser()]);
  receipt = await openOneStopSystem(city.url, await city.token('admin', '01'), UNIT);
});

afterAll(async () => {
  await browser?.close();
  await city?.close();
});

const countedRatings = async (): Promise<number> => {
  await city.settled();
  const { month } = localHourOf(Date.now());
  const answer = await fetch(`${city.url}/v1/units/${UNIT}/results?month=${month}`, {
    headers: { authorization: `Bearer ${await city.token('manager', UNIT)}` },
  });
  return ((await answer.json()) as { n: number }).n;
};

/** A phone of its own, with its own storage. */
const withPhone = async (
  use: (page: Page, context: BrowserContext) => Promise<void>,
  options: { readonly javaScriptEnabled?: boolean } = {},
): Promise<void> => {
  const context = await browser.newContext({ viewport: PHONE, hasTouch: true, ...options });
  try {
    await use(await context.newPage(), context);
  } finally {
    await context.close();
  }
};

const open = (page: Page, path: string) => page.goto(new URL(path, city.url).href);
const face = (page: Page, name: string) => page.locator('.tile', { hasText: new RegExp(`^${name}$`) });
const send = (page: Page) => page.getByRole('button', { name: 'Gửi đánh giá' });
const heading = (page: Page, name: string) => page.getByRole('heading', { name }).waitFor();
const codeOn = (page: Page) => page.locator('.code b').allTextContents();
const keptOn = (page: Page) => page.evaluate(() => Object.keys(localStorage).join());

describe.each([true, false])('a citizen with a receipt, with scripts: %s', (javaScriptEnabled) => {
  const onPhone = (use: Parameters<typeof withPhone>[0]) => withPhone(use, { javaScriptEnabled });

  it('sees what is rated, rates it with a comment, and is told when he comes again', async () => {
    const { link } = await receipt();
    const before = await countedRatings();

    await onPhone(async (page) => {
      await open(page, link);
      expect(await page.locator('.place').textContent()).toContain('Quầy 3 · Phường Hoàn Kiếm');
      expect(await page.locator('.place').textContent()).toContain('Khi nhận kết quả');
      await face(page, 'Hài lòng').tap();
      await page.getByRole('textbox', { name: 'Ý kiến' }).fill('Anh Tuấn nhiệt tình');
      await send(page).tap();
      await heading(page, THANKS);

      await open(page, link);
      await heading(page, RATED_BEFORE);
    });

    expect(await countedRatings()).toBe(before + 1);
  });

  it('changes the rating from another phone, within ten minutes', async () => {
    const { link } = await receipt();
    const before = await countedRatings();
    await onPhone(async (page) => {
      await open(page, link);
      await face(page, 'Không hài lòng').tap();
      await send(page).tap();
      await heading(page, THANKS);
    });

    await onPhone(async (page) => {
      await open(page, link);
      await page.getByRole('link', { name: 'Thay đổi đánh giá' }).tap();
      await face(page, 'Rất hài lòng').tap();
      await send(page).tap();
      await heading(page, THANKS);

      expect(await page.locator('.given').textContent()).toBe('Rất hài lòng');
    });

    expect(await countedRatings()).toBe(before + 1);
  });

  it('is thanked or told, where two phones had the form open', async () => {
    const { link } = await receipt();

    await onPhone(async (first) => {
      await open(first, link);
      await onPhone(async (second) => {
        await open(second, link);
        await face(second, 'Bình thường').tap();
        await send(second).tap();
        await heading(second, THANKS);
      });
      await face(first, 'Hài lòng').tap();
      await send(first).tap();
      await heading(first, RATED_BEFORE);
      await first.getByRole('button', { name: 'Thay bằng đánh giá này' }).tap();
      await heading(first, THANKS);

      expect(await first.locator('.given').textContent()).toBe('Hài lòng');
    });
  });

  it('types the code who cannot scan it', async () => {
    const { typedCode } = await receipt({ moment: 'supplement' });

    await onPhone(async (page) => {
      await open(page, '/r');
      await page.getByLabel('Mã quầy').fill('00070 3');
      await page.getByLabel('Mã đánh giá').fill(typedCode.toLowerCase().replaceAll('-', ' '));
      await page.getByRole('button', { name: 'Mở phiếu đánh giá' }).tap();

      expect(await page.locator('.place').textContent()).toContain('Khi được yêu cầu bổ sung hồ sơ');
    });
  });

  it.each(['double tap', 'reload'])('is counted once after a %s, and shown the same', async (slip) => {
    const { link } = await receipt();
    const before = await countedRatings();

    await onPhone(async (page) => {
      await open(page, link);
      await face(page, 'Hài lòng').tap();
      if (slip === 'double tap') await send(page).dblclick();
      else await send(page).tap();
      await heading(page, THANKS);
      const code = await codeOn(page);
      if (slip === 'reload') await page.reload();
      await heading(page, THANKS);

      expect(await codeOn(page)).toEqual(code);
    });

    expect(await countedRatings()).toBe(before + 1);
  });
});

describe('with scripts', () => {
  it('the rating is sent without leaving the page', async () => {
    const { link } = await receipt();

    await withPhone(async (page) => {
      await open(page, link);
      await page.evaluate(() => Object.assign(globalThis, { isSamePage: true }));
      await face(page, 'Hài lòng').tap();
      await send(page).tap();
      await heading(page, THANKS);

      expect(await page.evaluate(() => 'isSamePage' in globalThis)).toBe(true);
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(THANKS);
    });
  });

  it('waits on the phone while there is no network, goes out when there is one, and leaves nothing behind', async () => {
    const { link } = await receipt();
    const before = await countedRatings();

    await withPhone(async (page, context) => {
      await open(page, link);
      await face(page, 'Hài lòng').tap();
      await page.getByRole('textbox', { name: 'Ý kiến' }).fill('Chờ lâu');
      await context.setOffline(true);
      await send(page).tap();
      expect(await page.getByRole('alert').textContent()).toContain('sẽ tự gửi khi có mạng');
      expect(await keptOn(page)).toContain('rating /r/');
      await context.setOffline(false);

      await heading(page, THANKS);
      expect(await keptOn(page)).toBe('');
    });

    expect(await countedRatings()).toBe(before + 1);
  });

  it('waits in the open page where the browser stores nothing', async () => {
    const { link } = await receipt();
    const before = await countedRatings();

    await withPhone(async (page, context) => {
      await page.addInitScript(() => {
        for (const name of ['localStorage', 'sessionStorage']) {
          Object.defineProperty(globalThis, name, {
            get: () => {
              throw new DOMException('refused', 'SecurityError');
            },
          });
        }
      });
      await open(page, link);
      await face(page, 'Hài lòng').tap();
      await context.setOffline(true);
      await send(page).tap();
      await page.getByRole('alert').waitFor();
      await context.setOffline(false);

      await heading(page, THANKS);
    });

    expect(await countedRatings()).toBe(before + 1);
  });

  it('what was chosen and typed is there again after a reload, until it is sent', async () => {
    const { link } = await receipt();

    await withPhone(async (page) => {
      await open(page, link);
      await face(page, 'Không hài lòng').tap();
      await page.getByRole('textbox', { name: 'Ý kiến' }).fill('Chờ lâu');
      await page.reload();

      expect(await page.locator('input[name=answer-overall]:checked').getAttribute('value')).toBe('2');
      expect(await page.getByRole('textbox', { name: 'Ý kiến' }).inputValue()).toBe('Chờ lâu');
      await send(page).tap();
      await heading(page, THANKS);
      expect(await keptOn(page)).toBe('');
    });
  });

  it('goes out at the next visit, to whichever page, where the first was closed meanwhile', async () => {
    const { link } = await receipt();
    const before = await countedRatings();

    await withPhone(async (page, context) => {
      await open(page, link);
      await face(page, 'Hài lòng').tap();
      await context.setOffline(true);
      await send(page).tap();
      await page.getByRole('alert').waitFor();
      await page.close();
      await context.setOffline(false);
      const next = await context.newPage();
      await open(next, POSTER);
      await next.waitForFunction(() => localStorage.length === 0);
    });

    expect(await countedRatings()).toBe(before + 1);
  });

  it('a phone rates a counter once in an hour, and may change its mind', async () => {
    const before = await countedRatings();
    const rate = async (page: Page, score: string): Promise<void> => {
      await open(page, POSTER);
      await face(page, score).tap();
      await send(page).tap();
    };

    await withPhone(async (page) => {
      await rate(page, 'Hài lòng');
      await heading(page, THANKS);
      await rate(page, 'Không hài lòng');
      await heading(page, 'Đánh giá này đã được ghi nhận trước đó');
      await page.getByRole('button', { name: 'Thay bằng đánh giá này' }).tap();
      await heading(page, THANKS);
    });
    await withPhone(async (page) => {
      await rate(page, 'Hài lòng');
      await heading(page, THANKS);
    });

    expect(await countedRatings()).toBe(before + 2);
  });

  it('the form comes back where no face is chosen, and takes the next sending', async () => {
    await withPhone(async (page) => {
      await open(page, POSTER);
      await page.getByRole('textbox', { name: 'Ý kiến' }).fill('Ghế ít');
      await send(page).tap();
      await page.getByText('chưa chọn mức hài lòng').waitFor();
      expect(await page.getByRole('textbox', { name: 'Ý kiến' }).inputValue()).toBe('Ghế ít');
      await face(page, 'Hài lòng').tap();
      await send(page).tap();

      await heading(page, THANKS);
    });
  });
});

describe('the pages of a receipt', () => {
  it.each(['vi', 'en'])('have no fault that axe finds, at any size of text (%s)', async (language) => {
    const { link } = await receipt({ moment: 'refusal' });
    await withPhone(async (page) => {
      const watch = await watchPage(page, city.url);
      const found: string[] = [];
      const look = async (state: string): Promise<void> => {
        for (const size of ['100%', '200%']) {
          await page.evaluate((size) => {
            document.documentElement.style.fontSize = size;
          }, size);
          found.push(...(await axeViolations(page)).map((violation) => `${state}, ${size}: ${violation}`));
          if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) {
            found.push(`${state}, ${size}: wider than the screen`);
          }
        }
      };
      const see = async (path: string): Promise<void> => {
        await open(page, `${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
        await look(path.replace(/\/r\/\w{20,}/, '/r/token'));
      };

      await see(link);
      await page.locator('label[for=score-2]').tap();
      await page.locator('button').tap();
      await page.locator('.code').waitFor();
      await look('thanks');
      await see(link);
      await see(`${link}?change`);
      await see('/r');
      await see('/r?place=00070-03&code=7KQ2');
      await see('/r/nothing');

      expect(found).toEqual([]);
      expect(watch).toEqual({ violations: [], foreignRequests: [] });
    });
  });
});
