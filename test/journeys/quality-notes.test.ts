import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { SurveyResponse } from '#domain/response.ts';
import { localHourOf, monthPlus } from '#domain/time.ts';
import { axeViolations } from '../support/axe.ts';
import { launchBrowser, watchPage } from '../support/browser.ts';
import { type City, startCity } from '../support/city.ts';
import { draftOf, reworded } from '../support/questionnaires.ts';

/** The last month that is over, and the one before. */
const MONTH = monthPlus(localHourOf(Date.now()).month, -1);
const BEFORE = monthPlus(MONTH, -1);

const SHIFTED = '00070';
const REWORDED = '00004';
const FEW = '00025';

/** Fifty ratings of a month at a unit, like one that is there. */
const fifty = (like: SurveyResponse, unit: string, month: string, more: Partial<SurveyResponse> = {}) =>
  Array.from({ length: 50 }, (_, at): SurveyResponse => {
    const { counter: _counter, ...rest } = like;
    const number = `${unit}${month.replace('-', '')}${String(at).padStart(3, '0')}`;
    return {
      ...rest,
      id: `01K9Z6N0Q3T4${number}`,
      unit,
      channel: 'kiosk',
      at: `${month}-10T09:${String(at).padStart(2, '0')}:00+07:00`,
      ...more,
    };
  });

const changed = (responses: readonly SurveyResponse[]): readonly SurveyResponse[] => {
  const own = new Set([SHIFTED, REWORDED, FEW]);
  const like = responses.find(({ answers }) => answers.overall !== undefined) as SurveyResponse;
  return [
    ...responses.filter(({ unit }) => !own.has(unit)),
    ...fifty(like, SHIFTED, BEFORE),
    ...fifty(like, SHIFTED, MONTH, { channel: 'link' }),
    ...fifty(like, REWORDED, BEFORE),
    ...fifty(like, REWORDED, MONTH, { questionnaireVersion: 2 }),
    ...fifty(like, FEW, BEFORE),
    ...fifty(like, FEW, MONTH).slice(0, 20),
  ];
};

/** A version in other words, which are not declared comparable. */
const publishReworded = async ({ url, token }: City): Promise<void> => {
  const headers = {
    authorization: `Bearer ${await token('officer', '01')}`,
    'content-type': 'application/json',
  };
  const path = `${url}/v1/questionnaires/post-service/versions/2`;
  const form = reworded('Ông/Bà thấy lần phục vụ vừa rồi thế nào?', 'How was the service you received?');
  const why = { vi: 'Câu hỏi dễ hiểu hơn', en: 'Easier to understand' };
  for (const [method, address, body] of [
    ['PUT', path, draftOf({ form, change: { isComparable: false, why } })],
    ['POST', `${path}/publish`, { replaces: 1 }],
  ] as const) {
    const answer = await fetch(address, { method, headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(await answer.text());
  }
};

let city: City;
let browser: Browser;
beforeAll(async () => {
  [city, browser] = await Promise.all([
    startCity({
      responses: 1000,
      edited: ({ organisation, responses }) => ({ organisation, responses: changed(responses) }),
    }),
    launchBrowser(),
  ]);
  await publishReworded(city);
});
afterAll(async () => {
  await browser?.close();
  await city?.close();
});

let context: BrowserContext;
afterEach(() => context.close());

const openNotes = async (unit: string, search: string, width = 1440) => {
  context = await browser.newContext({ viewport: { width, height: 900 } });
  const page = await context.newPage();
  const watch = await watchPage(page, city.url);
  const token = await city.token('manager', '01');
  const open = () => page.goto(`${city.url}/manage/?unit=${unit}${search}#token=${token}`);
  return { page, watch, open };
};
const notes = (page: Page) => page.locator('.changes .notes li');

describe('what is said of the figures on the overview', () => {
  it.each([
    [
      SHIFTED,
      'vi',
      'Kênh “Màn hình tại quầy” giảm từ 100\u00A0% xuống 0\u00A0% số phiếu: người trả lời có thể khác trước.',
    ],
    [
      SHIFTED,
      'en',
      'Channel “Kiosk at the counter” went from 100% to 0% of responses: other people may be answering.',
    ],
    [REWORDED, 'vi', 'Bộ câu hỏi đã thay đổi, nên hai kỳ không so sánh trực tiếp được.'],
    [REWORDED, 'en', 'The questionnaire changed, so the two periods cannot be compared directly.'],
    [FEW, 'vi', 'Ít phiếu (dưới 30 ở một trong hai kỳ): chỉ để tham khảo.'],
    [FEW, 'en', 'Few responses (under 30 in one of the periods): for reference only.'],
  ])('is told of %s in %s: %s', async (unit, language, sentence) => {
    const { page, watch, open } = await openNotes(unit, `&period=${MONTH}&lang=${language}`, 390);
    await open();
    await notes(page).first().waitFor();

    expect(await notes(page).allInnerTexts()).toContain(sentence);
    expect(await axeViolations(page)).toEqual([]);
    expect(watch).toEqual({ violations: [], foreignRequests: [] });
  });

  it('names the kiosks that are silent while the period goes on', async () => {
    const { page, open } = await openNotes(SHIFTED, '');
    // Which kiosks are silent is found out over weeks; here the answer is given as it would be then.
    await page.route(/\/v1\/devices\?/, (route) =>
      route.fulfill({
        json: {
          unit: SHIFTED,
          devices: [
            {
              state: 'silent',
              counter: '00070-03',
              unitName: { vi: 'Phường Hoàn Kiếm', en: 'Hoàn Kiếm Ward' },
            },
          ],
        },
      }),
    );
    await open();
    await page.getByText('1 thiết bị im lặng bất thường: 00070-03 (Phường Hoàn Kiếm).').waitFor();

    expect(await axeViolations(page)).toEqual([]);
  });

  it('is explained on the page of terms', async () => {
    const { page, open } = await openNotes(SHIFTED, '&view=help');
    await open();
    const term = page.locator('#channel-shift');

    expect(await term.innerText()).toContain('99 %');
    expect(await term.innerText()).toContain('R. G. Newcombe 1998');
    expect(await page.locator('#quality').innerText()).toContain('im lặng');
  });
});
