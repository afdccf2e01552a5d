import type { Browser, BrowserContext, Page } from 'playwright-core';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { MonthResult } from '../../functions/api/result-schemas.ts';
import { axeViolations } from '../support/axe.ts';
import { launchBrowser, type Watch, watchPage } from '../support/browser.ts';
import { type City, startCity } from '../support/city.ts';

const WARD = '00070';
const CITY = '01';
const TITLES = {
  vi: {
    print: 'In hoặc lưu PDF',
    subject: 'Kết quả đo lường sự hài lòng của người dân',
    order: ['Thay đổi so với kỳ trước', 'Xu hướng theo tháng', 'Hồ sơ và độ phủ', 'Phương pháp'],
    signed: 'THỦ TRƯỞNG ĐƠN VỊ',
  },
  en: {
    print: 'Print or save as PDF',
    subject: 'Satisfaction of citizens with public services',
    order: ['What changed since the period before', 'Trend by month', 'Dossiers and coverage', 'Method'],
    signed: 'HEAD OF THE UNIT',
  },
} as const;

let city: City;
let browser: Browser;
/** A month of which the demonstration knows all. */
let month: string;
beforeAll(async () => {
  [city, browser] = await Promise.all([startCity(), launchBrowser()]);
  month = [...new Set(city.responses.map(({ at }) => at.slice(0, 7)))].toSorted().at(-2) ?? '';
});
afterAll(async () => {
  await browser.close();
  await city.close();
});

let context: BrowserContext;
afterEach(() => context.close());

type Shown = { readonly page: Page; readonly watch: Watch };

/** Resolves when all parts of the report are there. */
const complete = async (page: Page, lang: 'vi' | 'en'): Promise<void> => {
  await page.locator('.report').waitFor();
  await page.locator('button:enabled', { hasText: TITLES[lang].print }).waitFor();
};

const opened = async (
  query: string,
  {
    role = 'manager',
    lang = 'vi',
    ...options
  }: { role?: 'manager' | 'viewer'; lang?: 'vi' | 'en'; width?: number; colorScheme?: 'dark' } = {},
): Promise<Shown> => {
  const { width = 1440, ...rest } = options;
  context = await browser.newContext({ viewport: { width, height: 900 }, ...rest });
  const page = await context.newPage();
  const watch = await watchPage(page, city.url);
  await page.goto(`${city.url}/manage/report?${query}&lang=${lang}#token=${await city.token(role, CITY)}`);
  await complete(page, lang);
  return { page, watch };
};

const MM = 72 / 25.4;
const MARGINS = { left: 30 * MM, right: (210 - 15) * MM };

type Printed = {
  readonly texts: readonly string[];
  readonly sizes: readonly string[];
  /** What is written outside the margins. */
  readonly outside: readonly string[];
};

/** As the browser prints it, with each page's text in the order in which it is drawn. */
const printed = async (page: Page): Promise<Printed> => {
  const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ preferCSSPageSize: true })));
  const { text } = await extractText(pdf, { mergePages: false });
  const sizes: string[] = [];
  const outside: string[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const sheet = await pdf.getPage(number);
    sizes.push(sheet.view.slice(2).map(Math.round).join(' × '));
    for (const item of (await sheet.getTextContent()).items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      const left = item.transform[4];
      if (left < MARGINS.left - 1 || left + item.width > MARGINS.right + 1) outside.push(item.str);
    }
  }
  return { texts: text.map((each) => each.replaceAll(/\s+/g, ' ').trim()), sizes, outside };
};

const read = async <T>(path: string): Promise<T> => {
  const answer = await fetch(`${city.url}/v1/units/${path}`, {
    headers: { authorization: `Bearer ${await city.token('manager', CITY)}` },
  });
  return (await answer.json()) as T;
};

const resultOf = (unit: string) => read<MonthResult>(`${unit}/results?month=${month}`);

describe('the report that is printed before all of it was read', () => {
  it.each([
    ['vi', /Bản in này chưa đầy đủ: .*“Người dân nói về điều gì”/],
    ['en', /This print is not complete: .*“What they write about”/],
  ] as const)('says so on paper, and only there: %s', async (lang, said) => {
    context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    const letGo = Promise.withResolvers<void>();
    await page.route('**/comment-themes?*', async (route) => {
      await letGo.promise;
      await route.continue();
    });
    const token = await city.token('manager', CITY);
    await page.goto(`${city.url}/manage/report?unit=${CITY}&period=${month}&lang=${lang}#token=${token}`);
    const line = page.locator('.report-awaited', { hasText: said });
    await line.waitFor({ state: 'attached' });
    await page.locator('.report').waitFor();

    const onScreen = await line.isVisible();
    const early = (await printed(page)).texts.join(' ');
    letGo.resolve();
    await complete(page, lang);
    const whole = (await printed(page)).texts.join(' ');

    expect(onScreen).toBe(false);
    expect(early).toMatch(said);
    expect(whole).not.toMatch(said);
    expect(whole).toContain(lang === 'vi' ? 'Người dân nói về điều gì' : 'What they write about');
  });
});

describe.each(['vi', 'en'] as const)('the report in %s', (lang) => {
  it.each([
    ['a ward', WARD, 2, 4],
    ['the city', CITY, 3, 6],
  ])(
    'of %s is printed on few pages of A4, with nothing outside their margins',
    async (_, unit, least, most) => {
      const { page, watch } = await opened(`unit=${unit}&period=${month}`, { lang });

      const { texts, sizes, outside } = await printed(page);

      expect(new Set(sizes)).toEqual(new Set(['595 × 842']));
      expect(texts.length).toBeGreaterThanOrEqual(least);
      expect(texts.length).toBeLessThanOrEqual(most);
      expect(outside).toEqual([]);
      const { name, indexPercent } = await resultOf(unit);
      const [first = '', ...others] = texts;
      expect(first).toContain(TITLES[lang].subject);
      expect(first).toContain(
        indexPercent?.toLocaleString(lang === 'vi' ? 'vi-VN' : 'en-GB', { minimumFractionDigits: 2 }),
      );
      for (const [position, text] of others.entries()) {
        expect(text).toContain(`${name[lang]}, `);
        expect(text).toContain(`${position + 2} / ${texts.length}`);
      }
      const whole = texts.join(' ');
      const places = TITLES[lang].order.map((title) => whole.indexOf(title));
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      expect(places).not.toContain(-1);
      expect(watch).toEqual({ violations: [], foreignRequests: [] });
    },
  );

  it('has the method and the signatures on one page with the dossiers', async () => {
    const { page } = await opened(`unit=${CITY}&period=${month}`, { lang });

    const { texts } = await printed(page);

    const last = texts.find((text) => text.includes(TITLES[lang].signed));
    for (const title of TITLES[lang].order.slice(-2)) expect(last).toContain(title);
    expect(last).toContain('view=report');
  });

  it.each([
    [390, undefined],
    [1440, 'dark' as const],
  ])('passes axe on a screen of %i pixels, which it fits', async (width, colorScheme) => {
    const { page } = await opened(`unit=${CITY}&period=${month}`, {
      lang,
      width,
      ...(colorScheme ? { colorScheme } : {}),
    });

    expect(await axeViolations(page)).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
});

describe('the report', () => {
  it('names every unit below by its verdict, those that miss the target first', async () => {
    const { page } = await opened(`unit=${CITY}&period=${month}`);

    const rows = await page.locator('.report-appendix tbody th[scope=row]').allInnerTexts();
    const withheld = await page.locator('.report-withheld').innerText();

    const { children } = await resultOf(CITY);
    const [few, enough] = [true, false].map((isFew) =>
      children.flatMap(({ name, evidence }) => ((evidence === 'hidden') === isFew ? [name.vi] : [])),
    );
    expect(rows.map((row) => row.replace('*', '')).toSorted()).toEqual(enough?.toSorted());
    for (const name of few ?? []) expect(withheld).toContain(name);
    const groups = await page.locator('.report-appendix th[scope=rowgroup]').allInnerTexts();
    const expected = ['Chưa đạt', 'Chưa đủ bằng chứng', 'Đạt'];
    expect(groups.map((group) => group.replace(/ \(\d+\)$/, ''))).toEqual(
      expected.filter((each) => groups.some((group) => group.startsWith(`${each} (`))),
    );
  });

  it('has the target at the same place in all rows of all tables', async () => {
    const { page } = await opened(`unit=${CITY}&period=${month}`);

    const places = await page
      .locator('.report .interval .goal')
      .evaluateAll((lines) => lines.map((line) => line.getAttribute('x1')));

    expect(places.length).toBeGreaterThan(5);
    expect(new Set(places).size).toBe(1);
  });

  it('is black on white, whatever the screen is set to', async () => {
    const { page } = await opened(`unit=${WARD}&period=${month}`, { colorScheme: 'dark' });

    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });

    const colours = await page.locator('html').evaluate((root) => {
      const { color, backgroundColor } = getComputedStyle(root);
      return { color, backgroundColor };
    });
    expect(colours).toEqual({ color: 'rgb(0, 0, 0)', backgroundColor: 'rgb(255, 255, 255)' });
    expect(await page.locator('.bar, .side, .report-tools').filter({ visible: true }).count()).toBe(0);
  });

  it('says of few responses how many they are and nothing else of them', async () => {
    const { children } = await resultOf(CITY);
    const few = children.find(({ n, evidence }) => n > 0 && evidence === 'hidden');
    const { page } = await opened(`unit=${few?.unit}&period=${month}`);

    const { texts } = await printed(page);

    expect(texts.length).toBeLessThanOrEqual(2);
    expect(texts[0]).toContain('Dưới 10 phiếu: không hiển thị');
    expect(texts.join(' ')).not.toMatch(/Mức đánh giá|Lý do được chọn|Năm yếu tố/);
  });

  it('of a month without responses is one page', async () => {
    const { page } = await opened(`unit=${WARD}&period=2026-01`);

    const { texts } = await printed(page);

    expect(texts).toHaveLength(1);
    expect(texts[0]).toContain('Chưa có phiếu nào trong kỳ này.');
  });

  it('told by the units of now says that its changes are not', async () => {
    const { page } = await opened(`unit=${WARD}&period=${month.slice(0, 4)}&tree=now`);

    const text = await page.locator('.report').innerText();

    expect(text).toContain('theo đơn vị cuối kỳ');
    expect(text).toContain('Riêng mục này so sánh theo đơn vị của từng tháng');
    expect(text).toContain('tree=now');
  });

  it('has themes of comments for those alone who may read comments', async () => {
    const asked: string[] = [];
    const themes = 'Người dân nói về điều gì';
    const manager = await opened(`unit=${CITY}&period=${month}`);
    const counts = await manager.page.getByRole('heading', { name: themes }).count();
    await context.close();

    const { page } = await opened(`unit=${CITY}&period=${month}`, { role: 'viewer' });
    page.on('request', (request) => asked.push(request.url()));
    await page.reload();
    await complete(page, 'vi');

    expect(counts).toBe(1);
    expect(await page.getByRole('heading', { name: themes }).count()).toBe(0);
    expect(asked.filter((url) => url.includes('comment'))).toEqual([]);
  });
});
